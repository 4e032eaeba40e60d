// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace strata::ui {

/// A dialog that is as large as what it says: it opens at the size its fields need, and grows when more is said later
/// (warnings of a plan), so that nothing is squeezed or clipped.
class FittingDialog : public QDialog {
    Q_OBJECT
public:
    using QDialog::QDialog;

protected:
    /// In pixels, at the least.
    virtual int narrowest() const;
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void growToFit();
};

} // namespace strata::ui

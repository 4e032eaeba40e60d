// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshottree.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace strata::ui {

/// A snapshot's name and description, to be changed; or the name that a forgotten state is to get.
class DescribeDialog : public QDialog {
    Q_OBJECT
public:
    enum class Kind { Describe, Adopt };
    DescribeDialog(const SnapshotNode& node, Kind kind, QWidget* parent);

    QString name() const;
    QString description() const;

private:
    void refresh();

    QLineEdit* name_;
    QPlainTextEdit* description_;
    QPushButton* act_ = nullptr;
};

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace strata::ui {

class PaneSplitter;

/// The three panes side by side. Below 900 pixels the inspector goes under the machine and the library folds away;
/// wide and narrow remember their sizes each.
class Workspace : public QWidget {
    Q_OBJECT
public:
    Workspace(QWidget* library, QWidget* machine, QWidget* inspector, QWidget* parent = nullptr);

    bool isNarrow() const { return narrow_; }
    bool isLibraryShown() const;
    bool isInspectorShown() const { return inspectorShown_; }
    void setLibraryShown(bool shown);
    void setInspectorShown(bool shown);
    /// Without a machine there is nothing to inspect: the pane is hidden whatever was chosen.
    void setInspectorUseful(bool useful);

    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& layout);

signals:
    void shownPanesChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void apply();
    void rememberSizes();

    QWidget* library_;
    QWidget* inspector_;
    PaneSplitter* outer_; ///< library | rest
    PaneSplitter* inner_; ///< machine | inspector, or one above the other
    QList<int> outerSizes_;
    QList<int> wideSizes_;
    QList<int> narrowSizes_;
    bool narrow_ = false;
    bool libraryShownWide_ = true;
    bool libraryShownNarrow_ = false;
    bool inspectorShown_ = true;
    bool inspectorUseful_ = false;
};

} // namespace strata::ui

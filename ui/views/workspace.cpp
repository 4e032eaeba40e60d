// SPDX-License-Identifier: Apache-2.0
#include "ui/views/workspace.h"

#include "ui/views/panesplitter.h"

#include <QDataStream>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr int kNarrowBelow = 900;
constexpr quint32 kLayoutVersion = 1;

} // namespace

Workspace::Workspace(QWidget* library, QWidget* machine, QWidget* inspector, QWidget* parent)
    : QWidget(parent), library_(library), inspector_(inspector), outer_(new PaneSplitter(Qt::Horizontal, this)),
      inner_(new PaneSplitter(Qt::Horizontal, outer_)), outerSizes_{208, 1072}, wideSizes_{704, 368}, narrowSizes_{
                                                                                                          360, 320} {
    wideSizes_[1] = std::max(wideSizes_[1], inspector->sizeHint().width());
    inner_->addWidget(machine);
    inner_->addWidget(inspector);
    inner_->setStretchFactor(0, 1);
    inner_->setStretchFactor(1, 0);
    outer_->addWidget(library);
    outer_->addWidget(inner_);
    outer_->setStretchFactor(0, 0);
    outer_->setStretchFactor(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(outer_);
    connect(outer_, &QSplitter::splitterMoved, this, &Workspace::rememberSizes);
    connect(inner_, &QSplitter::splitterMoved, this, &Workspace::rememberSizes);
    apply();
}

bool Workspace::isLibraryShown() const { return narrow_ ? libraryShownNarrow_ : libraryShownWide_; }

void Workspace::setLibraryShown(bool shown) {
    rememberSizes();
    (narrow_ ? libraryShownNarrow_ : libraryShownWide_) = shown;
    apply();
}

void Workspace::setInspectorShown(bool shown) {
    rememberSizes();
    inspectorShown_ = shown;
    apply();
}

void Workspace::setInspectorUseful(bool useful) {
    if (inspectorUseful_ == useful)
        return;
    rememberSizes();
    inspectorUseful_ = useful;
    apply();
}

void Workspace::apply() {
    library_->setVisible(isLibraryShown());
    inspector_->setVisible(inspectorShown_ && inspectorUseful_);
    inner_->setOrientation(narrow_ ? Qt::Vertical : Qt::Horizontal);
    inner_->setSizes(narrow_ ? narrowSizes_ : wideSizes_);
    outer_->setSizes(outerSizes_);
    emit shownPanesChanged();
}

void Workspace::rememberSizes() {
    if (!isVisible()) // nothing is laid out yet, or no longer
        return;
    // A hidden pane has the size 0: that is not one to come back to.
    if (!library_->isHidden())
        outerSizes_ = outer_->sizes();
    if (!inspector_->isHidden())
        (narrow_ ? narrowSizes_ : wideSizes_) = inner_->sizes();
}

void Workspace::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool narrow = event->size().width() < kNarrowBelow;
    if (narrow == narrow_)
        return;
    if (event->oldSize().isValid())
        rememberSizes();
    narrow_ = narrow;
    apply();
}

QByteArray Workspace::saveLayout() const {
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream << kLayoutVersion << outerSizes_ << wideSizes_ << narrowSizes_ << libraryShownWide_ << inspectorShown_;
    return layout;
}

void Workspace::restoreLayout(const QByteArray& layout) {
    QDataStream stream(layout);
    quint32 version = 0;
    QList<int> outer;
    QList<int> wide;
    QList<int> narrow;
    bool library = true;
    bool inspector = true;
    stream >> version >> outer >> wide >> narrow >> library >> inspector;
    if (version != kLayoutVersion || stream.status() != QDataStream::Ok || outer.size() != 2 || wide.size() != 2
        || narrow.size() != 2)
        return;
    outerSizes_ = outer;
    wideSizes_ = wide;
    narrowSizes_ = narrow;
    libraryShownWide_ = library;
    inspectorShown_ = inspector;
    apply();
}

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/views/inlinemessage.h"

#include "ui/commands/iconset.h"
#include "ui/text/coretext.h"
#include "ui/text/statuscolor.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace strata::ui {
namespace {

QLabel* plainLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    // Names from files reach these labels: never let them be taken for rich text.
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

QIcon iconFor(Severity severity) {
    switch (severity) {
    case Severity::Warning: return statusIcon(StatusRole::Attention);
    case Severity::Error: return statusIcon(StatusRole::Bad);
    case Severity::Note: break;
    }
    return lineIcon(QStringLiteral("info"));
}

} // namespace

InlineMessage::InlineMessage(QWidget* parent)
    : QFrame(parent), icon_(new QLabel(this)), title_(plainLabel(this)), text_(plainLabel(this)),
      details_(plainLabel(this)), detailsButton_(new QPushButton(tr("&Details"), this)),
      closeButton_(new QToolButton(this)), buttons_(new QHBoxLayout), body_(new QBoxLayout(QBoxLayout::TopToBottom)) {
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Window); // applyColors() tints it, whatever the pane around has
    setAutoFillBackground(true);
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    details_->setFont(QFont(QStringLiteral("monospace")));
    detailsButton_->setCheckable(true);
    closeButton_->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    closeButton_->setAutoRaise(true);
    closeButton_->setToolTip(tr("Close this message"));
    closeButton_->setAccessibleName(tr("Close this message"));
    icon_->setAlignment(Qt::AlignTop);

    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(title_);
    words->addWidget(text_);
    words->addWidget(details_);
    buttons_->setSpacing(8);
    buttons_->addStretch();
    buttons_->addWidget(detailsButton_);
    body_->setSpacing(4);
    body_->addLayout(words, 1);
    body_->addLayout(buttons_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(12);
    row->addWidget(icon_);
    row->addLayout(body_, 1);
    row->addWidget(closeButton_, 0, Qt::AlignTop);

    connect(closeButton_, &QToolButton::clicked, this, &InlineMessage::dismiss);
    connect(detailsButton_, &QPushButton::toggled, this, &InlineMessage::toggleDetails);
    hide();
}

void InlineMessage::showMessage(Severity severity, const QString& title, const QString& text) {
    severity_ = severity;
    clearButtons();
    title_->setText(title);
    text_->setText(text);
    text_->setVisible(!text.isEmpty());
    body_->setDirection(text.isEmpty() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    setDetails({});
    icon_->setAccessibleName(severityText(severity));
    setAccessibleName(tr("%1: %2").arg(severityText(severity), title));
    setAccessibleDescription(text);
    applyColors();
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void InlineMessage::showError(const Error& error) {
    showMessage(Severity::Error, errorSummary(error), errorAdvice(error));
    setDetails(errorDetails(error));
}

void InlineMessage::setDetails(const QString& details) {
    details_->setText(details);
    detailsButton_->setVisible(!details.isEmpty());
    detailsButton_->setChecked(false);
    toggleDetails(false);
}

QPushButton* InlineMessage::addButton(const QString& text) {
    auto* button = new QPushButton(text, this);
    buttons_->addWidget(button);
    button->show();
    return button;
}

void InlineMessage::setClosable(bool closable) { closeButton_->setVisible(closable); }

QString InlineMessage::title() const { return title_->text(); }
QString InlineMessage::text() const { return text_->text(); }

void InlineMessage::dismiss() {
    hide();
    emit dismissed();
}

void InlineMessage::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyColors();
}

void InlineMessage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && closeButton_->isVisible())
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void InlineMessage::applyColors() {
    if (coloring_) // setPalette() comes back here as a PaletteChange
        return;
    coloring_ = true;
    // Start from what the surroundings have, so that a change of theme is followed.
    QPalette colors = parentWidget() != nullptr ? parentWidget()->palette() : QPalette();
    const StatusRole role = severity_ == Severity::Error ? StatusRole::Bad : StatusRole::Attention;
    const QColor background =
        severity_ == Severity::Note ? colors.color(QPalette::AlternateBase) : statusBackground(role, colors);
    colors.setColor(QPalette::Window, background);
    setPalette(colors);
    const int side = style()->pixelMetric(QStyle::PM_LargeIconSize) * 3 / 4;
    icon_->setPixmap(iconFor(severity_).pixmap(QSize(side, side), devicePixelRatioF()));
    coloring_ = false;
}

void InlineMessage::clearButtons() {
    while (buttons_->count() > 2)
        delete buttons_->takeAt(2)->widget();
}

void InlineMessage::toggleDetails(bool shown) { details_->setVisible(shown); }

} // namespace strata::ui

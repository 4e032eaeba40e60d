// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/report.h"

#include <QFrame>

class QAction;
class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace strata::ui {

/// A bar over the pane it concerns: what happened, why, what to do, with the ways out as buttons. Never modal.
/// Starts hidden; show...() makes it appear and tells screen readers.
class InlineMessage : public QFrame {
    Q_OBJECT
public:
    explicit InlineMessage(QWidget* parent = nullptr);

    /// `title` bold, `text` below it (may be empty); both shown as plain text. Clears buttons and details.
    void showMessage(Severity severity, const QString& title, const QString& text = {});
    void showError(const Error& error);
    /// Copyable text behind a "Details" button.
    void setDetails(const QString& details);
    /// Adds a button; the message does not hide itself when it is pressed.
    QPushButton* addButton(const QString& text);
    /// A close button at the end (on by default).
    void setClosable(bool closable);

    Severity severity() const { return severity_; }
    QString title() const;
    QString text() const;

public slots:
    void dismiss();

signals:
    void dismissed();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void applyColors();
    void clearButtons();
    void toggleDetails(bool shown);

    Severity severity_ = Severity::Note;
    QLabel* icon_;
    QLabel* title_;
    QLabel* text_;
    QLabel* details_;
    QPushButton* detailsButton_;
    QToolButton* closeButton_;
    QHBoxLayout* buttons_;
    QBoxLayout* body_; ///< words and buttons: beside each other if there is one line only
    bool coloring_ = false;
};

} // namespace strata::ui

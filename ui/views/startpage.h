// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/valuetablemodel.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QVBoxLayout;

namespace strata::ui {

class CommandSet;
class DocumentSet;
class Settings;

/// What a person sees first: one sentence, the ways to begin, what was open lately.
class StartPage : public QWidget {
    Q_OBJECT
public:
    StartPage(DocumentSet& documents, const Settings& settings, const CommandSet& commands,
              QWidget* parent = nullptr);

private:
    QWidget* buildGreeting(const CommandSet& commands);
    QWidget* buildRecent();
    void drawIcon();
    void refreshRecent();

    DocumentSet& documents_;
    const Settings& settings_;
    QLabel* icon_;
    QWidget* recentBox_ = nullptr;
    QListView* recent_ = nullptr;
    ValueTableModel<QString>* model_;
};

} // namespace strata::ui

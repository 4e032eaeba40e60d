// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;

namespace strata::ui {

class Settings;

/// The user's choices: few, each with a word of why, found by typing. What is chosen is kept at once.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(Settings& settings, QWidget* parent);

    /// Shows only what has these words; empty: all.
    void setFilter(const QString& words);

signals:
    void changed();        ///< colours, notifications, sleep: they count from now on
    void windowOutdated(); ///< language, units: the window has to be made anew; after this dialog has closed

private:
    struct Entry {
        QWidget* editor = nullptr;
        QLabel* why = nullptr;
        QString words; ///< to search in
    };

    void add(const QString& label, QWidget* editor, const QString& why);
    QComboBox* addChoice(const QString& label, const QString& why, const QStringList& titles);
    QCheckBox* addSwitch(const QString& label, const QString& why);
    void build();
    void fill(const Settings& settings);
    void keep();
    void restoreStandard();

    Settings& settings_;
    QFormLayout* form_;
    QLabel* nothing_; ///< "Nothing matches"
    std::vector<Entry> entries_;
    QComboBox* language_ = nullptr;
    QComboBox* colors_ = nullptr;
    QComboBox* units_ = nullptr;
    QCheckBox* notifies_ = nullptr;
    QCheckBox* keepsAwake_ = nullptr;
    bool showing_ = false; ///< what changes is not the user's choice
    bool outdated_ = false;
};

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/settings/colorchoice.h"
#include "ui/text/sizeunits.h"

#include <QByteArray>
#include <QKeySequence>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace strata::ui {

/// What the window remembers. Two INI files: choices of the user (XDG config) and traces of use (XDG state), so that
/// somebody may copy or keep the first without the second.
class Settings {
public:
    /// The user's own files.
    Settings();
    /// For tests: files in a folder of their own.
    explicit Settings(const QString& folder);

    /// "": the system's; else "en", "zh_CN" ...
    QString language() const;
    void setLanguage(const QString& name);
    ColorChoice colors() const;
    void setColors(ColorChoice colors);
    SizeUnits sizeUnits() const;
    void setSizeUnits(SizeUnits units);
    /// Whether the desktop is told that a job ended.
    bool notifies() const;
    void setNotifies(bool notifies);
    /// Whether the computer is kept from falling asleep while disks are written.
    bool keepsAwake() const;
    void setKeepsAwake(bool keepsAwake);
    /// Shortcut the user gave to a command; `standard` if none was given.
    QKeySequence shortcut(const QString& command, const QKeySequence& standard) const;
    void setShortcut(const QString& command, const QKeySequence& keys);
    void resetShortcut(const QString& command);

    QStringList library() const; ///< paths, in the order they were opened
    void setLibrary(const QStringList& paths);
    QStringList recent() const; ///< paths, latest first
    void setRecent(const QStringList& paths);
    QString lastFolder() const; ///< where a file dialog begins
    void setLastFolder(const QString& folder);
    /// Geometry and pane sizes, by name of the widget.
    QByteArray layout(const QString& widget) const;
    void setLayout(const QString& widget, const QByteArray& state);
    /// Where what the jobs did is kept.
    const QString& jobHistoryFile() const { return jobHistory_; }

private:
    QSettings config_;
    QSettings state_;
    QString jobHistory_;
};

} // namespace strata::ui

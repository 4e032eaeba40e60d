// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/settings.h"

#include <QDir>
#include <QStandardPaths>

namespace strata::ui {
namespace {

const QString kJobHistory = QStringLiteral("/jobs.jsonl");

/// $XDG_STATE_HOME; QStandardPaths knows it only from Qt 6.7 on.
QString stateHome() {
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    if (QDir::isAbsolutePath(given) && !QStandardPaths::isTestModeEnabled())
        return given;
    return QStandardPaths::isTestModeEnabled()
               ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
               : QDir::homePath() + QStringLiteral("/.local/state");
}

} // namespace

Settings::Settings()
    : config_(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
                  + QStringLiteral("/strata/strata.ini"),
              QSettings::IniFormat),
      state_(stateHome() + QStringLiteral("/strata/window.ini"), QSettings::IniFormat),
      jobHistory_(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + kJobHistory) {}

Settings::Settings(const QString& folder)
    : config_(folder + QStringLiteral("/strata.ini"), QSettings::IniFormat),
      state_(folder + QStringLiteral("/window.ini"), QSettings::IniFormat), jobHistory_(folder + kJobHistory) {}

QString Settings::language() const { return config_.value(QStringLiteral("language")).toString(); }
void Settings::setLanguage(const QString& name) { config_.setValue(QStringLiteral("language"), name); }

QKeySequence Settings::shortcut(const QString& command, const QKeySequence& standard) const {
    const QVariant given = config_.value(QStringLiteral("shortcuts/") + command);
    return given.isValid() ? QKeySequence(given.toString(), QKeySequence::PortableText) : standard;
}

void Settings::setShortcut(const QString& command, const QKeySequence& keys) {
    config_.setValue(QStringLiteral("shortcuts/") + command, keys.toString(QKeySequence::PortableText));
}

void Settings::resetShortcut(const QString& command) { config_.remove(QStringLiteral("shortcuts/") + command); }

QStringList Settings::library() const { return state_.value(QStringLiteral("library")).toStringList(); }
void Settings::setLibrary(const QStringList& paths) { state_.setValue(QStringLiteral("library"), paths); }
QStringList Settings::recent() const { return state_.value(QStringLiteral("recent")).toStringList(); }
void Settings::setRecent(const QStringList& paths) { state_.setValue(QStringLiteral("recent"), paths); }

QString Settings::lastFolder() const {
    return state_.value(QStringLiteral("lastFolder"), QDir::homePath()).toString();
}
void Settings::setLastFolder(const QString& folder) { state_.setValue(QStringLiteral("lastFolder"), folder); }

QByteArray Settings::layout(const QString& widget) const {
    return state_.value(QStringLiteral("layout/") + widget).toByteArray();
}
void Settings::setLayout(const QString& widget, const QByteArray& state) {
    state_.setValue(QStringLiteral("layout/") + widget, state);
}

} // namespace strata::ui

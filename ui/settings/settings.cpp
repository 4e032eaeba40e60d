// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/settings.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>

namespace strata::ui {
namespace {

// In the order of their enumerators.
const QStringList kColors{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark"),
                          QStringLiteral("contrast")};
const QStringList kUnits{QStringLiteral("traditional"), QStringLiteral("binary"), QStringLiteral("decimal")};

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

/// By name, so that the file can be read and no later enumerator changes what it says.
ColorChoice Settings::colors() const {
    return static_cast<ColorChoice>(
        std::max<qsizetype>(0, kColors.indexOf(config_.value(QStringLiteral("colors")).toString())));
}
void Settings::setColors(ColorChoice colors) {
    config_.setValue(QStringLiteral("colors"), kColors.at(static_cast<qsizetype>(colors)));
}
SizeUnits Settings::sizeUnits() const {
    return static_cast<SizeUnits>(
        std::max<qsizetype>(0, kUnits.indexOf(config_.value(QStringLiteral("sizeUnits")).toString())));
}
void Settings::setSizeUnits(SizeUnits units) {
    config_.setValue(QStringLiteral("sizeUnits"), kUnits.at(static_cast<qsizetype>(units)));
}
bool Settings::notifies() const { return config_.value(QStringLiteral("notifies"), true).toBool(); }
void Settings::setNotifies(bool notifies) { config_.setValue(QStringLiteral("notifies"), notifies); }
bool Settings::keepsAwake() const { return config_.value(QStringLiteral("keepsAwake"), true).toBool(); }
void Settings::setKeepsAwake(bool keepsAwake) { config_.setValue(QStringLiteral("keepsAwake"), keepsAwake); }

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

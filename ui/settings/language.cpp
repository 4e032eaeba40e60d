// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace strata::ui {

QList<Language::Choice> Language::choices() {
    return {{QString(), QCoreApplication::translate("Language", "As the System")},
            {QStringLiteral("en"), QStringLiteral("English")},
            {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
}

void Language::use(const QString& name) {
    const QLocale locale = name.isEmpty() ? QLocale::system() : QLocale(name);
    QLocale::setDefault(locale);
    for (QTranslator* translator : {&own_, &qt_})
        QCoreApplication::removeTranslator(translator);
    // English has a translation, too: it makes "1 disk" and "2 disks" of "%n disk(s)".
    if (!own_.load(locale, QStringLiteral("strata"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        static_cast<void>(own_.load(QStringLiteral(":/i18n/strata_en.qm")));
    QCoreApplication::installTranslator(&own_);
    if (qt_.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt_);
}

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QTranslator>

namespace strata::ui {

/// Installs the window's and Qt's own texts in a language. Texts are fetched when widgets are made: change it before
/// the window, or make the window anew.
class Language {
public:
    struct Choice {
        QString name;  ///< "zh_CN"; "" for the system's
        QString title; ///< in that language; for "" in the present one
    };
    /// The system's first, then what there are translations for.
    static QList<Choice> choices();

    /// `name` as in Choice; LANGUAGE and the locale decide for "".
    void use(const QString& name);

private:
    QTranslator own_;
    QTranslator qt_;
};

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSize>
#include <QString>

namespace strata::test {

/// How the window looks in a set of pictures.
struct Mode {
    enum class Colors { Light, Dark, Contrast };
    QString name;
    QString language = QStringLiteral("en");
    Colors colors = Colors::Light;
    bool rightToLeft = false;
    bool longWords = false; ///< a language with half as long again words
    int fontPoints = 0; ///< 0: as the platform has it
    QSize size = {1280, 800};
    double scale = 1;
};

/// All there are; the first is the usual one.
const QList<Mode>& allModes();

} // namespace strata::test

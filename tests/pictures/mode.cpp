// SPDX-License-Identifier: Apache-2.0
#include "tests/pictures/mode.h"

#include <QList>

namespace strata::test {

const QList<Mode>& allModes() {
    static const QList<Mode> modes{
        {.name = QStringLiteral("light")},
        {.name = QStringLiteral("dark"), .colors = Mode::Colors::Dark},
        {.name = QStringLiteral("contrast"), .colors = Mode::Colors::Contrast},
        {.name = QStringLiteral("chinese"), .language = QStringLiteral("zh_CN")},
        {.name = QStringLiteral("chinese-dark"), .language = QStringLiteral("zh_CN"), .colors = Mode::Colors::Dark},
        {.name = QStringLiteral("right-to-left"), .rightToLeft = true},
        {.name = QStringLiteral("long-words"), .longWords = true},
        {.name = QStringLiteral("large-type"), .fontPoints = 14},
        {.name = QStringLiteral("small-screen"), .size = {1024, 600}},
        {.name = QStringLiteral("half-screen"), .size = {640, 760}},
        {.name = QStringLiteral("double"), .scale = 2},
        {.name = QStringLiteral("one-and-a-quarter"), .scale = 1.25},
    };
    return modes;
}

} // namespace strata::test

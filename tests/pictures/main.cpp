// SPDX-License-Identifier: Apache-2.0
// strata-pictures FOLDER MODE: pictures of every pane, dialog and state of the window in one mode, and a contact
// sheet.
#include "tests/pictures/scenes.h"
#include "tests/ui/longwords.h"
#include "ui/settings/language.h"
#include "ui/settings/outlinedstyle.h"
#include "ui/settings/palettes.h"

#include <QApplication>
#include <QDir>

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace {

using strata::test::Mode;

int sayModes() {
    for (const Mode& mode : strata::test::allModes())
        std::printf("%s ", qPrintable(mode.name));
    std::printf("\n");
    return 0;
}

void dress(const Mode& mode) {
    switch (mode.colors) {
    case Mode::Colors::Light: QApplication::setPalette(strata::ui::lightPalette()); break;
    case Mode::Colors::Dark: QApplication::setPalette(strata::ui::darkPalette()); break;
    case Mode::Colors::Contrast: QApplication::setPalette(strata::ui::contrastPalette()); break;
    }
    if (mode.rightToLeft)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    if (mode.fontPoints > 0) {
        QFont font = QApplication::font();
        font.setPointSize(mode.fontPoints);
        QApplication::setFont(font);
    }
}

} // namespace

int main(int argc, char* argv[]) {
    if (argc == 2 && std::string_view(argv[1]) == "--modes")
        return sayModes();
    const QString wanted = argc == 3 ? QString::fromLocal8Bit(argv[2]) : QString();
    const auto& modes = strata::test::allModes();
    const auto mode = std::ranges::find(modes, wanted, &Mode::name);
    if (mode == modes.end()) {
        std::fputs("Usage: strata-pictures FOLDER MODE, or strata-pictures --modes\n", stderr);
        return 2;
    }
    qputenv("QT_SCALE_FACTOR", QByteArray::number(mode->scale));
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    strata::ui::useOutlinedStyle();
    dress(*mode);
    strata::ui::Language language;
    language.use(mode->language);
    strata::test::LongWords longWords;
    if (mode->longWords)
        QCoreApplication::installTranslator(&longWords);
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    strata::test::PictureBook book(folder.filePath(mode->name));
    strata::test::Scenes(*mode, book).takeAll();
    const bool good = book.finish(folder.filePath(mode->name));
    std::printf("%s: %d pictures\n", qPrintable(mode->name), book.count());
    return good ? 0 : 1;
}

// SPDX-License-Identifier: Apache-2.0
#include "app/gui/screenshot.h"
#include "core/io/filesystem.h"
#include "ui/commands/iconset.h"
#include "ui/jobs/jobherald.h"
#include "ui/jobs/jobhistory.h"
#include "ui/jobs/jobqueue.h"
#include "ui/settings/language.h"
#include "ui/settings/outlinedstyle.h"
#include "ui/settings/palettes.h"
#include "ui/settings/settings.h"
#include "ui/text/format.h"
#include "ui/views/machinepane.h"
#include "ui/windowset.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace {

struct Arguments {
    bool sample = false;
    QString screenshot;
    QSize size;
    QString language;
    bool dark = false;
    bool graph = false;
    QStringList paths;
};

Arguments parseArguments(const QCoreApplication& application) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("main", text); };
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr(QT_TRANSLATE_NOOP("main", "Virtual disks and snapshots of VMware machines.")));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption sample(QStringLiteral("sample"),
                                    tr(QT_TRANSLATE_NOOP("main", "Makes a small sample machine and opens it.")));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"),
        tr(QT_TRANSLATE_NOOP("main", "Writes a picture of the window to FILE and ends.")), QStringLiteral("FILE"));
    const QCommandLineOption size(QStringLiteral("size"),
                                  tr(QT_TRANSLATE_NOOP("main", "Size of the window, for example 1200x760.")),
                                  QStringLiteral("WIDTHxHEIGHT"));
    const QCommandLineOption language(QStringLiteral("language"),
                                      tr(QT_TRANSLATE_NOOP("main", "Language of this run: en or zh_CN.")),
                                      QStringLiteral("NAME"));
    const QCommandLineOption palette(QStringLiteral("palette"),
                                     tr(QT_TRANSLATE_NOOP("main", "Colours of this run: light or dark.")),
                                     QStringLiteral("NAME"));
    const QCommandLineOption tab(QStringLiteral("tab"),
                                 tr(QT_TRANSLATE_NOOP("main", "What to show of the machine: tree or graph.")),
                                 QStringLiteral("NAME"));
    parser.addOptions({sample, screenshot, size, language, palette, tab});
    parser.addPositionalArgument(QStringLiteral("PATH"),
                                 tr(QT_TRANSLATE_NOOP("main", "Folders, .vmx or .vmdk files to open.")),
                                 QStringLiteral("[PATH...]"));
    parser.process(application);
    const QStringList sides = parser.value(size).split(QLatin1Char('x'));
    return {parser.isSet(sample),
            parser.value(screenshot),
            QSize(sides.value(0).toInt(), sides.value(1).toInt()),
            parser.value(language),
            parser.value(palette) == QLatin1String("dark"),
            parser.value(tab) == QLatin1String("graph"),
            parser.positionalArguments()};
}

} // namespace

int main(int argc, char* argv[]) {
    using namespace strata;
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("strata"));
    QApplication::setApplicationDisplayName(QStringLiteral("Strata"));
    QApplication::setApplicationVersion(QStringLiteral(STRATA_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.strata.Strata"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/io.github.strata.Strata.svg")));

    const Arguments arguments = parseArguments(application);
    ui::useOutlinedStyle();
    // A picture shows the window as it comes, and leaves no trace in the user's settings.
    const QTemporaryDir scratch;
    const auto settings = arguments.screenshot.isEmpty() ? std::make_unique<ui::Settings>()
                                                         : std::make_unique<ui::Settings>(scratch.path());
    ui::Language language;
    language.use(arguments.language.isEmpty() ? settings->language() : arguments.language);
    ui::setSizeUnits(settings->sizeUnits());
    ui::useColors(arguments.dark ? ui::ColorChoice::Dark : settings->colors());
    ui::JobQueue jobs(nativeFileSystem());
    ui::JobHistory history(jobs, settings->jobHistoryFile());
    ui::JobHerald herald(jobs, {});
    const auto obeySettings = [&] {
        herald.setNotifies(settings->notifies());
        herald.setKeepsAwake(settings->keepsAwake());
    };
    obeySettings();

    ui::WindowSet windows(
        {nativeFileSystem(), *settings, jobs, history, ui::coreSnapshotReader(), ui::coreSnapshotOperations()});
    QObject::connect(&windows, &ui::WindowSet::outdated, &application, [&] {
        language.use(settings->language());
        ui::setSizeUnits(settings->sizeUnits());
        windows.remakeAll();
    });
    QObject::connect(&windows, &ui::WindowSet::settingsChanged, &application, [&] {
        ui::useColors(settings->colors());
        obeySettings();
    });
    ui::MainWindow* window = &windows.open();
    QObject::connect(&herald, &ui::JobHerald::raiseRequested, &application, [&] { windows.first().bringToFront(); });
    if (arguments.size.isValid() && !arguments.size.isEmpty())
        window->resize(arguments.size);
    if (arguments.sample)
        window->openSample();
    for (const QString& path : arguments.paths)
        window->open(ui::toPath(path));
    if (arguments.graph)
        window->machine().showTab(ui::MachinePane::GraphTab);
    std::unique_ptr<Screenshot> screenshot;
    if (!arguments.screenshot.isEmpty())
        screenshot = std::make_unique<Screenshot>(*window, arguments.screenshot, nullptr);
    return QApplication::exec();
}

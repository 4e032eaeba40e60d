// SPDX-License-Identifier: Apache-2.0
// The flows that people come for, over real files: open a machine, make a disk, copy one, branch and go back, look
// after a disk. Each by mouse alone and by keyboard alone, in English and Chinese, light and dark, left to right and
// right to left. What counts is what the files say afterwards.
#include "core/disk/diskinfo.h"
#include "core/machine/snapshottree.h"
#include "core/ops/compareop.h"
#include "tests/support/machines.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"
#include "tests/ui/windowperson.h"
#include "ui/models/metadatamodel.h"
#include "ui/settings/language.h"
#include "ui/settings/palettes.h"
#include "ui/text/format.h"
#include "ui/views/inspectorpane.h"
#include "ui/views/metadatapage.h"
#include "ui/views/metadatastack.h"

#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QProcess>
#include <QStandardPaths>
#include <QTabBar>
#include <QTableView>

using namespace strata;
using namespace strata::ui;
using strata::test::WindowFixture;
using strata::test::WindowPerson;
namespace files = std::filesystem;

namespace {

/// How the program is dressed; undone at its end.
class Dress {
public:
    Dress(const QString& language, bool dark, bool rightToLeft) : palette_(QApplication::palette()) {
        language_.use(language);
        QApplication::setPalette(dark ? darkPalette() : lightPalette());
        QApplication::setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    }
    ~Dress() {
        QApplication::setPalette(palette_);
        QApplication::setLayoutDirection(Qt::LeftToRight);
        language_.use(QStringLiteral("en"));
    }

private:
    Language language_;
    QPalette palette_;
};

class FlowsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QVERIFY(home_.isValid());
        makeSampleMachine(nativeFileSystem(), toPath(home_.path()) / "pattern");
    }

    void init() {
        QFETCH(const QString, language);
        QFETCH(const bool, mouse);
        QFETCH(const bool, dark);
        QFETCH(const bool, rightToLeft);
        dress_ = std::make_unique<Dress>(language, dark, rightToLeft);
        place_ = toPath(home_.path()) / ("case " + std::to_string(++cases_));
        files::create_directory(place_);
        fixture_ = WindowFixture::real(nativeFileSystem());
        fixture_->window().resize(1400, 800);
        person_ = std::make_unique<WindowPerson>(*fixture_, mouse);
    }
    void cleanup() {
        person_.reset();
        fixture_.reset();
        dress_.reset();
        files::remove_all(place_);
    }

    void aMachineIsOpenedAndSeen_data() { everyWay(); }
    void aMachineIsOpenedAndSeen() {
        bring(machine());
        const SnapshotTree tree = readSnapshotTree(nativeFileSystem(), machine());
        const SnapshotTree& shown = *fixture_->documents().current()->snapshots();
        QCOMPARE(shown.nodes.size(), tree.nodes.size());
        for (const SnapshotNode& node : shown.nodes) {
            QVERIFY(node.sizes.has_value());
            person_->select(nodeTitle(node));
            QCOMPARE(fixture_->documents().current()->selectedNode()->id, node.id);
        }
        auto* tabs = fixture_->window().machine().findChild<QTabWidget*>();
        for (int tab = 1; tab < tabs->count(); ++tab) {
            if (person_->usesMouse())
                QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tab).center());
            else
                person_->key(static_cast<Qt::Key>(Qt::Key_1 + tab), Qt::ControlModifier);
            QCOMPARE(tabs->currentIndex(), tab);
        }
    }

    void aDiskIsMade_data() { everyWay(); }
    void aDiskIsMade() {
        bring(machine());
        person_->ask(Command::NewDisk);
        person_->agree();
        QTRY_VERIFY(fixture_->documents().current()->selectedDisk().info != nullptr);
        const files::path made = fixture_->documents().current()->selection().disk;
        QCOMPARE(made.parent_path(), machine());
        QCOMPARE(readDiskInfo(nativeFileSystem(), made, {}, false).problems.size(), std::size_t{0});
        QCOMPARE(peerSays({"info", "--output=json", fromPath(made)}), 0);
    }

    void aDiskIsCopied_data() { everyWay(); }
    void aDiskIsCopied() {
        bring(machine());
        person_->select(presentTitle());
        person_->ask(Command::CloneDisk);
        person_->agree();
        const Job& job = *fixture_->jobs().jobs().last();
        QCOMPARE(job.plan().creates.empty(), false);
        const files::path source = fixture_->documents().current()->selection().disk;
        QCOMPARE(peerSays({"compare", fromPath(source), fromPath(job.plan().creates.front())}), 0);
    }

    void oneBranchesAndGoesBack_data() { everyWay(); }
    void oneBranchesAndGoesBack() {
        bring(machine());
        const auto count = [this](NodeKind kind) {
            const SnapshotTree tree = readSnapshotTree(nativeFileSystem(), machine());
            return std::ranges::count(tree.nodes, kind, &SnapshotNode::kind);
        };
        const auto parentOfPresent = [this] {
            const SnapshotTree tree = readSnapshotTree(nativeFileSystem(), machine());
            const int parent = tree.nodes[static_cast<std::size_t>(tree.present)].parent;
            return tree.nodes[static_cast<std::size_t>(parent)].name;
        };
        const auto snapshots = count(NodeKind::Snapshot);
        const std::string first = fixture_->documents().current()->snapshots()->nodes.front().name;
        const std::string before = parentOfPresent();
        QVERIFY(before != first);
        person_->ask(Command::TakeSnapshot);
        person_->agree();
        QCOMPARE(count(NodeKind::Snapshot), snapshots + 1);
        person_->select(QString::fromStdString(first));
        person_->ask(Command::BranchSnapshot);
        person_->agree();
        QCOMPARE(parentOfPresent(), first);
        QVERIFY(count(NodeKind::Snapshot) >= snapshots + 1);
        person_->select(QString::fromStdString(before));
        person_->ask(Command::GoToSnapshot);
        person_->agree();
        QCOMPARE(parentOfPresent(), before);
        person_->ask(Command::UndoSnapshotStep);
        fixture_->waitUntilIdle();
        QTRY_COMPARE(parentOfPresent(), first);
    }

    void aDiskIsLookedAfter_data() { everyWay(); }
    void aDiskIsLookedAfter() {
        const files::path disk = place_ / "Alone.vmdk";
        test::makeDisk(nativeFileSystem(), disk, CreateType::MonolithicSparse, Sectors(64 << 11U));
        for (const std::uint64_t mib : {40U, 3U, 21U, 9U}) // not in the guest's order
            test::writeInto(nativeFileSystem(), disk, mib << 20U, mib);
        bring(disk);
        person_->select(QStringLiteral("Alone.vmdk"));

        person_->ask(Command::DefragmentDisk);
        person_->agree();
        person_->ask(Command::GrowDisk);
        person_->agree();
        QVERIFY(readDiskInfo(nativeFileSystem(), disk, {}, false).capacity > Sectors(64 << 11U));
        changeAdapter();
        QTRY_COMPARE(readDiskInfo(nativeFileSystem(), disk, {}, false).adapterType, std::string("buslogic"));
        person_->ask(Command::CheckDisk);
        fixture_->waitUntilIdle();
        QVERIFY(fixture_->documents().current()->check(disk) != nullptr);
        QVERIFY(fixture_->documents().current()->check(disk)->result.consistent);
        QCOMPARE(peerSays({"check", fromPath(disk)}), 0);
    }

private:
    static void everyWay() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("mouse");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("rightToLeft");
        for (const bool mouse : {true, false}) {
            const char* means = mouse ? "mouse" : "keyboard";
            QTest::addRow("%s, English", means) << "en" << mouse << false << false;
            QTest::addRow("%s, Chinese", means) << "zh_CN" << mouse << false << false;
            QTest::addRow("%s, dark", means) << "en" << mouse << true << false;
            QTest::addRow("%s, right to left", means) << "en" << mouse << false << true;
        }
    }

    /// A copy of the sample machine in a folder of its own.
    files::path machine() {
        const files::path folder = place_ / "Machine";
        if (!files::exists(folder))
            files::copy(toPath(home_.path()) / "pattern", folder, files::copy_options::recursive);
        return folder;
    }

    /// Dropped on the window, or named in its dialog.
    void bring(const files::path& path) {
        if (person_->usesMouse()) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(fromPath(path))});
            const QPoint middle = fixture_->window().rect().center();
            QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(&fixture_->window(), &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(&fixture_->window(), &drop);
        } else {
            person_->ask(files::is_directory(path) ? Command::OpenFolder : Command::OpenFile);
            QTRY_VERIFY(person_->openDialog() != nullptr);
            auto* name = person_->openDialog()->findChild<QLineEdit*>();
            QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(name));
            person_->key(Qt::Key_A, Qt::ControlModifier);
            person_->type(fromPath(path));
            person_->key(Qt::Key_Return);
        }
        QTRY_VERIFY(fixture_->documents().current() != nullptr);
        fixture_->waitUntilIdle();
        QCOMPARE(fixture_->documents().current()->path(), path);
    }

    QString presentTitle() const {
        const SnapshotTree& tree = *fixture_->documents().current()->snapshots();
        return nodeTitle(tree.nodes[static_cast<std::size_t>(tree.present)]);
    }

    void changeAdapter() {
        person_->ask(Command::EditMetadata);
        MetadataPage& page = fixture_->window().inspector().metadata().current();
        auto* table = page.findChild<QTableView*>();
        QTRY_VERIFY(table->isVisible());
        const QModelIndex row = table->model()
                                    ->match(table->model()->index(0, 0), MetadataModel::KeyRole,
                                            QStringLiteral("adapterType"), 1, Qt::MatchExactly)
                                    .value(0)
                                    .siblingAtColumn(MetadataModel::ValueColumn);
        if (person_->usesMouse()) {
            table->scrollTo(row);
            const QPoint place = table->visualRect(row).center();
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
            QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
        } else {
            for (int steps = 0; steps < 80 && !table->hasFocus(); ++steps)
                person_->key(Qt::Key_Tab);
            QVERIFY(table->hasFocus());
            person_->key(Qt::Key_Home, Qt::ControlModifier);
            for (int steps = 0; steps < 50 && table->currentIndex().row() != row.row(); ++steps)
                person_->key(Qt::Key_Down);
            person_->key(Qt::Key_F2);
        }
        QComboBox* box = nullptr;
        QTRY_VERIFY((box = table->viewport()->findChild<QComboBox*>()) != nullptr);
        box->setCurrentText(QStringLiteral("buslogic"));
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(page.hasPendingChanges());
        QPushButton* apply = nullptr;
        for (QPushButton* button : page.findChildren<QPushButton*>())
            if (button->objectName() == QLatin1String("apply"))
                apply = button;
        person_->press(apply);
        fixture_->waitUntilIdle();
    }

    static int peerSays(const QStringList& arguments) {
        QProcess peer;
        peer.start(QStandardPaths::findExecutable(QStringLiteral("qemu-img")), arguments);
        return peer.waitForFinished() ? peer.exitCode() : -1;
    }

    QTemporaryDir home_;
    files::path place_;
    int cases_ = 0;
    std::unique_ptr<Dress> dress_;
    std::unique_ptr<WindowFixture> fixture_;
    std::unique_ptr<WindowPerson> person_;
};

} // namespace

QTEST_MAIN(FlowsTest)
#include "flows_test.moc"

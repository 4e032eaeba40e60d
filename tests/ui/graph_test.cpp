// SPDX-License-Identifier: Apache-2.0
// The graph as a person uses it: clicks, keys, wheel, and what a screen reader hears.
#include "tests/support/memoryfilesystem.h"
#include "tests/ui/diskmachine.h"
#include "tests/ui/handmadetree.h"
#include "ui/documents/samplemachine.h"
#include "ui/graph/graphview.h"
#include "ui/graph/minimap.h"
#include "ui/graph/snapshotscene.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QWheelEvent>

using namespace strata;
using namespace strata::ui;
using strata::test::MemoryFileSystem;

namespace {

const std::filesystem::path kFolder = "/vm/sample";

class GraphTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        memory_.makeFolders("/vm");
        test::makeDiskMachine(memory_, kFolder);
    }

    void init() { open(test::sampleHistory(kFolder)); }
    void cleanup() {
        view_.reset();
        document_.reset();
        QThreadPool::globalInstance()->waitForDone();
    }

    void itFitsWhenItIsFirstShown() {
        const QRectF seen = view_->seenArea();
        for (int id = 0; id < 4; ++id)
            QVERIFY(seen.contains(view_->snapshotScene().cardOf(id)));
        QVERIFY(view_->zoom() <= 1.0);
        QVERIFY(!view_->findChild<MiniMap*>()->isVisible());
    }

    void aClickSelectsAndControlPicksASecond() {
        click(1);
        QCOMPARE(document_->selectedNode()->name, std::string("After updates"));
        QCOMPARE(document_->selection().disk, kFolder / "System-000001.vmdk");
        click(0, Qt::ControlModifier);
        QCOMPARE(document_->selectedNode()->id, 1);
        QCOMPARE(document_->otherNode()->id, 0);
        click(0, Qt::ControlModifier); // again: not any more
        QVERIFY(document_->otherNode() == nullptr);
    }

    void denseScreensShowAsMuch() {
        const QRectF card = view_->snapshotScene().cardOf(0);
        const QSizeF size = card.size() * 0.75;
        const auto painted = [&](double ratio) {
            QImage image((size * ratio).toSize(), QImage::Format_RGB32);
            image.setDevicePixelRatio(ratio);
            image.fill(Qt::white);
            QPainter painter(&image);
            view_->snapshotScene().render(&painter, QRectF(QPointF(), size), card);
            painter.end();
            image.setDevicePixelRatio(1);
            return image.scaled(size.toSize(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        };
        const QImage usual = painted(1);
        const QImage dense = painted(2);
        double difference = 0;
        for (int y = 0; y < usual.height(); ++y)
            for (int x = 0; x < usual.width(); ++x)
                difference += std::abs(qGray(usual.pixel(x, y)) - qGray(dense.pixel(x, y)));
        const double mean = difference / (usual.width() * usual.height());
        QVERIFY2(mean < 6, qPrintable(QString::number(mean)));
    }

    void arrowsWalkIt() {
        view_->setFocus();
        QCOMPARE(document_->selectedNode()->kind, NodeKind::Present);
        QTest::keyClick(view_.get(), Qt::Key_Left);
        QCOMPARE(document_->selectedNode()->id, 1);
        QTest::keyClick(view_.get(), Qt::Key_Down);
        QCOMPARE(document_->selectedNode()->id, 2); // the sibling below
        QTest::keyClick(view_.get(), Qt::Key_Up);
        QCOMPARE(document_->selectedNode()->id, 1);
        QTest::keyClick(view_.get(), Qt::Key_Home);
        QCOMPARE(document_->selectedNode()->id, 0);
        QTest::keyClick(view_.get(), Qt::Key_Right); // the way to the present state
        QCOMPARE(document_->selectedNode()->id, 1);
        QTest::keyClick(view_.get(), Qt::Key_End);
        QCOMPARE(document_->selectedNode()->kind, NodeKind::Present);
        QSignalSpy activated(view_.get(), &GraphView::activated);
        QTest::keyClick(view_.get(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
    }

    void everyCardIsReachedByKeys() {
        open(test::largeHistory(40, 2, kFolder));
        view_->setFocus();
        std::set<int> reached{document_->selectedNode()->id};
        std::vector<int> waiting{document_->selectedNode()->id};
        while (!waiting.empty()) {
            const int from = waiting.back();
            waiting.pop_back();
            for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down})
                if (const int next = view_->neighbour(from, key); next >= 0 && reached.insert(next).second)
                    waiting.push_back(next);
        }
        QCOMPARE(reached.size(), document_->snapshots()->nodes.size());
    }

    void theWheelScrollsAndWithControlItZooms() {
        const double before = view_->zoom();
        wheel(120, Qt::ControlModifier);
        QVERIFY(view_->zoom() > before);
        wheel(-120, Qt::ControlModifier);
        wheel(-120, Qt::ControlModifier);
        QVERIFY(view_->zoom() < before);
        const double small = view_->zoom();
        wheel(-120, {});
        QCOMPARE(view_->zoom(), small);
        QTest::keyClick(view_.get(), Qt::Key_0);
        QCOMPARE(view_->zoom(), before);
    }

    void aLinkOnAGhostAsksForItsRemedy() {
        QSignalSpy links(view_.get(), &GraphView::linkActivated);
        const CardPainter painter(view_->font(), view_->palette());
        const CardContents contents = cardContents(document_->snapshots()->nodes[2], 1, QDateTime::currentDateTime());
        QCOMPARE(contents.links.size(), 2);
        const QPointF link = view_->snapshotScene().cardOf(2).topLeft() + painter.linkAreas(contents)[0].center();
        QTest::mouseClick(view_->viewport(), Qt::LeftButton, {}, view_->mapFromScene(link));
        QCOMPARE(links.count(), 1);
        QCOMPARE(links.first().first().value<CardLink>(), CardLink::Adopt);
        QCOMPARE(document_->selectedNode()->id, 2);
    }

    void aScreenReaderHearsEveryCard() {
        QAccessibleInterface* graph = QAccessible::queryAccessibleInterface(view_.get());
        QVERIFY(graph != nullptr);
        QCOMPARE(graph->role(), QAccessible::Tree);
        QCOMPARE(graph->childCount(), 4);
        QAccessibleInterface* second = graph->child(1);
        QCOMPARE(second->role(), QAccessible::TreeItem);
        QVERIFY(second->text(QAccessible::Name).startsWith(QStringLiteral("After updates, snapshot")));
        QVERIFY(second->text(QAccessible::Name).contains(QStringLiteral("1 child")));
        QVERIFY(graph->child(2)->text(QAccessible::Description).contains(QStringLiteral("Adopt")));
        QVERIFY(!second->state().selected);
        document_->selectNode(1);
        QVERIFY(second->state().selected);
        QCOMPARE(graph->indexOfChild(second), 1);
        const QPoint middle = second->rect().center();
        QVERIFY(graph->childAt(middle.x(), middle.y()) == second);
    }

    void aLargeMachineHasAMapAndIsDrawnInTime() {
        QElapsedTimer clock;
        clock.start();
        open(test::largeHistory(300, 6, kFolder));
        view_->grab();
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
        auto* map = view_->findChild<MiniMap*>();
        QVERIFY(map->isVisible());
        QVERIFY(view_->seenArea().intersects(view_->snapshotScene().cardOf(document_->snapshots()->present)));
        QTest::mouseClick(map, Qt::LeftButton, {}, QPoint(4, map->height() / 2));
        QVERIFY(!view_->seenArea().intersects(view_->snapshotScene().cardOf(document_->snapshots()->present)));
        view_->zoomBy(0.01); // from afar: all of it
        clock.restart();
        view_->grab();
        QVERIFY2(clock.elapsed() < 300, qPrintable(QString::number(clock.elapsed())));
    }

    void figuresFillInWithoutMovingAnything() {
        const QRectF before = view_->snapshotScene().cardOf(3);
        view_->zoomBy(1.3);
        const double zoom = view_->zoom();
        tree_->nodes[3].sizes = NodeSizes{};
        document_->reload();
        QTRY_VERIFY(!document_->isBusy());
        QCOMPARE(view_->snapshotScene().cardOf(3), before);
        QCOMPARE(view_->zoom(), zoom);
    }

private:
    void open(const SnapshotTree& tree) {
        view_.reset();
        *tree_ = tree;
        SnapshotReader reader;
        reader.tree = [tree = tree_](FileSystem&, const std::filesystem::path&, const OpenOptions&) { return *tree; };
        document_ = std::make_unique<MachineDocument>(memory_, kFolder, nullptr, reader);
        view_ = std::make_unique<GraphView>();
        view_->resize(900, 600);
        view_->show();
        view_->setDocument(document_.get());
        document_->load();
        QTRY_VERIFY(!document_->isBusy());
    }

    void click(int id, Qt::KeyboardModifiers modifiers = {}) {
        const QPoint place = view_->mapFromScene(view_->snapshotScene().cardOf(id).topLeft() + QPointF(20, 20));
        QTest::mouseClick(view_->viewport(), Qt::LeftButton, modifiers, place);
    }

    void wheel(int angle, Qt::KeyboardModifiers modifiers) {
        const QPointF middle(view_->viewport()->rect().center());
        QWheelEvent event(middle, view_->viewport()->mapToGlobal(middle), {}, QPoint(0, angle), Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view_->viewport(), &event);
    }

    MemoryFileSystem memory_;
    std::shared_ptr<SnapshotTree> tree_ = std::make_shared<SnapshotTree>();
    std::unique_ptr<MachineDocument> document_;
    std::unique_ptr<GraphView> view_;
};

} // namespace

QTEST_MAIN(GraphTest)
#include "graph_test.moc"

// SPDX-License-Identifier: Apache-2.0
// The history as a picture in a file: whole, sharp, and never half-written.
#include "tests/ui/handmadetree.h"
#include "ui/graph/graphpicture.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

using namespace strata;
using namespace strata::ui;

class GraphPictureTest : public QObject {
    Q_OBJECT
private slots:
    void everyKindIsWritten_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("SVG") << "graph.svg" << QByteArray("<?xml");
        QTest::newRow("PDF") << "graph.PDF" << QByteArray("%PDF");
        QTest::newRow("PNG") << "graph.png" << QByteArray("\x89PNG");
        QTest::newRow("no known end") << "graph.picture" << QByteArray("<?xml");
    }
    void everyKindIsWritten() {
        QFETCH(QString, name);
        QFETCH(QByteArray, begins);
        QCOMPARE(write(name), QString());
        QCOMPARE(bytes(name).left(begins.size()), begins);
        QVERIFY(bytes(name).size() > 2000);
    }

    void theVectorPictureKeepsItsWords() {
        QCOMPARE(write(QStringLiteral("graph.svg")), QString());
        const QByteArray picture = bytes(QStringLiteral("graph.svg"));
        for (const char* words : {"Clean install", "After updates", "You are here", "Sample Machine"})
            QVERIFY2(picture.contains(words), words);
        QVERIFY(QSvgRenderer(picture).isValid());
    }

    void theWholeHistoryIsInIt() {
        tree_ = std::make_shared<SnapshotTree>(test::largeHistory(60, 1));
        QCOMPARE(write(QStringLiteral("large.svg")), QString());
        QVERIFY(bytes(QStringLiteral("large.svg")).contains("Snapshot 60"));
        QCOMPARE(write(QStringLiteral("large.png")), QString());
        const QImage image(path(QStringLiteral("large.png")));
        QVERIFY(!image.isNull());
        QVERIFY(std::max(image.width(), image.height()) <= 8192);
        QCOMPARE(image.pixelColor(1, 1), QColor(Qt::white)); // for paper, whatever the window looks like
        tree_ = std::make_shared<SnapshotTree>(test::sampleHistory());
    }

    void whatCannotBeWrittenSaysWhyAndLeavesNothing() {
        QVERIFY(!write(QStringLiteral("nowhere/graph.svg")).isEmpty());
        QVERIFY(!QFile::exists(path(QStringLiteral("nowhere"))));
    }

    void aPictureThatIsThereIsReplaced() {
        QFile old(path(QStringLiteral("twice.svg")));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        QCOMPARE(write(QStringLiteral("twice.svg")), QString());
        QVERIFY(!bytes(QStringLiteral("twice.svg")).startsWith("old"));
        QCOMPARE(QDir(folder_.path()).entryList({QStringLiteral("twice*")}).size(), 1); // nothing beside it
    }

private:
    QString path(const QString& name) const { return folder_.filePath(name); }
    QString write(const QString& name) {
        return writeGraphPicture(tree_, QStringLiteral("Sample Machine"), QGuiApplication::font(), Qt::LeftToRight,
                                 path(name));
    }
    QByteArray bytes(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir folder_;
    std::shared_ptr<const SnapshotTree> tree_ = std::make_shared<SnapshotTree>(test::sampleHistory());
};

QTEST_MAIN(GraphPictureTest)
#include "graphpicture_test.moc"

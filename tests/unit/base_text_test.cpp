// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/units.h"
#include "core/base/utf8.h"

#include <QTest>

#include <cerrno>

using namespace strata;

class TextTest : public QObject {
    Q_OBJECT
private slots:
    void placeholdersAreFilledByNumber() {
        QCOMPARE(text("%2 before %1", "a", 7).english(), std::string("7 before a"));
        QCOMPARE(text("100 % of %1, %3 stays", "x").english(), std::string("100 % of x, %3 stays"));
    }

    void argumentsAreNotFilledAgain() { QCOMPARE(text("%1 %2", "%2", "b").english(), std::string("%2 b")); }

    void namesFromFilesCannotDisturbATerminal() {
        QCOMPARE(text("%1", "a\x1b[31m\nb").english(), std::string("a\\x1b[31m\\x0ab"));
        QCOMPARE(escapeForDisplay("\xe2\x80\xae"
                                  "cod.exe"),
                 std::string("\\xe2\\x80\\xae"
                             "cod.exe"));
        QCOMPARE(escapeForDisplay("\xff磁盘"), std::string("\\xff磁盘"));
    }

    void utf8IsCheckedStrictly_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("valid");
        QTest::newRow("ascii") << QByteArray("disk") << true;
        QTest::newRow("chinese") << QByteArray("虚拟磁盘") << true;
        QTest::newRow("four bytes") << QByteArray("\xf0\x9f\x92\xbe") << true;
        QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << false;
        QTest::newRow("overlong three") << QByteArray("\xe0\x80\xaf") << false;
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << false;
        QTest::newRow("past the end") << QByteArray("\xf4\x90\x80\x80") << false;
        QTest::newRow("cut") << QByteArray("\xe8\x99") << false;
        QTest::newRow("lone continuation") << QByteArray("\x80") << false;
    }
    void utf8IsCheckedStrictly() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, valid);
        QCOMPARE(isValidUtf8(bytes.toStdString()), valid);
    }

    void errorSaysWhatWhereWhyAndWhatToDo() {
        const Error error = Error(ErrorCode::Io, text("Reading failed"))
                                .at("/vm/a.vmdk")
                                .offset(512)
                                .system(EIO)
                                .advice(text("Check the medium."));
        QCOMPARE(std::string(error.what()),
                 std::string("/vm/a.vmdk: Reading failed (at byte 512): Input/output error. Check the medium."));
    }

    void systemErrorsChooseTheirCode_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("name");
        QTest::newRow("full") << ENOSPC << "no-space";
        QTest::newRow("quota") << EDQUOT << "no-space";
        QTest::newRow("missing") << ENOENT << "not-found";
        QTest::newRow("taken") << EEXIST << "already-exists";
        QTest::newRow("denied") << EACCES << "permission-denied";
        QTest::newRow("read-only") << EROFS << "read-only";
        QTest::newRow("too large") << EFBIG << "file-too-large";
        QTest::newRow("medium") << EIO << "io";
    }
    void systemErrorsChooseTheirCode() {
        QFETCH(int, number);
        QFETCH(QString, name);
        QCOMPARE(QString::fromLatin1(errorName(codeForErrno(number)).data()), name);
    }

    void sectorsRefuseToWrap() {
        QVERIFY_EXCEPTION_THROWN((void)Sectors(UINT64_MAX).bytes(), Error);
        QVERIFY_EXCEPTION_THROWN((void)(Sectors(1) - Sectors(2)), Error);
        QVERIFY_EXCEPTION_THROWN((void)(Sectors(UINT64_MAX) + Sectors(1)), Error);
        QCOMPARE(Sectors::covering(513).count(), std::uint64_t{2});
        QCOMPARE(Sectors::within(1023).count(), std::uint64_t{1});
        QCOMPARE(alignUp(129, 128), std::uint64_t{256});
        QCOMPARE(alignUp(128, 128), std::uint64_t{128});
        QVERIFY_EXCEPTION_THROWN((void)alignUp(UINT64_MAX - 1, 128), Error);
    }
};

QTEST_APPLESS_MAIN(TextTest)
#include "base_text_test.moc"

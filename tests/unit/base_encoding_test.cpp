// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/utf8.h"

#include <QTest>

using namespace strata;

class EncodingTest : public QObject {
    Q_OBJECT
private slots:
    void convertsBothWays_data();
    void convertsBothWays();
    void asciiStaysAsItIsInEveryEncoding();
    void refusesWhatTheEncodingCannotHold_data();
    void refusesWhatTheEncodingCannotHold();
    void refusesIllFormedBytes_data();
    void refusesIllFormedBytes();
    void windows1252DecodesEveryByteWithoutLoss();
    void reportsUnknownNames_data();
    void reportsUnknownNames();
    void convertsTextLongerThanItsBuffer();
};

void EncodingTest::convertsBothWays_data() {
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("utf8");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* encoding, const char* utf8, const char* bytes) {
        QTest::newRow(encoding) << QByteArray(encoding) << QByteArray(utf8) << QByteArray(bytes);
    };
    row("UTF-8", "磁盘", "磁盘");
    row("utf8", "é", "é");
    row("GBK", "磁盘", "\xB4\xC5\xC5\xCC");
    row("gb2312", "磁盘", "\xB4\xC5\xC5\xCC");
    row("windows-936", "磁盘", "\xB4\xC5\xC5\xCC");
    row("GB18030", "磁é", "\xB4\xC5\xA8\xA6");
    row("Big5", "磁功", "\xBA\xCF\xA5\x5C");      // trail byte 0x5C
    row("Shift_JIS", "表ソ", "\x95\x5C\x83\x5C"); // trail bytes 0x5C
    row("cp932", "①", "\x87\x40");                // NEC row 13: not in plain Shift_JIS
    row("EUC-JP", "表", "\xC9\xBD");
    row("euc-kr", "디스크", "\xB5\xF0\xBD\xBA\xC5\xA9");
    row("windows-1250", "ž", "\x9E");
    row("windows-1251", "диск", "\xE4\xE8\xF1\xEA");
    row("Windows_1252", "é€", "\xE9\x80");
    row("windows-1253", "δ", "\xE4");
    row("windows-1254", "ş", "\xFE");
    row("windows-1257", "ž", "\xFE");
    row("ISO-8859-1", "é", "\xE9");
    row("iso8859-15", "€", "\xA4");
    row("ISO_8859-5", "д", "\xD4");
    row("KOI8-R", "д", "\xC4");
    row("CP437", "é", "\x82");
    row("IBM850", "é", "\x82");
}

void EncodingTest::convertsBothWays() {
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, utf8);
    QFETCH(QByteArray, bytes);
    QVERIFY(isKnownEncoding(encoding.toStdString()));
    QCOMPARE(toUtf8(bytes.toStdString(), encoding.toStdString()), std::optional(utf8.toStdString()));
    QCOMPARE(fromUtf8(utf8.toStdString(), encoding.toStdString()), std::optional(bytes.toStdString()));
}

void EncodingTest::asciiStaysAsItIsInEveryEncoding() {
    for (const char* encoding : {"UTF-8", "GBK", "GB18030", "Big5", "Big5-HKSCS", "Shift_JIS", "EUC-JP", "EUC-KR",
                                 "EUC-TW", "windows-1252", "windows-1258", "KOI8-R", "TIS-620", "macintosh"}) {
        // Behind a character of its own, so that the converter really sees the ASCII ones.
        std::optional<std::string> own;
        for (const char* candidate : {"é", "磁", "д", "ก"})
            if (!own)
                own = fromUtf8(candidate, encoding);
        QVERIFY2(own, encoding);
        for (char c = ' '; c < 0x7F; ++c) {
            const std::string text = *own + c;
            const std::optional<std::string> decoded = toUtf8(text, encoding);
            QVERIFY2(decoded && decoded->back() == c, encoding);
        }
    }
    QCOMPARE(toUtf8("\x95\x5C\\~", "Shift_JIS"), std::optional<std::string>("表\\~"));
}

void EncodingTest::refusesWhatTheEncodingCannotHold_data() {
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("utf8");
    QTest::newRow("Chinese in 1252") << QByteArray("windows-1252") << QByteArray("a磁");
    QTest::newRow("emoji in GBK") << QByteArray("GBK") << QByteArray("💾");
    QTest::newRow("Thai in Shift_JIS") << QByteArray("Shift_JIS") << QByteArray("ก");
    QTest::newRow("US-ASCII") << QByteArray("US-ASCII") << QByteArray("é");
    QTest::newRow("no look-alikes") << QByteArray("ISO-8859-1") << QByteArray("“");
    QTest::newRow("not UTF-8") << QByteArray("UTF-8") << QByteArray("\xE9");
    QTest::newRow("not UTF-8 for GBK") << QByteArray("GBK") << QByteArray("\xED\xA0\x80");
}

void EncodingTest::refusesWhatTheEncodingCannotHold() {
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, utf8);
    QVERIFY(!fromUtf8(utf8.toStdString(), encoding.toStdString()));
}

void EncodingTest::refusesIllFormedBytes_data() {
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("UTF-8 cut") << QByteArray("UTF-8") << QByteArray("a\xE7\xA3");
    QTest::newRow("GBK cut") << QByteArray("GBK") << QByteArray("a\xB4");
    QTest::newRow("Shift_JIS wrong trail") << QByteArray("Shift_JIS") << QByteArray("\x95\x20");
    QTest::newRow("1251 open byte") << QByteArray("windows-1251") << QByteArray("\x98");
}

void EncodingTest::refusesIllFormedBytes() {
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, bytes);
    QVERIFY(!toUtf8(bytes.toStdString(), encoding.toStdString()));
}

void EncodingTest::windows1252DecodesEveryByteWithoutLoss() {
    std::string all;
    for (int i = 0; i < 256; ++i)
        all += static_cast<char>(i);
    const std::optional<std::string> decoded = toUtf8(all, "windows-1252");
    QVERIFY(decoded && isValidUtf8(*decoded));
    QCOMPARE(fromUtf8(*decoded, "windows-1252"), std::optional(all));
}

void EncodingTest::reportsUnknownNames_data() {
    QTest::addColumn<QByteArray>("encoding");
    for (const char* name : {"", "klingon", "UTF-16", "UTF-7", "ISO-2022-CN-EXT", "GBK//TRANSLIT", "cp", "windows-",
                             "iso8859-", "iso8859-12", "../../evil", "cp99999"})
        QTest::newRow(name) << QByteArray(name);
}

void EncodingTest::reportsUnknownNames() {
    QFETCH(QByteArray, encoding);
    QVERIFY(!isKnownEncoding(encoding.toStdString()));
    try {
        toUtf8("x", encoding.toStdString());
        QFAIL("accepted");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::NotSupported);
    }
}

void EncodingTest::convertsTextLongerThanItsBuffer() {
    std::string utf8;
    std::string gbk;
    for (int i = 0; i < 10000; ++i) {
        utf8 += "磁a";
        gbk += "\xB4\xC5"
               "a";
    }
    QCOMPARE(toUtf8(gbk, "GBK"), std::optional(utf8));
    QCOMPARE(fromUtf8(utf8, "GBK"), std::optional(gbk));
}

QTEST_GUILESS_MAIN(EncodingTest)
#include "base_encoding_test.moc"

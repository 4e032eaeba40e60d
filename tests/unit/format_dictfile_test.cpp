// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/format/dictfile.h"

#include <QTest>

#include <random>

using namespace strata;

namespace {

const std::string kVmx = "#!/usr/bin/vmware\n"
                         ".encoding = \"UTF-8\"\n"
                         "config.version = \"8\"\n"
                         "\n"
                         "  displayName\t=  \"Win 10 |22pro|22 |7C |0A x\"  # note\n"
                         "scsi0.present=TRUE\n"
                         "odd line without meaning\n"
                         "memsize = 4096 \n"
                         "twice = \"1\"\n"
                         "TWICE = \"2\"\n";

DictFile parsed(const std::string& text) { return DictFile::parse(asBytes(text)); }

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

} // namespace

class DictFileTest : public QObject {
    Q_OBJECT
private slots:
    void readsValues();
    void comesBackByteForByte_data();
    void comesBackByteForByte();
    void lastDuplicateCounts();
    void rewritesOnlyItsLine_data();
    void rewritesOnlyItsLine();
    void appendsInTheFilesManner();
    void escapesWhatWouldBreakALine();
    void decodesBeforeItUnescapes();
    void writesInTheFilesEncoding();
    void refuses_data();
    void refuses();
    void removesAllOfAName();
    void survivesRandomBytes();
};

void DictFileTest::readsValues() {
    const DictFile dict = parsed(kVmx);
    QCOMPARE(dict.value("DISPLAYNAME"), std::optional<std::string>("Win 10 \"pro\" | \n x"));
    QCOMPARE(dict.value("memsize"), std::optional<std::string>("4096"));
    QVERIFY(dict.isTrue("SCSI0.present"));
    QVERIFY(!dict.isTrue("config.version"));
    QVERIFY(!dict.value("nothing"));
    QCOMPARE(dict.encoding(), std::string("UTF-8"));
    QVERIFY(dict.warnings().empty());
}

void DictFileTest::comesBackByteForByte_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("usual") << QByteArray::fromStdString(kVmx);
    QTest::newRow("CRLF") << QByteArray::fromStdString(kVmx).replace("\n", "\r\n");
    QTest::newRow("byte order mark") << QByteArray::fromStdString("\xEF\xBB\xBF" + kVmx);
    QTest::newRow("no final newline") << QByteArray("a = \"1\"\nb = \"2\"");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("quotes missing") << QByteArray("a = \"1\n= \"x\"\n\"\"\na=\n");
    QTest::newRow("NUL inside") << QByteArray("a = \"1\0\"\nb = \"2\"\n", 18);
}

void DictFileTest::comesBackByteForByte() {
    QFETCH(QByteArray, text);
    QCOMPARE(parsed(text.toStdString()).encode(), text.toStdString());
}

void DictFileTest::lastDuplicateCounts() {
    const DictFile dict = parsed(kVmx);
    QCOMPARE(dict.value("twice"), std::optional<std::string>("2"));
    const auto entries = dict.entries();
    QCOMPARE(entries.size(), std::size_t(6));
    QCOMPARE(entries.back().first, std::string("twice"));
    QCOMPARE(entries.back().second, std::string("2"));
}

void DictFileTest::rewritesOnlyItsLine_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char* name, const char* value, const char* from, const char* to) {
        QTest::addRow("%s=%s", name, value)
            << QByteArray(name) << QByteArray(value) << QByteArray(from) << QByteArray(to);
    };
    row("displayname", "New", "\"Win 10 |22pro|22 |7C |0A x\"  # note", "\"New\"  # note");
    row("memsize", "8192", "4096 \n", "8192 \n");
    row("memsize", "a b", "4096 \n", "\"a b\" \n");
    row("config.version", "", "\"8\"", "\"\"");
    row("scsi0.present", "TRUE", "", "");
}

void DictFileTest::rewritesOnlyItsLine() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    DictFile dict = parsed(kVmx);
    dict.set(name.toStdString(), value.toStdString());
    QCOMPARE(dict.encode(), replaced(kVmx, from.toStdString(), to.toStdString()));
    QCOMPARE(parsed(dict.encode()).value(name.toStdString()), std::optional(value.toStdString()));
}

void DictFileTest::appendsInTheFilesManner() {
    DictFile dict = parsed("a = \"1\"\r\nb = \"2\"");
    dict.set("c", "3");
    QCOMPARE(dict.encode(), std::string("a = \"1\"\r\nb = \"2\"\r\nc = \"3\""));
    DictFile empty = parsed("");
    empty.set("c", "3");
    QCOMPARE(empty.encode(), std::string("c = \"3\"\n"));
}

void DictFileTest::escapesWhatWouldBreakALine() {
    const std::string value = "a\"b|c\nd\re\x7F\tf|41 磁";
    DictFile dict = parsed(kVmx);
    dict.set("displayName", value);
    QVERIFY(dict.encode().find("\"a|22b|7Cc|0Ad|0De|7F|09f|7C41 磁\"") != std::string::npos);
    QCOMPARE(parsed(dict.encode()).value("displayName"), std::optional(value));
    QCOMPARE(parsed(dict.encode()).entries().size(), std::size_t(6));
}

void DictFileTest::decodesBeforeItUnescapes() {
    // 0x8B 0x7C is one Shift_JIS character whose second byte looks like the escape sign.
    const DictFile dict = parsed(".encoding = \"Shift_JIS\"\nname = \"\x8B\x7C"
                                 "41|41\"\n");
    QCOMPARE(dict.value("name"), std::optional<std::string>("弓41A"));
    QCOMPARE(dict.rawValue("name"), std::optional<std::string>("\x8B\x7C"
                                                               "41|41"));
}

void DictFileTest::writesInTheFilesEncoding() {
    const std::string text = ".encoding = \"GBK\"\nname = \"x\"\n# \xB4\xC5\n";
    DictFile dict = parsed(text);
    dict.set("name", "磁盘");
    QCOMPARE(dict.encode(), replaced(text, "\"x\"", "\"\xB4\xC5\xC5\xCC\""));
    QVERIFY_EXCEPTION_THROWN(dict.set("name", "💾"), Error);
    QVERIFY_EXCEPTION_THROWN(dict.set(".encoding", "UTF-8"), Error);
    QCOMPARE(dict.encode(), replaced(text, "\"x\"", "\"\xB4\xC5\xC5\xCC\""));
}

void DictFileTest::refuses_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty name") << QByteArray() << QByteArray("x");
    QTest::newRow("blank in the name") << QByteArray("a b") << QByteArray("x");
    QTest::newRow("line break in the name") << QByteArray("a\nb") << QByteArray("x");
    QTest::newRow("equals in the name") << QByteArray("a=b") << QByteArray("x");
    QTest::newRow("comment") << QByteArray("#a") << QByteArray("x");
    QTest::newRow("not UTF-8") << QByteArray("a") << QByteArray("\xE9");
    QTest::newRow("unknown encoding") << QByteArray(".encoding") << QByteArray("klingon");
    QTest::newRow("too long") << QByteArray("a") << QByteArray(70000, 'x');
}

void DictFileTest::refuses() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    DictFile dict = parsed(kVmx);
    QVERIFY_EXCEPTION_THROWN(dict.set(name.toStdString(), value.toStdString()), Error);
    QCOMPARE(dict.encode(), kVmx);
}

void DictFileTest::removesAllOfAName() {
    DictFile dict = parsed(kVmx);
    dict.remove("Twice");
    QCOMPARE(dict.encode(), kVmx.substr(0, kVmx.find("twice")));
}

void DictFileTest::survivesRandomBytes() {
    static constexpr std::string_view interesting = "\"=#\n\r|\t 0aF\x80\xFF";
    std::mt19937 random(77);
    const auto below = [&random](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    for (int round = 0; round < 4000; ++round) {
        std::string bytes = kVmx;
        for (std::size_t edits = 1 + below(5); edits > 0; --edits) {
            const char byte = below(2) == 0 ? static_cast<char>(below(256)) : interesting[below(interesting.size())];
            if (below(2) == 0)
                bytes[below(bytes.size())] = byte;
            else
                bytes.insert(below(bytes.size()), 1, byte);
        }
        DictFile dict = parsed(bytes);
        QVERIFY(dict.encode() == bytes);
        dict.set("new.name", "v|\"");
        QCOMPARE(parsed(dict.encode()).value("new.name"), std::optional<std::string>("v|\""));
    }
}

QTEST_GUILESS_MAIN(DictFileTest)
#include "format_dictfile_test.moc"

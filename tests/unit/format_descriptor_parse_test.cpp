// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/format/descriptor.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace strata;

namespace {

const std::string kCanonical = "# Disk DescriptorFile\n"
                               "version=1\n"
                               "encoding=\"UTF-8\"\n"
                               "CID=216bc064\n"
                               "parentCID=ffffffff\n"
                               "createType=\"monolithicFlat\"\n"
                               "\n"
                               "# Extent description\n"
                               "RW 2048 FLAT \"disk-flat.vmdk\" 0\n"
                               "\n"
                               "# The Disk Data Base \n"
                               "#DDB\n"
                               "\n"
                               "ddb.adapterType = \"lsilogic\"\n"
                               "ddb.longContentID = \"3ca4d6ec709912129cf7ecb7216bc064\"\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string crlf(const std::string& text) { return QString::fromStdString(text).replace("\n", "\r\n").toStdString(); }

Descriptor parsed(const std::string& text) { return Descriptor::parse(asBytes(text)); }

std::optional<ErrorCode> refusal(const std::string& text) {
    try {
        parsed(text);
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

} // namespace

class DescriptorParseTest : public QObject {
    Q_OBJECT
private slots:
    void readsTheCanonicalText();
    void takesWhatOtherReadersChokeOn_data();
    void takesWhatOtherReadersChokeOn();
    void samplesComeBackByteForByte_data();
    void samplesComeBackByteForByte();
    void readsExtentLines_data();
    void readsExtentLines();
    void refusesExtentLines_data();
    void refusesExtentLines();
    void keysAreWholeWords();
    void firstOfDuplicatesCountsAndWarns();
    void cidsAreNumbers_data();
    void cidsAreNumbers();
    void refuses_data();
    void refuses();
    void warnsOf_data();
    void warnsOf();
    void endsAtTheFirstNul();
    void decodesByTheDeclaredEncoding_data();
    void decodesByTheDeclaredEncoding();
    void probes_data();
    void probes();
    void listsTheDataBaseInOrder();
    void canonicalTextHasNoWarnings();
};

void DescriptorParseTest::readsTheCanonicalText() {
    const Descriptor descriptor = parsed(kCanonical);
    QCOMPARE(descriptor.version(), 1U);
    QCOMPARE(descriptor.cid(), 0x216bc064U);
    QCOMPARE(descriptor.parentCid(), kNoParentCid);
    QVERIFY(!descriptor.hasParent());
    QCOMPARE(descriptor.createType(), CreateType::MonolithicFlat);
    QCOMPARE(descriptor.encoding(), std::string("UTF-8"));
    QCOMPARE(descriptor.capacity().count(), std::uint64_t(2048));
    QCOMPARE(descriptor.extents().size(), std::size_t(1));
    QCOMPARE(descriptor.extents()[0].fileName, std::string("disk-flat.vmdk"));
    QCOMPARE(descriptor.ddb("ADAPTERtype"), std::optional<std::string>("lsilogic"));
    QVERIFY(!descriptor.parentHint());
}

void DescriptorParseTest::canonicalTextHasNoWarnings() { QVERIFY(parsed(kCanonical).warnings().empty()); }

// Every row of vmdk-format 6.3 and the looks of 1.1, 1.2 and 6.1.
void DescriptorParseTest::takesWhatOtherReadersChokeOn_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<quint64>("capacity");
    const auto row = [](const char* name, const std::string& text, quint64 capacity = 2048) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << capacity;
    };
    const std::string extent = "RW 2048 FLAT \"disk-flat.vmdk\" 0";
    row("canonical", kCanonical);
    row("CRLF", crlf(kCanonical));
    row("trailing blank", replaced(kCanonical, "version=1", "version=1 "));
    row("trailing text", replaced(kCanonical, "version=1", "version=1 and so on"));
    row("blanks round =", replaced(kCanonical, "version=1", "version = 1"));
    row("encoding first", replaced(kCanonical, "version=1\nencoding=\"UTF-8\"", "encoding=\"UTF-8\"\nversion=1"));
    row("byte order mark", "\xEF\xBB\xBF" + kCanonical);
    row("ZERO line", replaced(kCanonical, extent, extent + "\nRW 2048 ZERO"), 4096);
    row("ZERO with a blank", replaced(kCanonical, extent, extent + "\nRW 2048 ZERO "), 4096);
    row("ZERO with a name", replaced(kCanonical, extent, extent + "\nRW 2048 ZERO \"zero\""), 4096);
    row("RDONLY", replaced(kCanonical, "RW 2048", "RDONLY 2048"));
    row("NOACCESS", replaced(kCanonical, "RW 2048", "NOACCESS 2048"));
    row("FLAT without offset", replaced(kCanonical, extent, "RW 2048 FLAT \"disk-flat.vmdk\""));
    row("VMFS with offset", replaced(kCanonical, extent, "RW 2048 VMFS \"disk-flat.vmdk\" 0"));
    row("custom", replaced(kCanonical, "monolithicFlat", "custom"));
    row("2GbMaxExtentFlat", replaced(kCanonical, "monolithicFlat", "2GbMaxExtentFlat"));
    row("lower case", QString::fromStdString(kCanonical).toLower().toStdString());
    row("upper case keys", replaced(kCanonical, "createType", "CREATETYPE"));
    row("parentCID before CID",
        replaced(kCanonical, "CID=216bc064\nparentCID=ffffffff", "parentCID=ffffffff\nCID=216bc064"));
    row("no final newline", kCanonical.substr(0, kCanonical.size() - 1));
    row("no blank lines", replaced(replaced(kCanonical, "\n\n", "\n"), "\n\n", "\n"));
    row("double blank lines", replaced(kCanonical, "\n\n", "\n\n\n"));
    row("blanks at line ends", replaced(kCanonical, "parentCID=ffffffff", "parentCID=ffffffff \t"));
    row("no signature", replaced(kCanonical, "# Disk DescriptorFile\n", ""));
    row("no data base heading", replaced(kCanonical, "# The Disk Data Base \n#DDB\n", ""));
    row("comment between keys", replaced(kCanonical, "CID=", "# odd\nCID="));
    row("indented", replaced(kCanonical, "RW 2048", "  \tRW  2048"));
    row("no blanks in data base", replaced(kCanonical, "ddb.adapterType = ", "ddb.adapterType="));
    row("unquoted name", replaced(kCanonical, "\"disk-flat.vmdk\"", "disk-flat.vmdk"));
    row("unknown line", replaced(kCanonical, "CID=216", "what is this\nCID=216"));
    row("change tracking section",
        replaced(kCanonical, "# The Disk",
                 "# Change Tracking File\nchangeTrackPath=\"disk-ctk.vmdk\"\n\n# The Disk"));
    row("extents last", replaced(kCanonical, extent + "\n", "") + extent + "\n");
    row("device id", replaced(kCanonical, extent, extent + " 1234-abcd \"dev id\""));
}

void DescriptorParseTest::takesWhatOtherReadersChokeOn() {
    QFETCH(QByteArray, text);
    QFETCH(quint64, capacity);
    const std::string bytes = text.toStdString();
    QVERIFY(Descriptor::probe(asBytes(bytes)));
    const Descriptor descriptor = parsed(bytes);
    QCOMPARE(descriptor.encode(), bytes);
    QCOMPARE(quint64(descriptor.capacity().count()), capacity);
    QCOMPARE(descriptor.cid(), 0x216bc064U);
    QCOMPARE(descriptor.parentCid(), kNoParentCid);
    QCOMPARE(descriptor.version(), 1U);
    QCOMPARE(QString::fromStdString(descriptor.extents()[0].fileName), QString("disk-flat.vmdk"));
    QCOMPARE(descriptor.ddb("adapterType"), std::optional<std::string>("lsilogic"));
}

void DescriptorParseTest::samplesComeBackByteForByte_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("type");
    QTest::addColumn<quint64>("capacity");
    const auto row = [](const char* file, CreateType type, quint64 capacity) {
        QTest::newRow(file) << QString(file) << static_cast<int>(type) << capacity;
    };
    row("monolithicSparse.vmdk", CreateType::MonolithicSparse, 20480);
    row("twoGbMaxExtentSparse.vmdk", CreateType::TwoGbMaxExtentSparse, 20480);
    row("streamOptimized.vmdk", CreateType::StreamOptimized, 20480);
    row("vmfs_thick.vmdk", CreateType::Vmfs, 4096);
    row("vmfs_thick-000001.vmdk", CreateType::VmfsSparse, 4096);
    row("iotest-version3.vmdk", CreateType::StreamOptimized, 33554432);
    row("virtualbox-export.vmdk", CreateType::StreamOptimized, 16777216);
    row("ms3-win.vmdk", CreateType::TwoGbMaxExtentSparse, 125829120);
}

void DescriptorParseTest::samplesComeBackByteForByte() {
    QFETCH(QString, file);
    QFETCH(int, type);
    QFETCH(quint64, capacity);
    QFile sample(QString(STRATA_SAMPLES) + "/" + file);
    if (!QDir(STRATA_SAMPLES).exists())
        QSKIP("the sample disks are not here");
    QVERIFY(sample.open(QIODevice::ReadOnly));
    std::string bytes = sample.readAll().toStdString();
    if (bytes.starts_with("KDMV")) {
        const auto offset = loadLe<std::uint64_t>(asBytes(bytes), 28) * 512;
        const auto size = loadLe<std::uint64_t>(asBytes(bytes), 36) * 512;
        bytes = bytes.substr(offset, size);
        bytes = std::string(bytes.c_str());
    }
    QVERIFY(Descriptor::probe(asBytes(bytes)));
    const Descriptor descriptor = parsed(bytes);
    QCOMPARE(descriptor.encode(), bytes);
    QCOMPARE(static_cast<int>(descriptor.createType()), type);
    QCOMPARE(quint64(descriptor.capacity().count()), capacity);
    QVERIFY2(descriptor.warnings().empty(),
             descriptor.warnings().empty() ? "" : descriptor.warnings()[0].english().c_str());
}

void DescriptorParseTest::readsExtentLines_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<quint64>("offset");
    QTest::addColumn<QByteArray>("extra");
    const auto row = [](const char* line, ExtentType type, const char* name, quint64 offset, const char* extra) {
        QTest::newRow(line) << QByteArray(line) << static_cast<int>(type) << QByteArray(name) << offset
                            << QByteArray(extra);
    };
    row("RW 63 FLAT \"x-pt.vmdk\" 126", ExtentType::Flat, "x-pt.vmdk", 126, "");
    row("RW 5 FLAT \"\\\\.\\PhysicalDrive1\" 0 partitionUUID dev", ExtentType::Flat, "\\\\.\\PhysicalDrive1", 0,
        "partitionUUID dev");
    row("rw 5 sparse \"a b # = c.vmdk\"", ExtentType::Sparse, "a b # = c.vmdk", 0, "");
    row("RW 5 SPARSE \"a.vmdk\" word", ExtentType::Sparse, "a.vmdk", 0, "word");
    row("RW\t5\tVMFSSPARSE\t\"a-delta.vmdk\"\t", ExtentType::VmfsSparse, "a-delta.vmdk", 0, "");
    row("RW 5 SESPARSE \"a-sesparse.vmdk\"", ExtentType::SeSparse, "a-sesparse.vmdk", 0, "");
    row("RW 5 VSANSPARSE \"vsan://52\"", ExtentType::VsanSparse, "vsan://52", 0, "");
    row("RW 5 VMFSRDM \"a-rdm.vmdk\"", ExtentType::VmfsRdm, "a-rdm.vmdk", 0, "");
    row("RW 5 NEWKIND \"a.vmdk\"", ExtentType::Unknown, "a.vmdk", 0, "");
    row("RW 5 ZERO junk", ExtentType::Zero, "", 0, "junk");
    row("RW 9007199254740992 SPARSE \"max.vmdk\"", ExtentType::Sparse, "max.vmdk", 0, "");
}

void DescriptorParseTest::readsExtentLines() {
    QFETCH(QByteArray, line);
    QFETCH(int, type);
    QFETCH(QByteArray, name);
    QFETCH(quint64, offset);
    QFETCH(QByteArray, extra);
    const Descriptor descriptor =
        parsed(replaced(kCanonical, "RW 2048 FLAT \"disk-flat.vmdk\" 0", line.toStdString()));
    QCOMPARE(descriptor.extents().size(), std::size_t(1));
    const ExtentLine& extent = descriptor.extents()[0];
    QCOMPARE(static_cast<int>(extent.type), type);
    QCOMPARE(QByteArray::fromStdString(extent.fileName), name);
    QCOMPARE(quint64(extent.offset.count()), offset);
    QCOMPARE(QByteArray::fromStdString(extent.extra), extra);
}

void DescriptorParseTest::refusesExtentLines_data() {
    QTest::addColumn<QByteArray>("line");
    for (const char* line :
         {"RW", "RW 2048", "RW 2048 FLAT", "RW 2048 FLAT \"\"", "RW 2048 FLAT \"disk-flat.vmdk", "RW 0 FLAT \"a\" 0",
          "RW -1 FLAT \"a\" 0", "RW 2o48 FLAT \"a\" 0", "RW 18446744073709551616 FLAT \"a\" 0",
          "RW 9007199254740993 FLAT \"a\" 0", "RW 2048 FLAT \"a\" x", "RW 2048 FLAT \"a\" -1",
          "RW 2048 FLAT \"a\" 9007199254740992", "RW 2048 SPARSE \"a\" 99999999999999999999", "RX 2048 FLAT \"a\" 0",
          "RW 9007199254740992 SPARSE \"a\"\nRW 1 SPARSE \"b\""})
        QTest::newRow(line) << QByteArray(line);
}

void DescriptorParseTest::refusesExtentLines() {
    QFETCH(QByteArray, line);
    QCOMPARE(refusal(replaced(kCanonical, "RW 2048 FLAT \"disk-flat.vmdk\" 0", line.toStdString())),
             std::optional(ErrorCode::Corrupt));
}

void DescriptorParseTest::keysAreWholeWords() {
    const Descriptor descriptor =
        parsed("version=1\nparentCID=12\nxCID=34\nCIDx=56\nCID=78\nparentFileNameHint=\"p\"\n");
    QCOMPARE(descriptor.cid(), 0x78U);
    QCOMPARE(descriptor.parentCid(), 0x12U);
}

void DescriptorParseTest::firstOfDuplicatesCountsAndWarns() {
    const Descriptor descriptor =
        parsed(replaced(kCanonical, "CID=216bc064\n", "CID=216bc064\ncid=1\n") + "DDB.adaptertype=\"ide\"\n");
    QCOMPARE(descriptor.cid(), 0x216bc064U);
    QCOMPARE(descriptor.ddb("adapterType"), std::optional<std::string>("lsilogic"));
    QCOMPARE(descriptor.ddb().size(), std::size_t(2));
    QCOMPARE(descriptor.warnings().size(), std::size_t(2));
    QVERIFY(parsed(kCanonical + "ddb.adapterType = \"lsilogic\"\n").warnings().empty());
}

void DescriptorParseTest::cidsAreNumbers_data() {
    QTest::addColumn<QByteArray>("spelling");
    QTest::addColumn<quint32>("cid");
    QTest::newRow("unpadded") << QByteArray("123abc") << 0x123abcU;
    QTest::newRow("upper case") << QByteArray("DEADBEEF") << 0xdeadbeefU;
    QTest::newRow("quoted") << QByteArray("\"0172e8a4\"") << 0x172e8a4U;
    QTest::newRow("0x") << QByteArray("0x12") << 0x12U;
    QTest::newRow("nine digits") << QByteArray("123456789") << 0U;
    QTest::newRow("sign") << QByteArray("-1") << 0U;
    QTest::newRow("empty") << QByteArray("") << 0U;
}

void DescriptorParseTest::cidsAreNumbers() {
    QFETCH(QByteArray, spelling);
    QFETCH(quint32, cid);
    QCOMPARE(parsed(replaced(kCanonical, "216bc064", spelling.toStdString())).cid(), cid);
}

void DescriptorParseTest::refuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const std::string& text, ErrorCode code) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << static_cast<int>(code);
    };
    row("nothing", "", ErrorCode::NotADisk);
    row("a line end", "\n", ErrorCode::NotADisk);
    row("no version", replaced(kCanonical, "version=1\n", ""), ErrorCode::NotADisk);
    row("version without number", replaced(kCanonical, "version=1", "version=one"), ErrorCode::NotADisk);
    row("parentCID not a number", replaced(kCanonical, "parentCID=ffffffff", "parentCID=fffffffg"),
        ErrorCode::Corrupt);
    row("child without parentCID", replaced(kCanonical, "parentCID=ffffffff", "parentFileNameHint=\"p.vmdk\""),
        ErrorCode::Corrupt);
    row("encrypted", replaced(kCanonical, "version=1\n", "version=2\nencryptionKeys=\"vmware:key/list/x\"\n"),
        ErrorCode::Encrypted);
    row("encrypted by id", replaced(kCanonical, "version=1\n", "version=2\nkeyID=\"x\"\n"), ErrorCode::Encrypted);
}

void DescriptorParseTest::refuses() {
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    const std::optional<ErrorCode> found = refusal(text.toStdString());
    QVERIFY(found.has_value());
    QCOMPARE(static_cast<int>(*found), code);
}

void DescriptorParseTest::warnsOf_data() {
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    row("version 2 in the clear", replaced(kCanonical, "version=1", "version=2"));
    row("version 4", replaced(kCanonical, "version=1", "version=4"));
    row("unknown line", kCanonical + "what is this\n");
    row("unknown type", replaced(kCanonical, "monolithicFlat", "monolithicRound"));
    row("no CID", replaced(kCanonical, "\nCID=216bc064", ""));
    row("unknown encoding", replaced(kCanonical, "UTF-8", "klingon"));
    row("wrong encoding", replaced(kCanonical, "disk-flat", "d\xE9sk"));
    row("hint without parent", replaced(kCanonical, "createType", "parentFileNameHint=\"p.vmdk\"\ncreateType"));
    row("no extents", replaced(kCanonical, "RW 2048 FLAT \"disk-flat.vmdk\" 0\n", ""));
    row("open quote", replaced(kCanonical, "\"lsilogic\"", "\"lsilogic"));
}

void DescriptorParseTest::warnsOf() {
    QFETCH(QByteArray, text);
    const Descriptor descriptor = parsed(text.toStdString());
    QCOMPARE(descriptor.warnings().size(), std::size_t(1));
    QCOMPARE(descriptor.encode(), text.toStdString());
}

void DescriptorParseTest::endsAtTheFirstNul() {
    std::string area = kCanonical;
    area += '\0';
    area += "RW 2048 FLAT \"ghost\" 0\n";
    area.resize(20 * 512);
    const Descriptor descriptor = parsed(area);
    QCOMPARE(descriptor.encode(), kCanonical);
    QCOMPARE(descriptor.extents().size(), std::size_t(1));
}

void DescriptorParseTest::decodesByTheDeclaredEncoding_data() {
    QTest::addColumn<QByteArray>("declaration");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("encoding");
    const auto row = [](const char* title, const char* declaration, const char* bytes, const char* name,
                        const char* encoding) {
        QTest::newRow(title) << QByteArray(declaration) << QByteArray(bytes) << QByteArray(name)
                             << QByteArray(encoding);
    };
    row("UTF-8", "encoding=\"UTF-8\"\n", "磁盘", "磁盘", "UTF-8");
    row("GBK", "encoding=\"GBK\"\n", "\xB4\xC5\xC5\xCC", "磁盘", "GBK");
    row("Big5, trail 5C", "encoding=\"Big5\"\n", "\xA5\x5C", "功", "Big5");
    row("Shift_JIS, trail 5C and 7C", "encoding=\"Shift_JIS\"\n", "\x95\x5C\x8B\x7C", "表弓", "Shift_JIS");
    row("windows-1251", "encoding=\"windows-1251\"\n", "\xE4\xE8\xF1\xEA", "диск", "windows-1251");
    row("data base says so", "ddb.encoding = \"GBK\"\n", "\xB4\xC5\xC5\xCC", "磁盘", "GBK");
    row("undeclared UTF-8", "", "磁盘", "磁盘", "UTF-8");
    row("undeclared legacy", "", "d\xE9", "dé", "windows-1252");
    row("declared wrongly", "encoding=\"UTF-8\"\n", "d\xE9", "dé", "UTF-8");
    row("declared unknown", "encoding=\"klingon\"\n", "磁盘", "磁盘", "UTF-8");
}

void DescriptorParseTest::decodesByTheDeclaredEncoding() {
    QFETCH(QByteArray, declaration);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, encoding);
    const std::string raw = bytes.toStdString();
    const std::string text = "version=1\n" + declaration.toStdString() + "CID=1\nparentCID=2\ncreateType=\"custom\"\n"
                             + "parentFileNameHint=\"" + raw + "\"\nRW 1 FLAT \"" + raw + "\" 0\nddb.comment = \""
                             + raw + "\"\n";
    const Descriptor descriptor = parsed(text);
    QCOMPARE(descriptor.encode(), text);
    QCOMPARE(QByteArray::fromStdString(descriptor.encoding()), encoding);
    QCOMPARE(QByteArray::fromStdString(descriptor.extents()[0].fileName), name);
    QCOMPARE(descriptor.extents()[0].rawFileName, raw);
    QCOMPARE(descriptor.parentHint(), std::optional(name.toStdString()));
    QCOMPARE(descriptor.rawParentHint(), std::optional(raw));
    QCOMPARE(descriptor.ddb("comment"), std::optional(name.toStdString()));
}

void DescriptorParseTest::probes_data() {
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("is");
    QTest::newRow("comments first") << QByteArray("\n# a\n  # b\nversion=1\n") << true;
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBFversion=1\n") << true;
    QTest::newRow("mixed case") << QByteArray("Version = 3\n") << true;
    QTest::newRow("encoding first") << QByteArray("encoding=\"GBK\"\nversion=1") << true;
    QTest::newRow("CRLF") << QByteArray("# Disk DescriptorFile\r\nversion=1\r\n") << true;
    QTest::newRow("other key first") << QByteArray("CID=1\nversion=1\n") << false;
    QTest::newRow("ini file") << QByteArray("[a]\nversion=1\n") << false;
    QTest::newRow("word") << QByteArray("version=x\n") << false;
    QTest::newRow("vmx") << QByteArray(".encoding = \"UTF-8\"\nconfig.version = \"8\"\n") << false;
    QTest::newRow("sparse header") << QByteArray("KDMV\1\0\0\0\3\0\0\0", 12) << false;
    QTest::newRow("zeros") << QByteArray(512, '\0') << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void DescriptorParseTest::probes() {
    QFETCH(QByteArray, head);
    QFETCH(bool, is);
    QCOMPARE(Descriptor::probe(asBytes(std::string_view(head.constData(), std::size_t(head.size())))), is);
}

void DescriptorParseTest::listsTheDataBaseInOrder() {
    const Descriptor descriptor = parsed("version=1\nCID=1\nparentCID=ffffffff\ncreateType=\"custom\"\nddb.b="
                                         "\"2\"\nDDB.A = \"1\" \nddb.c = say \"x\" \nddb.d=\"a \"b\" c\"\n");
    const std::vector<std::pair<std::string, std::string>> expected{
        {"b", "2"}, {"A", "1"}, {"c", "say \"x\""}, {"d", "a \"b\" c"}};
    QVERIFY(descriptor.ddb() == expected);
}

QTEST_GUILESS_MAIN(DescriptorParseTest)
#include "format_descriptor_parse_test.moc"

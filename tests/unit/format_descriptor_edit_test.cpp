// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/format/descriptor.h"

#include <QTest>

#include <functional>

using namespace strata;

namespace {

const std::string kText = "# Disk DescriptorFile\n"
                          "version=1\n"
                          "encoding=\"UTF-8\"\n"
                          "CID=216bc064 \n"
                          "parentCID = 0172e8a4\n"
                          "# a comment\n"
                          "createType=\"vmfsSparse\"\n"
                          "parentFileNameHint=\"base.vmdk\"\n"
                          "what is this\n"
                          "# Extent description\n"
                          "rw  4096   VMFSSPARSE \"d-delta.vmdk\" \n"
                          "\n"
                          "# The Disk Data Base \n"
                          "#DDB\n"
                          "\n"
                          "ddb.longContentID = \"3ca4d6ec709912129cf7ecb7216bc064\"\n"
                          "ddb.odd=bare  \n"
                          "ddb.toolsVersion\t=\t\"1\" \t\n";

using Edit = std::function<void(Descriptor&)>;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

Descriptor parsed(const std::string& text) { return Descriptor::parse(asBytes(text)); }

std::string edited(const std::string& text, const Edit& edit) {
    Descriptor descriptor = parsed(text);
    edit(descriptor);
    return descriptor.encode();
}

ExtentLine extent(ExtentType type, std::uint64_t sectors, const std::string& name, std::uint64_t offset = 0) {
    ExtentLine line;
    line.type = type;
    line.sectors = Sectors(sectors);
    line.fileName = name;
    line.offset = Sectors(offset);
    return line;
}

} // namespace

Q_DECLARE_METATYPE(Edit)

class DescriptorEditTest : public QObject {
    Q_OBJECT
private slots:
    void rewritesOnlyItsLine_data();
    void rewritesOnlyItsLine();
    void worksOnWindowsLineEnds();
    void keepsAMissingFinalNewline();
    void writesInTheFilesEncoding_data();
    void writesInTheFilesEncoding();
    void refusesWhatTheEncodingLacks();
    void refuses_data();
    void refuses();
    void sameValueChangesNothing();
    void everyDuplicateGetsTheValue();
    void appendsInTheMannerOfTheNeighbours();
    void makesTheDataBaseHeading();
    void extentsKeepLinesThatDoNotChange();
    void extentsGrowAndShrink();
    void extentNamesOutsideTheEncodingSurvive();
    void manyExtentsAreFast();
    void encodingOfPlainTextCanChange();
    void whatWasEditedIsReadBack();
};

void DescriptorEditTest::rewritesOnlyItsLine_data() {
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char* name, Edit edit, const char* from, const char* to) {
        QTest::newRow(name) << std::move(edit) << QByteArray(from) << QByteArray(to);
    };
    row(
        "parent CID keeps blanks", [](Descriptor& d) { d.setParent(0xABC, "base.vmdk"); }, "0172e8a4", "00000abc");
    row(
        "parent hint", [](Descriptor& d) { d.setParent(0x172e8a4, "../b/new base.vmdk"); }, "\"base.vmdk\"",
        "\"../b/new base.vmdk\"");
    row(
        "no parent hint", [](Descriptor& d) { d.removeHeader("PARENTFILENAMEHINT"); },
        "parentFileNameHint=\"base.vmdk\"\n", "");
    row(
        "create type", [](Descriptor& d) { d.setCreateType(CreateType::SeSparse); }, "vmfsSparse", "seSparse");
    row(
        "ddb value", [](Descriptor& d) { d.setDdb("toolsVersion", "10240"); }, "\"1\" \t\n", "\"10240\" \t\n");
    row(
        "ddb in another case", [](Descriptor& d) { d.setDdb("TOOLSversion", "2"); }, "\"1\" \t\n", "\"2\" \t\n");
    row(
        "emptied", [](Descriptor& d) { d.setDdb("toolsVersion", ""); }, "\"1\" \t\n", "\"\" \t\n");
    row(
        "bare stays bare", [](Descriptor& d) { d.setDdb("odd", "other"); }, "bare  ", "other  ");
    row(
        "bare needs quotes", [](Descriptor& d) { d.setDdb("odd", "two words"); }, "bare  ", "\"two words\"  ");
    row(
        "bare emptied", [](Descriptor& d) { d.setDdb("odd", ""); }, "bare  ", "\"\"  ");
    row(
        "blanks in a value", [](Descriptor& d) { d.setDdb("toolsVersion", " 1 "); }, "\"1\" \t\n", "\" 1 \" \t\n");
    row(
        "header key", [](Descriptor& d) { d.setHeader("createType", "custom"); }, "vmfsSparse", "custom");
    row(
        "new header key", [](Descriptor& d) { d.setHeader("isNativeSnapshot", "no"); },
        "parentFileNameHint=\"base.vmdk\"\n", "parentFileNameHint=\"base.vmdk\"\nisNativeSnapshot=\"no\"\n");
}

void DescriptorEditTest::rewritesOnlyItsLine() {
    QFETCH(Edit, edit);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QVERIFY(kText.find(from.toStdString()) != std::string::npos);
    QCOMPARE(edited(kText, edit), replaced(kText, from.toStdString(), to.toStdString()));
}

void DescriptorEditTest::worksOnWindowsLineEnds() {
    const auto crlf = [](const std::string& text) {
        return QString::fromStdString(text).replace("\n", "\r\n").toStdString();
    };
    const Edit edit = [](Descriptor& d) {
        d.setCid(0xFEDCBA98);
        d.setDdb("comment", "new");
        d.setHeader("x", "y");
        d.setExtents({d.extents()[0], extent(ExtentType::Zero, 1, "")});
    };
    QCOMPARE(edited(crlf(kText), edit), crlf(edited(kText, edit)));
    QCOMPARE(edited("\xEF\xBB\xBF" + kText, edit), "\xEF\xBB\xBF" + edited(kText, edit));
}

void DescriptorEditTest::keepsAMissingFinalNewline() {
    const std::string text = "version=1\nCID=1\nparentCID=ffffffff\nddb.a = \"1\"";
    QCOMPARE(edited(text, [](Descriptor& d) { d.setDdb("a", "2"); }),
             std::string("version=1\nCID=1\nparentCID=ffffffff\nddb.a = \"2\""));
    QCOMPARE(edited(text, [](Descriptor& d) { d.setDdb("b", "2"); }), text + "\nddb.b = \"2\"");
    const std::string extents = "version=1\nCID=1\nRW 1 ZERO";
    QCOMPARE(
        edited(extents,
               [](Descriptor& d) {
                   d.setExtents({d.extents()[0], extent(ExtentType::Zero, 2, ""), extent(ExtentType::Zero, 3, "")});
               }),
        extents + "\nRW 2 ZERO\nRW 3 ZERO");
}

void DescriptorEditTest::writesInTheFilesEncoding_data() {
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* encoding, const char* value, const char* bytes) {
        QTest::newRow(encoding) << QByteArray(encoding) << QByteArray(value) << QByteArray(bytes);
    };
    row("UTF-8", "磁盘💾", "磁盘💾");
    row("GBK", "磁盘", "\xB4\xC5\xC5\xCC");
    row("GB18030", "💾", "\x94\x39\xDC\x34");
    row("Big5", "成功", "\xA6\xA8\xA5\x5C");
    row("Shift_JIS", "表弓", "\x95\x5C\x8B\x7C");
    row("windows-1250", "žluť", "\x9Elu\x9D");
    row("windows-1251", "диск", "\xE4\xE8\xF1\xEA");
    row("windows-1252", "é€", "\xE9\x80");
    row("ISO-8859-1", "é", "\xE9");
    row("KOI8-R", "диск", "\xC4\xC9\xD3\xCB");
}

void DescriptorEditTest::writesInTheFilesEncoding() {
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, bytes);
    const std::string head = "version=1\nencoding=\"" + encoding.toStdString() + "\"\nCID=1\nparentCID=2\n";
    const std::string tail = "# comment in the code page: \x80\xFE\x5C\nRW 1 FLAT \"keep.vmdk\" 0\n";
    const std::string text = head + "parentFileNameHint=\"p\"\n" + tail + "ddb.comment = \"c\"\n";
    const std::string raw = bytes.toStdString();
    const std::string name = value.toStdString();
    const std::string after = edited(text, [&name](Descriptor& d) {
        d.setParent(2, name);
        d.setDdb("comment", name);
        d.setExtents({extent(ExtentType::Flat, 1, name + ".vmdk")});
    });
    QCOMPARE(after, head + "parentFileNameHint=\"" + raw + "\"\n" + replaced(tail, "keep", raw) + "ddb.comment = \""
                        + raw + "\"\n");
    const Descriptor again = parsed(after);
    QCOMPARE(again.parentHint(), std::optional(name));
    QCOMPARE(again.ddb("comment"), std::optional(name));
    QCOMPARE(again.extents()[0].fileName, name + ".vmdk");
}

void DescriptorEditTest::refusesWhatTheEncodingLacks() {
    const std::string text = replaced(kText, "UTF-8", "windows-1252");
    Descriptor descriptor = parsed(text);
    try {
        descriptor.setDdb("toolsVersion", "a磁盘");
        QFAIL("accepted");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::InvalidArgument);
        const std::string words = error.what();
        QVERIFY2(words.find("windows-1252") != std::string::npos && words.find("“磁”") != std::string::npos,
                 error.what());
    }
    QCOMPARE(descriptor.encode(), text);
}

void DescriptorEditTest::refuses_data() {
    QTest::addColumn<Edit>("edit");
    const auto row = [](const char* name, Edit edit) { QTest::newRow(name) << std::move(edit); };
    row("line break in a value", [](Descriptor& d) { d.setDdb("a", "1\nRW 1 FLAT \"/etc/shadow\" 0"); });
    row("carriage return", [](Descriptor& d) { d.setDdb("a", "1\r"); });
    row("quote in a value", [](Descriptor& d) { d.setDdb("a", "1\"2"); });
    row("NUL in a value", [](Descriptor& d) { d.setDdb("a", std::string("1\0002", 3)); });
    row("escape", [](Descriptor& d) { d.setDdb("a", "\x1B[31m"); });
    row("not UTF-8", [](Descriptor& d) { d.setDdb("a", "\xE9"); });
    row("empty key", [](Descriptor& d) { d.setDdb("", "1"); });
    row("blank in a key", [](Descriptor& d) { d.setDdb("a b", "1"); });
    row("equals in a key", [](Descriptor& d) { d.setDdb("a=b", "1"); });
    row("line break in a key", [](Descriptor& d) { d.setDdb("a\nb", "1"); });
    row("hash in a key", [](Descriptor& d) { d.setHeader("#a", "1"); });
    row("ddb key as header", [](Descriptor& d) { d.setHeader("ddb.a", "1"); });
    row("quote in the hint", [](Descriptor& d) { d.setParent(1, "a\"b"); });
    row("line break in the hint", [](Descriptor& d) { d.setParent(1, "a\nb"); });
    row("quote in an extent", [](Descriptor& d) { d.setExtents({extent(ExtentType::Flat, 1, "a\" 0")}); });
    row("line break in an extent", [](Descriptor& d) { d.setExtents({extent(ExtentType::Flat, 1, "a\nb")}); });
    row("empty extent", [](Descriptor& d) { d.setExtents({extent(ExtentType::Flat, 0, "a")}); });
    row("extent without name", [](Descriptor& d) { d.setExtents({extent(ExtentType::Flat, 1, "")}); });
    row("too many sectors", [](Descriptor& d) {
        d.setExtents({extent(ExtentType::Flat, kMaxSectors, "a"), extent(ExtentType::Flat, 1, "b")});
    });
    row("too many extents", [](Descriptor& d) {
        d.setExtents(std::vector<ExtentLine>(kMaxExtents + 1, extent(ExtentType::Zero, 1, "")));
    });
    row("unknown type", [](Descriptor& d) { d.setCreateType(CreateType::Unknown); });
    row("unknown encoding", [](Descriptor& d) { d.setHeader("encoding", "klingon"); });
    row("value too long", [](Descriptor& d) { d.setDdb("a", std::string(kMaxTextLineBytes + 1, 'x')); });
}

void DescriptorEditTest::refuses() {
    QFETCH(Edit, edit);
    Descriptor descriptor = parsed(kText);
    try {
        edit(descriptor);
        QFAIL("accepted");
    } catch (const Error&) {
    }
    QCOMPARE(descriptor.encode(), kText);
    QCOMPARE(descriptor.capacity().count(), std::uint64_t(4096));
}

void DescriptorEditTest::sameValueChangesNothing() {
    const std::string text = edited(kText, [](Descriptor& d) {
        d.setParent(d.parentCid(), "base.vmdk");
        d.setDdb("odd", "bare");
        d.setCreateType(CreateType::VmfsSparse);
        d.setExtents(d.extents());
    });
    QCOMPARE(text, kText);
}

void DescriptorEditTest::everyDuplicateGetsTheValue() {
    const std::string text =
        edited("version=1\nCID=1\ncid=2\nparentCID=ffffffff\n", [](Descriptor& d) { d.setCid(3); });
    QCOMPARE(text, std::string("version=1\nCID=00000003\ncid=00000003\nparentCID=ffffffff\n"));
}

void DescriptorEditTest::appendsInTheMannerOfTheNeighbours() {
    QCOMPARE(edited(kText, [](Descriptor& d) { d.setDdb("uuid", "1"); }), kText + "ddb.uuid\t=\t\"1\"\n");
    const std::string virtualBox = "version=1\nCID=1\nddb.adapterType=\"ide\"\n";
    QCOMPARE(edited(virtualBox, [](Descriptor& d) { d.setDdb("comment", ""); }), virtualBox + "ddb.comment=\"\"\n");
}

void DescriptorEditTest::makesTheDataBaseHeading() {
    const std::string bare = "version=1\nCID=1\nRW 1 ZERO\n";
    QCOMPARE(edited(bare, [](Descriptor& d) { d.setDdb("a", "1"); }),
             bare + "\n# The Disk Data Base \n#DDB\n\nddb.a = \"1\"\n");
    const std::string headed = bare + "# The Disk Data Base \n#DDB\n\n";
    QCOMPARE(edited(headed, [](Descriptor& d) { d.setDdb("a", "1"); }), headed + "ddb.a = \"1\"\n");
}

void DescriptorEditTest::extentsKeepLinesThatDoNotChange() {
    const std::string text = "version=1\nrw 1  sparse \"a\"  \n# between\nRW 2 SPARSE b\n";
    const std::string after = edited(text, [](Descriptor& d) {
        std::vector<ExtentLine> extents = d.extents();
        extents[1].sectors = Sectors(20);
        d.setExtents(extents);
    });
    QCOMPARE(after, std::string("version=1\nrw 1  sparse \"a\"  \n# between\nRW 20 SPARSE \"b\"\n"));
}

void DescriptorEditTest::extentsGrowAndShrink() {
    const std::string text =
        "version=1\n# Extent description\nRW 1 SPARSE \"a\"\nRW 2 SPARSE \"b\"\n\nddb.a = \"1\"\n";
    Descriptor descriptor = parsed(text);
    std::vector<ExtentLine> extents = descriptor.extents();
    extents.push_back(extent(ExtentType::Flat, 3, "c", 0));
    extents.push_back(extent(ExtentType::Vmfs, 4, "d", 0));
    descriptor.setExtents(extents);
    QCOMPARE(descriptor.encode(), replaced(text, "\"b\"\n", "\"b\"\nRW 3 FLAT \"c\" 0\nRW 4 VMFS \"d\"\n"));
    QCOMPARE(descriptor.capacity().count(), std::uint64_t(10));
    QCOMPARE(descriptor.extents()[3].fileName, std::string("d"));
    extents.resize(1);
    descriptor.setExtents(extents);
    QCOMPARE(descriptor.encode(), replaced(text, "RW 2 SPARSE \"b\"\n", ""));
    descriptor.setExtents({});
    QCOMPARE(descriptor.extents().size(), std::size_t(0));
    extents.resize(1);
    descriptor.setExtents(extents);
    QCOMPARE(descriptor.encode(), replaced(text, "RW 2 SPARSE \"b\"\n", ""));
}

void DescriptorEditTest::extentNamesOutsideTheEncodingSurvive() {
    const std::string text = "version=1\nencoding=\"UTF-8\"\nRW 1 FLAT \"d\xE9\" 0\n";
    const std::string after = edited(text, [](Descriptor& d) {
        std::vector<ExtentLine> extents = d.extents();
        extents[0].sectors = Sectors(9);
        d.setExtents(extents);
    });
    QCOMPARE(after, replaced(text, "RW 1", "RW 9"));
}

void DescriptorEditTest::manyExtentsAreFast() {
    std::vector<ExtentLine> extents;
    for (std::size_t i = 0; i < kMaxExtents; ++i)
        extents.push_back(extent(ExtentType::Sparse, 1, "磁盘-s" + std::to_string(i)));
    QElapsedTimer timer;
    timer.start();
    const std::string text =
        edited("version=1\nencoding=\"GBK\"\n", [&extents](Descriptor& d) { d.setExtents(extents); });
    QCOMPARE(parsed(text).extents().size(), kMaxExtents);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void DescriptorEditTest::encodingOfPlainTextCanChange() {
    Descriptor descriptor = parsed(kText);
    descriptor.setHeader("encoding", "GBK");
    descriptor.setDdb("comment", "磁");
    QVERIFY(descriptor.encode().find("\xB4\xC5") != std::string::npos);
    QVERIFY_EXCEPTION_THROWN(descriptor.setHeader("encoding", "UTF-8"), Error);
}

void DescriptorEditTest::whatWasEditedIsReadBack() {
    Descriptor descriptor = parsed(kText);
    descriptor.setCid(0xFEDCBA98);
    descriptor.removeParent();
    QVERIFY(!descriptor.hasParent());
    const Descriptor again = parsed(descriptor.encode());
    QCOMPARE(again.cid(), 0xFEDCBA98U);
    QCOMPARE(again.parentCid(), kNoParentCid);
    QVERIFY(!again.parentHint());
    QCOMPARE(again.ddb("longContentID"), std::optional<std::string>("3ca4d6ec709912129cf7ecb7fedcba98"));
}

QTEST_GUILESS_MAIN(DescriptorEditTest)
#include "format_descriptor_edit_test.moc"

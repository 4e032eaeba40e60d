// SPDX-License-Identifier: Apache-2.0
// Damaged and malicious descriptors: an Error or the same bytes back, quickly, never anything else.
#include "core/base/error.h"
#include "core/format/descriptor.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <ctime>
#include <random>

using namespace strata;

namespace {

const std::string kSeed = "# Disk DescriptorFile\r\n"
                          "version=1\r\n"
                          "encoding=\"GBK\"\r\n"
                          "CID=216bc064\r\n"
                          "parentCID=0172e8a4\r\n"
                          "createType=\"custom\"\r\n"
                          "parentFileNameHint=\"\xB4\xC5\xC5\xCC.vmdk\"\r\n"
                          "RW 2048 FLAT \"\xB4\xC5-flat.vmdk\" 0 1234 \"x\"\r\n"
                          "RDONLY 63 ZERO\r\n"
                          "RW 8323072 SPARSE \"disk-s002.vmdk\"\r\n"
                          "#DDB\r\n"
                          "ddb.adapterType=\"lsilogic\"\r\n"
                          "ddb.longContentID = \"3ca4d6ec709912129cf7ecb7216bc064\"\r\n";

/// True if it parsed. Whatever parses must come back byte for byte, also after it was edited to what it says already.
bool survives(const std::string& bytes) {
    Descriptor::probe(asBytes(bytes));
    try {
        Descriptor descriptor = Descriptor::parse(asBytes(bytes));
        const std::string expected = bytes.substr(0, bytes.find('\0'));
        if (descriptor.encode() != expected)
            qFatal("did not come back: %s", QByteArray::fromStdString(bytes).toPercentEncoding().constData());
        descriptor.setExtents(descriptor.extents());
        if (descriptor.encode() != expected)
            qFatal("extents changed: %s", QByteArray::fromStdString(bytes).toPercentEncoding().constData());
        for (const auto& [key, value] : descriptor.ddb())
            descriptor.ddb(key);
        descriptor.setCid(1);
        if (Descriptor::parse(asBytes(descriptor.encode())).cid() != 1)
            qFatal("edit lost: %s", QByteArray::fromStdString(bytes).toPercentEncoding().constData());
    } catch (const Error& error) {
        return error.code() == ErrorCode::Internal;
    }
    return true;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kSlowness = 10;
#else
constexpr double kSlowness = 2; // unoptimised
#endif

/// Aborts if it takes more than a second of an optimised build's processor time.
std::optional<ErrorCode> quickRefusal(const std::string& text) {
    const std::clock_t start = std::clock();
    std::optional<ErrorCode> code;
    try {
        if (Descriptor::parse(asBytes(text)).warnings().size() > 200)
            qFatal("too many warnings");
    } catch (const Error& error) {
        code = error.code();
    }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (seconds > kSlowness)
        qFatal("took %g s", seconds);
    return code;
}

} // namespace

class DescriptorHostileTest : public QObject {
    Q_OBJECT
private slots:
    void randomBytesInASeed_data();
    void randomBytesInASeed();
    void cutAtEveryByte();
    void limits();
    void giantsAreQuick();
};

void DescriptorHostileTest::randomBytesInASeed_data() {
    QTest::addColumn<QByteArray>("seed");
    QTest::newRow("GBK, CRLF") << QByteArray::fromStdString(kSeed);
    QFile sample(QString(STRATA_SAMPLES) + "/ms3-win.vmdk");
    if (sample.open(QIODevice::ReadOnly))
        QTest::newRow("Workstation's") << sample.readAll();
}

void DescriptorHostileTest::randomBytesInASeed() {
    QFETCH(QByteArray, seed);
    static constexpr std::string_view interesting = "\"=#\n\r \t\\0129aFRWxX\x80\xFF\0\xEF\xBB\xBF|";
    std::mt19937 random(20240611);
    const auto below = [&random](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    int parsed = 0;
    for (int round = 0; round < 6000; ++round) {
        std::string bytes = seed.toStdString();
        for (std::size_t edits = 1 + below(4); edits > 0; --edits) {
            const std::size_t at = below(bytes.size());
            const char byte = below(2) == 0 ? static_cast<char>(below(256)) : interesting[below(interesting.size())];
            switch (below(4)) {
            case 0: bytes[at] = byte; break;
            case 1: bytes.insert(at, 1, byte); break;
            case 2: bytes.erase(at, 1 + below(8)); break;
            default: bytes.insert(below(bytes.size()), bytes.substr(at, below(40))); break;
            }
        }
        parsed += survives(bytes) ? 1 : 0;
    }
    QVERIFY2(parsed > 1500 && parsed < 6000, qPrintable(QString::number(parsed)));
}

void DescriptorHostileTest::cutAtEveryByte() {
    for (std::size_t length = 0; length <= kSeed.size(); ++length)
        survives(kSeed.substr(0, length));
    QVERIFY(survives(kSeed));
}

void DescriptorHostileTest::limits() {
    const std::string head = "version=1\nCID=1\nparentCID=ffffffff\ncreateType=\"custom\"\n";
    const auto times = [](std::size_t count, const std::string& line) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i)
            text += line;
        return text;
    };
    const std::string longest = "#" + std::string(kMaxTextLineBytes - 1, 'x');
    QCOMPARE(quickRefusal(head + longest + "\n"), std::nullopt);
    QCOMPARE(quickRefusal(head + longest + "x\n"), std::optional(ErrorCode::LimitExceeded));
    QCOMPARE(quickRefusal(head + times(kMaxExtents, "RW 1 ZERO\n")), std::nullopt);
    QCOMPARE(quickRefusal(head + times(kMaxExtents + 1, "RW 1 ZERO\n")), std::optional(ErrorCode::LimitExceeded));
    QCOMPARE(quickRefusal(head + times(kMaxTextLines - 4, "\n")), std::nullopt);
    QCOMPARE(quickRefusal(head + times(kMaxTextLines - 3, "\n")), std::optional(ErrorCode::LimitExceeded));
    std::string largest = head;
    while (largest.size() + 1000 <= kMaxDescriptorBytes)
        largest += "#" + std::string(998, 'x') + "\n";
    largest += "#" + std::string(kMaxDescriptorBytes - largest.size() - 1, 'y');
    QCOMPARE(quickRefusal(largest), std::nullopt);
    QCOMPARE(quickRefusal(largest + "y"), std::optional(ErrorCode::LimitExceeded));
    QCOMPARE(quickRefusal(head + "RW 9007199254740992 ZERO\n"), std::nullopt);
    QCOMPARE(quickRefusal(head + "RW 9007199254740992 ZERO\nRW 1 ZERO\n"), std::optional(ErrorCode::Corrupt));
}

void DescriptorHostileTest::giantsAreQuick() {
    // Distinct keys, one key, undecodable values and lines that mean nothing: each as many as fit.
    for (const char* kind : {"ddb.k%1=1\n", "ddb.k=%1\n", "ddb.k%1=\xFF\n", "junk %1\n", "k%1 = \"\n"}) {
        std::string text = "version=1\nencoding=\"GBK\"\nCID=1\nparentCID=ffffffff\ncreateType=\"custom\"\n";
        for (int i = 0; i < 130000; ++i)
            text += QByteArray(kind).replace("%1", QByteArray::number(i)).toStdString();
        QCOMPARE(quickRefusal(text), std::nullopt);
    }
    QCOMPARE(quickRefusal(std::string(std::size_t{64} << 20U, 'x')), std::optional(ErrorCode::LimitExceeded));
    QCOMPARE(quickRefusal(std::string(std::size_t{64} << 20U, '\n')), std::optional(ErrorCode::LimitExceeded));
}

QTEST_GUILESS_MAIN(DescriptorHostileTest)
#include "format_descriptor_hostile_test.moc"

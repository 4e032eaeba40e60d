// SPDX-License-Identifier: Apache-2.0
#include "core/format/graincodec.h"
#include "core/format/grainengines.h"

#include <QTest>
#include <QtEndian>

#include <algorithm>
#include <random>

using namespace strata;

namespace {

using Bytes = std::vector<std::byte>;
constexpr std::size_t kGrain = 65536;

Bytes randomBytes(std::size_t length, unsigned seed) {
    std::mt19937_64 random(seed);
    Bytes bytes(length);
    for (std::byte& byte : bytes)
        byte = static_cast<std::byte>(random());
    return bytes;
}

Bytes textBytes(std::size_t length) {
    const std::string words = "the quick brown fox jumps over the lazy dog 0123456789 ";
    std::mt19937_64 random(7);
    Bytes bytes;
    while (bytes.size() < length) {
        const std::size_t from = random() % words.size();
        const ByteSpan piece = asBytes(words).subspan(from, std::min<std::size_t>(9, words.size() - from));
        bytes.insert(bytes.end(), piece.begin(), piece.end());
    }
    bytes.resize(length);
    return bytes;
}

/// Random bytes at the places given, zeros elsewhere.
Bytes patchyBytes(const std::vector<std::pair<std::size_t, std::size_t>>& patches) {
    Bytes bytes(kGrain);
    for (const auto& [offset, length] : patches) {
        const Bytes noise = randomBytes(length, static_cast<unsigned>(offset + 1));
        std::copy(noise.begin(), noise.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset));
    }
    return bytes;
}

std::vector<std::pair<const char*, Bytes>> subjects() {
    return {{"zeros", Bytes(kGrain)},
            {"text", textBytes(kGrain)},
            {"random", randomBytes(kGrain, 1)},
            {"half random", patchyBytes({{0, kGrain / 2}})},
            {"random in front", patchyBytes({{0, 4096}})},
            {"random 1 MiB", randomBytes(1U << 20U, 2)},
            {"text, a last grain", textBytes(512)},
            {"random, a last grain", randomBytes(512, 3)},
            {"one byte", Bytes(1, std::byte{0x55})}};
}

std::vector<std::pair<std::string, std::unique_ptr<GrainCompressor>>> compressors() {
    using Purpose = CompressionLevel::Purpose;
    std::vector<std::pair<std::string, std::unique_ptr<GrainCompressor>>> all;
    for (const auto& [name, purpose] : {std::pair("fast", Purpose::Fast), std::pair("balanced", Purpose::Balanced),
                                        std::pair("small", Purpose::Small), std::pair("smallest", Purpose::Smallest)})
        all.emplace_back(name, makeGrainCompressor({purpose, 0}));
    for (int level = 0; level <= 12; ++level)
        all.emplace_back("level " + std::to_string(level), makeGrainCompressor({Purpose::Number, level}));
    // Each engine by itself, as it serves where the others are not built in.
    for (int level = 0; level <= 9; ++level)
        all.emplace_back("zlib " + std::to_string(level), detail::zlibCompressor(level));
    all.emplace_back("zlib, storing", detail::storingCompressor(detail::zlibCompressor(6)));
    if (auto engine = detail::isalCompressor())
        all.emplace_back("isa-l", std::move(engine));
    if (auto engine = detail::libdeflateCompressor(12))
        all.emplace_back("libdeflate 12", std::move(engine));
    return all;
}

Bytes compressed(GrainCompressor& compressor, const Bytes& data) {
    Bytes out(compressor.bound(data.size()));
    out.resize(compressor.compress(data, out));
    return out;
}

/// What Qt's own zlib makes of it; it wants the length in front.
Bytes byQt(const Bytes& stream, std::size_t length) {
    QByteArray input(4, '\0');
    qToBigEndian(static_cast<quint32>(length), input.data());
    input.append(reinterpret_cast<const char*>(stream.data()), static_cast<qsizetype>(stream.size()));
    const QByteArray output = qUncompress(input);
    Bytes bytes(static_cast<std::size_t>(output.size()));
    std::memcpy(bytes.data(), output.constData(), bytes.size());
    return bytes;
}

/// Without zlib's two bytes in front and four behind: raw deflate.
Bytes rawOf(const Bytes& stream) { return {stream.begin() + 2, stream.end() - 4}; }

constexpr std::byte kCanary{0xA5};

/// Inflates into a buffer of `room` bytes and makes sure that nothing behind it was touched.
template<class Inflate>
std::optional<Bytes> inflated(Inflate&& inflate, std::size_t room) {
    Bytes out(room + 64, kCanary);
    const std::optional<std::size_t> made = inflate(MutableByteSpan(out).first(room));
    if (!std::all_of(out.begin() + static_cast<std::ptrdiff_t>(room), out.end(),
                     [](std::byte b) { return b == kCanary; }))
        qFatal("written past the buffer");
    if (!made)
        return std::nullopt;
    out.resize(*made);
    return out;
}

} // namespace

/// Compression of single grains: every engine makes what every other reader takes, and damage never passes.
class GrainCodecTest : public QObject {
    Q_OBJECT
private slots:
    void everyEngineIsReadByAll() {
        const std::unique_ptr<detail::InflateEngine> engines[] = {detail::zlibInflater(),
                                                                  detail::libdeflateInflater()};
        GrainInflater inflater;
        for (const auto& [name, compressor] : compressors())
            for (const auto& [subject, data] : subjects()) {
                const Bytes stream = compressed(*compressor, data);
                const QByteArray what = QByteArray::fromStdString(name) + ", " + subject;
                QVERIFY2(stream.size() <= compressor->bound(data.size()), what);
                QVERIFY2(byQt(stream, data.size()) == data, what);
                QVERIFY2(inflated([&](MutableByteSpan out) { return inflater.inflate(stream, out); }, data.size())
                             == data,
                         what);
                for (const auto& engine : engines)
                    if (engine != nullptr)
                        QVERIFY2(inflated([&](MutableByteSpan out) { return engine->zlibStream(stream, out); },
                                          data.size())
                                     == data,
                                 what);
            }
    }

    void streamsBeginAsVmwareExpects() {
        for (const auto& [name, compressor] : compressors())
            for (const auto& [subject, data] : subjects()) {
                const Bytes stream = compressed(*compressor, data);
                const unsigned method = std::to_integer<unsigned>(stream[0]);
                const unsigned flags = std::to_integer<unsigned>(stream[1]);
                QCOMPARE(method & 0x0FU, 8U); // deflate
                QVERIFY(method >> 4U <= 7);   // window of at most 32 KiB
                QCOMPARE(flags & 0x20U, 0U);  // no dictionary
                QCOMPARE((method * 256 + flags) % 31, 0U);
            }
    }

    void anEngineMayBeUsedAgain() {
        for (const auto& [name, compressor] : compressors()) {
            const Bytes first = compressed(*compressor, textBytes(kGrain));
            (void)compressed(*compressor, randomBytes(kGrain, 9));
            QVERIFY(compressed(*compressor, textBytes(kGrain)) == first);
        }
    }

    void purposesAreInOrderOfSize() {
        using Purpose = CompressionLevel::Purpose;
        const Bytes data = textBytes(kGrain);
        std::size_t last = data.size();
        for (const Purpose purpose : {Purpose::Fast, Purpose::Balanced, Purpose::Small, Purpose::Smallest}) {
            const std::size_t size = compressed(*makeGrainCompressor({purpose, 0}), data).size();
            QVERIFY(size <= last);
            last = size;
        }
        QVERIFY(last < data.size() / 2);
    }

    void whatDoesNotShrinkIsStored_data() {
        QTest::addColumn<int>("purpose");
        QTest::newRow("fast") << static_cast<int>(CompressionLevel::Purpose::Fast);
        QTest::newRow("balanced") << static_cast<int>(CompressionLevel::Purpose::Balanced);
        QTest::newRow("small") << static_cast<int>(CompressionLevel::Purpose::Small);
    }
    void whatDoesNotShrinkIsStored() {
        QFETCH(int, purpose);
        const auto compressor = makeGrainCompressor({static_cast<CompressionLevel::Purpose>(purpose), 0});
        const Bytes stream = compressed(*compressor, randomBytes(kGrain, 4));
        QCOMPARE(stream.size(), detail::storedSize(kGrain));
        QCOMPARE(stream[0], std::byte{0x78});
        QCOMPARE(stream[1], std::byte{0x01});
        QCOMPARE(stream[2], std::byte{0}); // a stored block, not the last
    }

    void samplesDoNotHideWhatShrinks() {
        using Purpose = CompressionLevel::Purpose;
        const std::vector<std::vector<std::pair<std::size_t, std::size_t>>> shapes{
            {{0, 4096}}, {{0, 32768}}, {{0, 40000}}, {{kGrain - 4096, 4096}}, {{0, 4096}, {kGrain - 4096, 4096}}};
        for (const Purpose purpose : {Purpose::Fast, Purpose::Balanced, Purpose::Small, Purpose::Smallest})
            for (const auto& shape : shapes) {
                std::size_t noise = 0;
                for (const auto& patch : shape)
                    noise += patch.second;
                const Bytes stream = compressed(*makeGrainCompressor({purpose, 0}), patchyBytes(shape));
                QVERIFY(stream.size() < noise + noise / 50 + 1024);
            }
    }

    void randomDataOfFewLettersIsNotStored() {
        // Every sample looks alike and has no repetition, but six bits would do for each byte.
        Bytes data = randomBytes(kGrain, 5);
        for (std::byte& byte : data)
            byte &= std::byte{0x3F};
        QVERIFY(compressed(*makeGrainCompressor({}), data).size() < kGrain * 4 / 5);
    }

    void storedStreamsOfAnyLength_data() {
        QTest::addColumn<int>("length");
        for (const int length : {0, 1, 511, 65534, 65535, 65536, 131070, 131071})
            QTest::addRow("%d", length) << length;
    }
    void storedStreamsOfAnyLength() {
        QFETCH(int, length);
        const Bytes data = randomBytes(static_cast<std::size_t>(length), 6);
        Bytes stream(detail::storedSize(data.size()));
        QCOMPARE(detail::storeGrain(data, stream), stream.size());
        const auto engine = detail::zlibInflater();
        QVERIFY(inflated([&](MutableByteSpan out) { return engine->zlibStream(stream, out); }, data.size() + 1)
                == data);
    }

    void aLastGrainMayBeShorter() {
        GrainInflater inflater;
        const Bytes data = textBytes(512);
        const Bytes stream = compressed(*makeGrainCompressor({}), data);
        QVERIFY(inflated([&](MutableByteSpan out) { return inflater.inflate(stream, out); }, kGrain) == data);
    }

    void rawDeflateIsTaken() {
        GrainInflater inflater;
        const auto zlib = detail::zlibInflater();
        for (const auto& [subject, data] : subjects()) {
            const Bytes raw = rawOf(compressed(*detail::zlibCompressor(6), data));
            QVERIFY2(inflated([&](MutableByteSpan out) { return inflater.inflate(raw, out); }, data.size()) == data,
                     subject);
            QVERIFY2(inflated([&](MutableByteSpan out) { return zlib->rawStream(raw, out); }, data.size()) == data,
                     subject);
        }
    }

    void whatIsCutOffDoesNotInflate() {
        GrainInflater inflater;
        const auto zlib = detail::zlibInflater();
        const Bytes data = textBytes(1024);
        const Bytes stream = compressed(*makeGrainCompressor({}), data);
        const Bytes raw = rawOf(stream);
        for (std::size_t length = 0; length < stream.size(); ++length) {
            const ByteSpan cut = ByteSpan(stream).first(length);
            QVERIFY(!inflated([&](MutableByteSpan out) { return inflater.inflate(cut, out); }, kGrain));
            QVERIFY(!inflated([&](MutableByteSpan out) { return zlib->zlibStream(cut, out); }, kGrain));
        }
        for (std::size_t length = 0; length < raw.size(); ++length)
            QVERIFY(!inflated([&](MutableByteSpan out) { return inflater.inflate(ByteSpan(raw).first(length), out); },
                              kGrain));
    }

    void noFlippedBitPassesUnseen() {
        GrainInflater inflater;
        const Bytes data = textBytes(700);
        for (const auto& [name, compressor] : compressors()) {
            const Bytes stream = compressed(*compressor, data);
            for (std::size_t bit = 0; bit < stream.size() * 8; ++bit) {
                Bytes damaged = stream;
                damaged[bit / 8] ^= std::byte{1} << (bit % 8);
                const auto made =
                    inflated([&](MutableByteSpan out) { return inflater.inflate(damaged, out); }, kGrain);
                QVERIFY2(!made || made == data, QByteArray::fromStdString(name) + ", bit " + QByteArray::number(bit));
            }
        }
    }

    void bombsStopAtTheBuffer() {
        GrainInflater inflater;
        const auto zlib = detail::zlibInflater();
        const Bytes bomb = compressed(*detail::zlibCompressor(9), Bytes(std::size_t{64} << 20U));
        QVERIFY(bomb.size() < (std::size_t{1} << 17U));
        for (const std::size_t room : {std::size_t{0}, std::size_t{1}, kGrain}) {
            QVERIFY(!inflated([&](MutableByteSpan out) { return inflater.inflate(bomb, out); }, room));
            QVERIFY(!inflated([&](MutableByteSpan out) { return inflater.inflate(rawOf(bomb), out); }, room));
            QVERIFY(!inflated([&](MutableByteSpan out) { return zlib->zlibStream(bomb, out); }, room));
        }
        // One byte more than the grain is one too many.
        const Bytes larger = compressed(*makeGrainCompressor({}), Bytes(kGrain + 1));
        QVERIFY(!inflated([&](MutableByteSpan out) { return inflater.inflate(larger, out); }, kGrain));
    }

    void garbageDoesNotInflate() {
        GrainInflater inflater;
        for (unsigned seed = 0; seed < 2000; ++seed) {
            Bytes garbage = randomBytes(64 + seed % 100, seed);
            garbage[0] = std::byte{0x78}; // with a right header, and with a wrong one
            garbage[1] = seed % 2 == 0 ? std::byte{0x9C} : std::byte{0x9D};
            QVERIFY(!inflated([&](MutableByteSpan out) { return inflater.inflate(garbage, out); }, kGrain));
        }
    }

    void levelsAreParsed_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("good");
        for (const char* word : {"fast", "balanced", "small", "smallest", "0", "6", "12"})
            QTest::newRow(word) << word << true;
        for (const char* word : {"", "13", "-1", "Fast", "6 ", " 6", "6x", "99999999999999999999", "max"})
            QTest::addRow("bad %s", word) << word << false;
    }
    void levelsAreParsed() {
        QFETCH(QString, word);
        QFETCH(bool, good);
        const auto level = parseCompressionLevel(word.toStdString());
        QCOMPARE(level.has_value(), good);
        if (level && word[0].isDigit())
            QCOMPARE(level->number, word.toInt());
    }
};

QTEST_APPLESS_MAIN(GrainCodecTest)
#include "format_graincodec_test.moc"

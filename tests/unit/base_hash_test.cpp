// SPDX-License-Identifier: Apache-2.0
// SHA-256 and CRC-32C against published values and against Qt.
#include "core/base/crc32c.h"
#include "core/base/sha256.h"
#include "tests/support/testfiles.h"

#include <QCryptographicHash>
#include <QTest>

using namespace strata;
using namespace strata::test;

class BaseHashTest : public QObject {
    Q_OBJECT

private slots:
    void sha256AgreesWithQtForEveryLengthAroundABlock() {
        const auto data = patternBytes(1000, 7);
        for (std::size_t length = 0; length < data.size(); length += length < 200 ? 1 : 37) {
            const ByteSpan bytes = ByteSpan(data).first(length);
            const QByteArray expected = QCryptographicHash::hash(
                QByteArrayView(reinterpret_cast<const char*>(bytes.data()), qsizetype(length)),
                QCryptographicHash::Sha256);
            QCOMPARE(std::string(asText(sha256(bytes))), expected.toStdString());
        }
    }

    void sha256DoesNotDependOnThePieces() {
        const auto data = patternBytes(10'000, 8);
        for (const std::size_t piece : {1U, 63U, 64U, 65U, 4096U}) {
            Sha256 hash;
            for (std::size_t at = 0; at < data.size(); at += piece)
                hash.update(ByteSpan(data).subspan(at, std::min(piece, data.size() - at)));
            QVERIFY(hash.finish() == sha256(data));
        }
    }

    void crc32cGivesTheValuesOfRfc3720() {
        QCOMPARE(crc32c(asBytes("123456789")), 0xE3069283U);
        QCOMPARE(crc32c(std::vector<std::byte>(32, std::byte{0})), 0x8A9136AAU);
        QCOMPARE(crc32c(std::vector<std::byte>(32, std::byte{0xFF})), 0x62A8AB43U);
    }
};

QTEST_GUILESS_MAIN(BaseHashTest)
#include "base_hash_test.moc"

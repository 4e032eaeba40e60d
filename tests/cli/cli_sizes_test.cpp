// SPDX-License-Identifier: Apache-2.0
#include "app/cli/sizes.h"
#include "core/base/error.h"

#include <QTest>

using namespace strata;
using namespace strata::cli;

namespace {

constexpr std::uint64_t kKiB = 1024;
constexpr std::uint64_t kGiB = kKiB * kKiB * kKiB;

class SizesTest : public QObject {
    Q_OBJECT
private slots:
    void understands_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<quint64>("bytes");
        QTest::newRow("plain") << "512" << quint64{512};
        QTest::newRow("zero") << "0" << quint64{0};
        QTest::newRow("K") << "64K" << quint64{64 * kKiB};
        QTest::newRow("lower case") << "10m" << quint64{10 * kKiB * kKiB};
        QTest::newRow("G") << "8G" << quint64{8 * kGiB};
        QTest::newRow("T") << "2T" << quint64{2 * kKiB * kGiB};
        QTest::newRow("KiB") << "3KiB" << quint64{3 * kKiB};
        QTest::newRow("GB is GiB") << "1GB" << quint64{kGiB};
        QTest::newRow("B") << "512B" << quint64{512};
        QTest::newRow("blank before the unit") << "10 M" << quint64{10 * kKiB * kKiB};
        QTest::newRow("largest") << "9223372036854775807" << quint64{INT64_MAX};
    }
    void understands() {
        QFETCH(QString, text);
        QFETCH(quint64, bytes);
        QCOMPARE(quint64{parseSize(text.toStdString(), "--size")}, bytes);
    }

    void refuses_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "K", "12Q", "1.5G", "-1", "+1", "0x10", "1KK", "1iB", "10 M B",
                                 "9223372036854775808", "8388608T", "99999999999999999999", "１"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void refuses() {
        QFETCH(QString, text);
        try {
            parseSize(text.toStdString(), "--size");
            QFAIL("not refused");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::InvalidArgument);
            QVERIFY2(std::string_view(error.what()).starts_with("--size: "), error.what());
        }
    }

    void wholeSectorsOnly() {
        QCOMPARE(parseWholeSectors("1M", "--offset"), Sectors(2048));
        QVERIFY_EXCEPTION_THROWN(parseWholeSectors("1000", "--offset"), Error);
    }

    void formats_data() {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<QString>("size");
        QTest::newRow("none") << quint64{0} << "0 bytes";
        QTest::newRow("one") << quint64{1} << "1 byte";
        QTest::newRow("below a KiB") << quint64{1023} << "1023 bytes";
        QTest::newRow("a KiB") << quint64{1024} << "1 KiB";
        QTest::newRow("odd") << quint64{1536} << "1.5 KiB";
        QTest::newRow("three digits") << quint64{410 * kKiB + 3} << "410 KiB";
        QTest::newRow("never 1024 of a unit") << quint64{kKiB * kKiB - 1} << "1.0 MiB";
        QTest::newRow("GiB") << quint64{3650722201} << "3.4 GiB";
        QTest::newRow("62 TB") << quint64{62 * kKiB * kGiB} << "62 TiB";
    }
    void formats() {
        QFETCH(quint64, bytes);
        QFETCH(QString, size);
        QCOMPARE(QString::fromStdString(formatSize(bytes)), size);
    }

    void exactSizeTellsBytesWhereTheyAreHidden() {
        QCOMPARE(formatExactSize(512), std::string("512 bytes"));
        QCOMPARE(formatExactSize(3650722201), std::string("3.4 GiB (3650722201 bytes)"));
    }

    void durations() {
        QCOMPARE(formatDuration(7), std::string("0:07"));
        QCOMPARE(formatDuration(750), std::string("12:30"));
        QCOMPARE(formatDuration(3753), std::string("1:02:33"));
    }
};

} // namespace

QTEST_GUILESS_MAIN(SizesTest)
#include "cli_sizes_test.moc"

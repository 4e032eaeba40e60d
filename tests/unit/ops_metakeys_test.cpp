// SPDX-License-Identifier: Apache-2.0
#include "core/ops/metaop.h"

#include <QTest>

#include <set>

using namespace strata;

class MetaKeysTest : public QObject {
    Q_OBJECT
private slots:
    void everyKeyIsDescribedOnce();
    void keysAreFoundInAnySpelling();
    void theKeysThatHoldAChainTogetherAreDangerous();
    void takes_data();
    void takes();
    void refuses_data();
    void refuses();
};

void MetaKeysTest::everyKeyIsDescribedOnce() {
    std::set<std::string_view> keys;
    for (const MetaKeyInfo& info : knownMetaKeys()) {
        QVERIFY2(keys.insert(info.key).second, info.key.data());
        QVERIFY2(std::string_view(info.meaning).ends_with('.'), info.key.data());
        QVERIFY(Descriptor::isKey(info.key));
        for (const std::string_view choice : info.choices)
            QVERIFY2(!validateMeta(info.key, choice), choice.data());
    }
    QVERIFY(keys.size() > 25);
}

void MetaKeysTest::keysAreFoundInAnySpelling() {
    QVERIFY(findMetaKey("ADAPTERTYPE") != nullptr);
    QCOMPARE(findMetaKey("DDB.adapterType"), findMetaKey("adapterType"));
    QVERIFY(findMetaKey("CID")->header);
    QVERIFY(findMetaKey("ddb.CID") == nullptr);
    QVERIFY(findMetaKey("vendor.note") == nullptr);
}

void MetaKeysTest::theKeysThatHoldAChainTogetherAreDangerous() {
    for (const char* key : {"CID", "parentCID", "createType", "parentFileNameHint", "version", "longContentID",
                            "encoding", "grain", "logicalSectorSize"})
        QVERIFY2(findMetaKey(key)->dangerous, key);
    for (const char* key : {"adapterType", "uuid", "geometry.heads", "virtualHWVersion", "comment"})
        QVERIFY2(!findMetaKey(key)->dangerous, key);
}

void MetaKeysTest::takes_data() {
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* key, const char* value) {
        QTest::addRow("%s=%s", key, value) << QByteArray(key) << QByteArray(value);
    };
    row("adapterType", "legacyESX");
    row("adapterType", "");
    row("ddb.geometry.cylinders", "83220");
    row("uuid", "60 00 C2 92 7b f4 0d ee-e9 08 12 5d bc 4f ab 26");
    row("uuid.image", "428fbafb-8694-4ee2-9ce8-333d77f90140");
    row("longContentID", "3ca4d6ec709912129cf7ecb7216bc064");
    row("CID", "123abc");
    row("parentCID", "FFFFFFFF");
    row("createType", "vmfsThick");
    row("encoding", "GBK");
    row("parentFileNameHint", "C:\\vm\\基.vmdk");
    row("vendor.note", "anything # goes = here");
    row("vendor.note", "");
}

void MetaKeysTest::takes() {
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    const std::optional<Text> problem = validateMeta(key.toStdString(), value.toStdString());
    QVERIFY2(!problem, problem ? problem->english().c_str() : "");
}

void MetaKeysTest::refuses_data() {
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* key, const QByteArray& value) {
        QTest::addRow("%s=%s", key, value.left(20).toPercentEncoding().constData()) << QByteArray(key) << value;
    };
    row("adapterType", "pvscsi");
    row("adapterType", "LSILOGIC");
    row("geometry.heads", "-1");
    row("geometry.heads", "0x10");
    row("virtualHWVersion", "8.0");
    row("uuid", "428fbafb-8694-4ee2-9ce8-333d77f90140");
    row("uuid.image", "60 00 C2 92 7b f4 0d ee-e9 08 12 5d bc 4f ab 26");
    row("longContentID", "216bc064");
    row("longContentID", "zca4d6ec709912129cf7ecb7216bc064");
    row("CID", "ffffffff");
    row("CID", "0x12");
    row("CID", "123456789");
    row("CID", "");
    row("createType", "round");
    row("createType", "");
    row("encoding", "klingon");
    row("vendor.note", "a\"b");
    row("vendor.note", "a\nb");
    row("vendor.note", "\xE9");
    row("vendor.note", QByteArray(5000, 'x'));
    row("", "x");
    row("ddb.", "x");
    row("a b", "x");
    row("a=b", "x");
}

void MetaKeysTest::refuses() {
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    const std::optional<Text> problem = validateMeta(key.toStdString(), value.toStdString());
    QVERIFY(problem && !problem->english().empty());
}

QTEST_GUILESS_MAIN(MetaKeysTest)
#include "ops_metakeys_test.moc"

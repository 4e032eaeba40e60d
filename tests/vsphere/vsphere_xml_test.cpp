// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/vsphere/apiversion.h"
#include "core/vsphere/fault.h"
#include "core/vsphere/soapcall.h"
#include "core/vsphere/xmlgate.h"

#include <QTest>

using namespace strata;
using namespace strata::vsphere;

namespace {

XmlNode parse(const std::string& document, std::size_t piece = 7, XmlLimits limits = {}) {
    XmlGate gate(limits);
    for (std::size_t at = 0; at < document.size(); at += piece)
        gate.feed(std::string_view(document).substr(at, piece));
    return gate.finish();
}

ErrorCode codeOf(const std::string& document, XmlLimits limits = {}) {
    try {
        parse(document, 4096, limits);
    } catch (const Error& error) {
        return error.code();
    }
    return ErrorCode::Internal; // none: no case expects this one
}

} // namespace

class VsphereXmlTest : public QObject {
    Q_OBJECT

private slots:
    void readsTypesByNamespaceWhateverThePrefix() {
        const XmlNode node = parse("<r xmlns:q='http://www.w3.org/2001/XMLSchema-instance' xmlns:xsd='u'>"
                                   "<a q:type='xsd:string'>x &amp; y</a>"
                                   "<val q:type='ManagedObjectReference' "
                                   "type='VirtualMachine'>vm-57</val><n>42</n><t>1</t><f>false</f></r>");
        QCOMPARE(node.child("a")->xsiType, std::string("string"));
        QCOMPARE(node.childText("a"), std::string("x & y"));
        QCOMPARE(node.child("val")->xsiType, std::string("ManagedObjectReference"));
        QVERIFY(node.childReference("val") == (ObjectRef{"VirtualMachine", "vm-57"}));
        QCOMPARE(node.childNumber("n"), std::optional<std::int64_t>(42));
        QCOMPARE(node.childFlag("t"), std::optional(true));
        QCOMPARE(node.childFlag("f"), std::optional(false));
        QVERIFY(!node.childFlag("absent"));
        QVERIFY(!node.childNumber("a"));
    }

    void splitsNeverMatter() {
        const std::string document = "<?xml version=\"1.0\"?><r><a>\xE4\xB8\xAD\xE6\x96\x87</a><b/></r>";
        for (std::size_t piece = 1; piece < document.size(); ++piece)
            QCOMPARE(parse(document, piece).childText("a"), std::string("\xE4\xB8\xAD\xE6\x96\x87"));
    }

    void handsOutLongListsAndForgetsThem() {
        XmlLimits limits;
        limits.kept = 4096;
        XmlGate gate(limits);
        int seen = 0;
        gate.deliver("o", 2,
                     [&seen](XmlNode&& node) { seen += node.childText("n") == std::to_string(seen) ? 1 : 0; });
        gate.feed("<r>");
        for (int i = 0; i < 10'000; ++i)
            gate.feed("<o><n>" + std::to_string(i) + "</n></o>");
        gate.feed("<token>t</token></r>");
        QCOMPARE(seen, 10'000);
        const XmlNode root = gate.finish();
        QCOMPARE(root.children.size(), std::size_t{1});
        QCOMPARE(root.childText("token"), std::string("t"));
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const std::string& document, ErrorCode code) {
            QTest::newRow(name) << QByteArray::fromStdString(document) << static_cast<int>(code);
        };
        row("document type", "<!DOCTYPE r><r/>", ErrorCode::Corrupt);
        row("laughs", "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><r>&b;</r>", ErrorCode::Corrupt);
        row("entity", "<r>&b;</r>", ErrorCode::Corrupt);
        row("not xml", "hello", ErrorCode::Corrupt);
        row("wrong end", "<a><b></a>", ErrorCode::Corrupt);
        row("too early", "<a><b>", ErrorCode::Truncated);
        row("nothing", "", ErrorCode::Truncated);
        std::string deep;
        for (int i = 0; i < 300; ++i)
            deep += "<a>";
        row("too deep", deep, ErrorCode::LimitExceeded);
        row("too long a tag", "<a b=\"" + std::string(200'000, 'x') + "\"/>", ErrorCode::LimitExceeded);
        std::string many = "<r>";
        for (int i = 0; i < 20'000; ++i)
            many += "<a/>";
        row("too much kept", many + "</r>", ErrorCode::LimitExceeded);
    }
    void refuses() {
        QFETCH(QByteArray, document);
        QFETCH(int, code);
        XmlLimits limits;
        limits.token = 100'000;
        limits.kept = 1 << 20;
        QCOMPARE(static_cast<int>(codeOf(document.toStdString(), limits)), code);
    }

    void callsEscapeEverythingAndTakeNoControlCharacters() {
        SoapCall call("M", {"T", "a[\"<&"}, CallKind::Read);
        call.add("name", "<&>\"\r").add("flag", true).add("n", std::int64_t{1} << 40).add("none", ObjectRef());
        const XmlNode root = parse(call.envelope());
        const XmlNode* method = root.at({"Body", "M"});
        QVERIFY(method != nullptr);
        QVERIFY(method->childReference("_this") == (ObjectRef{"T", "a[\"<&"}));
        QCOMPARE(method->childText("name"), std::string("<&>\"\r"));
        QCOMPARE(method->childFlag("flag"), std::optional(true));
        QCOMPARE(method->childNumber("n"), std::optional(std::int64_t{1} << 40));
        QVERIFY(method->child("none") == nullptr);
        QVERIFY_EXCEPTION_THROWN(call.add("x", std::string("a\0b", 3)), Error);
        QVERIFY_EXCEPTION_THROWN(call.add("x", "\x1b[31m"), Error);
        QVERIFY_EXCEPTION_THROWN(call.add("x", "\xff"), Error);
    }

    void faultsBecomeWords() {
        const XmlNode fault = parse(
            "<Fault xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><faultstring>said</faultstring>"
            "<detail><NoPermissionFault xsi:type='NoPermission'><object type='VirtualMachine'>vm-1</object>"
            "<privilegeId>VirtualMachine.State.CreateSnapshot</privilegeId></NoPermissionFault></detail></Fault>");
        const FaultError error(parseSoapFault(fault));
        QCOMPARE(error.code(), ErrorCode::PermissionDenied);
        QVERIFY(error.message().english().find("VirtualMachine.State.CreateSnapshot") != std::string::npos);
        QVERIFY(error.message().english().find("vm-1") != std::string::npos);

        const XmlNode bare = parse("<Fault><faultstring/><detail><InvalidLoginFault/></detail></Fault>");
        QCOMPARE(parseSoapFault(bare).type, std::string("InvalidLogin"));
        const XmlNode file =
            parse("<error xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
                  "<fault xsi:type='FileLocked'><file>[ds] "
                  "a.vmdk</file></fault><localizedMessage>*types.FileLocked</localizedMessage></error>");
        const FaultError locked(parseLocalizedFault(file));
        QCOMPARE(locked.code(), ErrorCode::Locked);
        QCOMPARE(locked.message().english(), std::string("[ds] a.vmdk is in use"));
        const FaultError unknown(Fault{"SomethingNew", "odd", {}});
        QVERIFY(unknown.message().english().find("SomethingNew") != std::string::npos);
    }

    void choosesTheHighestCommonVersion_data() {
        QTest::addColumn<QString>("newest");
        QTest::addColumn<QStringList>("prior");
        QTest::addColumn<QString>("chosen");
        QTest::newRow("ours") << "6.5" << QStringList{"6.0", "5.5"} << "6.5";
        QTest::newRow("newer with ours before") << "9.0.0.0" << QStringList{"8.0.3.0", "7.0"} << "8.0.3.0";
        QTest::newRow("newer without") << "12.0" << QStringList{"11.0"} << "8.0.3.0";
        QTest::newRow("unknown update") << "8.0.9.0" << QStringList{} << "8.0.3.0";
        QTest::newRow("in between") << "6.9" << QStringList{"6.7"} << "6.7";
        QTest::newRow("old") << "4.1" << QStringList{"4.0"} << "";
    }
    void choosesTheHighestCommonVersion() {
        QFETCH(QString, newest);
        QFETCH(QStringList, prior);
        QFETCH(QString, chosen);
        std::string document =
            "<namespaces><namespace><name>urn:vim2</name><version>99</version></namespace><namespace>"
            "<name>urn:vim25</name><version>"
            + newest.toStdString() + "</version><priorVersions>";
        for (const QString& each : prior)
            document += "<version>" + each.toStdString() + "</version>";
        document += "</priorVersions></namespace></namespaces>";
        const XmlNode offered = parse(document);
        if (chosen.isEmpty())
            QVERIFY_EXCEPTION_THROWN(negotiateVersion(offered), Error);
        else
            QCOMPARE(QString::fromStdString(negotiateVersion(offered)), chosen);
    }
};

QTEST_GUILESS_MAIN(VsphereXmlTest)
#include "vsphere_xml_test.moc"

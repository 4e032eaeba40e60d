// SPDX-License-Identifier: Apache-2.0
#include "tests/vsphere/support/peer.h"

#include <QDir>
#include <QTest>

#include <stdexcept>

namespace strata::vsphere::test {
namespace {

constexpr int kStartLimit = 20'000;

std::string field(const QByteArray& text, const QByteArray& name) {
    for (const QByteArray& line : text.split('\n')) {
        if (line.startsWith(name + "="))
            return line.mid(name.size() + 1).trimmed().toStdString();
    }
    return {};
}

} // namespace

Peer::Peer(const QStringList& arguments) {
    QStringList all{"-tied", "-pass", kPassword, "-store", folder_.path()};
    process_.setStandardErrorFile(QProcess::nullDevice());
    process_.start(STRATA_VSPHERE_PEER, all + arguments);
    QByteArray said;
    while (!said.contains("pid=")) {
        if (!process_.waitForReadyRead(kStartLimit))
            throw std::runtime_error("the peer does not start: " + process_.errorString().toStdString());
        said += process_.readAllStandardOutput();
    }
    server_ = parseServerAddress(field(said, "url"));
    sha1_ = field(said, "sha1");
    sha256_ = field(said, "sha256");
}

Peer::~Peer() {
    process_.closeWriteChannel();
    if (!process_.waitForFinished(2000))
        kill();
}

void Peer::kill() {
    process_.kill();
    process_.waitForFinished();
}

ConnectOptions Peer::options() {
    ConnectOptions options;
    options.server = server_;
    options.user = kUser;
    options.password = Secret(kPassword);
    options.thumbprint = sha256_;
    options.pins = &pins_;
    options.idleLimit = std::chrono::seconds(20);
    return options;
}

std::unique_ptr<Session> Peer::session() { return std::make_unique<Session>(options(), std::stop_token()); }

void Peer::ask(const std::string& path) {
    HttpClient http(server_, sha256_, nullptr);
    HttpRequest request;
    request.url = server_.url(path);
    const HttpResponse response = http.send(request, [](const HttpResponse&, std::string_view) {}, {});
    if (response.status != 200)
        throw std::runtime_error("the peer refuses " + path);
}

QString Peer::store() const {
    const QDir folder(folder_.path());
    return folder.filePath(folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0));
}

void bothKindsOfServer() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("vCenter") << QStringList();
    QTest::newRow("ESXi") << QStringList{"-esx"};
}

QStringList kindOfServer() {
    QFETCH(QStringList, arguments);
    return arguments;
}

} // namespace strata::vsphere::test

// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/httpclient.h"

#include "core/base/progress.h"
#include "core/vsphere/onewaybody.h"
#include "core/vsphere/tlstrust.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>
#include <exception>

namespace strata::vsphere {
namespace {

constexpr qint64 kReadAhead = 1 << 20; ///< bytes of an answer kept while the sink is busy
constexpr qsizetype kBesideLimit = 64 << 10;

QString qt(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QNetworkRequest networkRequest(const HttpRequest& request) {
    QNetworkRequest network{QUrl(qt(request.url), QUrl::StrictMode)};
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // a long poll must not share a connection
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    network.setRawHeader("User-Agent", "Strata");
    for (const auto& [name, value] : request.headers)
        network.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
    return network;
}

HttpResponse head(const QNetworkReply& reply) {
    HttpResponse response;
    response.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    response.contentType = reply.header(QNetworkRequest::ContentTypeHeader).toString().toStdString();
    response.length = static_cast<std::uint64_t>(
        std::max<qint64>(reply.header(QNetworkRequest::ContentLengthHeader).toLongLong(), 0));
    response.location = reply.rawHeader("Location").toStdString();
    return response;
}

Error unreachable(const QNetworkReply& reply, const std::string& server) {
    const std::string said = reply.errorString().toStdString();
    switch (reply.error()) {
    case QNetworkReply::HostNotFoundError:
        return Error(ErrorCode::NotFound, text("There is no server named %1", server))
            .advice(text("Check the name and this computer's network."));
    case QNetworkReply::ConnectionRefusedError:
        return Error(ErrorCode::Io, text("%1 refuses the connection", server))
            .advice(text("Check name and port. A server that is starting refuses for some minutes."));
    case QNetworkReply::RemoteHostClosedError:
        return Error(ErrorCode::Io, text("%1 closed the connection in the middle", server))
            .advice(text("Try again."));
    case QNetworkReply::SslHandshakeFailedError:
        return Error(ErrorCode::Io, text("No encrypted connection to %1 comes about: %2", server, said))
            .advice(text("Old hosts speak only TLS 1.0 or 1.1, which this system may forbid."));
    default: return Error(ErrorCode::Io, text("The connection to %1 failed: %2", server, said));
    }
}

/// One request on its way, with the loop that waits for it.
class Exchange {
public:
    Exchange(QNetworkReply* reply, const HttpClient::Sink& sink, std::chrono::milliseconds limit)
        : reply_(reply), sink_(sink) {
        reply_->setReadBufferSize(kReadAhead);
        idle_.setSingleShot(true);
        idle_.setInterval(limit);
        QObject::connect(&idle_, &QTimer::timeout, reply, [this] {
            timedOut_ = true;
            reply_->abort();
        });
        const auto alive = [this] { idle_.start(); };
        QObject::connect(reply, &QNetworkReply::uploadProgress, &idle_, alive);
        QObject::connect(reply, &QNetworkReply::readyRead, reply, [this] { take(); });
        QObject::connect(reply, &QNetworkReply::finished, &loop_, &QEventLoop::quit);
    }

    void wait(const std::stop_token& stop) {
        // Runs in the thread that asks to stop; the call is queued into ours.
        const std::stop_callback wake(stop, [this] {
            QMetaObject::invokeMethod(
                reply_, [this] { reply_->abort(); }, Qt::QueuedConnection);
        });
        idle_.start();
        if (!reply_->isFinished())
            loop_.exec();
        take();
        idle_.stop();
    }

    void rethrow() const {
        if (thrown_)
            std::rethrow_exception(thrown_);
    }
    bool timedOut() const { return timedOut_; }

private:
    /// Exceptions must not pass through the event loop: they wait here.
    void take() {
        idle_.start();
        if (thrown_)
            return;
        try {
            while (reply_->bytesAvailable() > 0) {
                const QByteArray piece = reply_->read(kReadAhead);
                if (piece.isEmpty())
                    break;
                sink_(head(*reply_), {piece.constData(), static_cast<std::size_t>(piece.size())});
            }
        } catch (...) {
            thrown_ = std::current_exception();
            reply_->abort();
        }
    }

    QNetworkReply* reply_;
    const HttpClient::Sink& sink_;
    QEventLoop loop_;
    QTimer idle_;
    bool timedOut_ = false;
    std::exception_ptr thrown_;
};

struct LaterDeleter {
    void operator()(QNetworkReply* reply) const { reply->deleteLater(); }
};

} // namespace

struct NetworkRuntime::Application {
    int count = 1;
    char name[7] = "strata";
    char* arguments[2] = {name, nullptr};
    QCoreApplication application{count, arguments};
};

NetworkRuntime::NetworkRuntime() {
    if (QCoreApplication::instance() == nullptr)
        application_ = std::make_unique<Application>();
}

NetworkRuntime::~NetworkRuntime() = default;

struct HttpClient::Engine {
    Engine(ServerAddress address, std::string thumbprint, PinStore* pins)
        : server(std::move(address)), trust(server, std::move(thumbprint), pins) {
        network.setProxy(QNetworkProxy::NoProxy); // a server in the house is not to be looked for outside
    }

    QNetworkReply* start(const HttpRequest& request) {
        const QNetworkRequest asked = networkRequest(request);
        const QByteArray verb = QByteArray::fromStdString(request.method);
        if (verb == "GET")
            return network.get(asked);
        if (verb == "HEAD") // as a custom verb its answer would be waited for to have a body
            return network.head(asked);
        if (request.upload != nullptr)
            return sendOnce(asked, verb, new PipeBody(request.upload), request.upload->length());
        if (request.body.empty())
            return network.sendCustomRequest(asked, verb);
        if (request.repeatable)
            return network.sendCustomRequest(asked, verb, QByteArray::fromStdString(request.body));
        return sendOnce(asked, verb, new OneWayBody(request.body), request.body.size());
    }

    /// `body` goes with the reply.
    QNetworkReply* sendOnce(QNetworkRequest once, const QByteArray& verb, QIODevice* body, std::uint64_t length) {
        once.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        once.setHeader(QNetworkRequest::ContentLengthHeader, static_cast<qint64>(length));
        QNetworkReply* reply = network.sendCustomRequest(once, verb, body);
        body->setParent(reply);
        return reply;
    }

    ServerAddress server;
    TlsTrust trust; // outlives the network's replies, which refer to it
    QNetworkAccessManager network;
    QTimer timer;
};

HttpClient::HttpClient(ServerAddress server, std::string thumbprint, PinStore* pins)
    : engine_(std::make_unique<Engine>(std::move(server), std::move(thumbprint), pins)) {}

HttpClient::~HttpClient() = default;

HttpResponse HttpClient::send(const HttpRequest& request, const Sink& sink, const std::stop_token& stop) {
    checkpoint(stop);
    const std::unique_ptr<QNetworkReply, LaterDeleter> reply(engine_->start(request));
    engine_->trust.judge(reply.get());
    Exchange exchange(reply.get(), sink, request.idleLimit);
    exchange.wait(stop);
    reply->disconnect();
    exchange.rethrow();
    engine_->trust.rethrow(reply.get());
    checkpoint(stop);
    const std::string name = engine_->server.display();
    if (exchange.timedOut())
        throw ConnectionError(
            Error(ErrorCode::Io, text("%1 did not answer for %2 seconds", name,
                                      std::chrono::duration_cast<std::chrono::seconds>(request.idleLimit).count()))
                .advice(text("Try again, or look whether the server is overloaded.")));
    const HttpResponse response = head(*reply);
    // Qt calls a status of 400 and more an error, too (codes from 201 on); below are those of the connection.
    const bool answered = response.status != 0 && reply->error() >= QNetworkReply::ContentAccessDenied;
    if (reply->error() != QNetworkReply::NoError && !answered)
        throw ConnectionError(unreachable(*reply, name));
    return response;
}

void HttpClient::sendBeside(const HttpRequest& request, std::function<void(int, std::string)> done) {
    QNetworkReply* reply = engine_->start(request);
    engine_->trust.judge(reply);
    QTimer::singleShot(request.idleLimit, reply, [reply] { reply->abort(); });
    QObject::connect(reply, &QNetworkReply::finished, &engine_->network, [reply, done = std::move(done)] {
        reply->deleteLater();
        done(head(*reply).status, reply->read(kBesideLimit).toStdString());
    });
}

void HttpClient::every(std::chrono::milliseconds interval, std::function<void()> tick) {
    engine_->timer.disconnect();
    QObject::connect(&engine_->timer, &QTimer::timeout, &engine_->network, std::move(tick));
    engine_->timer.start(interval);
}

Certificate askCertificate(const ServerAddress& server, std::chrono::milliseconds limit,
                           const std::stop_token& stop) {
    // No certificate has this thumbprint, so that whichever is shown is refused before anything is sent.
    HttpClient http(server, *parseThumbprint(std::string(64, '0')), nullptr);
    HttpRequest request;
    request.url = server.url("/");
    request.idleLimit = limit;
    try {
        http.send(
            request, [](const HttpResponse&, std::string_view) {}, stop);
    } catch (const CertificateError& error) {
        return error.certificate();
    }
    throw Error(ErrorCode::Internal, text("%1 shows no certificate", server.display()));
}

void HttpClient::forgetCookies() { engine_->network.setCookieJar(new QNetworkCookieJar); }

} // namespace strata::vsphere

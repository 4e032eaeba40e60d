// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/vsphere/certificate.h"
#include "core/vsphere/pinstore.h"
#include "core/vsphere/serveraddress.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strata::vsphere {

/// Qt's event loop needs one application object in the process. The window has one; the command line makes this.
class NetworkRuntime {
public:
    NetworkRuntime();
    ~NetworkRuntime();
    NetworkRuntime(const NetworkRuntime&) = delete;
    NetworkRuntime& operator=(const NetworkRuntime&) = delete;

private:
    struct Application;
    std::unique_ptr<Application> application_;
};

class UploadPipe;

struct HttpRequest {
    std::string method = "GET";
    std::string url; ///< percent-encoded
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::shared_ptr<UploadPipe> upload; ///< instead of `body`; never sent again by itself
    /// Time without a byte in either direction after which the request is given up.
    std::chrono::milliseconds idleLimit = std::chrono::seconds(60);
    bool repeatable = true; ///< false: never sent again by itself when a connection breaks
};

struct HttpResponse {
    int status = 0;
    std::string contentType;
    std::string location;
    std::uint64_t length = 0; ///< as announced; 0 if it is not
};

/// The server could not be reached, or the connection broke: nobody knows how far the request came.
class ConnectionError : public Error {
public:
    using Error::Error;
    explicit ConnectionError(Error error) : Error(std::move(error)) {}
};

/// HTTPS with trust on first use. A call blocks its thread, which must be the one the client was made in: a worker,
/// never the window's. While it waits, a local event loop runs; a stop request ends it within milliseconds
/// (Error(Cancelled)), silence does after the request's limit. Cookies are kept; redirects are not followed.
class HttpClient {
public:
    /// Part of the body of an answer, as it comes. May throw: the request is then given up.
    using Sink = std::function<void(const HttpResponse&, std::string_view)>;

    /// `pins` may be null: then only the typed thumbprint and the system's authorities are trusted.
    /// `thumbprint` as parseThumbprint gives it, or empty.
    HttpClient(ServerAddress server, std::string thumbprint, PinStore* pins);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// CertificateError, ConnectionError, Error(Cancelled), or what the sink throws. Any status is an answer.
    HttpResponse send(const HttpRequest& request, const Sink& sink, const std::stop_token& stop);

    /// Sends beside whatever the thread waits for; `done` is called from its event loop, with status 0 if there was
    /// no answer. At most 64 KiB of the body are kept.
    void sendBeside(const HttpRequest& request, std::function<void(int status, std::string body)> done);
    /// Calls `tick` from the thread's event loop (also that inside send) until the client goes. One at a time.
    void every(std::chrono::milliseconds interval, std::function<void()> tick);

    void forgetCookies();

private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
};

/// What a server shows of itself, for a person to judge. Nothing is sent to it.
Certificate askCertificate(const ServerAddress& server, std::chrono::milliseconds limit, const std::stop_token& stop);

} // namespace strata::vsphere

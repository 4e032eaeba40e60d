// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/httpclient.h"
#include "core/vsphere/secret.h"
#include "core/vsphere/soapchannel.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace strata::vsphere {

struct ConnectOptions {
    ServerAddress server;
    std::string user;
    Secret password;
    std::string thumbprint; ///< typed by a person, as parseThumbprint gives it; may be empty
    PinStore* pins = nullptr;
    std::string locale = "en_US"; ///< of the server's sentences
    std::chrono::milliseconds idleLimit = std::chrono::seconds(60);
    std::chrono::milliseconds keepAlive = std::chrono::minutes(5);
};

/// What the server says of itself.
struct ServerAbout {
    std::string fullName;
    std::string version;
    std::string build;
    std::string apiVersion;
    std::string instanceUuid;
    bool vCenter = false; ///< else one ESXi host
};

/// A login on a vCenter or ESXi host. One per window or run of the command line, never one per disk: servers limit
/// them. Made, used and destroyed in one thread, whose event loop also sends the keep-alives; every call blocks that
/// thread until the answer, a stop request or the time limit.
///
/// A session that the server has ended is renewed once, silently, with the password kept in memory; then the call is
/// done again, since a server that says so has not begun it. Logs out in every case.
class Session {
public:
    /// CertificateError, FaultError (InvalidLogin), ConnectionError ...; nothing stays behind on the server.
    Session(ConnectOptions options, const std::stop_token& stop);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    const ServerAddress& server() const;
    const ServerAbout& about() const;
    const std::string& user() const;
    /// The dialect spoken: "6.5".
    const std::string& apiVersion() const;
    /// A manager by its name in the service content: "rootFolder", "virtualDiskManager". Error(NotSupported) if this
    /// server has none.
    ObjectRef manager(std::string_view name) const;

    /// The response element; its "returnval" is what the call returns.
    XmlNode call(const SoapCall& call, const std::stop_token& stop, const CallOptions& options = {});
    /// "returnval" of a call that must have one.
    XmlNode result(const SoapCall& call, const std::stop_token& stop);

    /// A transfer with this session's cookie, as of a file on a datastore; any status is an answer.
    HttpResponse transfer(const HttpRequest& request, const HttpClient::Sink& sink, const std::stop_token& stop);

    /// Asks the server whether it still knows us, and logs in again if not. True if it had to: what was bound to the
    /// session is gone. For answers of 200 that hold NotAuthenticated, which may also be a matter of rights.
    bool renewIfEnded(const std::stop_token& stop);
    /// Counts the logins: a change means that views, filters and collectors are gone.
    unsigned generation() const;

private:
    void open(const std::stop_token& stop);
    void login(const std::stop_token& stop);
    bool alive(const std::stop_token& stop);
    void keepAlive();
    void logout() noexcept;

    struct State;
    std::unique_ptr<State> state_;
};

} // namespace strata::vsphere

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/fault.h"
#include "core/vsphere/httpclient.h"
#include "core/vsphere/soapcall.h"
#include "core/vsphere/xmlgate.h"

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>

namespace strata::vsphere {

/// Elements of a long answer that are handed out while it arrives, and then forgotten.
struct Delivery {
    std::string name;
    int depth; ///< the root (Envelope) has 1, what a call returns ("returnval") 4
    XmlGate::Handler handler;
};

struct CallOptions {
    std::optional<std::chrono::milliseconds> idleLimit; ///< instead of the channel's
    std::vector<Delivery> deliveries;
};

/// SOAP over HTTPS to one server: a call out, an element or a FaultError back. Knows nothing of sessions.
class SoapChannel {
public:
    /// `idleLimit`: how long a request waits without a byte.
    SoapChannel(HttpClient& http, ServerAddress server, std::chrono::milliseconds idleLimit)
        : http_(http), server_(std::move(server)), idleLimit_(idleLimit) {}

    /// The dialect for every call from now on: "6.5".
    void setVersion(std::string version) { version_ = std::move(version); }
    const std::string& version() const { return version_; }

    /// The response element. FaultError, ConnectionError (also for an overloaded server, which is asked again a few
    /// times), Error(NotSupported) where something else than a vSphere server answers.
    XmlNode call(const SoapCall& call, const std::stop_token& stop, const CallOptions& options = {});
    /// A document without a call; nullopt for a status of 404.
    std::optional<XmlNode> get(const std::string& path, const std::stop_token& stop);

    HttpRequest request(const SoapCall& call) const;

private:
    struct Answer;
    Answer exchange(const HttpRequest& request, const std::stop_token& stop, const std::vector<Delivery>& deliveries);
    Answer patientExchange(const HttpRequest& request, const std::stop_token& stop,
                           const std::vector<Delivery>& deliveries);

    HttpClient& http_;
    ServerAddress server_;
    std::chrono::milliseconds idleLimit_;
    std::string version_;
};

} // namespace strata::vsphere

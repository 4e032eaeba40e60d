// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/session.h"

#include "core/vsphere/apiversion.h"

#include <exception>

namespace strata::vsphere {
namespace {

const ObjectRef kServiceInstance{"ServiceInstance", "ServiceInstance"};
constexpr auto kLogoutLimit = std::chrono::seconds(5);

ServerAbout readAbout(const XmlNode& content) {
    ServerAbout about;
    if (const XmlNode* node = content.child("about")) {
        about.fullName = node->childText("fullName");
        about.version = node->childText("version");
        about.build = node->childText("build");
        about.apiVersion = node->childText("apiVersion");
        about.instanceUuid = node->childText("instanceUuid");
        about.vCenter = node->childText("apiType") == "VirtualCenter";
    }
    return about;
}

} // namespace

struct Session::State {
    explicit State(ConnectOptions o)
        : options(std::move(o)), http(options.server, options.thumbprint, options.pins),
          channel(http, options.server, options.idleLimit) {}

    ConnectOptions options;
    HttpClient http;
    SoapChannel channel;
    ServerAbout about;
    std::map<std::string, ObjectRef, std::less<>> managers;
    unsigned logins = 0;
    bool loggedIn = false;
    std::chrono::steady_clock::time_point lastCall;
};

Session::Session(ConnectOptions options, const std::stop_token& stop)
    : state_(std::make_unique<State>(std::move(options))) {
    try {
        open(stop);
    } catch (...) {
        logout();
        throw;
    }
}

Session::~Session() { logout(); }

const ServerAddress& Session::server() const { return state_->options.server; }
const ServerAbout& Session::about() const { return state_->about; }
const std::string& Session::user() const { return state_->options.user; }
const std::string& Session::apiVersion() const { return state_->channel.version(); }
unsigned Session::generation() const { return state_->logins; }

ObjectRef Session::manager(std::string_view name) const {
    const auto found = state_->managers.find(name);
    if (found == state_->managers.end())
        throw Error(ErrorCode::NotSupported, text("%1 has no %2", state_->about.fullName, name));
    return found->second;
}

void Session::open(const std::stop_token& stop) {
    State& state = *state_;
    const auto versions = state.channel.get("/sdk/vimServiceVersions.xml", stop);
    if (!versions)
        throw Error(ErrorCode::NotSupported, text("There is no vSphere interface at %1", server().display()))
            .advice(text("Check the port, and whether a proxy stands between."));
    state.channel.setVersion(negotiateVersion(*versions));
    const SoapCall ask("RetrieveServiceContent", kServiceInstance, CallKind::Read);
    const XmlNode answer = state.channel.call(ask, stop);
    const XmlNode* content = answer.child("returnval");
    if (content == nullptr)
        throw Error(ErrorCode::Corrupt, text("%1 does not say what it offers", server().display()));
    state.about = readAbout(*content);
    for (const XmlNode& each : content->children) {
        if (!each.refType.empty())
            state.managers[each.name] = each.reference();
    }
    login(stop);
    state.http.every(state.options.keepAlive / 4, [this] { keepAlive(); });
}

void Session::login(const std::stop_token& stop) {
    State& state = *state_;
    state.http.forgetCookies(); // a server refuses a login on a session that has one
    SoapCall call("Login", manager("sessionManager"), CallKind::Work);
    call.add("userName", state.options.user).add("password", state.options.password.reveal());
    if (!state.options.locale.empty())
        call.add("locale", state.options.locale);
    try {
        state.loggedIn = true; // from here on something may be left on the server
        state.channel.call(call, stop);
    } catch (const FaultError& error) {
        if (error.is("InvalidLocale") && !state.options.locale.empty()) {
            state.options.locale.clear();
            login(stop);
            return;
        }
        state.loggedIn = false;
        Fault fault = error.fault();
        fault.message = state.options.password.redact(fault.message);
        fault.detail = {}; // a server may have echoed what it was sent
        throw FaultError(std::move(fault));
    }
    ++state.logins;
    state.lastCall = std::chrono::steady_clock::now();
}

XmlNode Session::call(const SoapCall& call, const std::stop_token& stop, const CallOptions& options) {
    State& state = *state_;
    state.lastCall = std::chrono::steady_clock::now();
    try {
        return state.channel.call(call, stop, options);
    } catch (const FaultError& error) {
        if (!error.is("NotAuthenticated") || !renewIfEnded(stop) || call.isBoundToSession())
            throw;
    } catch (const ConnectionError&) {
        // Whether the call arrived is unknown. A question can be asked again; its deliveries would come twice.
        if (call.kind() == CallKind::Work || call.isBoundToSession() || !options.deliveries.empty()
            || stop.stop_requested())
            throw;
    }
    return state.channel.call(call, stop, options);
}

XmlNode Session::result(const SoapCall& asked, const std::stop_token& stop) {
    XmlNode response = call(asked, stop);
    for (XmlNode& each : response.children) {
        if (each.name == "returnval")
            return std::move(each);
    }
    throw Error(ErrorCode::Corrupt, text("The server's answer to %1 is empty", asked.method()));
}

HttpResponse Session::transfer(const HttpRequest& request, const HttpClient::Sink& sink,
                               const std::stop_token& stop) {
    return state_->http.send(request, sink, stop); // no activity for the server: keep-alives go on beside it
}

bool Session::alive(const std::stop_token& stop) {
    // Any user may read this one; a server that has ended the session answers a fault, or without a value.
    SoapCall probe("RetrievePropertiesEx", manager("propertyCollector"), CallKind::Read);
    probe.open("specSet").open("propSet").add("type", "SessionManager").add("pathSet", "currentSession").close();
    probe.open("objectSet").add("obj", manager("sessionManager")).close().close().open("options").close();
    try {
        const XmlNode answer = state_->channel.call(probe, stop);
        const XmlNode* value = answer.at({"returnval", "objects", "propSet", "val"});
        return value != nullptr && !value->children.empty();
    } catch (const FaultError&) {
        return false;
    }
}

bool Session::renewIfEnded(const std::stop_token& stop) {
    if (alive(stop))
        return false;
    login(stop);
    return true;
}

/// Transfers do not count as activity for the server, and a session ends after half an hour without (vsphere 4).
void Session::keepAlive() {
    State& state = *state_;
    const auto now = std::chrono::steady_clock::now();
    if (now - state.lastCall < state.options.keepAlive)
        return;
    state.lastCall = now;
    const SoapCall probe("CurrentTime", kServiceInstance, CallKind::Read);
    state.http.sendBeside(state.channel.request(probe), [](int, const std::string&) {}); // a call finds out by itself
}

void Session::logout() noexcept {
    State& state = *state_;
    if (!state.loggedIn)
        return;
    state.loggedIn = false;
    try {
        HttpRequest request = state.channel.request(SoapCall("Logout", manager("sessionManager"), CallKind::Work));
        request.idleLimit = kLogoutLimit;
        // Also after a stop request: sessions that stay are taken from a small stock.
        state.http.send(request, [](const HttpResponse&, std::string_view) {}, {});
    } catch (const std::exception&) { // NOLINT(bugprone-empty-catch)
        // The server will end the session by itself.
    }
}

} // namespace strata::vsphere

// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/soapchannel.h"

#include "core/vsphere/pause.h"

#include <array>

namespace strata::vsphere {
namespace {

using namespace std::chrono_literals;

/// A server that is starting or overloaded answers 503 (vsphere 2): asked again after these.
constexpr std::array kPatience = {200ms, 1000ms, 3000ms};

bool holdsXml(const HttpResponse& response) {
    return (response.status == 200 || response.status == 500)
           && response.contentType.find("xml") != std::string::npos;
}

} // namespace

struct SoapChannel::Answer {
    HttpResponse response;
    std::optional<XmlNode> document;
};

HttpRequest SoapChannel::request(const SoapCall& call) const {
    HttpRequest request;
    request.method = "POST";
    request.url = server_.url("/sdk");
    request.headers = {{"Content-Type", "text/xml; charset=utf-8"}};
    if (!version_.empty())
        request.headers.emplace_back("SOAPAction", "\"urn:vim25/" + version_ + "\"");
    request.body = call.envelope();
    request.repeatable = call.kind() == CallKind::Read;
    return request;
}

SoapChannel::Answer SoapChannel::exchange(const HttpRequest& request, const std::stop_token& stop,
                                          const std::vector<Delivery>& deliveries) {
    XmlGate gate;
    for (const Delivery& each : deliveries)
        gate.deliver(each.name, each.depth, each.handler);
    const HttpClient::Sink sink = [&gate](const HttpResponse& response, std::string_view bytes) {
        if (holdsXml(response))
            gate.feed(bytes);
    };
    Answer answer;
    answer.response = http_.send(request, sink, stop);
    if (holdsXml(answer.response))
        answer.document = gate.finish();
    return answer;
}

SoapChannel::Answer SoapChannel::patientExchange(const HttpRequest& request, const std::stop_token& stop,
                                                 const std::vector<Delivery>& deliveries) {
    for (const auto delay : kPatience) {
        Answer answer = exchange(request, stop, deliveries);
        if (answer.response.status != 503)
            return answer;
        pause(delay, stop);
    }
    Answer answer = exchange(request, stop, deliveries);
    if (answer.response.status == 503)
        throw ConnectionError(Error(ErrorCode::Io, text("%1 is starting or overloaded", server_.display()))
                                  .advice(text("Try again in some minutes.")));
    return answer;
}

std::optional<XmlNode> SoapChannel::get(const std::string& path, const std::stop_token& stop) {
    HttpRequest request;
    request.url = server_.url(path);
    request.idleLimit = idleLimit_;
    Answer answer = patientExchange(request, stop, {});
    if (answer.response.status == 404)
        return std::nullopt;
    if (!answer.document)
        throw Error(ErrorCode::NotSupported, text("%1 answers, but not as a vSphere server (status %2)",
                                                  server_.display(), answer.response.status))
            .advice(text("Check the port, and whether a proxy stands between."));
    return std::move(answer.document);
}

XmlNode SoapChannel::call(const SoapCall& call, const std::stop_token& stop, const CallOptions& options) {
    HttpRequest asked = request(call);
    asked.idleLimit = options.idleLimit.value_or(idleLimit_);
    Answer answer = patientExchange(asked, stop, options.deliveries);
    XmlNode* body = nullptr;
    if (answer.document && answer.document->name == "Envelope") {
        for (XmlNode& each : answer.document->children)
            body = each.name == "Body" ? &each : body;
    }
    if (body == nullptr || body->children.empty())
        throw Error(ErrorCode::NotSupported, text("%1 answers, but not as a vSphere server (status %2)",
                                                  server_.display(), answer.response.status))
            .advice(text("Check the port, and whether a proxy stands between."));
    XmlNode result = std::move(body->children.front());
    if (result.name == "Fault")
        throw FaultError(parseSoapFault(result));
    return result;
}

} // namespace strata::vsphere

// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/watch.h"

#include "core/vsphere/pause.h"

#include <array>
#include <exception>

namespace strata::vsphere {
namespace {

using namespace std::chrono_literals;

constexpr auto kGrace = 60s; ///< a long poll may be late by so much
constexpr std::array kRetries = {500ms, 1000ms, 2000ms, 4000ms, 8000ms};

ObjectUpdate parseUpdate(const XmlNode& node) {
    ObjectUpdate update;
    const std::string kind = node.childText("kind");
    update.kind = kind == "enter"   ? ObjectUpdate::Kind::Enter
                  : kind == "leave" ? ObjectUpdate::Kind::Leave
                                    : ObjectUpdate::Kind::Modify;
    update.object = node.childReference("obj");
    for (const XmlNode* each : node.all("changeSet")) {
        const XmlNode* value = each->child("val");
        update.changes.push_back({each->childText("name"), value == nullptr ? std::nullopt : std::optional(*value)});
    }
    return update;
}

} // namespace

Watch::~Watch() {
    if (collector_.empty() || generation_ != session_.generation())
        return;
    try {
        session_.call(SoapCall("DestroyPropertyCollector", collector_, CallKind::Work).boundToSession(), {});
    } catch (const std::exception&) { // NOLINT(bugprone-empty-catch)
        // It goes with the session.
    }
}

void Watch::begin(const std::stop_token& stop) {
    version_.clear();
    collector_ =
        session_
            .result(SoapCall("CreatePropertyCollector", session_.manager("propertyCollector"), CallKind::Work), stop)
            .reference();
    generation_ = session_.generation();
    SoapCall filter("CreateFilter", collector_, CallKind::Work);
    writeQuery(filter, "spec", query_);
    filter.add("partialUpdates", false).boundToSession();
    session_.call(filter, stop);
}

std::vector<ObjectUpdate> Watch::ask(std::chrono::seconds longest, const std::stop_token& stop) {
    SoapCall call("WaitForUpdatesEx", collector_, CallKind::Read);
    call.add("version", version_);
    call.open("options").add("maxWaitSeconds", static_cast<std::int64_t>(longest.count())).close().boundToSession();
    const XmlNode answer = session_.call(call, stop, {.idleLimit = longest + kGrace, .deliveries = {}});
    std::vector<ObjectUpdate> updates;
    const XmlNode* set = answer.child("returnval");
    if (set == nullptr)
        return updates;
    version_ = set->childText("version");
    for (const XmlNode* filter : set->all("filterSet")) {
        for (const XmlNode* object : filter->all("objectSet"))
            updates.push_back(parseUpdate(*object));
    }
    return updates;
}

std::vector<ObjectUpdate> Watch::next(std::chrono::seconds longest, const std::stop_token& stop) {
    for (std::size_t attempt = 0;; ++attempt) {
        try {
            if (collector_.empty() || generation_ != session_.generation())
                begin(stop);
            return ask(longest, stop);
        } catch (const FaultError& error) {
            // Too far behind, a collector that is gone, or another session: begin anew.
            const bool stale = error.is("InvalidCollectorVersion") || error.is("ManagedObjectNotFound")
                               || error.is("NotAuthenticated");
            if (!stale || attempt > 1)
                throw;
            collector_ = {};
        } catch (const ConnectionError&) {
            if (attempt == kRetries.size())
                throw;
            pause(kRetries[attempt], stop); // the same version may be asked for again
        }
    }
}

} // namespace strata::vsphere

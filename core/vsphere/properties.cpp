// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/properties.h"

#include <algorithm>

namespace strata::vsphere {
namespace {

constexpr int kObjectsDepth = 5; ///< Envelope, Body, response, returnval, objects

void writeSteps(SoapCall& call, const std::vector<Traversal>& steps) {
    for (const Traversal& step : steps) {
        call.open("selectSet", "TraversalSpec");
        call.add("name", step.name).add("type", step.type).add("path", step.path).add("skip", step.skip);
        for (const std::string& next : step.then)
            call.open("selectSet").add("name", next).close();
        call.close();
    }
}

ObjectProperties parseObject(const XmlNode& node) {
    ObjectProperties object;
    object.object = node.childReference("obj");
    for (const XmlNode& each : node.children) {
        if (each.name == "propSet") {
            if (const XmlNode* value = each.child("val"))
                object.values.emplace(each.childText("name"), *value);
        } else if (each.name == "missingSet") {
            if (const XmlNode* fault = each.child("fault"))
                object.missing.emplace(each.childText("path"), parseLocalizedFault(*fault));
        }
    }
    return object;
}

bool saysNotAuthenticated(const std::vector<ObjectProperties>& objects) {
    return std::ranges::any_of(objects, [](const ObjectProperties& object) {
        return std::ranges::any_of(object.missing,
                                   [](const auto& each) { return each.second.type == "NotAuthenticated"; });
    });
}

/// Takes a path out of all sets. False if it is in none.
bool drop(PropertyQuery& query, const std::string& path) {
    std::size_t dropped = 0;
    for (PropertySet& set : query.sets)
        dropped += std::erase(set.paths, path);
    return dropped > 0 && !path.empty();
}

std::vector<ObjectProperties> readPages(Session& session, const PropertyQuery& query, const std::stop_token& stop,
                                        int pageSize) {
    std::vector<ObjectProperties> objects;
    CallOptions options;
    options.deliveries.push_back(
        {"objects", kObjectsDepth, [&objects](XmlNode&& node) { objects.push_back(parseObject(node)); }});
    SoapCall first("RetrievePropertiesEx", session.manager("propertyCollector"), CallKind::Read);
    writeQuery(first, "specSet", query);
    first.open("options").add("maxObjects", pageSize).close();
    if (query.boundToSession)
        first.boundToSession();
    XmlNode answer = session.call(first, stop, options);
    while (const XmlNode* token = answer.at({"returnval", "token"})) {
        SoapCall next("ContinueRetrievePropertiesEx", session.manager("propertyCollector"), CallKind::Read);
        next.add("token", token->text).boundToSession(); // a token serves once
        answer = session.call(next, stop, options);
    }
    return objects;
}

} // namespace

const XmlNode* ObjectProperties::value(std::string_view path) const {
    const auto found = values.find(path);
    return found == values.end() ? nullptr : &found->second;
}

std::string ObjectProperties::str(std::string_view path) const {
    const XmlNode* node = value(path);
    return node == nullptr ? std::string() : node->text;
}

void writeQuery(SoapCall& call, std::string_view element, const PropertyQuery& query) {
    call.open(element);
    for (const PropertySet& set : query.sets) {
        call.open("propSet").add("type", set.type);
        for (const std::string& path : set.paths)
            call.add("pathSet", path);
        call.close();
    }
    for (const ObjectRef& object : query.objects) {
        call.open("objectSet").add("obj", object).add("skip", query.skipObjects);
        writeSteps(call, query.steps);
        call.close();
    }
    call.close();
}

std::vector<ObjectProperties> readProperties(Session& session, PropertyQuery query, const std::stop_token& stop,
                                             int pageSize) {
    constexpr int kAttempts = 8; // each drops one unknown property, or renews the session
    for (int attempt = 1;; ++attempt) {
        const unsigned generation = session.generation();
        try {
            std::vector<ObjectProperties> objects = readPages(session, query, stop, pageSize);
            if (!saysNotAuthenticated(objects) || attempt == kAttempts || !session.renewIfEnded(stop))
                return objects;
            if (query.boundToSession)
                throw FaultError(Fault{"NotAuthenticated", {}, {}});
        } catch (const FaultError& error) {
            if (attempt == kAttempts)
                throw;
            const bool renewed = session.generation() != generation && !query.boundToSession;
            if (!renewed && !(error.is("InvalidProperty") && drop(query, error.fault().detail.childText("name"))))
                throw;
        }
    }
}

ObjectProperties readObject(Session& session, const ObjectRef& object, std::vector<std::string> paths,
                            const std::stop_token& stop) {
    PropertyQuery query;
    query.sets = {{object.type, std::move(paths)}};
    query.objects = {object};
    std::vector<ObjectProperties> objects = readProperties(session, std::move(query), stop);
    if (objects.empty())
        throw FaultError(Fault{"ManagedObjectNotFound", {}, {}});
    return std::move(objects.front());
}

} // namespace strata::vsphere

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/session.h"

#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace strata::vsphere {

/// Which properties of which type to read. A base class ("ManagedEntity") stands for all below it.
struct PropertySet {
    std::string type;
    std::vector<std::string> paths;
};

/// How to come from one object to others: from those of `type` along the property `path`, and on from there by the
/// steps named in `then`.
struct Traversal {
    std::string name;
    std::string type;
    std::string path;
    bool skip = false; ///< only passed through
    std::vector<std::string> then;
};

struct PropertyQuery {
    std::vector<PropertySet> sets;
    std::vector<ObjectRef> objects;
    bool skipObjects = false; ///< the objects are only where the steps begin
    std::vector<Traversal> steps;
    bool boundToSession = false; ///< it names a view: meaningless after a new login
};

/// One object of an answer. What is neither in `values` nor in `missing` is unset on the server.
struct ObjectProperties {
    ObjectRef object;
    std::map<std::string, XmlNode, std::less<>> values;
    std::map<std::string, Fault, std::less<>> missing; ///< mostly for lack of rights: to be shown as such

    const XmlNode* value(std::string_view path) const;
    std::string str(std::string_view path) const;
};

/// Appends the query as a filter specification of this element name.
void writeQuery(SoapCall& call, std::string_view element, const PropertyQuery& query);

/// Reads a query's objects, page by page. A property that this server does not know is left out; a session that has
/// ended (which shows as missing properties, too) is renewed, and reading begins anew.
std::vector<ObjectProperties> readProperties(Session& session, PropertyQuery query, const std::stop_token& stop,
                                             int pageSize = 500);

/// The properties of one object. FaultError(ManagedObjectNotFound) if it is gone.
ObjectProperties readObject(Session& session, const ObjectRef& object, std::vector<std::string> paths,
                            const std::stop_token& stop);

} // namespace strata::vsphere

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strata::vsphere {

/// A managed object of the server: its type and an opaque value that is escaped, never parsed (vsphere 3).
struct ObjectRef {
    std::string type;
    std::string value;

    bool empty() const { return value.empty(); }
    bool operator==(const ObjectRef&) const = default;
    auto operator<=>(const ObjectRef&) const = default;
};

/// One element of a reply, with its local name. An element that is absent is "unset", not zero: hence the optionals.
struct XmlNode {
    std::string name;
    std::string xsiType; ///< the real type of a value, without its prefix
    std::string refType; ///< the plain attribute "type": of a reference
    std::string text;    ///< character data of the element itself
    std::vector<XmlNode> children;

    const XmlNode* child(std::string_view childName) const;
    /// Follows a path of names: node.at({"info", "state"}).
    const XmlNode* at(std::initializer_list<std::string_view> path) const;
    std::vector<const XmlNode*> all(std::string_view childName) const;
    /// Text of a child, empty if there is none.
    std::string childText(std::string_view childName) const;
    std::optional<std::int64_t> childNumber(std::string_view childName) const;
    std::optional<bool> childFlag(std::string_view childName) const;
    /// The element itself as a reference.
    ObjectRef reference() const { return {refType, text}; }
    ObjectRef childReference(std::string_view childName) const;

    std::optional<std::int64_t> number() const;
    std::optional<bool> flag() const;
};

} // namespace strata::vsphere

// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/xmlnode.h"

#include <algorithm>
#include <charconv>

namespace strata::vsphere {

const XmlNode* XmlNode::child(std::string_view childName) const {
    const auto found = std::ranges::find(children, childName, &XmlNode::name);
    return found == children.end() ? nullptr : &*found;
}

const XmlNode* XmlNode::at(std::initializer_list<std::string_view> path) const {
    const XmlNode* node = this;
    for (const std::string_view step : path) {
        if (node == nullptr)
            return nullptr;
        node = node->child(step);
    }
    return node;
}

std::vector<const XmlNode*> XmlNode::all(std::string_view childName) const {
    std::vector<const XmlNode*> found;
    for (const XmlNode& each : children) {
        if (each.name == childName)
            found.push_back(&each);
    }
    return found;
}

std::string XmlNode::childText(std::string_view childName) const {
    const XmlNode* node = child(childName);
    return node == nullptr ? std::string() : node->text;
}

std::optional<std::int64_t> XmlNode::childNumber(std::string_view childName) const {
    const XmlNode* node = child(childName);
    return node == nullptr ? std::nullopt : node->number();
}

std::optional<bool> XmlNode::childFlag(std::string_view childName) const {
    const XmlNode* node = child(childName);
    return node == nullptr ? std::nullopt : node->flag();
}

ObjectRef XmlNode::childReference(std::string_view childName) const {
    const XmlNode* node = child(childName);
    return node == nullptr ? ObjectRef() : node->reference();
}

std::optional<std::int64_t> XmlNode::number() const {
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<bool> XmlNode::flag() const {
    if (text == "true" || text == "1")
        return true;
    if (text == "false" || text == "0")
        return false;
    return std::nullopt;
}

} // namespace strata::vsphere

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/xmlnode.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace strata::vsphere {

/// What may be done when the answer to a call did not arrive.
enum class CallKind {
    Read, ///< asking twice is the same as asking once
    Work, ///< starts something: never repeated unless the server said that it refused
};

/// A call of the vim25 interface, built parameter by parameter in the order of the schema; the text is escaped here
/// and nowhere else. Characters that XML cannot carry are refused: Error(InvalidArgument).
class SoapCall {
public:
    SoapCall(std::string_view method, const ObjectRef& target, CallKind kind,
             std::string_view nameSpace = "urn:vim25");

    SoapCall& add(std::string_view name, std::string_view value);
    SoapCall& add(std::string_view name, const char* value) { return add(name, std::string_view(value)); }
    SoapCall& add(std::string_view name, bool value) { return add(name, std::string_view(value ? "true" : "false")); }
    SoapCall& add(std::string_view name, std::int64_t value);
    SoapCall& add(std::string_view name, int value) { return add(name, std::int64_t{value}); }
    /// Left out where the reference is empty: an optional parameter.
    SoapCall& add(std::string_view name, const ObjectRef& value);
    SoapCall& open(std::string_view name, std::string_view xsiType = {});
    SoapCall& close();

    /// The names of its objects die with the session (views, filters, collectors): after a new login it is pointless.
    SoapCall& boundToSession() {
        bound_ = true;
        return *this;
    }

    const std::string& method() const { return method_; }
    CallKind kind() const { return kind_; }
    bool isBoundToSession() const { return bound_; }
    /// The whole document.
    std::string envelope() const;

private:
    void escape(std::string_view text);

    std::string method_;
    CallKind kind_;
    bool bound_ = false;
    std::string body_;
    std::vector<std::string> open_;
};

} // namespace strata::vsphere

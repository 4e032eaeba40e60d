// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/vsphere/xmlnode.h"

#include <string>

namespace strata::vsphere {

/// What a server says when it refuses: the type decides, the message is for people (it may be empty or localized).
struct Fault {
    std::string type; ///< "InvalidLogin", without "Fault" behind it
    std::string message;
    XmlNode detail; ///< members: "privilegeId", "file", "source" ...
};

/// From <soapenv:Fault>.
Fault parseSoapFault(const XmlNode& element);
/// From <error><fault xsi:type=""/><localizedMessage/>: of a task, or of a property that is missing.
Fault parseLocalizedFault(const XmlNode& element);

/// A fault as an error of ours: the code says what the caller can do, the sentence what happened (vsphere 17).
class FaultError : public Error {
public:
    explicit FaultError(Fault fault);

    const Fault& fault() const { return fault_; }
    bool is(std::string_view type) const { return fault_.type == type; }

private:
    Fault fault_;
};

} // namespace strata::vsphere

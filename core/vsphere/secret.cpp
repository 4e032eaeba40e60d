// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/secret.h"

namespace strata::vsphere {

void wipe(std::string& text) {
    volatile char* byte = text.data(); // volatile: nobody reads it again, so the compiler would leave it out
    for (std::size_t i = 0; i < text.size(); ++i)
        byte[i] = '\0';
    text.clear();
}

void Secret::wipe() { vsphere::wipe(value_); }

std::string Secret::redact(std::string message) const {
    if (value_.empty())
        return message;
    for (std::size_t at = message.find(value_); at != std::string::npos; at = message.find(value_, at + 3))
        message.replace(at, value_.size(), "***");
    return message;
}

} // namespace strata::vsphere

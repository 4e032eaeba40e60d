// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace strata::vsphere {

/// A password: cannot be printed by accident, and its memory is wiped when it goes.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string value) : value_(std::move(value)) {}
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept : value_(other.value_) { other.wipe(); }
    Secret& operator=(const Secret& other) {
        if (this != &other) {
            wipe();
            value_ = other.value_;
        }
        return *this;
    }
    Secret& operator=(Secret&& other) noexcept {
        *this = static_cast<const Secret&>(other);
        if (this != &other)
            other.wipe();
        return *this;
    }
    ~Secret() { wipe(); }

    bool empty() const { return value_.empty(); }
    /// For the one place that sends it.
    std::string_view reveal() const { return value_; }
    /// `message` without the password, which a server may have echoed.
    std::string redact(std::string message) const;
    void wipe();

private:
    std::string value_;
};

/// Overwrites a text that held a secret.
void wipe(std::string& text);

} // namespace strata::vsphere

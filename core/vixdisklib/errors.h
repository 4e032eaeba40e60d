// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/vixdisklib/vixDiskLib.h"

namespace strata::vix {

/// A failure that has its own number and is no Error of the core: a dead handle, a call before Init.
class Failure : public std::exception {
public:
    explicit Failure(VixError code) : code_(code) {}
    VixError code() const { return code_; }
    const char* what() const noexcept override;

private:
    VixError code_;
};

/// The number for an Error of the core.
VixError codeOf(ErrorCode code);
/// In words; never nullptr, also for numbers nobody knows.
const char* textOf(VixError code);

/// The number for the exception that is being handled; tells the user's log about it. `function`: its name.
VixError codeOfCurrentException(const char* function) noexcept;

} // namespace strata::vix

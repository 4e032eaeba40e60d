// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/report.h"

namespace strata {

/// What RepairOp would do about an issue of CheckOp, or what the user can do where it does nothing. Empty for a code
/// that asks for nothing.
Text remedyOf(const Issue& issue);

} // namespace strata

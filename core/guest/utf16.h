// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <string>

namespace strata {

/// Little-endian UTF-16 as UTF-8, up to the first zero or the end; what is no character becomes U+FFFD.
std::string utf16ToUtf8(ByteSpan bytes);

} // namespace strata

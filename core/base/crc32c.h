// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>

namespace strata {

/// CRC-32C (Castagnoli, as in iSCSI: RFC 3720 B.4).
std::uint32_t crc32c(ByteSpan data);

} // namespace strata

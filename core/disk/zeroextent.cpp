// SPDX-License-Identifier: Apache-2.0
#include "core/disk/zeroextent.h"

#include "core/base/error.h"

#include <cstring>

namespace strata {

void ZeroExtent::map(Sectors start, Sectors length, RunSink sink) {
    if (length != Sectors(0))
        sink(Run{.start = start, .length = length, .kind = RunKind::Zero});
}

void ZeroExtent::read(Sectors, MutableByteSpan out) { std::memset(out.data(), 0, out.size()); }

void ZeroExtent::write(Sectors, ByteSpan data) {
    if (!isAllZero(data))
        throw Error(ErrorCode::ReadOnly, text("This part of the disk is declared as always zero; nothing but zeros "
                                              "can be written there"));
}

} // namespace strata

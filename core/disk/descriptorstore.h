// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/disklink.h"

namespace strata {

/// Writes a changed descriptor back to where the link's text lives, atomically:
/// a descriptor file by temp + sync + rename + folder sync, an embedded one in place through an intent
/// (durability.md 2.3). Error(LimitExceeded) if an embedded area is too small.
/// `expected`: the text that was read; Error(Locked) if the file says something else by now.
void storeDescriptor(FileSystem& fs, const DescriptorPlace& place, const Descriptor& descriptor,
                     const std::string& expected);

} // namespace strata

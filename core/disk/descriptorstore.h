// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/disklink.h"
#include "core/io/intent.h"

namespace strata {

/// Writes a changed descriptor back to where the link's text lives, atomically:
/// a descriptor file by temp + sync + rename + folder sync, an embedded one in place: by a single sector write where
/// one sector is all that differs, else through an intent (durability.md 2.3).
/// `expected`: the text that was read; Error(Locked) if the file says something else by now.
/// Error(LimitExceeded) if an embedded area is too small, Error(Interrupted) if an unfinished operation lies beside
/// the disk. Nothing is written then.
/// `locks`: whether this takes the file's exclusive lock, or the caller has the file open with it already.
void storeDescriptor(FileSystem& fs, const DescriptorPlace& place, const Descriptor& descriptor,
                     const std::string& expected, IntentLocks locks = IntentLocks::Take);

/// The same change as a part of `intent`, which its caller commits.
void storeDescriptor(IntentBuilder& intent, FileSystem& fs, const DescriptorPlace& place,
                     const Descriptor& descriptor);

/// Error(LimitExceeded) if the descriptor is embedded and its area is too small for this text.
void requireDescriptorFits(const DescriptorPlace& place, const Descriptor& descriptor);

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskprobe.h"
#include "core/disk/folderlisting.h"
#include "core/disk/pathpolicy.h"

#include <optional>

namespace strata {

/// The parent of a link, looked for in the order of vmdk-format 1.9: the hint as it stands (also with `\` for `/`),
/// its last part beside the child, its last folder beside the child's folder; first by the name the user chose for
/// the child, then, if that is a link, by the real file. Of several candidates the first with the content ID that the
/// child expects is taken; files that must not be opened are passed over as long as there is another.
/// nullopt if `child` has no parent.
/// Errors: MissingParent, ParentMismatch (with `ignoreCid`, the first candidate is taken instead), UnsafePath, and
/// whatever reading the only candidate ends in.
std::optional<FoundDescriptor> lookUpParent(FileSystem& fs, const FoundDescriptor& child, const PathPolicy& policy,
                                            FolderListings& listings, bool ignoreCid);

} // namespace strata

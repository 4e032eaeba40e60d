// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/json.h"
#include "core/disk/diskinfo.h"

namespace strata::cli {

class TextOutput;

/// The document of `stratactl info --json`: sizes in bytes, except where a name says sectors.
Json jsonInfo(const DiskInfo& info);

/// The same for people; `chain`: every link, not only the leaf.
void printInfo(TextOutput& out, const DiskInfo& info, bool chain);

/// "warning: disk.vmdk: what is wrong"
std::string problemLine(const Issue& issue);

} // namespace strata::cli

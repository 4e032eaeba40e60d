// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/format/sparseheader.h"
#include "core/io/file.h"

namespace strata {

/// The header that a monolithic file must have had, by the description it embeds and the place of its tables: of a
/// compressed file the copy at its end, else the canonical layout (vmdk-format 2.5, 2.8), proven by the directories
/// that are there. Error(Corrupt) if they are not, or the description cannot be read.
SparseHeader rebuildHeader(File& file);

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/format/disktypes.h"

#include <QString>

namespace strata::ui {

/// A kind of disk in plain words with its technical name: "One file that grows (monolithicSparse)".
QString createTypeText(CreateType type);

/// The kind in a few plain words, for tables: "Grows, one file".
QString shortTypeText(CreateType type);

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPalette>

namespace strata::ui {

/// Palettes for those who want other colours than the system's, and for pictures.
QPalette lightPalette();
QPalette darkPalette();
/// Black on white; everything at least 7 : 1.
QPalette contrastPalette();

} // namespace strata::ui

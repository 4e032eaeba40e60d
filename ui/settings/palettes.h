// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPalette>

namespace strata::ui {

/// Palettes for those who want other colours than the system's, and for pictures.
QPalette lightPalette();
QPalette darkPalette();
/// White on black, with a loud accent; everything at least 7 : 1.
QPalette contrastPalette();

} // namespace strata::ui

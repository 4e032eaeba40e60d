// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/settings/colorchoice.h"

#include <QPalette>

namespace strata::ui {

/// Palettes for those who want other colours than the system's, and for pictures.
QPalette lightPalette();
QPalette darkPalette();
/// Black on white; everything at least 7 : 1.
QPalette contrastPalette();

/// Gives the whole program these colours; follows the desktop's again for ColorChoice::System.
void useColors(ColorChoice colors);

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strata::ui {

/// Whose colours the window has.
enum class ColorChoice { System, Light, Dark, Contrast };

} // namespace strata::ui

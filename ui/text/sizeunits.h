// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strata::ui {

/// What "GB" means where sizes are shown.
enum class SizeUnits {
    Traditional, ///< KB, MB, GB: powers of 1024, as VMware's products and Windows show them
    Binary,      ///< KiB, MiB, GiB: the same powers by their exact names
    Decimal,     ///< kB, MB, GB: powers of 1000, as makers of drives count
};

} // namespace strata::ui

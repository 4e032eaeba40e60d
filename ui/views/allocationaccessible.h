// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strata::ui {

class AllocationView;

/// Makes allocation maps speak: a list with one child a cell, each with what it holds and where. Call as often as you
/// like.
void installAllocationAccessibility();
/// The keyboard came to the cell under the cursor.
void tellFocusedCell(AllocationView& view);

} // namespace strata::ui

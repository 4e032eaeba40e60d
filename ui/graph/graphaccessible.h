// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strata::ui {

class GraphView;

/// Makes graphs speak: a tree with one child a node, each with its name, state and place. Call as often as you like.
void installGraphAccessibility();
/// The keyboard came to that node.
void tellFocusedNode(GraphView& view, int id);

} // namespace strata::ui

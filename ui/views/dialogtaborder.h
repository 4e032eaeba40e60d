// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strata::ui {

/// Lets Tab reach every button of every dialog, Qt's own included. In Qt 6.4 the row of buttons stands among its
/// buttons in the focus chain and hands the keyboard back to the first: those behind it are never reached, and neither
/// are the fields. Call as often as you like, once there is a QApplication.
void mendDialogTabOrder();

} // namespace strata::ui

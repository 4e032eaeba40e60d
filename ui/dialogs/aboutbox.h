// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace strata::ui {

/// Says what this program is; deletes itself when it is closed.
void showAboutBox(QWidget& window);

} // namespace strata::ui

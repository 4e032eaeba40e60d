// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

class QMenu;

namespace strata::ui {

class Settings;

/// Fills `menu` with the languages there are, the one in use checked. `chosen` is called after another one was kept
/// in the settings.
void fillLanguageMenu(QMenu& menu, Settings& settings, std::function<void()> chosen);

} // namespace strata::ui

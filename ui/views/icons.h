// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QString>

namespace strata::ui {

/// The desktop theme's icon of that freedesktop name, else the bundled ":/icons/<name>.svg". Bundled icons are drawn
/// in `currentColor` and take it from the application's palette when they are painted, so they follow a change of
/// theme. A null icon if there is neither.
QIcon themedIcon(const QString& name);

} // namespace strata::ui

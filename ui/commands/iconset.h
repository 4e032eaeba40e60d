// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QString>

namespace strata::ui {

/// One of our own line icons (resources/icons/actions), drawn in the palette's text colour: it follows light, dark
/// and high contrast live, greys out when disabled, and turns with a selection. `name` without ".svg".
QIcon lineIcon(const QString& name);

} // namespace strata::ui

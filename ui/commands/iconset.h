// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/text/statuscolor.h"

#include <QIcon>
#include <QString>

namespace strata::ui {

/// One of our own line icons (resources/icons/actions), drawn in the palette's text colour: it follows light, dark
/// and high contrast live, greys out when disabled, and turns with a selection. `name` without ".svg".
QIcon lineIcon(const QString& name);
/// The mark of a status, in its colour; turns with a selection, too.
QIcon statusIcon(StatusRole role);

} // namespace strata::ui

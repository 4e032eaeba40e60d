// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/snapshottree.h"

#include <QFont>
#include <QString>

#include <memory>

namespace strata::ui {

/// Kinds of picture, by the ends of their names.
inline constexpr const char* kPictureKinds[] = {"svg", "pdf", "png"};

/// Writes the whole history as a picture for paper and walls: light, sharp at any size, with its title and the day
/// below; as SVG, PDF or PNG by the end of `file`'s name. A file that is there is replaced only when the new one is
/// whole. Returns why it could not be written; empty if it was.
QString writeGraphPicture(const std::shared_ptr<const SnapshotTree>& tree, const QString& title, const QFont& font,
                          Qt::LayoutDirection direction, const QString& file);

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/report.h"
#include "core/disk/diskinfo.h"
#include "ui/documents/machinedocument.h"
#include "ui/text/statuscolor.h"

#include <QString>

#include <optional>
#include <vector>

namespace strata::ui {

/// A state in one word or two, with its role; nullopt while nothing is known.
struct Health {
    StatusRole role = StatusRole::Good;
    QString text;
};

/// From what reading and the last check found.
std::optional<Health> healthOf(const MachineDocument::Disk& disk, const MachineDocument::Check* check);

/// Everything known to be wrong: found by the check if there was one, else while reading.
std::vector<Issue> issuesOf(const MachineDocument::Disk& disk, const MachineDocument::Check* check);

} // namespace strata::ui

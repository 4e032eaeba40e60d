// SPDX-License-Identifier: Apache-2.0
#include "ui/models/health.h"

#include <QCoreApplication>

#include <algorithm>

namespace strata::ui {
namespace {

struct HealthText {
    Q_DECLARE_TR_FUNCTIONS(HealthText)
};

int countOf(const std::vector<Issue>& issues, Severity severity) {
    return static_cast<int>(std::count_if(issues.begin(), issues.end(),
                                          [severity](const Issue& issue) { return issue.severity == severity; }));
}

} // namespace

std::vector<Issue> issuesOf(const MachineDocument::Disk& disk, const MachineDocument::Check* check) {
    if (check != nullptr)
        return check->result.issues;
    return disk.info != nullptr ? disk.info->problems : std::vector<Issue>();
}

std::optional<Health> healthOf(const MachineDocument::Disk& disk, const MachineDocument::Check* check) {
    if (disk.error != nullptr)
        return Health{StatusRole::Bad, HealthText::tr("Unreadable")};
    if (disk.info == nullptr)
        return std::nullopt;
    const std::vector<Issue> issues = issuesOf(disk, check);
    if (const int errors = countOf(issues, Severity::Error); errors > 0)
        return Health{StatusRole::Bad, HealthText::tr("%n error(s)", nullptr, errors)};
    if (const int warnings = countOf(issues, Severity::Warning); warnings > 0)
        return Health{StatusRole::Attention, HealthText::tr("%n warning(s)", nullptr, warnings)};
    return Health{StatusRole::Good, check != nullptr ? HealthText::tr("Checked") : HealthText::tr("Good")};
}

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#include "core/ops/checkremedy.h"

#include "core/base/error.h"

#include <string_view>

namespace strata {
namespace {

/// What repair does.
Text repairOf(std::string_view code) {
    if (code == "interrupted")
        return text("Repair finishes the operation.");
    if (code == "unclean")
        return text("Repair takes the mark away.");
    if (code == "gt-redundant-differs")
        return text("Repair makes both copies say what the disk reads as.");
    if (code == "table-misplaced")
        return text("Repair finds the table again.");
    if (code == "grain-shared")
        return text("Repair gives each its own copy. Which of them the data belonged to is not known: look at both.");
    if (code == "zero-grain-unmarked")
        return text("Repair announces zero grains in the header.");
    if (code == "free-sector-behind")
        return text("Repair moves the mark behind the data.");
    return text("Repair puts it right.");
}

bool isUnreadable(std::string_view code) {
    return code == "table-misplaced" || code == "grain-past-end" || code == "grain-in-metadata"
           || code == "grain-cut-short";
}

/// What somebody can do where repair does nothing.
Text otherWay(std::string_view code) {
    if (isUnreadable(code))
        return text("The data is lost. Get it from a backup, or give it up in a repair.");
    if (code == "leftover" || code == "stale-lock")
        return text("Repair deletes it.");
    if (code == errorName(ErrorCode::MissingExtent))
        return text("Put the file back beside the disk.");
    if (code == errorName(ErrorCode::MissingParent))
        return text("Put the parent back, or attach the disk to it where it is now.");
    if (code == "parent-mismatch" || code == errorName(ErrorCode::ParentMismatch))
        return text("If the parent was not written since, attach the disk to it again.");
    if (code == "header-invalid" || code == "tables-overlap" || code == "header-capacity")
        return text("Clone what can be read, or rebuild the description with recover.");
    if (code == "text-mode-damage")
        return text("Transfer the file again in binary mode.");
    if (code == "extent-short")
        return text("Get the whole file from a backup, or lengthen it: what is missing reads as zeros.");
    if (code == "stream-cut-short" || code == "grain-damaged" || code == "grain-wrong-marker")
        return text("Get the file again. A clone holds what can be read.");
    if (code == "journal-not-applied")
        return text("Let the ESXi host that wrote it open it once.");
    if (code == "leaked-space")
        return text("Shrink gives it back.");
    if (code == "tables-identical" || code == "ends-before-data" || code == "table-missing"
        || code == "grain-misaligned")
        return text("A clone is in order.");
    return {};
}

} // namespace

Text remedyOf(const Issue& issue) { return issue.repairable ? repairOf(issue.code) : otherWay(issue.code); }

} // namespace strata

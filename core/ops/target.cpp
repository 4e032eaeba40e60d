// SPDX-License-Identifier: Apache-2.0
#include "core/ops/target.h"

#include <array>

namespace strata {
namespace {

struct TargetRule {
    Target target;
    std::string_view name;
    CreateType type;
    std::uint32_t hardwareVersion; ///< the oldest that every supported release of the product takes
};

constexpr std::array<TargetRule, 5> kRules{{
    {Target::Workstation, "workstation", CreateType::MonolithicSparse, 10},
    {Target::Esxi, "esxi", CreateType::VmfsThin, 13},
    {Target::Ova, "ova", CreateType::StreamOptimized, 10},
    {Target::VirtualBox, "virtualbox", CreateType::MonolithicSparse, 4},
    {Target::Qemu, "qemu", CreateType::MonolithicSparse, 4},
}};

const TargetRule& ruleOf(Target target) {
    for (const TargetRule& rule : kRules)
        if (rule.target == target)
            return rule;
    return kRules.front();
}

/// One sparse file cannot be filled past 2 TB (vmdk-format 2.9): such disks are split.
constexpr Sectors kLargestMonolithicSparse{(std::uint64_t{1} << 32U) - (std::uint64_t{1} << 21U)};

} // namespace

std::string_view targetName(Target target) { return ruleOf(target).name; }

std::optional<Target> parseTarget(std::string_view name) {
    for (const TargetRule& rule : kRules)
        if (rule.name == name)
            return rule.target;
    return std::nullopt;
}

void applyTarget(DiskSpec& spec, Target target) {
    const TargetRule& rule = ruleOf(target);
    spec.type = rule.type;
    spec.hardwareVersion = rule.hardwareVersion;
    spec.grain = Sectors(0);
    spec.splitAt = Sectors(0);
    if (spec.type == CreateType::MonolithicSparse && spec.capacity > kLargestMonolithicSparse)
        spec.type = CreateType::TwoGbMaxExtentSparse;
}

} // namespace strata

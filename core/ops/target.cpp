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

/// One sparse file cannot be filled past 2 TB, tables included (vmdk-format 2.9).
constexpr Sectors kLargestMonolithicSparse{(std::uint64_t{1} << 32U) - (std::uint64_t{1} << 21U)};
/// 1000 pieces of 4064 MiB: VirtualBox reads 1100 lines of a descriptor (vmdk-format C).
constexpr Sectors kLargestSplitForVirtualBox{std::uint64_t{1000} * 8323072};

CreateType kindFor(const TargetRule& rule, Sectors capacity) {
    if (rule.type != CreateType::MonolithicSparse || capacity <= kLargestMonolithicSparse)
        return rule.type;
    return rule.target == Target::VirtualBox && capacity > kLargestSplitForVirtualBox
               ? CreateType::MonolithicFlat
               : CreateType::TwoGbMaxExtentSparse;
}

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
    spec.type = kindFor(rule, spec.capacity);
    spec.hardwareVersion = rule.hardwareVersion;
    spec.grain = Sectors(0);
    spec.splitAt = Sectors(0);
}

} // namespace strata

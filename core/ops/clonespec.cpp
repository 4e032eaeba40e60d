// SPDX-License-Identifier: Apache-2.0
#include "core/ops/clonespec.h"

#include "core/base/ascii.h"
#include "core/format/cowdheader.h"
#include "core/ops/copysegments.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace strata {
namespace {

/// Keys that describe the very files they stand in; a copy gets its own or none (vmdk-format 1.7).
constexpr std::array<std::string_view, 14> kNotCopied{
    "adapterType",     "virtualHWVersion", "longContentID",   "uuid",
    "deletable",       "thinProvisioned",  "encoding",        "grain",
    "iofilters",       "sidecars",         "objectParentUri", "nativeParentHint",
    "nativeParentCID", "nativeParentUri",
};

bool isGeometry(std::string_view key) { return key.starts_with("geometry."); }

bool isCopied(std::string_view key) {
    if (isGeometry(key) || key.starts_with("uuid."))
        return false;
    return std::none_of(kNotCopied.begin(), kNotCopied.end(),
                        [key](std::string_view other) { return equalsIgnoringCase(key, other); });
}

/// The leaf answers first, then its parents (1.7).
std::vector<std::pair<std::string, std::string>> mergedDdb(const DiskChain& chain) {
    std::vector<std::pair<std::string, std::string>> merged;
    for (std::size_t index = chain.linkCount(); index-- > 0;)
        for (auto& entry : chain.link(index).descriptor().ddb())
            if (std::none_of(merged.begin(), merged.end(),
                             [&entry](const auto& known) { return equalsIgnoringCase(known.first, entry.first); }))
                merged.push_back(std::move(entry));
    return merged;
}

class PlanGrid : public CopyGrid {
public:
    explicit PlanGrid(const DiskPlan& plan) : plan_(plan) {
        Sectors start;
        for (const NewExtent& extent : plan.extents) {
            starts_.push_back(start);
            start += extent.line.sectors;
        }
    }
    Cell cellAt(Sectors sector) const override {
        const std::size_t index = indexAt(sector);
        return {starts_[index], starts_[index] + plan_.extents[index].line.sectors, plan_.spec.grain};
    }
    std::size_t indexAt(Sectors sector) const {
        return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), sector) - starts_.begin())
               - 1;
    }
    std::size_t count() const { return starts_.size(); }

private:
    const DiskPlan& plan_;
    std::vector<Sectors> starts_;
};

bool isFlat(const DiskPlan& plan) {
    const ExtentType type = plan.extents.front().line.type;
    return type == ExtentType::Flat || type == ExtentType::Vmfs;
}

/// A grain that does not compress: marker, stored blocks and padding (vmdk-format 3.1).
constexpr std::uint64_t kLargestStreamGrain = 130 * kSectorSize;
constexpr std::uint64_t kStreamTableBytes = (1 + 4) * kSectorSize;

} // namespace

DiskSpec cloneSpec(const CloneParams& params, const DiskChain& source) {
    DiskSpec spec = params.spec;
    if (spec.capacity.count() == 0)
        spec.capacity = source.capacity();
    for (auto& [key, value] : mergedDdb(source)) {
        if (equalsIgnoringCase(key, "adapterType") && params.keepAdapter)
            spec.adapter = parseAdapterType(value).value_or(spec.adapter);
        else if (equalsIgnoringCase(key, "virtualHWVersion") && params.keepHardwareVersion)
            std::from_chars(value.data(), value.data() + value.size(), spec.hardwareVersion);
        else if (isCopied(key) || (isGeometry(key) && params.keepAdapter && spec.capacity == source.capacity())
                 || (params.keepIdentity
                     && (equalsIgnoringCase(key, "uuid") || equalsIgnoringCase(key, "longContentID"))))
            spec.ddb.emplace_back(key, value);
    }
    if (params.keepIdentity)
        spec.cid = source.leaf().descriptor().cid();
    return spec;
}

CloneEstimate estimateClone(DiskChain& source, const DiskPlan& plan) {
    const PlanGrid grid(plan);
    CloneEstimate estimate;
    for (const NewExtent& extent : plan.extents)
        estimate.fileBytes = checkedAdd(estimate.fileBytes, extent.emptyBytes);
    if (!plan.embedded)
        estimate.fileBytes += plan.descriptor.encode().size();
    const bool flat = isFlat(plan);
    const bool stream = plan.spec.type == CreateType::StreamOptimized;
    const bool cowd = plan.extents.front().line.type == ExtentType::VmfsSparse;
    const std::uint64_t grain = plan.spec.grain.count();
    std::uint64_t lastTable = UINT64_MAX;
    SegmentReader segments(source, grid, Sectors(std::uint64_t{1} << 20U));
    while (const auto segment = segments.next()) {
        for (const Run& run : segment->runs)
            estimate.guestBytes += run.length.bytes();
        if (flat)
            continue;
        const CopyGrid::Cell cell = grid.cellAt(segment->start);
        const std::uint64_t first = (segment->start - cell.extentStart).count() / grain;
        const std::uint64_t grains = ceilDiv(segment->length.count(), grain);
        estimate.fileBytes += stream ? grains * kLargestStreamGrain : grains * grain * kSectorSize;
        const std::uint64_t entries = cowd ? kCowdEntriesPerTable : kEntriesPerTable;
        for (std::uint64_t table = first / entries; (cowd || stream) && table <= (first + grains - 1) / entries;
             ++table)
            if (table != lastTable) {
                estimate.fileBytes += cowd ? kCowdTableSectors * kSectorSize : kStreamTableBytes;
                lastTable = table;
            }
    }
    return estimate;
}

CloneEstimate estimateRaw(DiskChain& source) {
    CloneEstimate estimate;
    RunReader runs(source);
    Sectors position;
    while (const Run* run = runs.next(position)) {
        estimate.guestBytes += run->length.bytes();
        position = run->end();
    }
    estimate.fileBytes = source.capacity().bytes();
    return estimate;
}

std::uint64_t spaceNeeded(DiskChain& chain, const DiskSpec& spec) {
    CloneParams params;
    params.spec = spec;
    const DiskPlan plan = planDisk(cloneSpec(params, chain));
    return estimateClone(chain, plan).fileBytes;
}

} // namespace strata

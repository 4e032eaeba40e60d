// SPDX-License-Identifier: Apache-2.0
#include "core/ops/clonespec.h"

#include "core/base/ascii.h"
#include "core/base/error.h"

#include <algorithm>
#include <array>

namespace strata {
namespace {

using Entry = std::pair<std::string, std::string>;

/// Keys that describe the very files they stand in, or who made them; a copy gets its own or none (vmdk-format 1.7).
constexpr std::array<std::string_view, 14> kNotCopied{
    "adapterType",     "virtualHWVersion", "longContentID",   "uuid",
    "deletable",       "thinProvisioned",  "encoding",        "grain",
    "iofilters",       "sidecars",         "objectParentUri", "nativeParentHint",
    "nativeParentCID", "nativeParentUri",
};
/// Adapters that VMware's programs accept in a descriptor besides those we write (1.7).
constexpr std::string_view kLegacyAdapter = "legacyESX";
/// An embedded descriptor has room for 10 KiB; a strange source must not make a copy impossible.
constexpr std::size_t kMostBytesKept = 4096;

bool isGeometry(std::string_view key) { return startsWithIgnoringCase(key, "geometry."); }

bool isKept(std::string_view key) {
    // uuid.image, uuid.modification ...: VirtualBox's, of that very file
    if (isGeometry(key) || startsWithIgnoringCase(key, "uuid."))
        return false;
    return std::none_of(kNotCopied.begin(), kNotCopied.end(),
                        [key](std::string_view other) { return equalsIgnoringCase(key, other); });
}

bool canBeWritten(const Entry& entry) {
    const auto isPlain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != 0x7F; };
    return Descriptor::isKey(entry.first) && std::all_of(entry.second.begin(), entry.second.end(), isPlain);
}

/// The leaf answers first, then its parents (1.7).
std::vector<Entry> mergedDdb(const DiskChain& chain) {
    std::vector<Entry> merged;
    for (std::size_t index = chain.linkCount(); index-- > 0;)
        for (Entry& entry : chain.link(index).descriptor().ddb())
            if (std::none_of(merged.begin(), merged.end(),
                             [&entry](const Entry& known) { return equalsIgnoringCase(known.first, entry.first); }))
                merged.push_back(std::move(entry));
    return merged;
}

std::optional<std::string> valueOf(const std::vector<Entry>& ddb, std::string_view key) {
    const auto found = std::find_if(ddb.begin(), ddb.end(),
                                    [key](const Entry& entry) { return equalsIgnoringCase(entry.first, key); });
    return found == ddb.end() ? std::nullopt : std::optional(found->second);
}

bool isFixed(const DiskSpec& spec, std::string_view key) {
    return std::any_of(spec.ddb.begin(), spec.ddb.end(),
                       [key](const Entry& known) { return equalsIgnoringCase(known.first, key); });
}

/// What the caller fixed stays.
void keep(DiskSpec& spec, Entry entry) {
    if (!isFixed(spec, entry.first) && canBeWritten(entry))
        spec.ddb.push_back(std::move(entry));
}

/// Adapter, and the geometry that goes with it, as long as the disk's size stays.
void keepAdapter(DiskSpec& spec, const std::vector<Entry>& ddb, Sectors capacity) {
    const std::optional<std::string> adapter = valueOf(ddb, "adapterType");
    if (!adapter)
        return;
    spec.adapter = parseAdapterType(*adapter).value_or(spec.adapter);
    if (equalsIgnoringCase(*adapter, kLegacyAdapter))
        keep(spec, {"adapterType", std::string(kLegacyAdapter)});
    if (spec.capacity != capacity)
        return;
    for (const Entry& entry : ddb)
        if (isGeometry(entry.first))
            keep(spec, entry);
}

/// The content ID is the leaf's own, and so is the long form of it; the uuid may stand in a parent (1.7).
void keepIdentity(DiskSpec& spec, const std::vector<Entry>& ddb, const Descriptor& leaf) {
    spec.cid = leaf.cid();
    if (const auto longId = leaf.ddb("longContentID"); longId && longId->ends_with(formatCid(spec.cid)))
        keep(spec, {"longContentID", *longId});
    if (const auto uuid = valueOf(ddb, "uuid"))
        keep(spec, {"uuid", *uuid});
}

void keepOthers(DiskSpec& spec, const std::vector<Entry>& ddb) {
    std::size_t bytes = 0;
    for (const Entry& entry : ddb) {
        const std::size_t size = entry.first.size() + entry.second.size();
        if (!isKept(entry.first) || bytes + size > kMostBytesKept)
            continue;
        bytes += size;
        keep(spec, entry);
    }
}

} // namespace

DiskSpec cloneSpec(const CloneParams& params, const DiskChain& source) {
    DiskSpec spec = params.spec;
    spec.parentCid = kNoParentCid;
    spec.parentHint.clear();
    if (spec.capacity.count() == 0)
        spec.capacity = source.capacity();
    if (spec.capacity < source.capacity())
        throw Error(ErrorCode::CapacityMismatch,
                    text("The copy would be smaller than the disk: %1 instead of %2 bytes", spec.capacity.bytes(),
                         source.capacity().bytes()))
            .at(params.source)
            .advice(text("A copy can be larger, but not smaller."));
    const std::vector<Entry> ddb = mergedDdb(source);
    if (params.keepAdapter)
        keepAdapter(spec, ddb, source.capacity());
    if (const auto version = valueOf(ddb, "virtualHWVersion"); version && params.keepHardwareVersion)
        if (const auto number = parseDecimal(*version); number && *number > 0 && *number < 1000)
            spec.hardwareVersion = static_cast<std::uint32_t>(*number);
    if (params.keepIdentity)
        keepIdentity(spec, ddb, source.leaf().descriptor());
    keepOthers(spec, ddb);
    return spec;
}

} // namespace strata

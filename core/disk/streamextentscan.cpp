// SPDX-License-Identifier: Apache-2.0
#include "core/disk/streamextentscan.h"

#include "core/base/error.h"
#include "core/format/streammarker.h"

#include <algorithm>
#include <limits>

namespace strata {

namespace {

/// Small: what lies between two markers is not looked at.
constexpr std::size_t kWindowBytes = std::size_t{4} << 10U;
/// Tables have 32 bits for a sector.
constexpr std::uint64_t kMaxSector = 0xFFFFFFFFU;

/// Sectors of a file in ascending order, read by the window.
class MarkerReader {
public:
    explicit MarkerReader(File& file)
        : file_(file), sectors_(Sectors::within(file.size()).count()), window_(kWindowBytes) {}

    /// Whole sectors in the file.
    std::uint64_t sectors() const { return sectors_; }
    StreamMarker marker(std::uint64_t sector) {
        const std::uint64_t at = sector * kSectorSize;
        if (at < start_ || at + kSectorSize > start_ + length_) {
            start_ = at;
            length_ = file_.readAt(at, window_);
        }
        return parseStreamMarker(ByteSpan(window_).subspan(static_cast<std::size_t>(at - start_), kSectorSize));
    }

private:
    File& file_;
    std::uint64_t sectors_;
    std::vector<std::byte> window_;
    std::uint64_t start_ = 0;
    std::uint64_t length_ = 0;
};

bool plausibleGrain(const StreamMarker& marker, const SparseHeader& header) {
    return marker.isGrain() && marker.value % header.grainSize.count() == 0 && marker.value < header.capacity.count()
           && marker.size <= 2 * header.grainSize.bytes();
}

std::uint64_t firstMarker(MarkerReader& reader, const SparseHeader& header) {
    const std::uint64_t overHead = header.overHead.count();
    if (overHead != 0 && overHead < reader.sectors()) {
        const StreamMarker marker = reader.marker(overHead);
        const bool metadata = !marker.isGrain() && marker.value < reader.sectors()
                              && marker.type <= static_cast<std::uint32_t>(MarkerType::Progress);
        if (metadata || plausibleGrain(marker, header))
            return overHead;
    }
    return std::max<std::uint64_t>(1, (header.descriptorOffset + header.descriptorSize).count());
}

/// Ascending, one of each number: of several the last written counts.
void sortGrains(std::vector<ScannedGrain>& grains) {
    std::ranges::stable_sort(grains, {}, &ScannedGrain::number);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < grains.size(); ++i) {
        if (kept != 0 && grains[kept - 1].number == grains[i].number)
            --kept;
        grains[kept++] = grains[i];
    }
    grains.resize(kept);
}

} // namespace

StreamScan scanStream(File& file, const SparseHeader& header, std::size_t limit) {
    StreamScan scan;
    MarkerReader reader(file);
    const std::uint64_t fileSize = file.size();
    for (std::uint64_t at = firstMarker(reader, header); at < std::min(reader.sectors(), kMaxSector);) {
        const StreamMarker marker = reader.marker(at);
        const std::uint64_t behind = reader.sectors() - at - 1;
        if (marker.isGrain()) {
            // A last grain may lack its padding, but not a byte of its data.
            if (!plausibleGrain(marker, header) || at * kSectorSize + kGrainMarkerBytes + marker.size > fileSize)
                break;
            if (scan.grains.size() == limit) {
                scan.endedByLimit = true;
                break;
            }
            if (scan.grains.size() == kMaxScannedGrains)
                throw Error(ErrorCode::LimitExceeded, text("The stream holds more than %1 grains and has no table of "
                                                           "contents",
                                                           kMaxScannedGrains))
                    .at(file.path());
            scan.grains.push_back({marker.value / header.grainSize.count(), at});
        } else if (marker.is(MarkerType::EndOfStream) || marker.value > behind) {
            break;
        } else if (marker.is(MarkerType::GrainDirectory) && marker.value >= header.directorySectors().count()) {
            scan.directory = at + 1;
        }
        at += marker.extentInFile().count();
    }
    sortGrains(scan.grains);
    return scan;
}

std::uint64_t ScannedGrainTables::nextListed(std::uint64_t first) {
    const auto grain = std::ranges::lower_bound(grains_, first * entriesPerTable_, {}, &ScannedGrain::number);
    return grain == grains_.end() ? std::numeric_limits<std::uint64_t>::max() : grain->number / entriesPerTable_;
}

void ScannedGrainTables::load(std::uint64_t first, std::size_t count, TableStretch& out) {
    out.reset(count, static_cast<std::size_t>(entriesPerTable_) * 4);
    auto grain = std::ranges::lower_bound(grains_, first * entriesPerTable_, {}, &ScannedGrain::number);
    const std::uint64_t end = (first + count) * entriesPerTable_;
    for (; grain != grains_.end() && grain->number < end; ++grain) {
        const std::size_t table = static_cast<std::size_t>(grain->number / entriesPerTable_ - first);
        if (out.states[table] == TableState::Missing) {
            std::ranges::fill(out.table(table), std::byte{0});
            out.states[table] = TableState::Loaded;
        }
        storeLe<std::uint32_t>(out.table(table), grain->number % entriesPerTable_ * 4,
                               static_cast<std::uint32_t>(grain->sector));
    }
}

} // namespace strata

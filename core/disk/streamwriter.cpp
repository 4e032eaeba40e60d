// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/disk/extentwriter.h"
#include "core/format/streammarker.h"

#include <array>
#include <limits>
#include <vector>

namespace strata {
namespace {

constexpr std::uint64_t kStreamOverhead = 128; ///< first grain, whatever the descriptor's size (vmdk-format 3.2)
constexpr std::uint64_t kSpareSectors = 4;     ///< VirtualBox lengthens the descriptor in place (6.1 #17)
constexpr std::uint64_t kTableSectors = kEntriesPerTable * 4 / kSectorSize;
constexpr std::size_t kBufferBytes = std::size_t{1} << 20U;
constexpr std::uint64_t kMaxSector = std::numeric_limits<std::uint32_t>::max();

SparseHeader streamHeader(Sectors capacity, std::uint64_t descriptorSectors) {
    SparseHeader header;
    header.version = 3;
    header.flags = kSparseFlagNewline | kSparseFlagCompressed | kSparseFlagMarkers;
    header.capacity = capacity;
    header.descriptorOffset = Sectors(1);
    header.descriptorSize = Sectors(descriptorSectors);
    header.gdOffset = kGdAtEnd;
    header.overHead = Sectors(kStreamOverhead);
    header.compressAlgorithm = 1;
    return header;
}

} // namespace

/// Where the stream is, what is not handed to the sink yet, and the tables.
struct StreamWriter::State {
    ByteSink& sink;
    SparseHeader header;
    std::vector<std::byte> buffer;
    std::vector<std::byte> table; ///< of `tableIndex`; empty: no grain in it so far
    std::uint64_t tableIndex = 0;
    std::uint64_t nextGrain = 0; ///< lowest that may still come
    std::vector<std::byte> directory;
    std::uint64_t position = 0; ///< bytes of the stream, buffered ones included

    State(ByteSink& s, SparseHeader h) : sink(s), header(h) {
        buffer.reserve(kBufferBytes);
        directory.assign(header.directorySectors().bytes(), std::byte{0});
    }

    void put(ByteSpan bytes) {
        if (buffer.size() + bytes.size() > kBufferBytes)
            drain();
        buffer.insert(buffer.end(), bytes.begin(), bytes.end());
        position += bytes.size();
    }

    void padToSector() {
        static constexpr std::array<std::byte, kSectorSize> zeros{};
        put(ByteSpan(zeros).first(alignUp(position, kSectorSize) - position));
    }

    void drain() {
        if (!buffer.empty())
            sink.write(buffer);
        buffer.clear();
    }

    std::uint32_t sector() const {
        const std::uint64_t at = position / kSectorSize;
        if (at > kMaxSector)
            throw Error(ErrorCode::LimitExceeded, text("A streamOptimized file cannot be larger than 2 TB"))
                .advice(text("Use a split or a flat kind for disks of this size."));
        return static_cast<std::uint32_t>(at);
    }

    void flushTable() {
        if (table.empty())
            return;
        put(encodeMetadataMarker(MarkerType::GrainTable, kTableSectors));
        storeLe<std::uint32_t>(directory, tableIndex * 4, sector());
        put(table);
        table.clear();
    }
};

StreamWriter::StreamWriter(ByteSink& sink, Sectors capacity, const std::string& descriptor) {
    const std::uint64_t descriptorSectors = ceilDiv(descriptor.size(), kSectorSize) + kSpareSectors;
    if (1 + descriptorSectors > kStreamOverhead)
        throw Error(ErrorCode::LimitExceeded, text("The descriptor is too long for a streamOptimized file"));
    state_ = std::make_unique<State>(sink, streamHeader(capacity, descriptorSectors));
    state_->put(encodeSparseHeader(state_->header));
    state_->put(asBytes(descriptor));
    const std::vector<std::byte> gap(kStreamOverhead * kSectorSize - state_->position);
    state_->put(gap);
}

StreamWriter::~StreamWriter() = default;

void StreamWriter::append(std::uint64_t grainIndex, ByteSpan compressed) {
    State& s = *state_;
    if (grainIndex < s.nextGrain || grainIndex >= s.header.grainCount() || compressed.empty()
        || compressed.size() > 2 * s.header.grainSize.bytes())
        throw Error(ErrorCode::Internal, text("Grain %1 of %2 bytes was appended to a stream out of order",
                                              grainIndex, compressed.size()));
    s.nextGrain = grainIndex + 1;
    const std::uint64_t table = grainIndex / kEntriesPerTable;
    if (table != s.tableIndex)
        s.flushTable();
    s.tableIndex = table;
    if (s.table.empty())
        s.table.assign(kEntriesPerTable * 4, std::byte{0});
    storeLe<std::uint32_t>(s.table, (grainIndex % kEntriesPerTable) * 4, s.sector());
    s.put(encodeGrainMarker(s.header.grainSize * grainIndex, static_cast<std::uint32_t>(compressed.size())));
    s.put(compressed);
    s.padToSector();
}

void StreamWriter::finish() {
    State& s = *state_;
    s.flushTable();
    s.put(encodeMetadataMarker(MarkerType::GrainDirectory, s.directory.size() / kSectorSize));
    SparseHeader footer = s.header;
    footer.gdOffset = s.sector();
    s.put(s.directory);
    s.put(encodeMetadataMarker(MarkerType::Footer, 1));
    s.put(encodeSparseHeader(footer));
    s.put(encodeMetadataMarker(MarkerType::EndOfStream, 0));
    s.drain();
}

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#include "tests/support/streamfile.h"

#include "core/format/graincodec.h"
#include "core/format/sparseheader.h"
#include "core/format/streammarker.h"

#include <algorithm>

namespace strata::test {

namespace {

class StreamBuilder {
public:
    StreamBuilder(ByteSpan contents, const StreamLayout& layout) : contents_(contents), layout_(layout) {
        header_.version = layout.version;
        header_.flags = kSparseFlagNewline | kSparseFlagCompressed | (layout.markers ? kSparseFlagMarkers : 0);
        header_.capacity = Sectors::covering(contents.size());
        header_.grainSize = layout.grain;
        header_.descriptorOffset = Sectors(1);
        header_.descriptorSize = Sectors(4);
        header_.overHead = Sectors(layout.overHead);
        header_.compressAlgorithm = 1;
        tables_.assign(header_.tableCount() * kEntriesPerTable, 0);
        directory_.assign(header_.directorySectors().bytes() / 4, 0);
    }

    std::vector<std::byte> build() {
        const bool front = layout_.directory == StreamLayout::Directory::Front;
        const std::uint64_t frontEnd = 5 + header_.directorySectors().count() + header_.tableCount() * 4;
        out_.resize(std::max(layout_.overHead, front ? frontEnd : 0) * kSectorSize);
        header_.overHead = Sectors(out_.size() / kSectorSize);
        for (std::uint64_t t = 0; t < header_.tableCount(); ++t) {
            addGrains(t);
            if (!front)
                addTable(t);
        }
        if (front)
            placeInFront();
        else
            addDirectory();
        if (layout_.footer && !front)
            addFooter();
        if (layout_.endOfStream)
            out_.resize(out_.size() + kSectorSize);
        SparseHeader first = header_;
        if (layout_.directory == StreamLayout::Directory::Behind)
            first.gdOffset = kGdAtEnd;
        std::ranges::copy(encodeSparseHeader(first), out_.begin());
        out_.resize(out_.size() + layout_.padding);
        return std::move(out_);
    }

private:
    std::uint64_t sector() const { return out_.size() / kSectorSize; }
    void append(ByteSpan bytes) {
        out_.insert(out_.end(), bytes.begin(), bytes.end());
        out_.resize(alignUp(out_.size(), kSectorSize));
    }

    void addGrains(std::uint64_t table) {
        const std::uint64_t first = table * kEntriesPerTable;
        const std::uint64_t last = std::min(first + kEntriesPerTable, header_.grainCount());
        for (std::uint64_t i = first; i < last; ++i)
            addGrain(layout_.descending ? first + last - 1 - i : i);
    }

    void addGrain(std::uint64_t number) {
        const std::size_t grainBytes = header_.grainSize.bytes();
        const ByteSpan part =
            contents_.subspan(number * grainBytes, std::min(grainBytes, contents_.size() - number * grainBytes));
        if (isAllZero(part))
            return;
        if (layout_.progress)
            append(encodeMetadataMarker(MarkerType::Progress, 0));
        std::vector<std::byte> plain(part.begin(), part.end());
        if (layout_.padLastGrain)
            plain.resize(grainBytes);
        std::vector<std::byte> packed(compressor_->bound(plain.size()));
        packed.resize(compressor_->compress(plain, packed));
        if (layout_.rawDeflate) // without the two bytes before and the checksum after
            packed = std::vector<std::byte>(packed.begin() + 2, packed.end() - 4);
        tables_[number] = static_cast<std::uint32_t>(sector());
        const auto marker = encodeGrainMarker(header_.grainSize * number, static_cast<std::uint32_t>(packed.size()));
        const ByteSpan head = layout_.markers ? ByteSpan(marker) : ByteSpan(marker).subspan(8);
        std::vector<std::byte> record(head.begin(), head.end());
        record.insert(record.end(), packed.begin(), packed.end());
        append(record);
    }

    ByteSpan tableBytes(std::uint64_t table) const {
        return std::as_bytes(std::span(tables_).subspan(table * kEntriesPerTable, kEntriesPerTable));
    }
    void addTable(std::uint64_t table) {
        if (isAllZero(tableBytes(table)) && !layout_.emptyTables)
            return;
        if (layout_.markers)
            append(encodeMetadataMarker(MarkerType::GrainTable, 4));
        directory_[table] = static_cast<std::uint32_t>(sector());
        append(tableBytes(table));
    }
    void addDirectory() {
        if (layout_.markers)
            append(encodeMetadataMarker(MarkerType::GrainDirectory, header_.directorySectors().count()));
        header_.gdOffset = sector();
        append(std::as_bytes(std::span(directory_)));
    }
    void addFooter() {
        append(encodeMetadataMarker(MarkerType::Footer, 1));
        append(encodeSparseHeader(header_));
    }
    void placeInFront() {
        header_.gdOffset = 5;
        const std::uint64_t firstTable = 5 + header_.directorySectors().count();
        for (std::uint64_t t = 0; t < header_.tableCount(); ++t) {
            directory_[t] = static_cast<std::uint32_t>(firstTable + t * 4);
            std::ranges::copy(tableBytes(t),
                              out_.begin() + static_cast<std::ptrdiff_t>((firstTable + t * 4) * kSectorSize));
        }
        std::ranges::copy(std::as_bytes(std::span(directory_)), out_.begin() + 5 * kSectorSize);
    }

    ByteSpan contents_;
    const StreamLayout& layout_;
    SparseHeader header_;
    std::vector<std::uint32_t> tables_;
    std::vector<std::uint32_t> directory_;
    std::vector<std::byte> out_;
    std::unique_ptr<GrainCompressor> compressor_ =
        makeGrainCompressor({.purpose = CompressionLevel::Purpose::Number, .number = layout_.stored ? 0 : 6});
};

} // namespace

std::vector<std::byte> buildStream(ByteSpan contents, const StreamLayout& layout) {
    return StreamBuilder(contents, layout).build();
}

} // namespace strata::test

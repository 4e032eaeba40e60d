// SPDX-License-Identifier: Apache-2.0
#include "core/ops/fileorder.h"

#include "core/base/progress.h"
#include "core/disk/diskchain.h"

#include <algorithm>

namespace strata {
namespace {

/// Part of the files that has an order: its place among all, in bytes.
struct Piece {
    std::shared_ptr<Extent> extent;
    Sectors start; ///< of the extent within the link
    std::uint64_t at = 0;
};

/// Cuts stretches of the files at the columns' borders.
class Columns {
public:
    Columns(std::vector<FileColumn>& columns, std::uint64_t bytes, Sectors capacity)
        : columns_(columns), width_(static_cast<double>(bytes) / static_cast<double>(columns.size())),
          guest_(static_cast<double>(capacity.bytes())) {}

    /// `at`, `length`: bytes in the files; `guest`: where their data belongs, in bytes.
    void add(std::uint64_t at, std::uint64_t length, std::uint64_t guest) {
        const double from = static_cast<double>(at);
        const double to = from + static_cast<double>(length);
        auto index = static_cast<std::size_t>(from / width_);
        for (; index < columns_.size(); ++index) {
            const double left = std::max(from, width_ * static_cast<double>(index));
            const double right = std::min(to, width_ * static_cast<double>(index + 1));
            if (left >= right)
                break;
            FileColumn& column = columns_[index];
            column.filled = std::min(1.0, column.filled + (right - left) / width_);
            column.lowest = std::min(column.lowest, (static_cast<double>(guest) + left - from) / guest_);
            column.highest = std::max(column.highest, (static_cast<double>(guest) + right - from) / guest_);
        }
    }

private:
    std::vector<FileColumn>& columns_;
    double width_;
    double guest_;
};

std::vector<Piece> orderedPieces(DiskLink& link, FileOrder& order) {
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < link.extents().size(); ++i) {
        if (link.extents()[i].line.type == ExtentType::Zero)
            continue;
        std::shared_ptr<Extent> extent = link.extent(i);
        const Capabilities can = extent->capabilities();
        if (!can.allocates || can.compressed || extent->file() == nullptr)
            continue;
        const std::uint64_t size = extent->file()->size();
        pieces.push_back({std::move(extent), link.extents()[i].start, order.bytes});
        order.bytes = checkedAdd(order.bytes, size);
    }
    return pieces;
}

} // namespace

FileOrder readFileOrder(FileSystem& fs, const std::filesystem::path& disk, const OpenOptions& open,
                        std::size_t columns, const std::stop_token& stop) {
    OpenOptions options = open;
    options.mode = OpenMode::Read;
    options.followParents = false;
    const std::unique_ptr<DiskChain> chain = openDisk(fs, disk, options);
    DiskLink& link = chain->leaf();
    FileOrder order;
    const std::vector<Piece> pieces = orderedPieces(link, order);
    if (order.bytes == 0)
        return order;
    order.now.resize(std::max<std::size_t>(columns, 1));
    order.ordered.resize(order.now.size());
    Columns now(order.now, order.bytes, link.capacity());
    Columns ordered(order.ordered, order.bytes, link.capacity());
    for (const Piece& piece : pieces) {
        std::uint64_t packed = piece.at;
        piece.extent->map(Sectors(0), piece.extent->capacity(), [&](const Run& run) {
            checkpoint(stop);
            if (run.kind != RunKind::Data)
                return true;
            const std::uint64_t guest = (piece.start + run.start).bytes();
            now.add(piece.at + run.fileOffset, run.length.bytes(), guest);
            ordered.add(packed, run.length.bytes(), guest);
            packed += run.length.bytes();
            return true;
        });
    }
    order.order = fragmentationOf(link, stop);
    return order;
}

} // namespace strata

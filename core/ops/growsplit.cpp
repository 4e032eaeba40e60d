// SPDX-License-Identifier: Apache-2.0
#include "core/disk/extentwriter.h"
#include "core/io/intent.h"
#include "core/io/partfile.h"
#include "core/ops/growways.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace strata {
namespace {

using Path = std::filesystem::path;

/// Pieces of a set that has only one so far (vmdk-format 1.11).
constexpr Sectors kClassicSplit{4192256};

/// New pieces are written under temporary names; then one intent gives them their names and replaces the
/// description. The old pieces are not touched.
class GrowSplit : public GrowWay {
public:
    explicit GrowSplit(GrowJob job) : job_(std::move(job)) {}

    void plan(FileSystem& fs, Plan& plan) override {
        choosePieces(fs);
        const VolumeInfo volume = fs.volume(folderOf(job_.place.path));
        for (const Piece& piece : pieces_) {
            const std::uint64_t largest =
                isFlat() ? piece.line.sectors.bytes() : (overHead(piece) + piece.line.sectors).bytes();
            if (largest > volume.maxFileSize)
                throw Error(ErrorCode::FileTooLarge,
                            text("The file could grow to %1 bytes; this file system (%2) holds files of up to %3 "
                                 "bytes",
                                 largest, volume.type, volume.maxFileSize))
                    .at(piece.path);
            plan.peakExtraSpace += isFlat() ? (isThick(fs) ? largest : 0) : overHead(piece).bytes();
            plan.creates.push_back(piece.path);
        }
        if (plan.peakExtraSpace > volume.free)
            throw Error(ErrorCode::NoSpace,
                        text("%1 bytes are needed, %2 are free", plan.peakExtraSpace, volume.free))
                .at(folderOf(job_.place.path))
                .advice(text("Free some space first."));
        plan.writes = plan.peakExtraSpace;
        plan.changes = {job_.place.path};
    }

    void run(DiskLink& link, OpContext& context) override {
        choosePieces(context.fs);
        link.close();
        Intent change = commit(context);
        change.apply();
        change.end();
    }

private:
    struct Piece {
        ExtentLine line;
        Path path;
    };

    bool isFlat() const { return job_.after.createType() == CreateType::TwoGbMaxExtentFlat; }
    bool isThick(FileSystem& fs) const {
        const std::optional<FileStatus> status = fs.status(job_.extents.front().path);
        return status && status->size > 0 && status->allocated >= status->size;
    }
    static Sectors overHead(const Piece& piece) {
        return Sectors(canonicalSparseLayout(piece.line.sectors, kDefaultGrain, 0).overHead);
    }

    /// As large as the largest one of the set: VMware leaves a short last piece in the middle, too.
    Sectors pieceSize() const {
        Sectors largest;
        for (const ExtentPlace& extent : job_.extents)
            largest = std::max(largest, extent.line.sectors);
        if (job_.extents.size() == 1)
            largest = std::max(largest, kClassicSplit);
        return isFlat() ? largest : Sectors(alignUp(largest.count(), kDefaultGrain.count()));
    }

    void choosePieces(FileSystem& fs) {
        pieces_.clear();
        if (job_.place.embedded)
            throw Error(ErrorCode::NotSupported, text("The pieces of the disk are not named by a file of their own"))
                .at(job_.place.path);
        const Sectors size = pieceSize();
        std::size_t number = job_.extents.size();
        for (Sectors start = job_.oldCapacity(); start < job_.capacity; start += pieces_.back().line.sectors) {
            if (++number > kMaxExtents)
                throw Error(ErrorCode::InvalidArgument,
                            text("The disk would consist of more than %1 files", kMaxExtents))
                    .at(job_.place.path);
            Piece piece{.line = job_.extents.front().line, .path = pieceName(number)};
            piece.line.sectors = std::min(size, job_.capacity - start);
            piece.line.fileName = piece.path.filename().string();
            piece.line.rawFileName.clear();
            if (fs.exists(piece.path))
                throw Error(ErrorCode::AlreadyExists, text("There is already a file of this name"))
                    .at(piece.path)
                    .advice(text("It is no part of the disk. Move it elsewhere, then grow the disk again."));
            pieces_.push_back(std::move(piece));
        }
    }

    Path pieceName(std::size_t number) const {
        std::array<char, 32> tail{};
        std::snprintf(tail.data(), tail.size(), "-%c%03zu.vmdk", isFlat() ? 'f' : 's', number);
        return job_.place.path.parent_path() / (job_.place.path.stem().string() + tail.data());
    }

    /// Until then nothing has happened, and nothing is left behind.
    Intent commit(OpContext& context) {
        try {
            writeParts(context);
            std::vector<ExtentLine> lines;
            for (const ExtentPlace& extent : job_.extents)
                lines.push_back(extent.line);
            IntentBuilder intent(context.fs, job_.place.path, IntentOp::GrowDisk);
            for (const Piece& piece : pieces_) {
                lines.push_back(piece.line);
                intent.rename(partName(piece.path), piece.path);
            }
            job_.after.setExtents(lines);
            const std::string encoded = job_.after.encode();
            intent.replace(job_.place.path, asBytes(encoded));
            return intent.commit();
        } catch (...) {
            for (const Piece& piece : pieces_)
                removeQuietly(context.fs, partName(piece.path));
            throw;
        }
    }

    void writeParts(OpContext& context) {
        const bool thick = isFlat() && isThick(context.fs);
        for (const Piece& piece : pieces_) {
            checkpoint(context);
            std::unique_ptr<File> file = createPart(context.fs, piece.path);
            const std::unique_ptr<ExtentWriter> writer =
                isFlat() ? makeFlatWriter(std::move(file), piece.line.sectors, thick)
                         : makeSparseWriter(std::move(file), piece.line.sectors, kDefaultGrain, {});
            writer->finish();
            writer->file().sync();
        }
        context.fs.syncDirectory(folderOf(job_.place.path));
    }

    GrowJob job_;
    std::vector<Piece> pieces_;
};

} // namespace

std::unique_ptr<GrowWay> growSplit(GrowJob job) { return std::make_unique<GrowSplit>(std::move(job)); }

} // namespace strata

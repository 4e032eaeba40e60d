// SPDX-License-Identifier: Apache-2.0
// From files that no description names to disks (vmdk-format 1.10, 4.2).
#include "core/base/ascii.h"
#include "core/disk/diskprobe.h"
#include "core/disk/piecename.h"
#include "core/format/cowdheader.h"
#include "core/format/sesparse.h"
#include "core/machine/lostdisk.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace strata {
namespace {

using Path = std::filesystem::path;

/// "s001" of x-s001.vmdk, in lower case.
std::string suffixOf(const Path& piece) {
    const std::string stem = toLower(piece.stem().native());
    return stem.substr(stem.rfind('-') + 1);
}

/// The number of a split set's piece; 0 if it has none.
std::uint32_t numberOf(const Path& piece) {
    const std::string suffix = suffixOf(piece);
    std::uint32_t number = 0;
    if (suffix.starts_with('s') || suffix.starts_with('f'))
        std::from_chars(suffix.data() + 1, suffix.data() + suffix.size(), number);
    return number;
}

/// Change tracking, digests and partition tables are made anew by who needs them; raw device mappings name hardware.
bool holdsData(const Path& piece) {
    const std::string suffix = suffixOf(piece);
    return suffix == "flat" || suffix == "delta" || suffix == "sesparse" || numberOf(piece) != 0;
}

struct Piece {
    Path path;
    std::uint64_t size = 0;
};

Error problemWith(const Path& path, Text message) { return Error(ErrorCode::Corrupt, std::move(message)).at(path); }

/// What a piece's name and head say of it. Error where they do not fit each other.
ExtentLine describePiece(FileSystem& fs, const Piece& piece) {
    const std::unique_ptr<File> file = fs.open(piece.path, OpenMode::Read);
    std::vector<std::byte> head(kCowdHeaderBytes);
    head.resize(file->readAt(0, head));
    ExtentLine line;
    line.fileName = piece.path.filename().native();
    const std::string suffix = suffixOf(piece.path);
    if (suffix == "flat" || suffix.starts_with('f')) {
        line.type = ExtentType::Flat;
        line.sectors = Sectors(piece.size / kSectorSize);
        if (piece.size % kSectorSize != 0 || piece.size == 0)
            throw problemWith(piece.path, text("The file has %1 bytes, which are not whole sectors", piece.size));
        return line;
    }
    switch (probeDiskFile(head)) {
    case DiskFileKind::Sparse:
        line.type = ExtentType::Sparse;
        line.sectors = parseSparseHeader(ByteSpan(head).first(std::min<std::size_t>(head.size(), kSectorSize)),
                                         std::max(piece.size, kSectorSize))
                           .capacity;
        return line;
    case DiskFileKind::Cowd:
        line.type = ExtentType::VmfsSparse;
        line.sectors = parseCowdHeader(head, piece.size).capacity;
        return line;
    case DiskFileKind::SeSparse:
        line.type = ExtentType::SeSparse;
        line.sectors = parseSeSparseHeader(head, piece.size).capacity;
        return line;
    default: throw problemWith(piece.path, text("The file does not begin like a piece of a sparse disk"));
    }
}

CreateType typeOf(const Path& piece, ExtentType type, bool esx) {
    switch (type) {
    case ExtentType::Flat:
        if (numberOf(piece) != 0)
            return CreateType::TwoGbMaxExtentFlat;
        return esx ? CreateType::Vmfs : CreateType::MonolithicFlat;
    case ExtentType::VmfsSparse: return CreateType::VmfsSparse;
    case ExtentType::SeSparse: return CreateType::SeSparse;
    default: return CreateType::TwoGbMaxExtentSparse;
    }
}

/// A set counts from 1 without a gap; whether pieces are missing at its end cannot be seen from it.
void requireWholeSet(const std::vector<Piece>& pieces) {
    const bool set = numberOf(pieces.front().path) != 0;
    const char letter = suffixOf(pieces.front().path).front();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Path& path = pieces[i].path;
        if ((pieces.size() > 1 && !set) || suffixOf(path).front() != letter || (numberOf(path) != 0) != set)
            throw problemWith(path, text("There are pieces of two different disks of this name"));
        if (set && numberOf(path) != i + 1)
            throw Error(ErrorCode::MissingExtent, text("Piece %1 of the disk is missing", i + 1))
                .at(path)
                .advice(text("Put the missing file back, then try again."));
    }
}

LostDisk fromPieces(FileSystem& fs, const Path& disk, std::vector<Piece> pieces, bool esx) {
    LostDisk lost;
    lost.disk = disk;
    std::ranges::sort(pieces, {}, [](const Piece& piece) { return std::pair(numberOf(piece.path), piece.path); });
    for (const Piece& piece : pieces)
        lost.pieces.push_back(piece.path);
    try {
        requireWholeSet(pieces);
        for (const Piece& piece : pieces) {
            ExtentLine line = describePiece(fs, piece);
            const CreateType type = typeOf(piece.path, line.type, esx);
            if (type == CreateType::Vmfs)
                line.type = ExtentType::Vmfs;
            if (lost.type != CreateType::Unknown && type != lost.type)
                throw problemWith(piece.path, text("There are pieces of two different disks of this name"));
            lost.type = type;
            lost.extents.push_back(std::move(line));
        }
        lost.evidence.push_back(
            text("%1 files with %2 bytes of the guest's disk", lost.pieces.size(), lost.capacity().bytes()));
    } catch (const Error& error) {
        lost.problem = error;
    }
    return lost;
}

/// A monolithic file: its header or its embedded description is left. nullopt if it is no such file.
std::optional<LostDisk> fromMonolithic(FileSystem& fs, const Path& path) {
    const std::unique_ptr<File> file = fs.open(path, OpenMode::Read);
    std::vector<std::byte> head(kSectorSize + 4096);
    head.resize(file->readAt(0, head));
    LostDisk lost;
    lost.disk = path;
    lost.damaged = lost.embedded = true;
    lost.pieces = {path};
    ExtentLine line;
    line.type = ExtentType::Sparse;
    line.fileName = path.filename().native();
    if (isSparseHeader(head)) {
        try {
            const SparseHeader header = parseSparseHeader(ByteSpan(head).first(kSectorSize), file->size());
            line.sectors = header.capacity;
            lost.type = header.compressed() ? CreateType::StreamOptimized : CreateType::MonolithicSparse;
            lost.evidence.push_back(text("The file's header is whole"));
            if (header.descriptorOffset == Sectors(0))
                lost.problem = problemWith(path, text("The file has no room for a description"));
        } catch (const Error& error) {
            lost.problem = error;
        }
    } else if (head.size() > kSectorSize && Descriptor::probe(ByteSpan(head).subspan(kSectorSize))) {
        lost.evidence.push_back(text("The description within the file is whole, its header is not"));
    } else {
        return std::nullopt;
    }
    lost.extents.push_back(std::move(line));
    return lost;
}

bool isVmdk(const Path& path) { return equalsIgnoringCase(path.extension().native(), ".vmdk"); }

} // namespace

Sectors LostDisk::capacity() const {
    Sectors sum;
    for (const ExtentLine& line : extents)
        sum += line.sectors;
    return sum;
}

std::vector<LostDisk> findLostPieces(FileSystem& fs, const MachineFolder& folder) {
    const auto isSound = [&](const Path& path) {
        const auto found = std::ranges::find_if(
            folder.disks, [&](const FoundDisk& disk) { return disk.path.filename() == path.filename(); });
        return found != folder.disks.end() && !found->broken;
    };
    const bool esx = std::ranges::any_of(folder.disks, [](const FoundDisk& disk) {
        return disk.createType == CreateType::Vmfs || disk.createType == CreateType::VmfsSparse
               || disk.createType == CreateType::SeSparse;
    });
    std::map<Path, std::vector<Piece>> sets;
    std::vector<LostDisk> lost;
    for (const FoundFile& file : folder.files) {
        if (!isVmdk(file.path))
            continue;
        if (const std::optional<Path> disk = descriptorNameFor(file.path)) {
            if (holdsData(file.path) && file.usedBy.empty() && !isSound(*disk))
                sets[*disk].push_back({file.path, file.size});
        } else if (!isSound(file.path)) {
            if (std::optional<LostDisk> monolithic = fromMonolithic(fs, file.path))
                lost.push_back(std::move(*monolithic));
        }
    }
    for (auto& [disk, pieces] : sets) {
        lost.push_back(fromPieces(fs, disk, std::move(pieces), esx));
        lost.back().damaged = fs.exists(disk);
    }
    std::ranges::sort(lost, {}, &LostDisk::disk);
    return lost;
}

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#include "core/disk/diskprobe.h"

#include "core/base/error.h"
#include "core/format/cowdheader.h"
#include "core/format/sesparse.h"
#include "core/io/intent.h"

#include <algorithm>

namespace strata {

namespace {

using Path = std::filesystem::path;
using Bytes = std::vector<std::byte>;

/// Enough for any comment that stands before the first line with a meaning.
constexpr std::size_t kHeadBytes = std::size_t{64} << 10U;
/// open-vmdk puts this magic on a stream until it is complete (vmdk-format 1.1).
constexpr std::string_view kUnfinishedMagic = "vmdk";
constexpr std::string_view kGzipMagic = "\x1F\x8B";

Bytes readHead(File& file) {
    Bytes head(kHeadBytes);
    head.resize(file.readAt(0, head));
    return head;
}

/// The parsers of core/format know bytes, not files.
template<class Parse>
auto parseOf(const Path& path, Parse parse) {
    try {
        return parse();
    } catch (Error& error) {
        if (!error.path().empty())
            throw;
        throw Error(std::move(error).at(path));
    }
}

/// What a committed change says that was not finished; other changes than of text cannot be looked through.
void overlayUnfinishedChange(FileSystem& fs, const Path& path, std::uint64_t offset, Bytes& area) {
    const std::optional<IntentInfo> intent = findIntent(fs, path);
    if (!intent || intent->damaged || intent->state != IntentState::Redo)
        return;
    const IntentDocument document = decodeIntent(readWholeFile(fs, intent->path, kMaxIntentBytes));
    const Path name = fs.canonical(path).filename();
    for (const IntentDocument::Record& record : document.records) {
        if (record.kind != IntentDocument::Kind::Write)
            throwInterrupted(*intent);
        if (document.files.at(record.file).name != name.native())
            continue;
        const std::uint64_t from = std::max(offset, record.offset);
        const std::uint64_t to = std::min(offset + area.size(), record.offset + record.after.size());
        if (from < to)
            std::copy_n(record.after.begin() + static_cast<std::ptrdiff_t>(from - record.offset), to - from,
                        area.begin() + static_cast<std::ptrdiff_t>(from - offset));
    }
}

/// A disk that another program would have to put together first is not read half-made.
void requireWholeDescriptor(FileSystem& fs, const Path& path) {
    Bytes none;
    overlayUnfinishedChange(fs, path, 0, none);
}

Descriptor madeUp(const SparseHeader& header) {
    Descriptor::New fields;
    fields.type = header.compressed() ? CreateType::StreamOptimized : CreateType::MonolithicSparse;
    ExtentLine line;
    line.sectors = header.capacity;
    line.type = ExtentType::Sparse;
    line.fileName = "disk.vmdk"; // of a single-file disk, the name has no meaning (6.1 #1)
    fields.extents.push_back(line);
    return Descriptor::create(fields);
}

std::optional<FoundDescriptor> readEmbedded(FileSystem& fs, File& file, const Path& path, ByteSpan head,
                                            bool salvage) {
    // Tables may lie past the end of a file that was cut short; that is for the extent to say.
    const SparseHeader header = parseSparseHeader(head.first(std::min<std::size_t>(head.size(), kSectorSize)),
                                                  salvage ? ~std::uint64_t{0} : std::max(file.size(), kSectorSize));
    DescriptorPlace place{.path = path,
                          .embedded = true,
                          .offset = header.descriptorOffset.bytes(),
                          .size = std::min(header.descriptorSize.bytes(), kMaxDescriptorBytes)};
    Bytes area(place.offset == 0 ? std::size_t{0} : static_cast<std::size_t>(place.size));
    area.resize(file.readAt(place.offset, area));
    overlayUnfinishedChange(fs, path, place.offset, area);
    const bool blank = isAllZero(area); // qemu leaves an empty area in pieces of a split set (6.1 #22)
    if (blank && !salvage)
        return std::nullopt;
    try {
        if (!blank)
            return FoundDescriptor{Descriptor::parse(area), std::move(place), file.id(), header};
    } catch (const Error&) {
        if (!salvage)
            throw;
    }
    if (header.capacity == Sectors(0))
        return std::nullopt;
    return FoundDescriptor{madeUp(header), std::move(place), file.id(), header};
}

FoundDescriptor readStandAlone(FileSystem& fs, File& file, const Path& path) {
    if (file.size() > kMaxDescriptorBytes)
        throw Error(ErrorCode::LimitExceeded,
                    text("The disk's description has %1 bytes; the limit is %2", file.size(), kMaxDescriptorBytes));
    requireWholeDescriptor(fs, path);
    Bytes bytes(static_cast<std::size_t>(file.size()));
    file.readExactly(0, bytes);
    return FoundDescriptor{Descriptor::parse(bytes), DescriptorPlace{.path = path, .embedded = false}, file.id(),
                           std::nullopt};
}

} // namespace

DiskFileKind probeDiskFile(ByteSpan head) {
    if (isSparseHeader(head))
        return DiskFileKind::Sparse;
    if (isCowdHeader(head))
        return DiskFileKind::Cowd;
    if (isSeSparseHeader(head))
        return DiskFileKind::SeSparse;
    if (Descriptor::probe(head))
        return DiskFileKind::Descriptor;
    if (asText(head).starts_with(kUnfinishedMagic))
        return DiskFileKind::UnfinishedStream;
    if (asText(head).starts_with(kGzipMagic))
        return DiskFileKind::Gzip;
    return DiskFileKind::Other;
}

std::optional<FoundDescriptor> readDescriptor(FileSystem& fs, const Path& path, bool salvage) {
    const std::unique_ptr<File> file = fs.open(path, OpenMode::Read);
    const Bytes head = readHead(*file);
    return parseOf(path, [&]() -> std::optional<FoundDescriptor> {
        switch (probeDiskFile(head)) {
        case DiskFileKind::Sparse: return readEmbedded(fs, *file, path, head, salvage);
        case DiskFileKind::Descriptor: return readStandAlone(fs, *file, path);
        default: return std::nullopt;
        }
    });
}

void throwNoDescriptor(FileSystem& fs, const Path& path) {
    const std::unique_ptr<File> file = fs.open(path, OpenMode::Read);
    const Bytes head = readHead(*file);
    if (head.empty())
        throw Error(ErrorCode::Truncated, text("The file is empty")).at(path);
    switch (probeDiskFile(head)) {
    case DiskFileKind::UnfinishedStream:
        throw Error(ErrorCode::Interrupted, text("The program that was writing this disk did not finish it"))
            .at(path)
            .advice(text("Convert the original disk again"));
    case DiskFileKind::Gzip:
        throw Error(ErrorCode::NotADisk, text("The file is compressed with gzip"))
            .at(path)
            .advice(text("Unpack it first (gunzip)"));
    case DiskFileKind::Sparse:
    case DiskFileKind::Cowd:
    case DiskFileKind::SeSparse:
        throw Error(ErrorCode::NotADisk, text("This file is a piece of a disk, and nothing in its folder says which"))
            .at(path)
            .advice(text("Put the disk's descriptor (a small .vmdk file) beside it and open that"));
    default:
        throw Error(ErrorCode::NotADisk, text("This is not a VMware disk"))
            .at(path)
            .advice(text("If it is the raw data of one, open the small .vmdk file that names it"));
    }
}

} // namespace strata

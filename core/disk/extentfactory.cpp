// SPDX-License-Identifier: Apache-2.0
#include "core/disk/extentfactory.h"

#include "core/base/error.h"
#include "core/disk/cowdextent.h"
#include "core/disk/flatextent.h"
#include "core/disk/hostedsparseextent.h"
#include "core/disk/sesparseextent.h"
#include "core/disk/streamextent.h"
#include "core/disk/zeroextent.h"

#include <array>
#include <string_view>

namespace strata {

namespace {

/// Largest grain that is opened; the largest any known writer makes is 128.
constexpr Sectors kMaxGrain{2048};
/// open-vmdk puts this magic on a stream until it is complete (vmdk-format 1.1).
constexpr std::string_view kUnfinishedMagic = "vmdk";

struct Request {
    const ExtentLine& line;
    bool write;
    bool salvage;
};

void refuseUnreachable(const ExtentLine& line, const std::filesystem::path& file) {
    const auto refuse = [&](Text message, Text advice) {
        throw Error(ErrorCode::NotSupported, std::move(message)).at(file).advice(std::move(advice));
    };
    switch (line.type) {
    case ExtentType::VmfsRdm:
    case ExtentType::VmfsRaw:
        refuse(
            text("This part of the disk is a volume of a storage system (raw device mapping); the file only points "
                 "to it and holds none of its data"),
            text("Clone the disk on its ESXi host to a virtual disk first"));
        break;
    case ExtentType::VsanSparse:
        refuse(text("This part of the disk is an object of a vSAN data store; it is not in a file"),
               text("Export or clone the disk from vSphere first"));
        break;
    case ExtentType::Unknown:
        refuse(text("The extent type %1 is not known", line.typeWord), text("The disk may be of a newer kind"));
        break;
    default: break;
    }
    if (line.fileName.find("://") != std::string::npos)
        refuse(
            text("This part of the disk is an object of a storage system (%1); it is not in a file", line.fileName),
            text("Export or clone the disk from vSphere first"));
    if (line.fileName.starts_with("\\\\.\\"))
        refuse(text("This part of the disk is the physical drive %1", line.fileName),
               text("Only disks that are kept in files can be opened"));
}

/// NOACCESS hides a part from the guest; RDONLY is no obstacle to reading (6.1 #2).
void requireAccess(const Request& request, const std::filesystem::path& file) {
    const ExtentAccess access = request.line.access;
    if (access == ExtentAccess::NoAccess && !request.salvage)
        throw Error(ErrorCode::PermissionDenied,
                    text("The descriptor forbids access to this part of the disk (NOACCESS)"))
            .at(file)
            .advice(text("Salvage mode reads zeros in its place"));
    if (access != ExtentAccess::ReadWrite && request.write)
        throw Error(ErrorCode::ReadOnly, text("The descriptor declares this part of the disk as read-only"))
            .at(file)
            .advice(text("Clone the disk and write to the clone"));
}

std::unique_ptr<File> openFile(FileSystem& fs, const std::filesystem::path& file, OpenMode mode, LockMode lock) {
    try {
        return fs.open(file, mode, lock);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NotFound)
            throw;
        throw Error(ErrorCode::MissingExtent, text("This file of the disk is missing"))
            .at(file)
            .advice(text("Put it back beside the descriptor"));
    }
}

[[noreturn]] void throwNotWritable(const File& file, Text kind) {
    throw Error(ErrorCode::ReadOnly, std::move(kind))
        .at(file.path())
        .advice(text("Clone the disk to another type and "
                     "write to the clone"));
}

void requireUsable(const SparseHeader& header) {
    if (header.capacity == Sectors(0))
        throw Error(ErrorCode::Corrupt, text("The file's header says that it holds no sectors"));
    if (header.grainSize > kMaxGrain)
        throw Error(ErrorCode::NotSupported, text("Grains of %1 sectors are not supported; the limit is %2",
                                                  header.grainSize.count(), kMaxGrain.count()));
}

std::unique_ptr<Extent> openHosted(std::unique_ptr<File> file, ByteSpan head, const Request& request) {
    // Compressed files find their directory by themselves; it may be missing.
    if (parseSparseHeader(head, ~std::uint64_t{0}).compressed()) {
        if (request.write)
            throwNotWritable(*file, text("Compressed disks are written once and cannot be changed"));
        requireUsable(parseSparseHeader(head, ~std::uint64_t{0}));
        StreamDirectory directory = locateStreamDirectory(*file, request.salvage);
        return std::make_unique<StreamExtent>(std::move(file), std::move(directory), request.line.sectors,
                                              request.salvage);
    }
    const SparseHeader header = parseSparseHeader(head, file->size());
    requireUsable(header);
    return std::make_unique<HostedSparseExtent>(std::move(file), header, request.line.sectors, request.write,
                                                request.salvage);
}

std::unique_ptr<Extent> openSparse(std::unique_ptr<File> file, const Request& request) {
    std::array<std::byte, kCowdHeaderBytes> buffer{};
    const ByteSpan head = ByteSpan(buffer).first(file->readAt(0, buffer));
    if (isSparseHeader(head))
        return openHosted(std::move(file), head, request);
    if (isCowdHeader(head)) {
        const CowdHeader header = parseCowdHeader(head, file->size());
        return std::make_unique<CowdExtent>(std::move(file), header, request.line.sectors, request.write,
                                            request.salvage);
    }
    if (isSeSparseHeader(head)) {
        if (request.write)
            throwNotWritable(*file, text("SE sparse disks cannot be written: their format is not documented"));
        const SeSparseHeader header = parseSeSparseHeader(head, file->size());
        return std::make_unique<SeSparseExtent>(std::move(file), header, request.line.sectors, request.salvage);
    }
    if (asText(head).starts_with(kUnfinishedMagic))
        throw Error(ErrorCode::Interrupted, text("The program that was writing this disk did not finish it"))
            .at(file->path())
            .advice(text("Convert the original disk again"));
    throw Error(head.empty() ? ErrorCode::Truncated : ErrorCode::NotADisk,
                head.empty()
                    ? text("The file is empty")
                    : text("The descriptor calls this a sparse extent, but the file does not begin like one"))
        .at(file->path());
}

} // namespace

std::unique_ptr<Extent> openExtent(FileSystem& fs, const std::filesystem::path& file, const ExtentLine& line,
                                   OpenMode mode, LockMode lock, const ExtentOptions& options) {
    const Request request{.line = line, .write = mode == OpenMode::ReadWrite, .salvage = options.salvage};
    if (line.type == ExtentType::Zero)
        return std::make_unique<ZeroExtent>(line.sectors);
    refuseUnreachable(line, file);
    requireAccess(request, file);
    if (line.access == ExtentAccess::NoAccess)
        return std::make_unique<ZeroExtent>(line.sectors);
    std::unique_ptr<File> opened = openFile(fs, file, mode, lock);
    if (line.type == ExtentType::Flat || line.type == ExtentType::Vmfs)
        return std::make_unique<FlatExtent>(std::move(opened), line.offset.bytes(), line.sectors, request.write,
                                            request.salvage);
    try {
        return openSparse(std::move(opened), request);
    } catch (Error& error) {
        // The parsers of core/format know bytes, not files.
        if (!error.path().empty())
            throw;
        throw Error(std::move(error).at(file));
    }
}

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#include "core/ops/checkextent.h"

#include "core/disk/diskprobe.h"
#include "core/format/cowdheader.h"
#include "core/format/sparseheader.h"

#include <algorithm>

namespace strata {

namespace {

constexpr std::size_t kStretchBytes = std::size_t{1} << 20U;

bool isRaw(const ExtentLine& line) { return line.type == ExtentType::Flat || line.type == ExtentType::Vmfs; }

std::vector<std::byte> readHead(File& file) {
    std::vector<std::byte> head(kCowdHeaderBytes);
    head.resize(file.readAt(0, head));
    return head;
}

void checkRaw(const ExtentPlace& place, const File& file, CheckFindings& findings) {
    const std::uint64_t needed = (place.line.offset + place.line.sectors).bytes();
    if (file.size() < needed)
        findings.error("extent-short", place.path,
                       text("The file has %1 bytes, the disk needs %2 of it", file.size(), needed));
    else if (file.size() > needed && place.line.type == ExtentType::Vmfs)
        findings.note("extent-long", place.path,
                      text("The file has %1 bytes, the disk uses %2 of it", file.size(), needed));
}

void checkByKind(const CheckedExtent& extent, const CheckWork& work) {
    if (extent.file.size() % kSectorSize != 0)
        work.findings.note("ragged-end", extent.path(),
                           text("The file has %1 bytes, which are not whole sectors", extent.file.size()));
    switch (probeDiskFile(extent.head)) {
    case DiskFileKind::Sparse:
        if (parseSparseHeader(extent.head, ~std::uint64_t{0}).compressed())
            checkStream(extent, work);
        else
            checkHostedSparse(extent, work);
        return;
    case DiskFileKind::Cowd: checkCowd(extent, work); return;
    case DiskFileKind::SeSparse: checkSeSparse(extent, work); return;
    default:
        work.findings.error("header-invalid", extent.path(),
                            text("The descriptor calls this a sparse extent, but the file does not begin like one"),
                            fileSector(0));
    }
}

} // namespace

void checkExtent(FileSystem& fs, const ExtentPlace& place, const CheckWork& work) {
    try {
        const std::unique_ptr<File> file = fs.open(place.path, OpenMode::Read);
        if (isRaw(place.line))
            checkRaw(place, *file, work.findings);
        else
            checkByKind({place, *file, readHead(*file)}, work);
    } catch (const Error& error) {
        switch (error.code()) {
        case ErrorCode::Cancelled: throw;
        case ErrorCode::NotADisk:
        case ErrorCode::Corrupt: work.findings.failure(error, place.path, "header-invalid"); break;
        default: work.findings.failure(error, place.path);
        }
    }
}

std::uint64_t checkReads(FileSystem& fs, const ExtentPlace& place, bool data) {
    const std::optional<FileStatus> status = fs.status(place.path);
    if (!status || isRaw(place.line))
        return 0;
    // Tables of every entry size take less than a sixteenth of what they describe; streams are read whole.
    return data ? status->size : status->size / 16 + kStretchBytes;
}

void forEachTable(GrainTableSource& tables, const GrainTableShape& shape, const CheckWork& work,
                  FunctionRef<void(std::uint64_t, TableState, ByteSpan)> visit) {
    const std::uint64_t step = std::max<std::uint64_t>(1, kStretchBytes / shape.tableBytes());
    TableStretch stretch;
    for (std::uint64_t first = 0; first < shape.tableCount; first += step) {
        checkpoint(work.context);
        const std::size_t count = static_cast<std::size_t>(std::min(step, shape.tableCount - first));
        tables.load(first, count, stretch);
        for (std::size_t i = 0; i < count; ++i)
            visit(first + i, stretch.states[i], stretch.table(i));
    }
}

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#include "core/machine/diskhead.h"

#include "core/disk/diskprobe.h"
#include "core/format/sparseheader.h"

#include <algorithm>
#include <vector>

namespace strata {
namespace {

using Bytes = std::vector<std::byte>;

/// Enough for the comments that may stand before the version line.
constexpr std::size_t kProbeBytes = 4096;

Bytes readUpTo(File& file, std::uint64_t offset, std::uint64_t length) {
    Bytes bytes(static_cast<std::size_t>(length));
    bytes.resize(file.readAt(offset, bytes));
    return bytes;
}

void readStandAlone(File& file, DiskHead& head) {
    if (file.size() > kMaxDescriptorBytes)
        throw Error(ErrorCode::LimitExceeded,
                    text("The disk's description is longer than %1 bytes", kMaxDescriptorBytes))
            .at(file.path());
    head.descriptor = Descriptor::parse(readUpTo(file, 0, file.size()));
}

/// A piece of a split set may have an area for a descriptor that is blank (vmdk-format 6.1 #22).
void readEmbedded(File& file, ByteSpan sector, DiskHead& head) {
    const SparseHeader header = parseSparseHeader(sector, file.size());
    if (header.descriptorOffset == Sectors(0) || header.descriptorSize == Sectors(0)) {
        head.kind = DiskHeadKind::Piece;
        return;
    }
    const std::uint64_t length = std::min(header.descriptorSize.bytes(), kMaxDescriptorBytes);
    const Bytes area = readUpTo(file, header.descriptorOffset.bytes(), length);
    if (isAllZero(area))
        head.kind = DiskHeadKind::Piece;
    else
        head.descriptor = Descriptor::parse(area);
}

/// Judges the file, and reads its descriptor.
void readHead(File& file, DiskHead& head) {
    const Bytes start = readUpTo(file, 0, kProbeBytes);
    switch (probeDiskFile(start)) {
    case DiskFileKind::Descriptor:
        head.kind = DiskHeadKind::Descriptor;
        readStandAlone(file, head);
        break;
    case DiskFileKind::Sparse:
        head.kind = DiskHeadKind::WholeDisk;
        readEmbedded(file, ByteSpan(start).first(std::min<std::size_t>(start.size(), kSectorSize)), head);
        break;
    case DiskFileKind::Cowd:
    case DiskFileKind::SeSparse: head.kind = DiskHeadKind::Piece; break;
    case DiskFileKind::UnfinishedStream:
    case DiskFileKind::Gzip:
    case DiskFileKind::Other: break;
    }
}

} // namespace

DiskHead readDiskHead(FileSystem& fs, const std::filesystem::path& path, bool mayBeCutOff) {
    DiskHead head;
    const auto tolerantly = [&head, &path](auto read) {
        try {
            head.problem.reset();
            read();
        } catch (const Error& error) {
            head.problem = Error(error).at(path);
        }
    };
    tolerantly([&] { readHead(*fs.open(path, OpenMode::Read), head); });
    if (mayBeCutOff && head.isEntry())
        tolerantly([&] {
            if (std::optional<FoundDescriptor> found = readDescriptor(fs, path, false))
                head.descriptor = std::move(found->descriptor);
        });
    return head;
}

} // namespace strata

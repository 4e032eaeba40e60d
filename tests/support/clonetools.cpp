// SPDX-License-Identifier: Apache-2.0
#include "tests/support/clonetools.h"

#include "core/base/error.h"
#include "core/disk/diskopener.h"
#include "tests/support/sampledisks.h"
#include "tests/support/testfiles.h"

#include <algorithm>
#include <random>
#include <stdexcept>

namespace strata::test {

const std::vector<DiskKind>& everyKind() {
    static const std::vector<DiskKind> kinds{
        {"monolithicSparse", false, CreateType::MonolithicSparse},
        {"monolithicFlat", false, CreateType::MonolithicFlat},
        {"twoGbMaxExtentSparse", false, CreateType::TwoGbMaxExtentSparse},
        {"twoGbMaxExtentFlat", false, CreateType::TwoGbMaxExtentFlat},
        {"streamOptimized", false, CreateType::StreamOptimized},
        {"vmfs", false, CreateType::Vmfs},
        {"vmfsThin", false, CreateType::VmfsThin},
        {"vmfsSparse", false, CreateType::VmfsSparse},
        {"raw", true, CreateType::Unknown},
    };
    return kinds;
}

const DiskKind& kindNamed(const std::string& name) {
    for (const DiskKind& kind : everyKind())
        if (kind.name == name)
            return kind;
    throw std::logic_error("no such kind: " + name);
}

Bytes guestBytes(Sectors capacity, Filling filling, std::uint64_t seed) {
    if (filling == Filling::Full)
        return patternBytes(capacity.bytes(), seed);
    Bytes bytes(capacity.bytes());
    if (filling == Filling::Empty)
        return bytes;
    std::mt19937_64 random(seed);
    const Bytes pattern = patternBytes(capacity.bytes(), seed);
    for (std::uint64_t at = random() % 7; at < capacity.count();) {
        const std::uint64_t longest = random() % 3 == 0 ? 700 : random() % 2 == 0 ? 90 : 3;
        const std::uint64_t length = std::min(1 + random() % longest, capacity.count() - at);
        if (random() % 4 != 0)
            std::copy_n(pattern.begin() + static_cast<std::ptrdiff_t>(at * kSectorSize), length * kSectorSize,
                        bytes.begin() + static_cast<std::ptrdiff_t>(at * kSectorSize));
        at += length + (random() % 2 == 0 ? 0 : random() % 400);
    }
    return bytes;
}

namespace {

void makeRaw(FileSystem& fs, const std::filesystem::path& path, const Bytes& bytes) {
    const auto file = fs.create(path);
    file->truncate(bytes.size());
    for (std::size_t at = 0; at < bytes.size(); at += kSectorSize)
        if (const ByteSpan sector =
                ByteSpan(bytes).subspan(at, std::min<std::size_t>(kSectorSize, bytes.size() - at));
            !isAllZero(sector))
            file->writeAt(at, sector);
}

void fillStream(StreamWriter& writer, const Bytes& bytes) {
    const auto compressor = makeGrainCompressor({});
    const std::size_t grain = writer.grain().bytes();
    Bytes whole(grain);
    Bytes out(compressor->bound(grain));
    for (std::size_t at = 0; at < bytes.size(); at += grain) {
        const ByteSpan piece = ByteSpan(bytes).subspan(at, std::min(grain, bytes.size() - at));
        if (isAllZero(piece))
            continue;
        std::fill(std::copy(piece.begin(), piece.end(), whole.begin()), whole.end(), std::byte{0});
        writer.append(at / grain, ByteSpan(out).first(compressor->compress(whole, out)));
    }
}

} // namespace

void makeFilled(FileSystem& fs, const std::filesystem::path& path, const DiskKind& kind, const Bytes& bytes) {
    if (kind.raw) {
        makeRaw(fs, path, bytes);
        return;
    }
    DiskSpec spec;
    spec.path = path;
    spec.type = kind.type;
    spec.capacity = Sectors::within(bytes.size());
    spec.splitAt = kTestSplit;
    {
        NewDisk disk(fs, spec, false);
        if (disk.streamWriter() != nullptr)
            fillStream(*disk.streamWriter(), bytes);
        disk.commit();
    }
    if (kind.type != CreateType::StreamOptimized)
        writeSectors(fs, path, bytes);
}

void writeSectors(FileSystem& fs, const std::filesystem::path& path, const Bytes& bytes) {
    const auto chain = openDisk(fs, path, forWriting());
    const auto isZero = [&](std::size_t at) { return isAllZero(ByteSpan(bytes).subspan(at, kSectorSize)); };
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t end = at;
        while (end < bytes.size() && !isZero(end))
            end += kSectorSize;
        if (end > at)
            chain->write(Sectors::within(at), ByteSpan(bytes).subspan(at, end - at));
        at = end + kSectorSize;
    }
    chain->close();
}

Bytes readGuest(FileSystem& fs, const std::filesystem::path& path, bool raw) {
    const auto chain = raw ? openRaw(fs, path) : openDisk(fs, path);
    return contentsOf(*chain);
}

CloneParams cloneParams(const std::filesystem::path& from, const DiskKind& fromKind, const std::filesystem::path& to,
                        const DiskKind& toKind) {
    CloneParams params;
    params.source = from;
    params.sourceIsRaw = fromKind.raw;
    params.spec.path = to;
    params.spec.splitAt = kTestSplit;
    params.raw = toKind.raw;
    if (!toKind.raw)
        params.spec.type = toKind.type;
    return params;
}

void MemorySink::write(ByteSpan data) {
    if (bytes.size() + data.size() > failsAfter)
        throw systemError(EPIPE, text("Cannot write"), {});
    bytes.insert(bytes.end(), data.begin(), data.end());
}

std::size_t MemorySource::read(MutableByteSpan out) {
    const std::size_t got = std::min({out.size(), bytes_.size() - position_});
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(position_), got, out.begin());
    position_ += got;
    return got;
}

} // namespace strata::test

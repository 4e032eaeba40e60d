// SPDX-License-Identifier: Apache-2.0
#include "core/disk/flatextent.h"

#include "core/base/error.h"
#include "core/disk/extentruns.h"

#include <algorithm>
#include <cstring>

namespace strata {

FlatExtent::FlatExtent(std::unique_ptr<File> file, std::uint64_t offset, Sectors capacity, bool writable,
                       bool salvage)
    : file_(std::move(file)), sync_(*file_), offset_(offset), capacity_(capacity), writable_(writable),
      salvage_(salvage) {
    checkedAdd(offset_, capacity_.bytes());
    const std::uint64_t size = file_->size();
    present_ = std::min(capacity_, Sectors::within(size > offset_ ? size - offset_ : 0));
    begun_ = std::min(capacity_, Sectors::covering(size > offset_ ? size - offset_ : 0));
    if (writable_ && present_ < capacity_)
        throw Error(ErrorCode::Truncated, text("The file ends %1 bytes before the end of the disk it belongs to",
                                               (capacity_ - present_).bytes()))
            .at(file_->path())
            .advice(text("It can be read, but not written. Check whether it was copied completely"));
}

void FlatExtent::map(Sectors start, Sectors length, RunSink sink) {
    const Sectors end = start + length;
    Sectors stored = std::min(end, std::max(start, present_));
    RunJoiner joiner(sink);
    bool wanted = true;
    for (Sectors at = start; wanted && at < stored;) {
        const std::uint64_t from = offset_ + at.bytes();
        const std::optional<ByteRange> data = file_->nextData(from);
        // Whole sectors: one that holds a single byte of data counts as data.
        const Sectors dataStart =
            data ? std::min(stored, Sectors::within(std::max(data->offset, from) - offset_)) : stored;
        const Sectors dataEnd =
            data ? std::min(stored,
                            std::max(Sectors::covering(std::max(data->end(), from) - offset_), at + Sectors(1)))
                 : stored;
        if (dataStart > at)
            wanted = joiner.add(Run{.start = at, .length = dataStart - at, .kind = RunKind::Zero});
        if (wanted && dataEnd > dataStart)
            wanted = joiner.add(Run{.start = dataStart,
                                    .length = dataEnd - dataStart,
                                    .kind = RunKind::Data,
                                    .stored = true,
                                    .fileOffset = offset_ + dataStart.bytes()});
        at = dataEnd;
    }
    const Sectors begun = salvage_ ? std::min(end, std::max(stored, begun_)) : stored;
    if (wanted && stored < begun) // a sector that the file ends within: there, but not as a whole
        wanted = joiner.add(Run{.start = stored,
                                .length = begun - stored,
                                .kind = RunKind::Data,
                                .fileOffset = offset_ + stored.bytes()});
    stored = begun;
    if (wanted && stored < end)
        joiner.add(Run{.start = stored,
                       .length = end - stored,
                       .kind = salvage_ ? RunKind::Zero : RunKind::Data,
                       .fileOffset = salvage_ ? 0 : offset_ + stored.bytes()});
    joiner.finish();
}

void FlatExtent::read(Sectors start, MutableByteSpan out) {
    const Sectors end = start + Sectors::covering(out.size());
    if (end <= present_) {
        file_->readExactly(offset_ + start.bytes(), out);
        return;
    }
    if (!salvage_)
        throw Error(ErrorCode::Truncated, text("The file ends at sector %1 of %2 of its part of the disk",
                                               present_.count(), capacity_.count()))
            .at(file_->path())
            .offset(offset_ + present_.bytes())
            .advice(
                text("Check whether the file was copied completely. Salvage mode reads the missing part as zeros"));
    const std::size_t got = file_->readAt(offset_ + start.bytes(), out);
    std::memset(out.data() + got, 0, out.size() - got);
}

void FlatExtent::write(Sectors start, ByteSpan data) {
    requireWritable();
    sync_.willWrite();
    file_->writeAt(offset_ + start.bytes(), data);
}

void FlatExtent::writeZeros(Sectors start, Sectors length, bool) {
    requireWritable();
    sync_.willWrite();
    file_->punchHole(offset_ + start.bytes(), length.bytes());
}

void FlatExtent::requireWritable() const {
    if (!writable_)
        throw Error(ErrorCode::ReadOnly, text("The disk was opened for reading only")).at(file_->path());
}

} // namespace strata

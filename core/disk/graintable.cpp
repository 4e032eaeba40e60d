// SPDX-License-Identifier: Apache-2.0
#include "core/disk/graintable.h"

#include "core/base/units.h"

#include <algorithm>

namespace strata {

namespace {

constexpr std::size_t kPageBytes = std::size_t{64} << 10U;
constexpr std::size_t kMaxPages = 16;

/// Remembers the last answer of nextData(), so that a thousand questions about one hole cost one call.
class HoleProbe {
public:
    explicit HoleProbe(File& file) : file_(file) {}

    bool isHole(std::uint64_t offset, std::uint64_t length) {
        if (offset < asked_ || offset >= dataEnd_) {
            const std::optional<ByteRange> data = file_.nextData(offset);
            asked_ = offset;
            dataStart_ = data ? data->offset : kNever;
            dataEnd_ = data ? data->end() : kNever;
        }
        return offset + length <= dataStart_;
    }

private:
    static constexpr std::uint64_t kNever = 0xFFFFFFFFFFFFFFFFU;
    File& file_;
    std::uint64_t asked_ = 0; ///< known: hole in [asked_, dataStart_), perhaps data in [dataStart_, dataEnd_)
    std::uint64_t dataStart_ = 0;
    std::uint64_t dataEnd_ = 0;
};

} // namespace

std::uint64_t locateTableBySector(std::uint64_t entry) { return entry * kSectorSize; }

FileGrainTables::FileGrainTables(File& file, GrainTableShape shape) : file_(file), shape_(std::move(shape)) {}

FileGrainTables::Page FileGrainTables::page(std::uint64_t number) {
    {
        const std::lock_guard lock(mutex_);
        for (auto it = pages_.begin(); it != pages_.end(); ++it) {
            if (it->first == number) {
                pages_.splice(pages_.begin(), pages_, it);
                return pages_.front().second;
            }
        }
    }
    const std::uint64_t offset = number * kPageBytes;
    const std::uint64_t total = checkedMul(shape_.tableCount, shape_.entryBytes);
    auto bytes = std::make_shared<std::vector<std::byte>>(std::min<std::uint64_t>(kPageBytes, total - offset));
    file_.readExactly(checkedAdd(shape_.directoryOffset, offset), *bytes);
    const std::lock_guard lock(mutex_);
    pages_.emplace_front(number, bytes);
    if (pages_.size() > kMaxPages)
        pages_.pop_back();
    return bytes;
}

std::uint64_t FileGrainTables::place(std::uint64_t entry, std::uint64_t fileSize) const {
    const std::uint64_t at = shape_.locate(entry);
    if (at == 0 || at == kBadTable)
        return at;
    return at < fileSize && shape_.tableBytes() <= fileSize - at ? at : kBadTable;
}

void FileGrainTables::locations(std::uint64_t first, std::size_t count, std::vector<std::uint64_t>& out) {
    const std::uint64_t fileSize = file_.size();
    const std::uint64_t perPage = kPageBytes / shape_.entryBytes;
    out.resize(count);
    for (std::size_t i = 0; i < count;) {
        const std::uint64_t table = first + i;
        const Page entries = page(table / perPage);
        const std::size_t inPage = static_cast<std::size_t>(table % perPage);
        const std::size_t n = std::min<std::size_t>(count - i, entries->size() / shape_.entryBytes - inPage);
        for (std::size_t k = 0; k < n; ++k)
            out[i + k] = place(tableEntry(*entries, inPage + k, shape_.entryBytes), fileSize);
        i += n;
    }
}

std::uint64_t FileGrainTables::location(std::uint64_t table) {
    const std::uint64_t perPage = kPageBytes / shape_.entryBytes;
    return place(tableEntry(*page(table / perPage), table % perPage, shape_.entryBytes), file_.size());
}

std::uint64_t FileGrainTables::nextListed(std::uint64_t first) {
    HoleProbe probe(file_);
    const std::uint64_t perPage = kPageBytes / shape_.entryBytes;
    for (std::uint64_t table = first; table < shape_.tableCount;) {
        const std::uint64_t pageEnd = std::min(alignDown(table, perPage) + perPage, shape_.tableCount);
        const std::uint64_t offset = shape_.directoryOffset + table * shape_.entryBytes;
        if (!probe.isHole(offset, (pageEnd - table) * shape_.entryBytes)) {
            const Page entries = page(table / perPage);
            if (!isAllZero(ByteSpan(*entries).subspan(table % perPage * shape_.entryBytes)))
                return table;
        }
        table = pageEnd;
    }
    return shape_.tableCount;
}

void FileGrainTables::visitLocations(FunctionRef<void(std::uint64_t, std::uint64_t)> visit) {
    std::vector<std::uint64_t> found;
    const std::uint64_t step = kPageBytes / shape_.entryBytes;
    for (std::uint64_t first = nextListed(0); first < shape_.tableCount; first = nextListed(first)) {
        const std::uint64_t count = std::min(step, shape_.tableCount - first);
        locations(first, static_cast<std::size_t>(count), found);
        for (std::size_t i = 0; i < found.size(); ++i)
            if (found[i] != 0)
                visit(first + i, found[i]);
        first += count;
    }
}

void FileGrainTables::forgetDirectory() { pages_.clear(); }

void FileGrainTables::load(std::uint64_t first, std::size_t count, TableStretch& out) {
    const std::size_t tableBytes = shape_.tableBytes();
    std::vector<std::uint64_t> places;
    locations(first, count, places);
    out.reset(count, tableBytes);
    HoleProbe probe(file_);
    for (std::size_t i = 0; i < count;) {
        if (places[i] == 0 || places[i] == kBadTable) {
            out.states[i] = places[i] == 0 ? TableState::Missing : TableState::Damaged;
            ++i;
            continue;
        }
        std::size_t n = 1; // tables that follow each other in the file
        while (i + n < count && places[i + n] == places[i] + n * tableBytes)
            ++n;
        const std::size_t bytes = n * tableBytes;
        if (probe.isHole(places[i], bytes)) {
            std::fill_n(out.states.begin() + static_cast<std::ptrdiff_t>(i), n, TableState::Empty);
        } else {
            file_.readExactly(places[i], out.table(i, n));
            for (std::size_t k = i; k < i + n; ++k)
                out.states[k] = isAllZero(out.table(k)) ? TableState::Empty : TableState::Loaded;
        }
        i += n;
    }
}

} // namespace strata

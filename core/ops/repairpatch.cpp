// SPDX-License-Identifier: Apache-2.0
#include "core/ops/repairpatch.h"

#include "core/base/crc32c.h"
#include "core/base/error.h"
#include "core/base/progress.h"

#include <algorithm>
#include <memory>

namespace strata {
namespace {

/// Entries of grain tables are u32 sectors (vmdk-format 2.9).
constexpr std::uint64_t kMostFileBytes = (std::uint64_t{1} << 32U) * kSectorSize;

[[noreturn]] void refuseSoMuch(const std::filesystem::path& path) {
    throw Error(ErrorCode::LimitExceeded, text("Too much of the disk's tables is damaged to repair it in place"))
        .at(path)
        .advice(text("Clone the disk; the clone is sound."));
}

/// Files that are made longer, and get their lengths back if it does not come to an end.
class Lengthened {
public:
    Lengthened() = default;
    Lengthened(const Lengthened&) = delete;
    Lengthened& operator=(const Lengthened&) = delete;
    ~Lengthened() {
        for (const auto& [file, size] : files_) {
            try {
                file->truncate(size);
            } catch (const Error&) {
                continue; // sectors that nothing refers to stay
            }
        }
    }
    File& add(std::unique_ptr<File> file) {
        const std::uint64_t size = file->size();
        return *files_.emplace_back(std::move(file), size).first;
    }
    void keep() { files_.clear(); }

private:
    std::vector<std::pair<std::unique_ptr<File>, std::uint64_t>> files_;
};

} // namespace

RepairPatch::Changes& RepairPatch::changesOf(File& file) { return files_[file.path()]; }

void RepairPatch::change(File& file, std::uint64_t offset, ByteSpan bytes) {
    Changes& changes = changesOf(file);
    if (changes.end != 0 && offset >= changes.size) {
        const auto fresh = std::prev(changes.fresh.upper_bound(offset));
        std::ranges::copy(bytes, fresh->second.begin() + static_cast<std::ptrdiff_t>(offset - fresh->first));
        return;
    }
    while (!bytes.empty()) {
        const std::uint64_t number = offset / kSectorSize;
        const std::size_t within = static_cast<std::size_t>(offset % kSectorSize);
        const std::size_t n = std::min<std::size_t>(bytes.size(), kSectorSize - within);
        auto found = changes.sectors.find(number);
        if (found == changes.sectors.end()) {
            Change fresh;
            file.readExactly(number * kSectorSize, fresh.before);
            fresh.after = fresh.before;
            found = changes.sectors.emplace(number, fresh).first;
            ++sectors_;
        }
        std::ranges::copy(bytes.first(n), found->second.after.begin() + static_cast<std::ptrdiff_t>(within));
        if (found->second.after == found->second.before) {
            changes.sectors.erase(found);
            --sectors_;
        }
        if (sectors_ > kMostSectors)
            refuseSoMuch(file.path());
        bytes = bytes.subspan(n);
        offset += n;
    }
}

std::uint64_t RepairPatch::reserve(File& file, std::uint64_t length, std::uint64_t unit) {
    Changes& changes = changesOf(file);
    if (changes.end == 0)
        changes.size = changes.end = file.size();
    const std::uint64_t at = alignUp(changes.end, unit);
    changes.end = alignUp(checkedAdd(at, length), unit);
    if (changes.end > kMostFileBytes)
        throw Error(ErrorCode::LimitExceeded, text("The file has no room for more data: its tables reach only 2 TiB"))
            .at(file.path())
            .advice(text("Clone the disk; the clone is sound."));
    return at;
}

std::uint64_t RepairPatch::appendCopy(File& file, std::uint64_t source, std::uint64_t length, std::uint64_t unit) {
    if (++copies_ > kMostCopies)
        refuseSoMuch(file.path());
    const std::uint64_t at = reserve(file, length, unit);
    changesOf(file).copies.push_back({source, at, length});
    return at;
}

std::uint64_t RepairPatch::appendZeros(File& file, std::uint64_t length, std::uint64_t unit) {
    const std::uint64_t at = reserve(file, length, unit);
    changesOf(file).fresh.emplace(at, std::vector<std::byte>(static_cast<std::size_t>(length)));
    return at;
}

std::uint64_t RepairPatch::endOf(File& file) const {
    const auto found = files_.find(file.path());
    return found != files_.end() && found->second.end != 0 ? found->second.end : file.size();
}

std::vector<std::filesystem::path> RepairPatch::files() const {
    std::vector<std::filesystem::path> out;
    for (const auto& [path, changes] : files_)
        if (!changes.sectors.empty() || changes.end != 0)
            out.push_back(path);
    return out;
}

std::uint64_t RepairPatch::appendedBytes() const {
    std::uint64_t sum = 0;
    for (const auto& [path, changes] : files_)
        sum += changes.end - (changes.end != 0 ? changes.size : 0);
    return sum;
}

void RepairPatch::writeAppended(FileSystem& fs, std::stop_token stop) {
    Lengthened files;
    for (const auto& [path, changes] : files_)
        if (changes.end != 0)
            writeAppended(files.add(fs.open(path, OpenMode::ReadWrite)), changes, stop);
    checkpoint(stop);
    files.keep();
}

void RepairPatch::writeAppended(File& file, const Changes& changes, std::stop_token stop) {
    std::vector<std::byte> buffer;
    for (const Copy& copy : changes.copies) {
        checkpoint(stop);
        buffer.assign(static_cast<std::size_t>(copy.length), std::byte{0});
        file.readAt(copy.source, buffer); // fewer where the file ends
        file.writeAt(copy.target, buffer);
    }
    for (const auto& [offset, bytes] : changes.fresh)
        file.writeAt(offset, bytes);
    file.truncate(changes.end);
    file.sync();
}

void RepairPatch::addTo(IntentBuilder& intent) const {
    for (const auto& [path, changes] : files_)
        for (const auto& [number, change] : changes.sectors)
            intent.write(path, number * kSectorSize, change.after);
}

IntentDocument RepairPatch::undoing() const {
    IntentDocument document;
    document.op = IntentOp::RepairDisk;
    for (const auto& [path, changes] : files_) {
        if (changes.sectors.empty())
            continue;
        const auto file = static_cast<std::uint32_t>(document.files.size());
        IntentDocument::File listed;
        listed.name = path.filename().string();
        listed.existed = true;
        document.files.push_back(std::move(listed));
        for (const auto& [number, change] : changes.sectors) {
            IntentDocument::Record record;
            record.file = file;
            record.offset = number * kSectorSize;
            record.before = {crc32c(change.after)};
            record.after.assign(change.before.begin(), change.before.end());
            document.records.push_back(std::move(record));
        }
        if (changes.end == 0)
            continue;
        IntentDocument::Record cut;
        cut.kind = IntentDocument::Kind::Truncate;
        cut.file = file;
        cut.offset = changes.size;
        cut.lengthBefore = changes.end;
        document.records.push_back(std::move(cut));
    }
    return document;
}

} // namespace strata

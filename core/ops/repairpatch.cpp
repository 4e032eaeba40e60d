// SPDX-License-Identifier: Apache-2.0
#include "core/ops/repairpatch.h"

#include "core/base/crc32c.h"
#include "core/base/error.h"

#include <algorithm>

namespace strata {

void RepairPatch::change(File& file, std::uint64_t offset, ByteSpan bytes) {
    std::map<std::uint64_t, Change>& changes = files_[file.path()];
    while (!bytes.empty()) {
        const std::uint64_t number = offset / kSectorSize;
        const std::size_t within = static_cast<std::size_t>(offset % kSectorSize);
        const std::size_t n = std::min<std::size_t>(bytes.size(), kSectorSize - within);
        auto found = changes.find(number);
        if (found == changes.end()) {
            Change fresh;
            file.readExactly(number * kSectorSize, fresh.before);
            fresh.after = fresh.before;
            found = changes.emplace(number, fresh).first;
            ++sectors_;
        }
        std::ranges::copy(bytes.first(n), found->second.after.begin() + static_cast<std::ptrdiff_t>(within));
        if (found->second.after == found->second.before) {
            changes.erase(found);
            --sectors_;
        }
        if (sectors_ > kMostSectors)
            throw Error(ErrorCode::LimitExceeded,
                        text("Too much of the disk's tables is damaged to repair it in place"))
                .at(file.path())
                .advice(text("Clone the disk; the clone is sound."));
        bytes = bytes.subspan(n);
        offset += n;
    }
}

std::vector<std::filesystem::path> RepairPatch::files() const {
    std::vector<std::filesystem::path> out;
    for (const auto& [path, changes] : files_)
        if (!changes.empty())
            out.push_back(path);
    return out;
}

void RepairPatch::addTo(IntentBuilder& intent) const {
    for (const auto& [path, changes] : files_)
        for (const auto& [number, change] : changes)
            intent.write(path, number * kSectorSize, change.after);
}

IntentDocument RepairPatch::undoing() const {
    IntentDocument document;
    document.op = IntentOp::RepairDisk;
    for (const auto& [path, changes] : files_) {
        if (changes.empty())
            continue;
        const auto file = static_cast<std::uint32_t>(document.files.size());
        IntentDocument::File listed;
        listed.name = path.filename().string();
        listed.existed = true;
        document.files.push_back(std::move(listed));
        for (const auto& [number, change] : changes) {
            IntentDocument::Record record;
            record.file = file;
            record.offset = number * kSectorSize;
            record.before = {crc32c(change.after)};
            record.after.assign(change.before.begin(), change.before.end());
            document.records.push_back(std::move(record));
        }
    }
    return document;
}

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#include "core/ops/spool.h"

#include "core/io/bytesink.h"
#include "core/io/partfile.h"

#include <random>
#include <string>
#include <string_view>

namespace strata {
namespace {

constexpr std::string_view kPrefix = ".strata-spool-";
constexpr std::size_t kReadAtOnce = std::size_t{1} << 20U;
constexpr std::size_t kZeroUnit = std::size_t{64} << 10U;

/// A spool that somebody uses is locked.
void removeLeftovers(FileSystem& fs, const std::filesystem::path& folder) {
    for (const DirectoryEntry& entry : fs.list(folder)) {
        if (entry.kind != FileKind::Regular || !entry.name.string().starts_with(kPrefix))
            continue;
        try {
            fs.open(folder / entry.name, OpenMode::ReadWrite, LockMode::Exclusive);
        } catch (const Error&) {
            continue;
        }
        removeQuietly(fs, folder / entry.name);
    }
}

std::filesystem::path freeName(FileSystem& fs, const std::filesystem::path& folder) {
    std::random_device random;
    for (;;) {
        std::filesystem::path path = folder / (std::string(kPrefix) + std::to_string(random()));
        if (!fs.exists(path))
            return path;
    }
}

} // namespace

Spool::Spool(FileSystem& fs, const std::filesystem::path& folder) : fs_(fs) {
    removeLeftovers(fs, folder);
    path_ = freeName(fs, folder);
    fs.create(path_, NewFileAccess::Private);
    try {
        file_ = fs.open(path_, OpenMode::ReadWrite, LockMode::Shared);
    } catch (const Error&) {
        removeQuietly(fs, path_);
        throw;
    }
}

Spool::~Spool() {
    file_.reset();
    removeQuietly(fs_, path_);
}

void Spool::fill(ByteSource& source, OpContext& context) {
    context.progress.phase("Receiving");
    std::vector<std::byte> buffer(kReadAtOnce);
    std::uint64_t position = 0;
    for (std::size_t got = buffer.size(); got == buffer.size();) {
        checkpoint(context);
        got = source.read(buffer);
        for (std::size_t at = 0; at < got; at += kZeroUnit) {
            const ByteSpan unit = ByteSpan(buffer).subspan(at, std::min(kZeroUnit, got - at));
            if (!isAllZero(unit))
                file_->writeAt(position + at, unit);
        }
        position += got;
        context.progress.add(got);
    }
    if (file_->size() != position)
        file_->truncate(position);
    context.progress.addTotal(position);
}

} // namespace strata

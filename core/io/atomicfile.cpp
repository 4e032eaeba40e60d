// SPDX-License-Identifier: Apache-2.0
#include "core/io/atomicfile.h"

#include "core/base/error.h"
#include "core/io/partfile.h"

#include <algorithm>
#include <cctype>
#include <random>

namespace strata {

namespace {

using Path = std::filesystem::path;

constexpr std::string_view kSuffix = ".tmp";
constexpr std::size_t kRandomDigits = 8;
/// Room that the temporary's name needs within the 255 bytes of a name.
constexpr std::size_t kMaxStem = 240;
constexpr int kNameAttempts = 16;

std::string stemOf(const Path& target) { return target.filename().native().substr(0, kMaxStem) + "."; }

std::string randomDigits() {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::random_device random;
    std::string text;
    while (text.size() < kRandomDigits)
        text += digits[random() % digits.size()];
    return text;
}

/// Where the bytes go: the file that a symbolic link leads to, or the path itself if there is nothing yet.
Path targetOf(FileSystem& fs, const Path& path) {
    return fs.exists(path) ? fs.canonical(path) : fs.canonical(folderOf(path)) / path.filename();
}

struct NewFile {
    std::unique_ptr<File> file;
    Path path;
};

NewFile createBeside(FileSystem& fs, const Path& target, NewFileAccess access) {
    for (int attempt = 1;; ++attempt) {
        Path path = folderOf(target) / (stemOf(target) + randomDigits() + std::string(kSuffix));
        try {
            return {fs.create(path, access), path};
        } catch (const Error& error) {
            if (error.code() != ErrorCode::AlreadyExists || attempt == kNameAttempts)
                throw;
        }
    }
}

bool isLeftoverOf(const std::string& stem, const std::string& name) {
    if (name.size() != stem.size() + kRandomDigits + kSuffix.size() || !name.starts_with(stem)
        || !name.ends_with(kSuffix))
        return false;
    return std::ranges::all_of(name.substr(stem.size(), kRandomDigits),
                               [](unsigned char c) { return std::isxdigit(c) != 0; });
}

} // namespace

void replaceFile(FileSystem& fs, const Path& path, ByteSpan contents) {
    const Path target = targetOf(fs, path);
    const bool existed = fs.exists(target);
    // Private until it has the attributes of the file it replaces: nobody may read it who could not read the old one.
    NewFile temporary = createBeside(fs, target, existed ? NewFileAccess::Private : NewFileAccess::Usual);
    try {
        temporary.file->writeAt(0, contents);
        if (existed)
            fs.copyAttributes(target, temporary.path);
        temporary.file->sync();
        temporary.file.reset();
        fs.rename(temporary.path, target);
    } catch (...) {
        temporary.file.reset();
        removeQuietly(fs, temporary.path);
        throw;
    }
    fs.syncDirectory(folderOf(target));
}

void removeReplaceLeftovers(FileSystem& fs, const Path& path) {
    const Path target = targetOf(fs, path);
    const std::string stem = stemOf(target);
    for (const DirectoryEntry& entry : fs.list(folderOf(target)))
        if (entry.kind == FileKind::Regular && isLeftoverOf(stem, entry.name.native()))
            removeQuietly(fs, folderOf(target) / entry.name);
}

} // namespace strata

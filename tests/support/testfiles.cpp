// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testfiles.h"

#include <QFile>

namespace strata::test {

TemporaryFolder::TemporaryFolder() {
    if (!folder_.isValid())
        qFatal("Cannot make a temporary folder: %s", qPrintable(folder_.errorString()));
}

std::filesystem::path TemporaryFolder::path() const { return QFile::encodeName(folder_.path()).toStdString(); }

void writeFile(FileSystem& fs, const std::filesystem::path& path, ByteSpan contents) {
    const std::unique_ptr<File> file = fs.exists(path) ? fs.open(path, OpenMode::ReadWrite) : fs.create(path);
    file->truncate(0);
    file->writeAt(0, contents);
}

void writeFile(FileSystem& fs, const std::filesystem::path& path, std::string_view contents) {
    writeFile(fs, path, asBytes(contents));
}

std::string readText(FileSystem& fs, const std::filesystem::path& path) {
    return std::string(asText(readWholeFile(fs, path, std::uint64_t{1} << 30U)));
}

std::vector<std::byte> patternBytes(std::size_t length, std::uint64_t seed) {
    std::vector<std::byte> bytes(length);
    std::uint64_t state = seed * 0x9E3779B97F4A7C15U + 0x1234567;
    for (std::byte& byte : bytes) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        byte = static_cast<std::byte>((state >> 56U) | 1U);
    }
    return bytes;
}

std::string namesIn(FileSystem& fs, const std::filesystem::path& folder) {
    std::string names;
    for (const DirectoryEntry& entry : fs.list(folder))
        names += (names.empty() ? "" : " ") + entry.name.string();
    return names;
}

} // namespace strata::test

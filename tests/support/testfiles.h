// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/io/filesystem.h"

#include <QTemporaryDir>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace strata::test {

/// A real folder that goes away with the object.
class TemporaryFolder {
public:
    TemporaryFolder();
    std::filesystem::path path() const;
    std::filesystem::path operator/(const std::filesystem::path& name) const { return path() / name; }

private:
    QTemporaryDir folder_;
};

/// Makes `path` with these contents, replacing those of a file that is there.
void writeFile(FileSystem& fs, const std::filesystem::path& path, ByteSpan contents);
void writeFile(FileSystem& fs, const std::filesystem::path& path, std::string_view contents);
std::string readText(FileSystem& fs, const std::filesystem::path& path);

/// Bytes that differ from place to place and from seed to seed, never all zero, the same on every run.
std::vector<std::byte> patternBytes(std::size_t length, std::uint64_t seed);

/// Names in a folder, sorted, joined by blanks: for comparing what an operation left behind.
std::string namesIn(FileSystem& fs, const std::filesystem::path& folder);

/// The path as QtTest wants to print it.
inline std::string utf8(const std::filesystem::path& path) { return path.string(); }

} // namespace strata::test

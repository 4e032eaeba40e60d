// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/disk/newdisk.h"

#include <QByteArray>

#include <filesystem>
#include <string>
#include <vector>

namespace strata::test {

/// Makes an empty disk of any kind that can be made.
void makeDisk(FileSystem& fs, const std::filesystem::path& path, CreateType type, Sectors capacity,
              Sectors grain = Sectors(0));
/// Makes an empty child of the disk `parent`, which is named by `hint` (by default: its file name).
void makeChild(FileSystem& fs, const std::filesystem::path& path, CreateType type, Sectors capacity,
               const std::filesystem::path& parent, std::string hint = {});

/// Text of a descriptor with these extent lines; `extra` are whole lines for the header.
std::string descriptorText(const std::string& createType, const std::vector<std::string>& extentLines,
                           const std::string& extra = {}, const std::string& cid = "12345678",
                           const std::string& parentCid = "ffffffff");

std::vector<std::byte> contentsOf(DiskChain& chain);
/// Hex digest of the contents, by map() and readRun().
QByteArray sha1(DiskChain& chain);
/// The runs of the whole chain; throws if they are not ascending, gapless and joined.
std::vector<Run> runsOf(DiskChain& chain);

OpenOptions forWriting();

} // namespace strata::test

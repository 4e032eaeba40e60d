// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/report.h"
#include "core/disk/diskopener.h"
#include "core/format/disktypes.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace strata {

struct ExtentInfo {
    std::filesystem::path path; ///< empty for ZERO
    std::string type;           ///< as in the descriptor: "SPARSE"
    std::string access;         ///< "RW"
    Sectors sectors;
    std::uint64_t fileSize = 0;  ///< bytes; 0 if missing
    std::uint64_t allocated = 0; ///< bytes taken on the volume
    bool missing = false;
};

/// One link, as a value.
struct LinkInfo {
    std::filesystem::path path;
    std::string createType; ///< as spelt
    CreateType type = CreateType::Unknown;
    Cid cid = 0;
    Cid parentCid = kNoParentCid;
    std::string parentHint;
    Sectors capacity;
    std::string encoding;
    std::vector<ExtentInfo> extents;
    std::vector<std::pair<std::string, std::string>> ddb;
    std::uint64_t fileSize = 0; ///< bytes of all its files, descriptor included
    std::uint64_t allocated = 0;
    std::string descriptorText; ///< decoded, for showing
    bool embeddedDescriptor = false;
};

/// Who holds a disk.
struct LockInfo {
    bool locked = false;
    bool stale = false; ///< the holder ran on this host and is gone
    Text holder;        ///< in words; empty if not locked
};

/// Everything about a disk that can be told without reading its data. Immutable; crosses threads.
/// Built tolerantly: what is missing or wrong becomes a problem, not an exception, as long as the descriptor parses.
struct DiskInfo {
    std::filesystem::path path;
    std::vector<LinkInfo> links; ///< base first, as far as they were found
    Sectors capacity;
    std::uint64_t allocated = 0; ///< guest bytes that hold data, over the whole chain; from map()
    bool allocatedKnown = false;
    std::uint64_t fileSize = 0; ///< bytes of all files of the leaf
    Geometry geometry;
    std::string adapterType, hardwareVersion, uuid; ///< looked up leaf first, then upwards (1.7)
    LockInfo lock;
    std::vector<Issue> problems;
    Capabilities capabilities; ///< of the opened chain; none if it does not open

    const LinkInfo& leaf() const { return links.back(); }
};

/// Opens, looks, closes. Throws only where not even the descriptor of `path` can be read.
/// `withAllocation`: also sums the allocation map (cheap for sparse disks, needs SEEK_DATA for flat ones).
DiskInfo readDiskInfo(FileSystem& fs, const std::filesystem::path& path, const OpenOptions& options,
                      bool withAllocation);

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/file.h"
#include "core/vsphere/datastore.h"
#include "core/vsphere/networkthread.h"

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace strata::vsphere {

/// How files of a datastore are reached. The session lives in the thread; both outlive every file.
struct RemoteAccess {
    NetworkThread& thread;
    Session& session;
    std::stop_token stop;
};

/// "/folder/dir/x.vmdk?dcPath=DC0&dsName=ds1", every part percent-encoded (vsphere 8.2). `twice`: as vCenter wants
/// names with special characters in the query.
std::string folderPath(const DatastorePlace& place, const DatastorePath& file, bool twice);

/// Size of a file on a datastore, nullopt if there is none of that name.
std::optional<std::uint64_t> remoteSize(const RemoteAccess& access, const DatastorePlace& place,
                                        const DatastorePath& file);

/// A file on a datastore, read by ranges: no byte is fetched that nobody asked for, but for reading ahead where reads
/// follow one another. Broken connections, servers that are busy and sessions that ended are got over.
/// Threads: readAt may be called from several at once.
class RemoteFile : public File {
public:
    RemoteFile(RemoteAccess access, DatastorePlace place, DatastorePath file, std::uint64_t size,
               std::filesystem::path path);

    const std::filesystem::path& path() const override { return path_; }
    FileId id() const override;
    std::uint64_t size() const override { return size_; }
    std::size_t readAt(std::uint64_t offset, MutableByteSpan out) override;
    std::optional<ByteRange> nextData(std::uint64_t from) override;

    // A disk on a datastore is never written through this: Error(ReadOnly).
    void writeAt(std::uint64_t offset, ByteSpan data) override;
    void truncate(std::uint64_t length) override;
    void allocate(std::uint64_t offset, std::uint64_t length) override;
    void punchHole(std::uint64_t offset, std::uint64_t length) override;
    void sync() override {}

private:
    struct Block {
        std::uint64_t offset = 0;
        std::vector<std::byte> bytes;
    };
    const Block& block(std::uint64_t offset);
    std::vector<std::byte> fetch(std::uint64_t offset, std::uint64_t length);

    RemoteAccess access_;
    DatastorePlace place_;
    DatastorePath file_;
    std::uint64_t size_;
    std::filesystem::path path_;
    std::mutex mutex_;
    std::list<Block> cache_;      ///< the one used last first
    std::size_t cached_ = 0;      ///< bytes in it
    std::uint64_t following_ = 0; ///< where a read would continue the one before
};

} // namespace strata::vsphere

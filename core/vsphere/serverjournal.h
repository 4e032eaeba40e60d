// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"
#include "core/io/vmwarelock.h"
#include "core/vsphere/xmlnode.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace strata::vsphere {

/// Something on a server that we must undo, should nobody else get to it.
struct ServerDebt {
    enum class Kind {
        Hold,  ///< a machine that is held: `object` is the machine, `name` the identity it is held under
        File,  ///< a temporary file: `object` is the datacenter, `name` the datastore path
        Disk,  ///< the same of a disk, which goes with its extents
        Local, ///< a temporary file here: `name` is its path
    };

    std::string id; ///< within the journal; given by add()
    Kind kind = Kind::Hold;
    std::string server; ///< which one: see debtTo()
    std::string address;
    ObjectRef object;
    std::string name;
    std::string label;     ///< for people: the machine's name
    std::int64_t time = 0; ///< seconds since 1970
    bool kept = false;     ///< outlives the program on purpose; else a debt of whoever wrote it
    std::string owner;     ///< the process that wrote it: host, pid, start; given by add()
};

/// What we owe to servers, in one file of this user: written, durably, before the debt is made, and struck out once
/// it is paid. So whatever kills the program, its next start knows what to clean up. Several programs may share the
/// file; each step takes a lock of its own. Lines that are not understood are kept.
class ServerJournal {
public:
    ServerJournal(FileSystem& fs, std::filesystem::path path, LockHost host = thisLockHost());

    std::vector<ServerDebt> debts();
    /// Returns the id. On disk when it returns.
    std::string add(ServerDebt debt);
    void strike(const std::string& id);
    /// Deletes a Local debt's file, whole or unfinished.
    void removeLocal(const ServerDebt& debt);
    /// Nobody will pay it any more: the process that wrote it ran on this computer, and has ended.
    bool isAbandoned(const ServerDebt& debt) const;

private:
    class Lock;
    std::vector<std::string> lines();
    void write(const std::vector<std::string>& lines);

    FileSystem& fs_;
    std::filesystem::path path_;
    LockHost host_;
};

} // namespace strata::vsphere

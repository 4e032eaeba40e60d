// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/diskhead.h"
#include "core/machine/fileplaces.h"
#include "core/machine/foldernames.h"
#include "core/machine/machinefolder.h"
#include "core/machine/vmxfile.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace strata {

/// Does the work of readMachineFolder(), once: from names to heads, to who names whom, to the finished value.
/// Single-threaded.
class FolderReader {
public:
    FolderReader(FileSystem& fs, const std::filesystem::path& folder);
    FolderReader(const FolderReader&) = delete;
    FolderReader& operator=(const FolderReader&) = delete;
    /// `wanted`: a file that was asked for: the .vmx to take if there are several, or a disk that need not be named
    /// *.vmdk; may be empty.
    MachineFolder read(const std::filesystem::path& wanted);

private:
    struct Disk {
        std::filesystem::path path;
        DiskHead head;
        std::string node;
        std::filesystem::path parent;
        bool parentMoved = false;
    };
    using Heads = std::map<std::string, Disk>; ///< by name in the folder

    void chooseConfig(const std::filesystem::path& wanted);
    void readConfig();
    void readHeads(bool pieces);
    void readHead(const std::string& name);
    void noteExtents(const Disk& disk);
    void noteUser(const std::filesystem::path& file, const std::filesystem::path& user);
    bool isExtentOfOther(const std::string& name) const;
    void attachNodes();
    void attachNode(const VmxDisk& device, const std::filesystem::path& path);
    void reportProblems();
    void findParent(Disk& disk);
    void breakLoops();
    std::vector<Disk*> entryDisks();
    Disk* diskAt(const std::filesystem::path& path);

    void noteSnapshots();
    void listFiles();
    std::string roleOf(const std::string& name, FileKind kind) const;
    void finishDisks();
    void report(std::string_view code, Severity severity, const std::filesystem::path& path, Text detail);

    FileSystem& fs_;
    FilePlaces places_;
    const FolderNames& names_;
    bool hasIntents_ = false; ///< changes that were cut off lie here
    MachineFolder found_;
    std::optional<VmxFile> vmx_;
    Heads heads_;
    std::map<std::filesystem::path, Disk> outside_; ///< named by the .vmx, in other folders
    std::unordered_map<std::string, std::vector<std::filesystem::path>> users_; ///< by path
    std::unordered_map<std::string, std::vector<std::filesystem::path>>
        extentOf_; ///< name -> disks that consist of it
};

} // namespace strata

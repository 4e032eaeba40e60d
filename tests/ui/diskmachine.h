// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/guestio.h"
#include "tests/support/machines.h"
#include "tests/support/sampledisks.h"

#include <string>

namespace strata::test {

inline void makeFolders(FileSystem& fs, const std::filesystem::path& folder) {
    if (folder.empty() || fs.exists(folder))
        return;
    makeFolders(fs, folder.parent_path());
    fs.createDirectory(folder);
}

/// A machine's folder with five disks in two trees and without a snapshot list: for what concerns single disks.
inline void makeDiskMachine(FileSystem& fs, const std::filesystem::path& folder) {
    constexpr std::uint64_t kMiB = std::uint64_t{1} << 20U;
    const Sectors system(16 * 1024 * kMiB / kSectorSize);
    makeFolders(fs, folder);
    const auto disk = [&](const char* name) { return folder / name; };
    makeDisk(fs, disk("System.vmdk"), CreateType::MonolithicSparse, system);
    writeInto(fs, disk("System.vmdk"), 0, 1);
    writeInto(fs, disk("System.vmdk"), 1024 * kMiB, 2);
    const auto child = [&](const char* name, const char* parent, std::uint64_t offset, std::uint64_t seed) {
        makeChild(fs, disk(name), CreateType::MonolithicSparse, system, disk(parent));
        writeInto(fs, disk(name), offset, seed);
    };
    child("System-000001.vmdk", "System.vmdk", 2 * kMiB, 3);
    child("System-000002.vmdk", "System-000001.vmdk", 1025 * kMiB, 4);
    child("System-000003.vmdk", "System.vmdk", 64 * kMiB, 5);
    makeDisk(fs, disk("Data.vmdk"), CreateType::TwoGbMaxExtentSparse, Sectors(4 * 1024 * kMiB / kSectorSize));
    writeInto(fs, disk("Data.vmdk"), 0, 6);
    const std::string config = ".encoding = \"UTF-8\"\n"
                               "config.version = \"8\"\n"
                               "virtualHW.version = \"19\"\n"
                               "displayName = \"Sample Machine\"\n"
                               "scsi0.present = \"TRUE\"\n"
                               "scsi0:0.present = \"TRUE\"\n"
                               "scsi0:0.fileName = \"System-000002.vmdk\"\n"
                               "scsi0:1.present = \"TRUE\"\n"
                               "scsi0:1.fileName = \"Data.vmdk\"\n";
    fs.create(folder / "Sample Machine.vmx")->writeAt(0, asBytes(config));
}

} // namespace strata::test

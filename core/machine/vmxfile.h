// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/format/dictfile.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strata {

/// A device of a virtual machine that is, or may be, a disk: "scsi0:1" in the .vmx.
struct VmxDisk {
    std::string node;        ///< "scsi0:1", lower case
    std::string fileName;    ///< as in the file; relative to the folder of the .vmx, or absolute
    std::string rawFileName; ///< bytes in the file, before decoding
    std::string deviceType;  ///< empty: a disk
    std::string mode;        ///< "persistent" if the file does not say
    bool present = false;    ///< the machine has it

    /// Independent disks take no part in snapshots.
    bool independent() const;
};

/// What a .vmx says about disks, over a DictFile that keeps everything else.
class VmxFile {
public:
    static VmxFile parse(ByteSpan bytes) { return VmxFile(DictFile::parse(bytes)); }
    explicit VmxFile(DictFile dict) : dict_(std::move(dict)) {}

    const DictFile& dict() const { return dict_; }
    std::string encode() const { return dict_.encode(); }
    std::string displayName() const { return dict_.value("displayName").value_or(""); }
    /// Folder for snapshots' files; empty: that of the .vmx.
    std::string workingDir() const { return dict_.value("workingDir").value_or(""); }
    /// The file with the machine's frozen state; empty unless it is suspended (then its disks must not change).
    std::string suspendedState() const { return dict_.value("checkpoint.vmState").value_or(""); }
    bool encrypted() const { return dict_.value("encryption.keySafe").has_value(); }

    /// The hard disks of every controller (SCSI, SATA, IDE, NVMe), also those that are not present; no optical
    /// drives. In the order of controllers and units.
    std::vector<VmxDisk> disks() const;
    /// Error(NotFound) if there is no such node.
    void setDiskFile(std::string_view node, std::string_view fileName);

private:
    DictFile dict_;
};

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/format/dictfile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strata {

struct VmsdBlocks;

/// One disk of a snapshot: the link the machine was on when the snapshot was taken, read-only from then on.
struct SnapshotDiskRecord {
    std::string node;        ///< "scsi0:0", lower case
    std::string fileName;    ///< as in the file; relative to the folder of the .vmsd, or absolute
    std::string rawFileName; ///< bytes in the file, before decoding
};

/// One snapshot as a .vmsd lists it (vmdk-format 5.4).
struct SnapshotRecord {
    std::uint32_t uid = 0;
    std::uint32_t parent = 0; ///< uid of another record, never in a circle; 0: a root
    std::string name;
    std::string description;
    std::int64_t createdUs = 0; ///< microseconds since 1970, UTC; 0 if the file does not say
    bool withMemory = false;
    std::string stateFile; ///< the .vmsn; empty for snapshots taken by Strata
    std::vector<SnapshotDiskRecord> disks;
    std::vector<std::string> clones; ///< .vmx files of linked clones; they may be gone
};

/// The list of a machine's snapshots, over a DictFile that keeps everything else. A missing or empty file means "no
/// snapshots". Tolerant: a record without uid or with a uid seen before is left out and told as a warning; a parent
/// or current snapshot that is not listed counts as none. A value, no I/O.
class VmsdFile {
public:
    static VmsdFile parse(ByteSpan bytes) { return VmsdFile(DictFile::parse(bytes)); }
    /// A list without snapshots, as VMware writes it.
    VmsdFile();
    explicit VmsdFile(DictFile dict);

    const DictFile& dict() const { return dict_; }
    std::string encode() const { return dict_.encode(); }

    /// In the order of their indexes.
    std::vector<SnapshotRecord> snapshots() const;
    std::optional<SnapshotRecord> find(std::uint32_t uid) const;
    /// uid of the snapshot the present state is based on; 0 without one.
    std::uint32_t current() const;
    /// VMware could not merge all it wanted to: links are left that no snapshot names.
    bool needsConsolidation() const { return dict_.isTrue("snapshot.needConsolidate"); }
    std::vector<Text> warnings() const;

    /// Appends a record; its uid must be nextUid(). Counts and lastUID follow; `current` stays.
    /// Error(InvalidArgument) if the file's encoding cannot hold a text (a file that is all ASCII becomes UTF-8).
    void add(const SnapshotRecord& record);
    /// One more than any uid ever given.
    std::uint32_t nextUid() const;
    /// Takes the record out; its children get its parent, the blocks are numbered densely again, `current` moves to
    /// the parent if it was the current one. lastUID stays. Error(NotFound).
    void remove(std::uint32_t uid);
    void setCurrent(std::uint32_t uid);
    /// `parent`: 0 for a root. Error(InvalidArgument) for a snapshot that builds on `uid`.
    void setParent(std::uint32_t uid, std::uint32_t parent);
    void setName(std::uint32_t uid, std::string_view name);
    void setDescription(std::uint32_t uid, std::string_view description);
    /// The snapshot's disk at `node` is that file from now on.
    void setDiskFile(std::uint32_t uid, std::string_view node, std::string_view fileName);

private:
    std::string blockOf(std::uint32_t uid) const;
    void numberBlocks(const VmsdBlocks& list, std::size_t reserved);
    void setText(const std::string& name, std::string_view value);
    void forgetInMru(std::uint32_t uid);
    void setParent(const std::string& block, std::uint32_t parent);

    DictFile dict_;
};

} // namespace strata

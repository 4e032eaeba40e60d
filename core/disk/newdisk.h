// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extentwriter.h"
#include "core/format/descriptor.h"
#include "core/io/vmwarelockguard.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace strata {

class DiskChain;
class IntentBuilder;

/// Pieces of a split disk are not made smaller.
inline constexpr Sectors kSmallestSplit{2048};

/// What a new disk shall be.
struct DiskSpec {
    std::filesystem::path path; ///< descriptor or monolithic file
    CreateType type = CreateType::MonolithicSparse;
    Sectors capacity;
    AdapterType adapter = AdapterType::LsiLogic;
    std::uint32_t hardwareVersion = 0; ///< 0: the type's default
    Sectors grain{0};                  ///< 0: the type's default (128; COWD 1)
    Sectors splitAt{0};                ///< 0: 4 192 256 sectors (2047 MiB); of more than 2 TB 8 323 072 (4064 MiB)
    bool preallocate = false;          ///< flat kinds: reserve space now (thick); else they stay sparse files
    Cid cid = 0;                       ///< 0: a new random one
    Cid parentCid = kNoParentCid;
    std::string parentHint;
    /// ddb entries that replace or extend the defaults (adapterType, geometry, virtualHWVersion, uuid,
    /// longContentID ...).
    std::vector<std::pair<std::string, std::string>> ddb;
};

/// One file a new disk consists of.
struct NewExtent {
    ExtentLine line;
    std::filesystem::path path;      ///< final name
    std::uint64_t emptyBytes = 0;    ///< size when nothing is written yet (tables, or flat capacity)
    std::uint64_t metadataBytes = 0; ///< of these, what is not a hole; 0 for flat
    std::uint64_t largestBytes = 0;  ///< when every grain is written
};

/// The files and the descriptor `spec` leads to; pure. Error(InvalidArgument) for a spec that cannot be:
/// capacity 0 or too large for the type, a bad name; Error(NotSupported) for types that cannot be made.
struct DiskPlan {
    DiskSpec spec; ///< with every default filled in
    std::vector<NewExtent> extents;
    Descriptor descriptor;
    bool embedded = false; ///< the descriptor lives in extents[0]
};
DiskPlan planDisk(const DiskSpec& spec);
/// The kinds that planDisk() takes.
bool canCreate(CreateType type);
/// A random content ID that is none of the special values (vmdk-format 1.8).
Cid newContentId();

/// What making the disk takes of `volume` at once, before anything is written to it: metadata, all of a flat disk
/// whose space is reserved, and on a file system without holes everything.
std::uint64_t bytesOfEmptyDisk(const DiskPlan& plan, const VolumeInfo& volume);

/// Throws FileTooLarge if the destination's file system cannot hold the files (advice: a split type), NoSpace if
/// `bytesNeeded` are not there.
void requireRoom(FileSystem& fs, const DiskPlan& plan, const std::filesystem::path& folder,
                 std::uint64_t bytesNeeded);

/// Makes a disk so that a kill at any moment leaves no disk or the whole disk: everything is written under *.part
/// names, locked and synced; then one step gives the files their names (a rename where it is one file, else an
/// intent). The destructor removes what was not committed. With `overwrite`, an existing disk of that name is
/// replaced at commit and only locked before; its files that the new disk does not use are removed. Errors:
/// AlreadyExists (also when a foreign file has the name of an extent), NotFound for a missing folder.
class NewDisk {
public:
    NewDisk(FileSystem& fs, const DiskSpec& spec, bool overwrite);
    ~NewDisk();
    NewDisk(const NewDisk&) = delete;
    NewDisk& operator=(const NewDisk&) = delete;

    const DiskPlan& plan() const { return plan_; }
    std::size_t extentCount() const { return plan_.extents.size(); }
    /// In ascending order; see ExtentWriter. The file is made on first use. The reference stays valid until
    /// kMaxOpenParts further extents were asked for: by then its bytes must have been written.
    ExtentWriter& extent(std::size_t index);
    Sectors extentStart(std::size_t index) const { return starts_[index]; }
    std::size_t extentAt(Sectors sector) const;
    /// Instead of extent(), for a streamOptimized disk; nullptr for the others.
    StreamWriter* streamWriter() { return stream_.get(); }

    /// Completes and syncs all files; nothing can be written after it. Part of commit(), for those who want to look
    /// at the disk before it counts.
    void finish();
    /// The finished disk, still under its temporary names, for reading.
    std::unique_ptr<DiskChain> readBack() const;
    /// Finishes if that is not done yet and gives the files their names. Fails before the step that counts, or not at
    /// all.
    void commit();
    /// Instead of commit(), for a disk that shall appear together with other changes in its folder: finishes it and
    /// adds to `intent` what gives the files their names. The disk has none to replace. Once the intent is committed,
    /// release() leaves the files to it.
    void commitWith(IntentBuilder& intent);
    void release();

    static constexpr std::size_t kMaxOpenParts = 256;

private:
    std::unique_ptr<File> createPart(const std::filesystem::path& path);
    std::unique_ptr<ExtentWriter> makeWriter(std::size_t index);
    void finishExtent(std::size_t index);
    void finishStream();
    void writeDescriptor();
    void giveNames();
    void addRenames(IntentBuilder& intent) const;
    void beginStream();
    void lockReplaced();
    void closeFiles();
    void removeParts();

    FileSystem& fs_;
    DiskSpec spec_;
    DiskPlan plan_;
    std::vector<std::filesystem::path> replaced_; ///< files of the disk that is overwritten
    std::unique_ptr<VmwareLockGuard> replacedGuard_;
    std::vector<std::unique_ptr<File>> replacedLocks_;
    std::vector<std::filesystem::path> parts_; ///< made so far, under their temporary names
    std::vector<std::unique_ptr<ExtentWriter>> writers_;
    std::vector<bool> finished_;
    std::vector<Sectors> starts_;
    std::size_t oldestOpen_ = 0;
    /// Of a separate descriptor; made first and held to the end, as the file with the embedded one is: its lock keeps
    /// anybody else from making a disk of this name meanwhile and taking finished parts for leftovers.
    std::unique_ptr<File> descriptorFile_;
    std::unique_ptr<File> streamFile_;
    std::unique_ptr<ByteSink> streamSink_;
    std::unique_ptr<StreamWriter> stream_;
    bool allFinished_ = false;
    bool committed_ = false;
};

/// Final names of all files, extents first.
std::vector<std::filesystem::path> filesOf(const DiskPlan& plan);
/// Error(AlreadyExists) if one of these names is taken by a file that is not among `replaced`.
void requireNamesFree(FileSystem& fs, const DiskPlan& plan, const std::vector<std::filesystem::path>& replaced);

/// The files of the disk that stands under `path`, as far as it can be told; `path` itself in any case. Only those
/// beside it: what NewDisk replaces and removes when it overwrites.
std::vector<std::filesystem::path> filesOfDisk(FileSystem& fs, const std::filesystem::path& path);

} // namespace strata

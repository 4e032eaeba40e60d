// SPDX-License-Identifier: Apache-2.0
#include "core/ops/rawfile.h"

#include "core/base/error.h"
#include "core/io/partfile.h"

namespace strata {

RawFile::RawFile(FileSystem& fs, std::filesystem::path path, bool overwrite)
    : fs_(fs), path_(std::move(path)), overwrite_(overwrite) {
    if (!overwrite_ && fs_.exists(path_))
        throw Error(ErrorCode::AlreadyExists, text("There is already a file of this name"))
            .at(path_)
            .advice(text("Choose another name, or ask to overwrite it."));
    part_ = partName(path_);
    file_ = createPart(fs_, path_);
}

RawFile::~RawFile() {
    if (file_ == nullptr)
        return;
    file_.reset();
    removeQuietly(fs_, part_);
}

void RawFile::finish(std::uint64_t length) {
    if (file_->size() != length)
        file_->truncate(length);
    file_->sync();
}

void RawFile::commit() {
    if (overwrite_)
        fs_.rename(part_, path_);
    else
        fs_.renameNoReplace(part_, path_);
    fs_.syncDirectory(folderOf(path_));
    file_.reset();
}

void requireRoomForFile(FileSystem& fs, const std::filesystem::path& path, std::uint64_t length,
                        std::uint64_t bytes) {
    const VolumeInfo volume = fs.volume(folderOf(path));
    if (length > volume.maxFileSize)
        throw Error(ErrorCode::FileTooLarge,
                    text("This file system (%1) holds files of up to %2 bytes", volume.type, volume.maxFileSize))
            .at(path)
            .advice(text("Choose a kind that is split into 2 GB files."));
    if (bytes > volume.free)
        throw Error(ErrorCode::NoSpace, text("%1 bytes are needed, %2 are free", bytes, volume.free))
            .at(folderOf(path))
            .advice(text("Free some space or choose another folder."));
}

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/partfile.h"

#include "core/base/error.h"

namespace strata::cli {

PartFile::PartFile(FileSystem& fs, std::filesystem::path path, bool overwrite)
    : fs_(fs), path_(std::move(path)), part_(path_.native() + ".part"), overwrite_(overwrite) {
    if (!overwrite_ && fs_.exists(path_))
        throw Error(ErrorCode::AlreadyExists, text("The file exists already"))
            .at(path_)
            .advice(text("Choose another name, or give --overwrite."));
    file_ = fs_.create(part_);
}

PartFile::~PartFile() {
    if (committed_)
        return;
    file_.reset();
    try {
        fs_.remove(part_);
    } catch (const Error&) { // NOLINT(bugprone-empty-catch): another error is on its way and matters more
    }
}

void PartFile::write(ByteSpan data) {
    file_->writeAt(position_, data);
    position_ += data.size();
}

void PartFile::commit() {
    file_->sync();
    if (overwrite_)
        fs_.rename(part_, path_);
    else
        fs_.renameNoReplace(part_, path_);
    committed_ = true;
    fs_.syncDirectory(folderOf(path_));
}

std::size_t FileSource::read(MutableByteSpan out) {
    const std::size_t got = file_->readAt(position_, out);
    position_ += got;
    return got;
}

} // namespace strata::cli

// SPDX-License-Identifier: Apache-2.0
#include "core/io/posixerror.h"

namespace strata::posix {

namespace {

Text adviceFor(int errnoValue) {
    switch (errnoValue) {
    case ENOSPC: return text("Free some space on this volume, or choose another one.");
    case EDQUOT: return text("Your share (quota) of this volume is used up: free some of it, or choose another one.");
    case EROFS: return text("The volume is read-only: choose another folder, or make the volume writable.");
    case EFBIG: return text("This file system cannot hold so large a file: choose a type that splits the disk.");
    case EACCES:
    case EPERM: return text("Check the permissions of the file and of its folder.");
    case EIO:
        return text("The drive or the network reported an error: look at the system log and the drive's health.");
    case EMFILE:
    case ENFILE: return text("Too many files are open: raise the limit of open files.");
    case EXDEV: return text("Both names must be on the same volume.");
    case ESTALE: return text("The server no longer knows this file: mount the share again.");
    default: return {};
    }
}

} // namespace

void throwErrno(int errnoValue, Text message, const std::filesystem::path& path,
                std::optional<std::uint64_t> offset) {
    Error error = systemError(errnoValue, std::move(message), path);
    error = std::move(error).advice(adviceFor(errnoValue));
    if (offset)
        error = std::move(error).offset(*offset);
    throw error;
}

const char* systemPath(const std::filesystem::path& path) {
    if (path.native().find('\0') != std::string::npos)
        throwErrno(ENOENT, text("This is not a possible file name"), path);
    return path.c_str();
}

} // namespace strata::posix

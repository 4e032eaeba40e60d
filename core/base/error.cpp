// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"

#include <cerrno>
#include <system_error>

namespace strata {

std::string_view errorName(ErrorCode code) {
    switch (code) {
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::InvalidArgument: return "invalid-argument";
    case ErrorCode::NotFound: return "not-found";
    case ErrorCode::AlreadyExists: return "already-exists";
    case ErrorCode::PermissionDenied: return "permission-denied";
    case ErrorCode::NoSpace: return "no-space";
    case ErrorCode::ReadOnly: return "read-only";
    case ErrorCode::FileTooLarge: return "file-too-large";
    case ErrorCode::Io: return "io";
    case ErrorCode::Locked: return "locked";
    case ErrorCode::UnsafePath: return "unsafe-path";
    case ErrorCode::NotADisk: return "not-a-disk";
    case ErrorCode::NotSupported: return "not-supported";
    case ErrorCode::Encrypted: return "encrypted";
    case ErrorCode::Corrupt: return "corrupt";
    case ErrorCode::Truncated: return "truncated";
    case ErrorCode::MissingExtent: return "missing-extent";
    case ErrorCode::MissingParent: return "missing-parent";
    case ErrorCode::ParentMismatch: return "parent-mismatch";
    case ErrorCode::ParentLoop: return "parent-loop";
    case ErrorCode::CapacityMismatch: return "capacity-mismatch";
    case ErrorCode::LimitExceeded: return "limit-exceeded";
    case ErrorCode::Interrupted: return "interrupted";
    case ErrorCode::Internal: return "internal";
    }
    return "internal";
}

ErrorCode codeForErrno(int errnoValue) {
    switch (errnoValue) {
    case ENOENT:
    case ENOTDIR: return ErrorCode::NotFound;
    case EEXIST: return ErrorCode::AlreadyExists;
    case EACCES:
    case EPERM: return ErrorCode::PermissionDenied;
    case ENOSPC:
    case EDQUOT: return ErrorCode::NoSpace;
    case EROFS: return ErrorCode::ReadOnly;
    case EFBIG: return ErrorCode::FileTooLarge;
    case EINVAL:
    case ENAMETOOLONG: return ErrorCode::InvalidArgument;
    case ETXTBSY:
    case EBUSY: return ErrorCode::Locked;
    default: return ErrorCode::Io;
    }
}

Error&& Error::at(std::filesystem::path path) && {
    path_ = std::move(path);
    return std::move(*this);
}

Error&& Error::offset(std::uint64_t bytes) && {
    offset_ = bytes;
    return std::move(*this);
}

Error&& Error::system(int errnoValue) && {
    errno_ = errnoValue;
    return std::move(*this);
}

Error&& Error::advice(Text advice) && {
    advice_ = std::move(advice);
    return std::move(*this);
}

const char* Error::what() const noexcept {
    try {
        if (what_.empty()) {
            std::string composed = path_.empty() ? "" : displayPath(path_) + ": ";
            composed += message_.english();
            if (offset_)
                composed += " (at byte " + std::to_string(*offset_) + ")";
            if (errno_ != 0)
                composed += ": " + std::generic_category().message(errno_);
            if (composed.back() != '.')
                composed += '.';
            if (!advice_.empty())
                composed += ' ' + advice_.english();
            what_ = std::move(composed);
        }
        return what_.c_str();
    } catch (...) {
        return message_.format();
    }
}

Error systemError(int errnoValue, Text message, std::filesystem::path path) {
    return Error(codeForErrno(errnoValue), std::move(message)).at(std::move(path)).system(errnoValue);
}

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/text.h"

#include <cstdint>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace strata {

/// What the caller can do about a failure. The list is closed: add a code only when callers must act differently.
/// The C interface maps these to VixError, the command line to exit codes (see exitClass).
enum class ErrorCode {
    Cancelled,        ///< the caller asked to stop; nothing is left behind
    InvalidArgument,  ///< a parameter makes no sense; correct the call
    NotFound,         ///< a file or folder is not there
    AlreadyExists,    ///< would overwrite; choose another name or ask for it
    PermissionDenied, ///< the system refuses access
    NoSpace,          ///< the volume (or quota) is full
    ReadOnly,         ///< the volume, file or disk kind cannot be written
    FileTooLarge,     ///< the destination file system cannot hold such a file; use a split type
    Io,               ///< the system reported an error while reading or writing
    Locked,           ///< somebody else holds the disk
    UnsafePath,       ///< the disk names a file outside its folder tree; --trust lifts it
    NotADisk,         ///< the file is not a VMware disk
    NotSupported,     ///< understood, but not possible for this disk
    Encrypted,        ///< the disk is encrypted
    Corrupt,          ///< the file contradicts its format
    Truncated,        ///< the file ends too early
    MissingExtent,    ///< a file of the disk is not there
    MissingParent,    ///< the parent disk is not there
    ParentMismatch,   ///< the parent's content ID differs from what the child expects
    ParentLoop,       ///< the chain of parents comes back to itself
    CapacityMismatch, ///< links or disks differ in capacity where they must not
    LimitExceeded,    ///< a documented limit of this program was passed
    Interrupted,      ///< an earlier operation on this disk was cut off and must be finished first
    Internal,         ///< a broken promise inside this program
};

/// Stable machine name, for JSON: "missing-extent".
std::string_view errorName(ErrorCode code);

/// The one exception type of the core. `what()` is the whole English message: what happened, to which file, where,
/// the system's reason, and what to do.
/// Caught at four borders only: CLI main, job runner, C interface, tests.
class Error : public std::exception {
public:
    Error(ErrorCode code, Text message) : code_(code), message_(std::move(message)) {}

    Error&& at(std::filesystem::path path) &&; ///< the file it happened to
    Error&& offset(std::uint64_t bytes) &&;    ///< byte position in that file
    Error&& system(int errnoValue) &&;         ///< errno of the failed call
    Error&& advice(Text advice) &&;            ///< what the user can do

    ErrorCode code() const { return code_; }
    const Text& message() const { return message_; }
    const Text& advice() const { return advice_; }
    const std::filesystem::path& path() const { return path_; }
    std::optional<std::uint64_t> offset() const { return offset_; }
    int systemError() const { return errno_; }
    const char* what() const noexcept override;

private:
    ErrorCode code_;
    Text message_;
    Text advice_;
    std::filesystem::path path_;
    std::optional<std::uint64_t> offset_;
    int errno_ = 0;
    mutable std::string what_; // composed on first use; an Error is not shared between threads
};

/// Error of a failed system call: chooses the code from errno (ENOSPC -> NoSpace, EACCES -> PermissionDenied ...).
Error systemError(int errnoValue, Text message, std::filesystem::path path);

/// The code systemError() would choose.
ErrorCode codeForErrno(int errnoValue);

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/exitcode.h"

namespace strata::cli {

int exitCodeFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidArgument: return kWrongUsage;
    case ErrorCode::AlreadyExists:
    case ErrorCode::ReadOnly:
    case ErrorCode::FileTooLarge:
    case ErrorCode::Locked:
    case ErrorCode::UnsafePath:
    case ErrorCode::NotSupported:
    case ErrorCode::Encrypted:
    case ErrorCode::Interrupted: return kRefused;
    case ErrorCode::Cancelled:
    case ErrorCode::NotFound:
    case ErrorCode::PermissionDenied:
    case ErrorCode::NoSpace:
    case ErrorCode::Io:
    case ErrorCode::NotADisk:
    case ErrorCode::Corrupt:
    case ErrorCode::Truncated:
    case ErrorCode::MissingExtent:
    case ErrorCode::MissingParent:
    case ErrorCode::ParentMismatch:
    case ErrorCode::ParentLoop:
    case ErrorCode::CapacityMismatch:
    case ErrorCode::LimitExceeded:
    case ErrorCode::Internal: return kFailed;
    }
    return kFailed;
}

} // namespace strata::cli

// SPDX-License-Identifier: Apache-2.0
#include "core/vixdisklib/errors.h"

#include "core/vixdisklib/library.h"

#include <new>

namespace strata::vix {

const char* Failure::what() const noexcept { return textOf(code_); }

VixError codeOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::Cancelled: return VIX_E_CANCELLED;
    case ErrorCode::InvalidArgument: return VIX_E_INVALID_ARG;
    case ErrorCode::NotFound:
    case ErrorCode::MissingExtent: return VIX_E_FILE_NOT_FOUND;
    case ErrorCode::AlreadyExists: return VIX_E_FILE_ALREADY_EXISTS;
    case ErrorCode::PermissionDenied:
    case ErrorCode::UnsafePath: return VIX_E_FILE_ACCESS_ERROR;
    case ErrorCode::NoSpace: return VIX_E_DISK_FULL;
    case ErrorCode::ReadOnly: return VIX_E_FILE_READ_ONLY;
    case ErrorCode::FileTooLarge: return VIX_E_FILE_TOO_BIG;
    case ErrorCode::Io: return VIX_E_FILE_ERROR;
    case ErrorCode::Locked: return VIX_E_FILE_ALREADY_LOCKED;
    case ErrorCode::NotADisk: return VIX_E_DISK_INVALIDDISK;
    case ErrorCode::NotSupported:
    case ErrorCode::LimitExceeded: return VIX_E_NOT_SUPPORTED;
    case ErrorCode::Encrypted: return VIX_E_DISK_NEEDKEY;
    case ErrorCode::Corrupt:
    case ErrorCode::Truncated:
    case ErrorCode::Interrupted: return VIX_E_DISK_NEEDSREPAIR;
    case ErrorCode::MissingParent: return VIX_E_DISK_OPENPARENT;
    case ErrorCode::ParentMismatch: return VIX_E_DISK_CID_MISMATCH;
    case ErrorCode::ParentLoop: return VIX_E_DISK_INVALIDCHAIN;
    case ErrorCode::CapacityMismatch: return VIX_E_DISK_CAPACITY_MISMATCH;
    case ErrorCode::Internal: break;
    }
    return VIX_E_FAIL;
}

const char* textOf(VixError code) {
    switch (VIX_ERROR_CODE(code)) {
#define VIX_ERROR(name, number, text)                                                                                \
    case number:                                                                                                     \
        return text;
#include "core/vixdisklib/vixDiskLibErrors.def"
#undef VIX_ERROR
    default: return "Unknown error";
    }
}

VixError codeOfCurrentException(const char* function) noexcept {
    try {
        throw;
    } catch (const Error& error) {
        Library::instance().warn(std::string("VixDiskLib_") + function + ": " + error.what());
        return codeOf(error.code());
    } catch (const Failure& failure) {
        Library::instance().log(std::string("VixDiskLib_") + function + ": " + failure.what());
        return failure.code();
    } catch (const std::bad_alloc&) {
        return VIX_E_OUT_OF_MEMORY;
    } catch (const std::exception& error) {
        Library::instance().warn(std::string("VixDiskLib_") + function + ": " + error.what());
        return VIX_E_FAIL;
    } catch (...) {
        return VIX_E_FAIL;
    }
}

} // namespace strata::vix

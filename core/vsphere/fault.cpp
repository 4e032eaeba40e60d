// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/fault.h"

#include <algorithm>
#include <array>

namespace strata::vsphere {
namespace {

/// A fault that needs no member to be told: its type, the code, the sentence, the advice.
struct Words {
    const char* type;
    ErrorCode code;
    const char* sentence; ///< %1 is the server's own message
    const char* advice;
};

constexpr std::array kWords = std::to_array<Words>({
    {"InvalidLogin", ErrorCode::PermissionDenied, noop("The server refuses the user name or the password"),
     noop("A user of vCenter is often written as user@domain.")},
    {"InvalidLocale", ErrorCode::NotSupported, noop("The server does not know the language asked for"), ""},
    {"NotAuthenticated", ErrorCode::PermissionDenied, noop("The session on the server has ended"),
     noop("Connect again.")},
    {"ManagedObjectNotFound", ErrorCode::NotFound, noop("The object no longer exists on the server"),
     noop("Somebody else may have removed it. Look again.")},
    {"NotFound", ErrorCode::NotFound, noop("The server does not find it: %1"), ""},
    {"NoDiskSpace", ErrorCode::NoSpace, noop("The datastore has not enough free space: %1"), ""},
    {"InvalidPowerState", ErrorCode::NotSupported, noop("The machine's power state does not allow this: %1"),
     noop("Shut the machine down first.")},
    {"RestrictedVersion", ErrorCode::NotSupported, noop("The host's licence does not allow this"),
     noop("Hosts with the free licence can only be looked at.")},
    {"SnapshotFault", ErrorCode::Io, noop("The server could not take the snapshot: %1"), ""},
    {"ApplicationQuiesceFault", ErrorCode::Io, noop("The programs inside the machine could not be made quiet: %1"),
     noop("Take the snapshot without quiescing.")},
    {"FilesystemQuiesceFault", ErrorCode::Io, noop("The file systems inside the machine could not be made quiet: %1"),
     noop("Take the snapshot without quiescing.")},
    {"MultipleSnapshotsNotSupported", ErrorCode::NotSupported, noop("This machine can have one snapshot only"), ""},
    {"HostConnectFault", ErrorCode::Io, noop("The server cannot reach the host: %1"), noop("Try again later.")},
    {"RequestCanceled", ErrorCode::Cancelled, noop("The task was cancelled on the server"), ""},
    {"Timedout", ErrorCode::Io, noop("The server waited too long: %1"), noop("Try again.")},
    {"NotSupported", ErrorCode::NotSupported, noop("The server does not support this here: %1"), ""},
    {"NotImplemented", ErrorCode::NotSupported, noop("This server cannot do this: %1"), ""},
    {"MethodNotFound", ErrorCode::NotSupported, noop("This server does not know this call: %1"), ""},
    {"InvalidDatastore", ErrorCode::NotFound, noop("There is no such datastore: %1"), ""},
    {"InvalidDatastorePath", ErrorCode::InvalidArgument, noop("This is not a datastore path: %1"),
     noop("Write it as [datastore] folder/disk.vmdk.")},
    {"InvalidName", ErrorCode::InvalidArgument, noop("The server does not take this name: %1"), ""},
    {"InvalidDiskFormat", ErrorCode::NotSupported, noop("The disk's type does not allow this: %1"), ""},
    {"ConcurrentAccess", ErrorCode::Locked, noop("Somebody else changed it at the same time"), noop("Try again.")},
});

/// Faults about a file name it.
struct FileWords {
    const char* type;
    ErrorCode code;
    const char* sentence; ///< %1 is the file
    const char* advice;
};

constexpr std::array kFileWords = std::to_array<FileWords>({
    {"FileNotFound", ErrorCode::NotFound, noop("There is no file %1"), ""},
    {"FileAlreadyExists", ErrorCode::AlreadyExists, noop("%1 exists already"),
     noop("Choose another name, or delete it first.")},
    {"FileLocked", ErrorCode::Locked, noop("%1 is in use"), noop("A machine that runs has its disks locked.")},
    {"CannotAccessFile", ErrorCode::Io, noop("The server cannot reach the file %1"), ""},
    {"CannotCreateFile", ErrorCode::Io, noop("The server cannot make the file %1"), ""},
    {"CannotDeleteFile", ErrorCode::Io, noop("The server cannot delete the file %1"), ""},
    {"FileFault", ErrorCode::Io, noop("The server has a problem with the file %1"), ""},
});

std::string nonEmpty(std::string preferred, const std::string& otherwise) {
    return preferred.empty() ? otherwise : preferred;
}

Error worded(const Fault& fault) {
    const std::string said = nonEmpty(fault.message, fault.type);
    const XmlNode& detail = fault.detail;
    if (fault.type == "NoPermission")
        return Error(ErrorCode::PermissionDenied,
                     text("This needs the privilege %1 on %2, which this user does not have",
                          nonEmpty(detail.childText("privilegeId"), "?"), nonEmpty(detail.childText("object"), "?")));
    if (fault.type == "TaskInProgress")
        return Error(ErrorCode::Locked,
                     text("Another task is running on the object: %1", nonEmpty(detail.childText("task"), said)))
            .advice(text("Wait until it has ended."));
    if (fault.type == "MethodDisabled")
        return Error(ErrorCode::Locked,
                     text("“%1” has switched this off while it works", nonEmpty(detail.childText("source"), said)))
            .advice(text("Wait until it has ended, or release the hold."));
    if (fault.type == "InvalidArgument")
        return Error(ErrorCode::InvalidArgument, text("The server does not accept a value (%1): %2",
                                                      nonEmpty(detail.childText("invalidProperty"), "?"), said));
    if (const auto words = std::ranges::find(kFileWords, fault.type, &FileWords::type); words != kFileWords.end()) {
        const Error error(words->code, Text(words->sentence, {nonEmpty(detail.childText("file"), said)}));
        return Error(error).advice(Text(words->advice, {}));
    }
    if (const auto words = std::ranges::find(kWords, fault.type, &Words::type); words != kWords.end())
        return Error(words->code, Text(words->sentence, {said})).advice(Text(words->advice, {}));
    return Error(ErrorCode::Io, text("The server refuses: %1 (%2)", said, fault.type));
}

} // namespace

Fault parseSoapFault(const XmlNode& element) {
    Fault fault;
    fault.message = element.childText("faultstring");
    const XmlNode* detail = element.child("detail");
    if (detail == nullptr || detail->children.empty())
        return fault;
    fault.detail = detail->children.front();
    fault.type = fault.detail.xsiType;
    if (fault.type.empty()) {
        fault.type = fault.detail.name;
        if (fault.type.ends_with("Fault") && fault.type != "FileFault" && fault.type != "SnapshotFault")
            fault.type.resize(fault.type.size() - 5);
    }
    return fault;
}

Fault parseLocalizedFault(const XmlNode& element) {
    Fault fault;
    fault.message = element.childText("localizedMessage");
    if (fault.message.starts_with("*types."))
        fault.message.clear(); // what the simulator says
    if (const XmlNode* detail = element.child("fault")) {
        fault.detail = *detail;
        fault.type = detail->xsiType;
    }
    return fault;
}

FaultError::FaultError(Fault fault) : Error(worded(fault)), fault_(std::move(fault)) {}

} // namespace strata::vsphere

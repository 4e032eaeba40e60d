// SPDX-License-Identifier: Apache-2.0
#include "core/io/posixattributes.h"

#include "core/io/posixerror.h"

#include <string>
#include <vector>

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace strata::posix {

namespace {

struct stat statusOf(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(systemPath(path), &status) != 0)
        throwErrno(errno, text("Cannot read the permissions of the file"), path);
    return status;
}

/// The file system, or our rank, does not allow this attribute: the new file goes without.
bool mayGoWithout(int errnoValue) {
    return errnoValue == EPERM || errnoValue == EACCES || errnoValue == ENOTSUP || errnoValue == ENOSYS
           || errnoValue == EINVAL;
}

/// True if owner and group are equal afterwards. An ordinary user may at least choose among his groups.
bool giveOwner(const struct stat& from, const std::filesystem::path& to) {
    const struct stat now = statusOf(to);
    if (now.st_uid == from.st_uid && now.st_gid == from.st_gid)
        return true;
    if (::chown(systemPath(to), from.st_uid, from.st_gid) == 0)
        return true;
    if (now.st_gid != from.st_gid && ::chown(systemPath(to), static_cast<uid_t>(-1), from.st_gid) == 0)
        return now.st_uid == from.st_uid;
    return false;
}

/// Names of extended attributes, each ended by a NUL; empty where there are none.
std::string attributeNames(const std::filesystem::path& path) {
    for (;;) {
        const ssize_t length = ::listxattr(systemPath(path), nullptr, 0);
        if (length <= 0)
            return {};
        std::string names(static_cast<std::size_t>(length), '\0');
        const ssize_t got = ::listxattr(systemPath(path), names.data(), names.size());
        if (got >= 0) {
            names.resize(static_cast<std::size_t>(got));
            return names;
        }
        if (errno != ERANGE)
            return {};
    }
}

void copyAttribute(const std::filesystem::path& from, const std::filesystem::path& to, const char* name) {
    const ssize_t length = ::getxattr(systemPath(from), name, nullptr, 0);
    if (length < 0)
        return;
    std::vector<char> value(static_cast<std::size_t>(length));
    const ssize_t got = ::getxattr(systemPath(from), name, value.data(), value.size());
    if (got < 0)
        return;
    if (::setxattr(systemPath(to), name, value.data(), static_cast<std::size_t>(got), 0) != 0 && !mayGoWithout(errno))
        throwErrno(errno, text("Cannot copy the attribute %1 to the file", name), to);
}

} // namespace

void copyOwner(const std::filesystem::path& from, const std::filesystem::path& to) { giveOwner(statusOf(from), to); }

void copyAttributes(const std::filesystem::path& from, const std::filesystem::path& to) {
    const struct stat source = statusOf(from);
    const bool sameOwner = giveOwner(source, to);
    // Set-id bits make no sense on a file that belongs to somebody else now.
    const mode_t mode = source.st_mode & (sameOwner ? 07777U : 00777U);
    if (::chmod(systemPath(to), mode) != 0 && !mayGoWithout(errno))
        throwErrno(errno, text("Cannot set the permissions of the file"), to);
    const std::string names = attributeNames(from);
    for (std::size_t at = 0; at < names.size(); at = names.find('\0', at) + 1)
        copyAttribute(from, to, names.c_str() + at);
}

} // namespace strata::posix

// SPDX-License-Identifier: Apache-2.0
#include "core/machine/machinefolder.h"

#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/machine/folderreader.h"

namespace strata {

MachineFolder readMachineFolder(FileSystem& fs, const std::filesystem::path& path) {
    const std::optional<FileStatus> status = fs.status(path);
    if (!status)
        throw Error(ErrorCode::NotFound, text("There is no such file or folder")).at(path);
    if (status->kind == FileKind::Directory)
        return FolderReader(fs, path).read({});
    std::filesystem::path wanted = path.filename();
    if (equalsIgnoringCase(path.extension().native(), ".vmsd"))
        wanted.replace_extension(".vmx");
    return FolderReader(fs, folderOf(path)).read(wanted);
}

} // namespace strata

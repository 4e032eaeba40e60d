// SPDX-License-Identifier: Apache-2.0
#include "ui/views/trustquestion.h"

#include "ui/text/format.h"
#include "ui/views/inlinemessage.h"

#include <QCoreApplication>

namespace strata::ui {
namespace {

struct TrustQuestion {
    Q_DECLARE_TR_FUNCTIONS(TrustQuestion)
};

std::optional<std::filesystem::path> outsideFileOf(const MachineDocument::Disk& disk) {
    if (disk.error != nullptr && disk.error->code() == ErrorCode::UnsafePath)
        return disk.error->path();
    if (disk.info != nullptr)
        for (const Issue& issue : disk.info->problems)
            if (issue.code == errorName(ErrorCode::UnsafePath))
                return issue.path;
    return std::nullopt;
}

} // namespace

std::optional<OutsideFile> firstOutsideFile(const MachineDocument& document,
                                            const std::set<std::filesystem::path>& keptBlocked) {
    if (document.folder() == nullptr)
        return std::nullopt;
    for (const FoundDisk& disk : document.folder()->disks) {
        const auto file = outsideFileOf(document.disk(disk.path));
        if (file && file->has_parent_path() && !keptBlocked.contains(file->parent_path()))
            return OutsideFile{disk.path, *file, file->parent_path()};
    }
    return std::nullopt;
}

void showTrustQuestion(InlineMessage& bar, const OutsideFile& outside) {
    bar.showMessage(Severity::Warning,
                    TrustQuestion::tr("“%1” wants to read a file outside of its folder.")
                        .arg(QString::fromStdString(displayPath(outside.disk.filename()))),
                    TrustQuestion::tr("It names “%1”. A disk from somebody else could use this to get at your files. "
                                      "Allow it if you know that this disk belongs there.")
                        .arg(formatPath(outside.file)));
    bar.setClosable(false);
}

} // namespace strata::ui

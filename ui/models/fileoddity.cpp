// SPDX-License-Identifier: Apache-2.0
#include "ui/models/fileoddity.h"

#include "core/disk/piecename.h"
#include "ui/text/format.h"

#include <QCoreApplication>

namespace strata::ui {
namespace {

struct OddityText {
    Q_DECLARE_TR_FUNCTIONS(OddityText)
};

/// A file of ours that is named after a disk's description, not after a piece of it.
bool isOfWholeDisk(const FoundFile& file) {
    const std::filesystem::path disk = file.path.stem();
    return disk.extension() == ".vmdk" && !descriptorNameFor(disk);
}

} // namespace

FileOddity fileOddity(const FoundFile& file, std::optional<NodeKind> owner) {
    if (owner == NodeKind::Unlisted)
        return FileOddity::Unlisted;
    if (owner == NodeKind::Discarded)
        return FileOddity::Discarded;
    if (file.role == "extent" && file.usedBy.empty() && !owner)
        return FileOddity::Lost;
    if (file.role == "lock")
        return FileOddity::Locked;
    if (file.role == "undo" && isOfWholeDisk(file))
        return FileOddity::RepairKept;
    if (file.role == "deleted" && isOfWholeDisk(file))
        return FileOddity::Deleted;
    return file.role == "intent" ? FileOddity::CutOff : FileOddity::None;
}

QString oddityText(FileOddity oddity, const std::filesystem::path& file) {
    const QString name = fromPath(file.filename());
    switch (oddity) {
    case FileOddity::None: break;
    case FileOddity::Unlisted: return OddityText::tr("No snapshot list names “%1”.").arg(name);
    case FileOddity::Discarded: return OddityText::tr("“%1” was discarded and stays until it is purged.").arg(name);
    case FileOddity::Lost: return OddityText::tr("No description names “%1”: its disk is lost.").arg(name);
    case FileOddity::Locked: return OddityText::tr("“%1” says that a program holds the file.").arg(name);
    case FileOddity::RepairKept: return OddityText::tr("“%1” keeps what a repair has overwritten.").arg(name);
    case FileOddity::Deleted: return OddityText::tr("“%1” is of a disk that was deleted and is kept.").arg(name);
    case FileOddity::CutOff: return OddityText::tr("“%1” says that work was cut off here.").arg(name);
    }
    return {};
}

} // namespace strata::ui

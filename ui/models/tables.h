// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskinfo.h"
#include "core/machine/machinefolder.h"
#include "core/machine/snapshottree.h"
#include "ui/models/fileoddity.h"
#include "ui/models/valuetablemodel.h"

#include <QStringList>

#include <memory>

namespace strata::ui {

/// A file of a folder, which states of the machine need it, and what can be done where something is odd about it.
struct FileRow : FoundFile {
    QString states;       ///< "Clean install and 3 more"; empty if no state does
    QString statesByName; ///< for a tool tip
    FileOddity oddity = FileOddity::None;
};
/// The files of a folder: name, what they are for, size, who uses them.
using FilesModel = ValueTableModel<FileRow>;
FilesModel* makeFilesModel(QObject* parent);
/// `tree`: nullptr for disks without a history.
std::vector<FileRow> fileRows(const std::vector<FoundFile>& files, const SnapshotTree* tree);

/// The files and pieces a disk is made of, base first.
struct LayoutRow {
    std::string link; ///< name of the link it belongs to
    ExtentInfo extent;
};
using LayoutModel = ValueTableModel<LayoutRow>;
LayoutModel* makeLayoutModel(QObject* parent);
std::vector<LayoutRow> layoutRows(const DiskInfo& info);

/// What is wrong with a disk, worst first.
using IssuesModel = ValueTableModel<Issue>;
IssuesModel* makeIssuesModel(QObject* parent);
std::vector<Issue> worstFirst(std::vector<Issue> issues);

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskinfo.h"
#include "core/machine/machinefolder.h"
#include "ui/models/valuetablemodel.h"

#include <memory>

namespace strata::ui {

/// The files of a folder: name, what they are for, size, who uses them.
using FilesModel = ValueTableModel<FoundFile>;
FilesModel* makeFilesModel(QObject* parent);

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

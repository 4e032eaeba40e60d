// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskinfo.h"
#include "core/ops/metaop.h"

#include <QStackedWidget>

#include <filesystem>
#include <map>
#include <memory>

namespace strata::ui {

class MetadataPage;

/// The metadata pages of the disks looked at: changes that are not applied yet wait on their disk's own page while
/// another disk is selected.
class MetadataStack : public QStackedWidget {
    Q_OBJECT
public:
    explicit MetadataStack(QWidget* parent = nullptr);

    void setDisk(const std::filesystem::path& disk, std::shared_ptr<const DiskInfo> info);
    void clear(); ///< shows no disk; changes that wait go on waiting
    MetadataPage& current() { return *current_; }
    /// The page of a disk; nullptr if it was not shown lately.
    MetadataPage* pageOf(const std::filesystem::path& disk) const;
    /// Disks with changes that are not applied.
    std::vector<std::filesystem::path> pendingDisks() const;

signals:
    void applyRequested(const strata::MetaParams& params);
    void previewRequested(const strata::MetaParams& params);
    void compareLinksRequested(std::shared_ptr<const strata::DiskInfo> info);

private:
    MetadataPage* addPage();

    std::map<std::filesystem::path, MetadataPage*> pages_;
    MetadataPage* current_ = nullptr;
};

} // namespace strata::ui

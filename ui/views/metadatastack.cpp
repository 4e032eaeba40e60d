// SPDX-License-Identifier: Apache-2.0
#include "ui/views/metadatastack.h"

#include "ui/views/metadatapage.h"

namespace strata::ui {

MetadataStack::MetadataStack(QWidget* parent) : QStackedWidget(parent) {
    current_ = addPage();
    pages_[{}] = current_;
}

void MetadataStack::setDisk(const std::filesystem::path& disk, std::shared_ptr<const DiskInfo> info) {
    MetadataPage* page = pageOf(disk);
    if (page == nullptr) {
        // A page without pending changes has nothing to keep: it is used again.
        page = current_->hasPendingChanges() ? addPage() : current_;
        std::erase_if(pages_, [page](const auto& entry) { return entry.second == page; });
        pages_[disk] = page;
    }
    current_ = page;
    setCurrentWidget(page);
    page->setDisk(std::move(info));
}

void MetadataStack::clear() { setDisk({}, nullptr); }

MetadataPage* MetadataStack::pageOf(const std::filesystem::path& disk) const {
    const auto found = pages_.find(disk);
    return found != pages_.end() ? found->second : nullptr;
}

std::vector<std::filesystem::path> MetadataStack::pendingDisks() const {
    std::vector<std::filesystem::path> disks;
    for (const auto& [disk, page] : pages_)
        if (page->hasPendingChanges())
            disks.push_back(disk);
    return disks;
}

MetadataPage* MetadataStack::addPage() {
    auto* page = new MetadataPage(this);
    addWidget(page);
    connect(page, &MetadataPage::applyRequested, this, &MetadataStack::applyRequested);
    connect(page, &MetadataPage::previewRequested, this, &MetadataStack::previewRequested);
    connect(page, &MetadataPage::compareLinksRequested, this, &MetadataStack::compareLinksRequested);
    return page;
}

} // namespace strata::ui

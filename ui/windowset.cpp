// SPDX-License-Identifier: Apache-2.0
#include "ui/windowset.h"

#include "ui/documents/documentset.h"
#include "ui/views/look.h"

#include <algorithm>

namespace strata::ui {

WindowSet::WindowSet(Shared shared, QObject* parent) : QObject(parent), shared_(std::move(shared)) {}

WindowSet::~WindowSet() = default;

MainWindow& WindowSet::open() {
    windows_.push_back(std::make_unique<Entry>());
    Entry& entry = *windows_.back();
    entry.documents = std::make_unique<DocumentSet>(shared_.fs, shared_.settings, nullptr, shared_.reader);
    make(entry);
    if (windows_.size() > 1) // not exactly over the one before
        entry.window->move(windows_[windows_.size() - 2]->window->pos() + QPoint(4 * kGrid, 4 * kGrid));
    entry.window->show();
    return *entry.window;
}

void WindowSet::make(Entry& entry) {
    const std::unique_ptr<MainWindow> old = std::move(entry.window); // goes when the new one is there
    entry.window = std::make_unique<MainWindow>(
        Services{shared_.fs, shared_.settings, *entry.documents, shared_.jobs, shared_.history, shared_.operations});
    MainWindow* window = entry.window.get();
    connect(window, &MainWindow::outdated, this, &WindowSet::outdated, Qt::QueuedConnection);
    connect(window, &MainWindow::settingsChanged, this, &WindowSet::settingsChanged);
    connect(window, &MainWindow::anotherWanted, this, [this] { open(); });
    connect(
        window, &MainWindow::closed, this, [this, window] { forget(window); }, Qt::QueuedConnection);
}

void WindowSet::remakeAll() {
    for (const std::unique_ptr<Entry>& entry : windows_) {
        make(*entry);
        entry->window->show();
    }
}

/// The last one stays until the program ends.
void WindowSet::forget(const MainWindow* window) {
    if (windows_.size() > 1)
        std::erase_if(windows_,
                      [window](const std::unique_ptr<Entry>& entry) { return entry->window.get() == window; });
}

} // namespace strata::ui

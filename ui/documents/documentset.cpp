// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/documentset.h"

#include "ui/settings/settings.h"
#include "ui/text/format.h"

#include <QDir>

#include <algorithm>

namespace strata::ui {
namespace {

constexpr qsizetype kMaxRecent = 12;

/// Absolute and without "." or "..", by words only: no file is touched.
std::filesystem::path absolutePath(const std::filesystem::path& path) {
    return toPath(QDir::cleanPath(QDir::current().absoluteFilePath(fromPath(path))));
}

} // namespace

DocumentSet::DocumentSet(FileSystem& fs, Settings& settings, QObject* parent, SnapshotReader reader)
    : QObject(parent), fs_(fs), settings_(settings), reader_(std::move(reader)) {
    for (const QString& path : settings_.library())
        add(toPath(path));
}

QStringList DocumentSet::recent() const {
    QStringList paths = settings_.recent();
    paths.removeIf([this](const QString& path) { return find(toPath(path)) != nullptr; });
    return paths;
}

MachineDocument* DocumentSet::open(const std::filesystem::path& path) {
    const std::filesystem::path absolute = absolutePath(path);
    MachineDocument* document = find(absolute);
    if (document == nullptr) {
        document = add(absolute);
        emit added(document);
        keepInLibrary(absolute, true);
    }
    remember(absolute);
    if (document->state() == MachineDocument::State::Failed)
        document->reload();
    setCurrent(document);
    return document;
}

void DocumentSet::setCurrent(MachineDocument* document) {
    if (document != nullptr)
        document->load();
    if (current_ == document)
        return;
    current_ = document;
    emit currentChanged(document);
}

void DocumentSet::close(MachineDocument* document) {
    if (current_ == document)
        setCurrent(nullptr);
    emit aboutToRemove(document);
    documents_.removeOne(document);
    document->deleteLater();
    keepInLibrary(document->path(), false);
    emit removed();
    emit recentChanged();
}

void DocumentSet::clearRecent() {
    settings_.setRecent({});
    emit recentChanged();
}

void DocumentSet::filesChanged(const std::vector<std::filesystem::path>& files) {
    for (MachineDocument* document : std::as_const(documents_))
        document->filesChanged(files);
}

MachineDocument* DocumentSet::add(const std::filesystem::path& path) {
    auto* document = new MachineDocument(fs_, path, this, reader_);
    documents_.append(document);
    return document;
}

MachineDocument* DocumentSet::find(const std::filesystem::path& path) const {
    const auto found = std::find_if(documents_.begin(), documents_.end(),
                                    [&](const MachineDocument* document) { return document->path() == path; });
    return found != documents_.end() ? *found : nullptr;
}

void DocumentSet::remember(const std::filesystem::path& path) {
    QStringList paths = settings_.recent();
    const QString name = fromPath(path);
    paths.removeAll(name);
    paths.prepend(name);
    settings_.setRecent(paths.mid(0, kMaxRecent));
    emit recentChanged();
}

/// Other windows have sets of their own, and keep their machines in the same list.
void DocumentSet::keepInLibrary(const std::filesystem::path& path, bool kept) {
    QStringList paths = settings_.library();
    const QString name = fromPath(path);
    if (!kept)
        paths.removeAll(name);
    else if (!paths.contains(name))
        paths << name;
    settings_.setLibrary(paths);
}

} // namespace strata::ui

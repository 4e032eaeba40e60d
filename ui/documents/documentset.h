// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/machinedocument.h"

#include <QList>
#include <QObject>
#include <QStringList>

namespace strata::ui {

class Settings;

/// The library: all machines that are open or remembered, which one is shown, and what was open lately.
class DocumentSet : public QObject {
    Q_OBJECT
public:
    /// Lists what was in the library last time; nothing is read before it is shown.
    DocumentSet(FileSystem& fs, Settings& settings, QObject* parent = nullptr, SnapshotReader reader = {});

    const QList<MachineDocument*>& documents() const { return documents_; }
    MachineDocument* current() const { return current_; } ///< nullptr: the start page
    /// Latest first, without those in the library.
    QStringList recent() const;

    /// Opens a folder, .vmx or disk, or shows it if it is open; reads it again if it had failed.
    MachineDocument* open(const std::filesystem::path& path);
    void setCurrent(MachineDocument* document);
    /// Takes it out of the library; it stays among the recent ones.
    void close(MachineDocument* document);
    void clearRecent();
    /// A job wrote these files: the documents they belong to read them again.
    void filesChanged(const std::vector<std::filesystem::path>& files);

signals:
    void added(strata::ui::MachineDocument* document);
    void aboutToRemove(strata::ui::MachineDocument* document);
    void removed();
    void currentChanged(strata::ui::MachineDocument* document);
    void recentChanged();

private:
    MachineDocument* add(const std::filesystem::path& path);
    MachineDocument* find(const std::filesystem::path& path) const;
    void remember(const std::filesystem::path& path);
    void keepInLibrary(const std::filesystem::path& path, bool kept);

    FileSystem& fs_;
    Settings& settings_;
    SnapshotReader reader_;
    QList<MachineDocument*> documents_;
    MachineDocument* current_ = nullptr;
};

} // namespace strata::ui

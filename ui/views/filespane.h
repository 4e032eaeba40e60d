// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/machinedocument.h"
#include "ui/models/fileoddity.h"

#include <QList>
#include <QPointer>
#include <QWidget>

#include <memory>

class QAction;
class QTreeView;

namespace strata::ui {

enum class Command;
class CommandSet;
class FilesProxy;
struct FileRow;
class InlineMessage;
class Settings;
template<typename Row>
class ValueTableModel;

/// Every file of a machine's folder: what it is for, who needs it, and for those that are odd, what to do about them.
/// Follows the window's selection and leads it.
class FilesPane : public QWidget {
    Q_OBJECT
public:
    FilesPane(Settings& settings, const CommandSet& commands, QWidget* parent = nullptr);
    ~FilesPane() override;

    /// nullptr empties it. The document must outlive the pane or be replaced before its end.
    void setDocument(MachineDocument* document);
    /// The document's files are shown as they are now.
    void refresh();
    void setFilter(const QString& text);
    QTreeView& view() { return *view_; }

signals:
    /// What is no command of its own: a lock, kept files, work that was cut off. `undo`: roll back instead of finish.
    void mendRequested(strata::ui::FileOddity oddity, const std::filesystem::path& file, bool undo);

private:
    /// What the bar speaks of.
    struct Told {
        FileOddity oddity = FileOddity::None;
        std::filesystem::path file;
    };
    void buildView();
    const FileRow* rowAt(const QModelIndex& index) const;
    std::filesystem::path diskOf(const FileRow& file) const;
    void lead(const QModelIndex& index);
    void follow();
    void tellOddity();
    QList<QAction*> waysOut(const Told& told);
    void addButton(QAction& way);
    void showMenu(const QPoint& position);

    Settings& settings_;
    const CommandSet& commands_;
    QPointer<MachineDocument> document_;
    ValueTableModel<FileRow>* model_;
    FilesProxy* proxy_;
    QTreeView* view_;
    InlineMessage* oddity_; ///< below the list, so that its rows keep their places
    Told told_;
    std::unique_ptr<QObject> mends_; ///< holds those of ways_ that are no commands
    QList<QAction*> ways_;           ///< out of what is odd
    bool leading_ = false;
};

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/machinedocument.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTabWidget;
class QTreeView;

namespace strata::ui {

enum class Command;
class AllocationPage;
class CommandSet;
class ElidedLabel;
class HealthPage;
class InlineMessage;
class MetadataStack;
class OverviewPage;
class Placeholder;
struct FileRow;
struct LayoutRow;
template<typename Row>
class ValueTableModel;

/// The right pane: everything about the selected disk.
class InspectorPane : public QWidget {
    Q_OBJECT
public:
    enum Page { Overview, Metadata, Layout, Files, Health, Map };

    explicit InspectorPane(const CommandSet& commands, QWidget* parent = nullptr);

    /// nullptr empties the pane. The document must outlive the pane or be replaced before its end.
    void setDocument(MachineDocument* document);
    void showPage(Page page);
    MetadataStack& metadata() { return *metadata_; }
    QTabWidget& tabs() { return *tabs_; }
    AllocationPage& map() { return *map_; }
    QSize sizeHint() const override; ///< every page's tab can be seen

private:
    QTreeView* makeTable(QAbstractItemModel* model, const QString& name);
    void refresh();
    void showDisk(const MachineDocument::Disk& disk);
    void showFilesOf(const std::filesystem::path& disk);
    void showNothing();
    void refreshDisks();
    void refreshRemedy();
    void offer(Command command);
    void showHead(const QString& kind);
    void chooseDisk(int place);

    const CommandSet& commands_;
    QPointer<MachineDocument> document_;
    QStackedWidget* stack_;
    Placeholder* placeholder_;
    QWidget* contents_;
    ElidedLabel* title_;
    ElidedLabel* subtitle_;
    QLabel* note_;          ///< when the selected snapshot was taken, and its description
    QComboBox* disks_;      ///< of the selected node, where it has several
    InlineMessage* remedy_; ///< what a ghost is and what can be done about it
    InlineMessage* error_;
    QTabWidget* tabs_;
    OverviewPage* overview_;
    MetadataStack* metadata_;
    ValueTableModel<LayoutRow>* layoutModel_;
    ValueTableModel<FileRow>* filesModel_;
    HealthPage* health_;
    AllocationPage* map_;
};

} // namespace strata::ui

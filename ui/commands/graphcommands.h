// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/machinedocument.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace strata::ui {

class CommandSet;
class InlineMessage;
class Settings;

/// What can be done with the picture of a machine's history.
class GraphCommands : public QObject {
    Q_OBJECT
public:
    GraphCommands(CommandSet& commands, Settings& settings, InlineMessage& message, QWidget& window);

    void setDocument(MachineDocument* document) { document_ = document; }

private:
    void askWhere();
    void save(const QString& file);

    Settings& settings_;
    InlineMessage& message_;
    QWidget& window_;
    QPointer<MachineDocument> document_;
};

} // namespace strata::ui

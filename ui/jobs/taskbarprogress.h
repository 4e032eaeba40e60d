// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QVariantMap>

#include <optional>

namespace strata::ui {

class MessageBus;

/// A bar on the program's icon in the task bar, where the desktop has such a thing (the LauncherEntry signal that
/// Plasma, Unity and the docks of GNOME listen to).
class TaskBarProgress : public QObject {
    Q_OBJECT
public:
    explicit TaskBarProgress(MessageBus& session, QObject* parent = nullptr);

    /// 0..1; nothing takes the bar away. Whole percents only are sent.
    void show(std::optional<double> share);

private:
    void send(const QVariantMap& properties);

    MessageBus& session_;
    std::optional<int> shown_; ///< percent
};

} // namespace strata::ui

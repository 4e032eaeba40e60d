// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QStringList>

#include <optional>

class QDBusConnection;

namespace strata::ui {

class MessageBus;

/// Notifications of the desktop (org.freedesktop.Notifications). Without a desktop that shows them nothing happens.
class DesktopNotifications : public QObject {
    Q_OBJECT
public:
    enum class Urgency { Low, Normal, Critical };

    explicit DesktopNotifications(MessageBus& session, QObject* parent = nullptr);

    /// Plain text; what would be markup is shown as it stands.
    void show(const QString& summary, const QString& body, Urgency urgency);
    /// Takes back what is still shown.
    void closeAll();

signals:
    void activated(); ///< somebody clicked one

private slots:
    void onAction(uint id, const QString& action);
    void onClosed(uint id, uint reason);
    void onToken(uint id, const QString& token);

private:
    void subscribe(QDBusConnection& bus);
    void notify(QDBusConnection bus, const QString& summary, const QString& body, Urgency urgency);

    MessageBus& session_;
    bool subscribed_ = false;
    std::optional<bool> readsMarkup_; ///< once the desktop has said so
    QList<uint> shown_;
};

} // namespace strata::ui

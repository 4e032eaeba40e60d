// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/desktopnotifications.h"

#include "ui/jobs/messagebus.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QVariantMap>

namespace strata::ui {
namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kDefaultAction = QStringLiteral("default");
constexpr int kTimeoutMs = 5'000;
constexpr int kAsTheDesktopLikes = -1;

QDBusMessage call(const QString& method, const QVariantList& arguments = {}) {
    QDBusMessage message = QDBusMessage::createMethodCall(kService, kPath, kService, method);
    message.setArguments(arguments);
    return message;
}

} // namespace

DesktopNotifications::DesktopNotifications(MessageBus& session, QObject* parent)
    : QObject(parent), session_(session) {}

void DesktopNotifications::show(const QString& summary, const QString& body, Urgency urgency) {
    session_.use([this, summary, body, urgency](QDBusConnection bus) {
        subscribe(bus);
        if (readsMarkup_) {
            notify(bus, summary, body, urgency);
            return;
        }
        auto* watcher =
            new QDBusPendingCallWatcher(bus.asyncCall(call(QStringLiteral("GetCapabilities")), kTimeoutMs), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [=, this] {
            watcher->deleteLater();
            const QDBusPendingReply<QStringList> reply = *watcher;
            if (reply.isError())
                return; // nobody shows notifications here
            readsMarkup_ = reply.value().contains(QLatin1String("body-markup"));
            notify(bus, summary, body, urgency);
        });
    });
}

void DesktopNotifications::notify(QDBusConnection bus, const QString& summary, const QString& body, Urgency urgency) {
    const QVariantMap hints{
        {QStringLiteral("urgency"), QVariant::fromValue(static_cast<uchar>(urgency))},
        {QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()},
    };
    const QVariantList arguments{QGuiApplication::applicationDisplayName(),
                                 0U, // replaces none
                                 QGuiApplication::desktopFileName(),
                                 summary,
                                 *readsMarkup_ ? body.toHtmlEscaped() : body,
                                 QStringList{kDefaultAction, tr("Show")},
                                 hints,
                                 kAsTheDesktopLikes};
    auto* watcher =
        new QDBusPendingCallWatcher(bus.asyncCall(call(QStringLiteral("Notify"), arguments), kTimeoutMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (!reply.isError())
            shown_ << reply.value();
    });
}

void DesktopNotifications::closeAll() {
    if (shown_.isEmpty())
        return;
    session_.use([this](const QDBusConnection& bus) {
        for (const uint id : std::exchange(shown_, {}))
            bus.asyncCall(call(QStringLiteral("CloseNotification"), {id}), kTimeoutMs);
    });
}

void DesktopNotifications::subscribe(QDBusConnection& bus) {
    if (subscribed_)
        return;
    subscribed_ = true;
    const auto on = [&](const char* signal, const char* slot) {
        bus.connect(kService, kPath, kService, QLatin1String(signal), this, slot);
    };
    on("ActionInvoked", SLOT(onAction(uint, QString)));
    on("NotificationClosed", SLOT(onClosed(uint, uint)));
    on("ActivationToken", SLOT(onToken(uint, QString)));
}

void DesktopNotifications::onAction(uint id, const QString& action) {
    if (shown_.contains(id) && action == kDefaultAction)
        emit activated();
}

void DesktopNotifications::onClosed(uint id, uint) { shown_.removeAll(id); }

void DesktopNotifications::onToken(uint id, const QString& token) {
    // Without it Wayland lets nobody come to the front.
    if (shown_.contains(id))
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

} // namespace strata::ui

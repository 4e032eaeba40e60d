// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/sleepinhibitor.h"

#include "ui/jobs/messagebus.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

namespace strata::ui {
namespace {

constexpr int kTimeoutMs = 5'000;
const QString kPowerService = QStringLiteral("org.freedesktop.PowerManagement");
const QString kPowerPath = QStringLiteral("/org/freedesktop/PowerManagement/Inhibit");
const QString kPowerInterface = QStringLiteral("org.freedesktop.PowerManagement.Inhibit");

QDBusMessage powerCall(const QString& method, const QVariantList& arguments) {
    QDBusMessage message = QDBusMessage::createMethodCall(kPowerService, kPowerPath, kPowerInterface, method);
    message.setArguments(arguments);
    return message;
}

} // namespace

SleepInhibitor::SleepInhibitor(MessageBus& system, MessageBus& session, QObject* parent)
    : QObject(parent), system_(system), session_(session) {}

SleepInhibitor::~SleepInhibitor() { release(); }

void SleepInhibitor::hold(const QString& reason) {
    if (wanted_)
        return;
    wanted_ = true;
    askLogind(reason, ++request_);
}

void SleepInhibitor::release() {
    wanted_ = false;
    lock_ = {}; // logind sees the file closed
    if (cookie_)
        giveBack(*cookie_);
    cookie_.reset();
}

void SleepInhibitor::askLogind(const QString& reason, int request) {
    const auto otherwise = [this, reason, request] { askDesktop(reason, request); };
    system_.use(
        [=, this](const QDBusConnection& bus) {
            QDBusMessage message = QDBusMessage::createMethodCall(
                QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
                QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
            message.setArguments({QStringLiteral("sleep"), QGuiApplication::applicationDisplayName(), reason,
                                  QStringLiteral("block")});
            auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(message, kTimeoutMs), this);
            connect(watcher, &QDBusPendingCallWatcher::finished, this, [=, this] {
                watcher->deleteLater();
                const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
                if (reply.isError())
                    otherwise();
                else if (wanted_ && request == request_)
                    lock_ = reply.value();
            });
        },
        otherwise);
}

void SleepInhibitor::askDesktop(const QString& reason, int request) {
    if (!wanted_ || request != request_)
        return;
    session_.use([=, this](const QDBusConnection& bus) {
        auto* watcher = new QDBusPendingCallWatcher(
            bus.asyncCall(powerCall(QStringLiteral("Inhibit"), {QGuiApplication::applicationDisplayName(), reason}),
                          kTimeoutMs),
            this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [=, this] {
            watcher->deleteLater();
            const QDBusPendingReply<uint> reply = *watcher;
            if (reply.isError())
                return; // nobody here who could help
            if (wanted_ && request == request_)
                cookie_ = reply.value();
            else
                giveBack(reply.value());
        });
    });
}

void SleepInhibitor::giveBack(uint cookie) {
    session_.use([cookie](const QDBusConnection& bus) {
        bus.asyncCall(powerCall(QStringLiteral("UnInhibit"), {cookie}), kTimeoutMs);
    });
}

} // namespace strata::ui

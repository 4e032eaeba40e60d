// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/messagebus.h"

#include <QFile>
#include <QUuid>

#include <utility>

namespace strata::ui {
namespace {

QString socketAddress(const QString& path) {
    return QFile::exists(path) ? QStringLiteral("unix:path=") + path : QString();
}

} // namespace

MessageBus::MessageBus(QString address, QObject* parent)
    : QObject(parent), address_(std::move(address)), name_(QUuid::createUuid().toString(QUuid::WithoutBraces)),
      connecting_(this) {}

MessageBus::~MessageBus() {
    if (state_ == State::Ready)
        QDBusConnection::disconnectFromBus(name_);
}

void MessageBus::use(Work work, std::function<void()> otherwise) {
    if (state_ == State::Ready) {
        work(QDBusConnection(name_));
        return;
    }
    waiting_.push_back({std::move(work), std::move(otherwise)});
    if (state_ == State::Trying)
        return;
    if (state_ == State::Absent || address_.isEmpty()) {
        connected(false);
        return;
    }
    state_ = State::Trying;
    connecting_.start<bool>(
        [address = address_, name = name_](const std::stop_token&) {
            return QDBusConnection::connectToBus(address, name).isConnected();
        },
        [this](const AsyncResult<bool>& result) { connected(result.value != nullptr && *result.value); });
}

void MessageBus::connected(bool success) {
    state_ = success ? State::Ready : State::Absent;
    for (const Waiting& waiting : std::exchange(waiting_, {}))
        if (success)
            waiting.work(QDBusConnection(name_));
        else if (waiting.otherwise)
            waiting.otherwise();
}

QString MessageBus::sessionAddress() {
    const QString given = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!given.isEmpty() || runtime.isEmpty())
        return given;
    return socketAddress(runtime + QStringLiteral("/bus"));
}

QString MessageBus::systemAddress() {
    const QString given = qEnvironmentVariable("DBUS_SYSTEM_BUS_ADDRESS");
    return given.isEmpty() ? socketAddress(QStringLiteral("/run/dbus/system_bus_socket")) : given;
}

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QTest>
#include <QUuid>

namespace strata::test {

/// A message bus of our own: a real dbus-daemon, which ends with this object.
class PrivateBus {
public:
    PrivateBus() {
        daemon_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        daemon_.start(QStringLiteral("dbus-daemon"),
                      {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
                       QStringLiteral("--print-address")});
        if (daemon_.waitForStarted() && daemon_.waitForReadyRead())
            address_ = QString::fromUtf8(daemon_.readLine()).trimmed();
    }
    ~PrivateBus() {
        for (const QString& name : std::as_const(names_))
            QDBusConnection::disconnectFromBus(name);
        daemon_.kill();
        daemon_.waitForFinished();
    }

    const QString& address() const { return address_; } ///< empty if there is no dbus-daemon here
    /// For a service that the program under test talks to.
    QDBusConnection connection() {
        names_ << QUuid::createUuid().toString();
        return QDBusConnection::connectToBus(address_, names_.last());
    }
    void stop() {
        daemon_.kill();
        daemon_.waitForFinished();
    }

private:
    QProcess daemon_;
    QString address_;
    QStringList names_;
};

} // namespace strata::test

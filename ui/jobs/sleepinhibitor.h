// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>

#include <optional>

namespace strata::ui {

class MessageBus;

/// Keeps the computer from falling asleep while disks are written: asks logind, or where there is none the desktop's
/// power management. Whoever ends without a word lets go by ending.
class SleepInhibitor : public QObject {
    Q_OBJECT
public:
    SleepInhibitor(MessageBus& system, MessageBus& session, QObject* parent = nullptr);
    ~SleepInhibitor() override;

    /// `reason`: in the user's language; the desktop shows it.
    void hold(const QString& reason);
    void release();
    bool isWanted() const { return wanted_; }

private:
    void askLogind(const QString& reason, int request);
    void askDesktop(const QString& reason, int request);
    void giveBack(uint cookie);

    MessageBus& system_;
    MessageBus& session_;
    bool wanted_ = false;
    int request_ = 0; ///< answers to earlier ones are given back at once
    QDBusUnixFileDescriptor lock_;
    std::optional<uint> cookie_;
};

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/desktopnotifications.h"
#include "ui/jobs/messagebus.h"
#include "ui/jobs/sleepinhibitor.h"
#include "ui/jobs/taskbarprogress.h"

#include <QObject>

namespace strata::ui {

class Job;
class JobQueue;

/// Tells the desktop of the jobs: that one ended while none of our windows was in front, that the computer must not
/// fall asleep while one writes, and how far the long ones are.
class JobHerald : public QObject {
    Q_OBJECT
public:
    struct Addresses {
        QString session = MessageBus::sessionAddress();
        QString system = MessageBus::systemAddress();
    };

    explicit JobHerald(JobQueue& queue, const Addresses& addresses, QObject* parent = nullptr);

    /// Both are on at first.
    void setNotifies(bool notifies) { notifies_ = notifies; }
    void setKeepsAwake(bool keepsAwake);

signals:
    void raiseRequested(); ///< somebody clicked a notification

private:
    void tellEnd(const Job& job);
    void updateSleep();
    void updateTaskBar();

    JobQueue& queue_;
    bool notifies_ = true;
    bool keepsAwake_ = true;
    MessageBus session_;
    MessageBus system_;
    DesktopNotifications notifications_;
    SleepInhibitor inhibitor_;
    TaskBarProgress taskBar_;
};

} // namespace strata::ui

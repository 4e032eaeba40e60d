// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/pause.h"

#include "core/base/progress.h"

#include <QEventLoop>
#include <QMetaObject>
#include <QTimer>

namespace strata::vsphere {

void pause(std::chrono::milliseconds time, const std::stop_token& stop) {
    checkpoint(stop);
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    const std::stop_callback wake(stop, [&loop] { QMetaObject::invokeMethod(&loop, "quit", Qt::QueuedConnection); });
    loop.exec();
    checkpoint(stop);
}

} // namespace strata::vsphere

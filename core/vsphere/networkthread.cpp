// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/networkthread.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <semaphore>

namespace strata::vsphere {

struct NetworkThread::Loop {
    QThread thread;
    QObject* context = new QObject; ///< lives in the thread: what is invoked on it runs there
    std::binary_semaphore free{1};  ///< nothing runs there
};

NetworkThread::NetworkThread() : loop_(std::make_unique<Loop>()) {
    loop_->context->moveToThread(&loop_->thread);
    QObject::connect(&loop_->thread, &QThread::finished, loop_->context, &QObject::deleteLater);
    loop_->thread.start();
}

NetworkThread::~NetworkThread() {
    loop_->thread.quit();
    loop_->thread.wait();
}

std::future<void> NetworkThread::begin(std::function<void()> work) {
    loop_->free.acquire(); // not a mutex: it is given back by another thread
    auto task = std::make_shared<std::packaged_task<void()>>(std::move(work));
    std::future<void> done = task->get_future();
    QMetaObject::invokeMethod(
        loop_->context,
        [this, task] {
            (*task)();
            loop_->free.release();
        },
        Qt::QueuedConnection);
    return done;
}

void NetworkThread::run(const std::function<void()>& work) { begin(work).get(); }

} // namespace strata::vsphere

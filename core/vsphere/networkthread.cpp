// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/networkthread.h"

#include <QObject>
#include <QThread>

#include <exception>
#include <mutex>

namespace strata::vsphere {

struct NetworkThread::Loop {
    QThread thread;
    QObject* context = new QObject; ///< lives in the thread: what is invoked on it runs there
    std::mutex one;
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

void NetworkThread::run(const std::function<void()>& work) {
    const std::scoped_lock lock(loop_->one);
    std::exception_ptr thrown;
    QMetaObject::invokeMethod(
        loop_->context,
        [&] {
            try {
                work();
            } catch (...) {
                thrown = std::current_exception();
            }
        },
        Qt::BlockingQueuedConnection);
    if (thrown)
        std::rethrow_exception(thrown);
}

} // namespace strata::vsphere

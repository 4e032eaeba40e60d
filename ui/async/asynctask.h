// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QFutureWatcher>
#include <QObject>
#include <QtConcurrent>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace strata::ui {

/// What came of a background task: a value or the core's error, never both.
template<class T>
struct AsyncResult {
    std::shared_ptr<T> value;
    std::shared_ptr<const Error> error;
};

/// Runs one function at a time on the global pool and delivers its result on the thread of the owner: once, or never
/// if a newer request or the owner's end made it stale. Starting a new one asks the old one to stop.
class AsyncTask : public QObject {
public:
    using QObject::QObject;
    ~AsyncTask() override { cancel(); }

    template<class T>
    void start(std::function<T(std::stop_token)> work, std::function<void(AsyncResult<T>)> deliver) {
        cancel();
        stop_ = std::stop_source();
        const std::stop_token token = stop_.get_token();
        auto* watcher = new QFutureWatcher<AsyncResult<T>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, token, deliver = std::move(deliver)] {
            watcher->deleteLater();
            if (!token.stop_requested()) {
                running_ = false;
                deliver(watcher->result());
            }
        });
        running_ = true;
        watcher->setFuture(QtConcurrent::run([work = std::move(work), token] { return guarded<T>(work, token); }));
    }

    void cancel() {
        stop_.request_stop();
        running_ = false;
    }
    bool isRunning() const { return running_; }

private:
    template<class T>
    static AsyncResult<T> guarded(const std::function<T(std::stop_token)>& work, std::stop_token token) {
        try {
            return {std::make_shared<T>(work(std::move(token))), nullptr};
        } catch (const Error& error) {
            return {nullptr, std::make_shared<const Error>(error)};
        } catch (const std::exception& error) {
            return {nullptr, std::make_shared<const Error>(
                                 Error(ErrorCode::Internal, text("Unexpected failure: %1", error.what())))};
        }
    }

    std::stop_source stop_;
    bool running_ = false;
};

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#include "core/vixdisklib/operations.h"

#include "core/base/error.h"
#include "core/vixdisklib/library.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace strata::vix {
namespace {

constexpr int kDone = 100;

int percentOf(const Progress::Snapshot& snapshot) {
    if (snapshot.total == 0)
        return 0;
    const std::uint64_t percent = snapshot.done * kDone / snapshot.total;
    return static_cast<int>(std::min<std::uint64_t>(percent, kDone - 1));
}

/// Runs the operation on a thread of its own; the calling one tells how far it is.
void runWatched(Operation& operation, OpContext& context, const ProgressTarget& target) {
    std::mutex mutex;
    std::condition_variable ended;
    bool done = false;
    std::exception_ptr failure;
    target.function(target.data, 0);
    std::jthread worker([&] {
        try {
            operation.run(context);
        } catch (...) {
            failure = std::current_exception();
        }
        const std::lock_guard guard(mutex);
        done = true;
        ended.notify_one();
    });
    int told = 0;
    std::unique_lock lock(mutex);
    while (!ended.wait_for(lock, std::chrono::milliseconds(50), [&] { return done; })) {
        lock.unlock();
        if (const int percent = percentOf(context.progress.snapshot()); percent > told)
            target.function(target.data, told = percent);
        lock.lock();
    }
    lock.unlock();
    worker.join();
    if (failure)
        std::rethrow_exception(failure);
    target.function(target.data, kDone);
}

} // namespace

void runOperation(Operation& operation, ProgressTarget progress) {
    Progress counter;
    Report report;
    OpContext context{nativeFileSystem(), counter, {}, report};
    if (const std::optional<Refusal> refusal = operation.canRun(context.fs))
        throw refusal->cause ? *refusal->cause : Error(refusal->code, refusal->reason);
    if (progress.function != nullptr)
        runWatched(operation, context, progress);
    else
        operation.run(context);
    for (const Report::Line& line : report.lines)
        Library::instance().log(line.text.english());
}

} // namespace strata::vix

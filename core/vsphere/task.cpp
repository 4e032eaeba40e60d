// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/task.h"

#include "core/vsphere/pause.h"
#include "core/vsphere/watch.h"

#include <algorithm>

namespace strata::vsphere {
namespace {

using namespace std::chrono_literals;

constexpr auto kPoll = 60s;
constexpr auto kLook = 200ms;       ///< between looks at a task that is being cancelled
constexpr auto kCancelLimit = 5min; ///< for a task that was cancelled and does not end

/// What is known of a task by now.
struct TaskState {
    std::string state;
    std::optional<XmlNode> error;
    XmlNode result;

    bool ended() const { return state == "success" || state == "error"; }

    void apply(const std::string& path, const XmlNode* value, const TaskProgress& progress) {
        if (value == nullptr)
            return;
        if (path == "info.state")
            state = value->text;
        else if (path == "info.error")
            error = *value;
        else if (path == "info.result")
            result = *value;
        else if (path == "info.progress" && progress)
            progress(static_cast<int>(std::clamp<std::int64_t>(value->number().value_or(0), 0, 100)));
    }
};

const std::vector<std::string>& taskPaths() {
    static const std::vector<std::string> paths{"info.state", "info.progress", "info.error", "info.result"};
    return paths;
}

PropertyQuery taskQuery(const ObjectRef& task) {
    PropertyQuery query;
    query.sets = {{"Task", taskPaths()}};
    query.objects = {task};
    return query;
}

/// Watches until the end. Error(Cancelled) at a stop request, with the task untouched.
TaskState watchTask(Session& session, const ObjectRef& task, const TaskProgress& progress,
                    const std::stop_token& stop) {
    TaskState state;
    Watch watch(session, taskQuery(task));
    while (!state.ended()) {
        const std::vector<ObjectUpdate> updates = watch.next(kPoll, stop);
        for (const ObjectUpdate& update : updates) {
            for (const ObjectUpdate::Change& change : update.changes)
                state.apply(change.path, change.value ? &*change.value : nullptr, progress);
        }
        if (updates.empty() || state.ended()) { // an end tells its result and its error in no certain order
            const ObjectProperties now = readObject(session, task, taskPaths(), stop);
            for (const std::string& path : taskPaths())
                state.apply(path, now.value(path), progress);
        }
    }
    return state;
}

XmlNode outcome(TaskState state) {
    if (state.state == "success")
        return std::move(state.result);
    throw FaultError(state.error ? parseLocalizedFault(*state.error) : Fault{"unknown", {}, {}});
}

/// Ends a task on the server. False if the server cannot.
bool cancel(Session& session, const ObjectRef& task) {
    const ObjectProperties info = readObject(session, task, {"info.cancelable"}, {});
    const XmlNode* cancelable = info.value("info.cancelable");
    if (cancelable == nullptr || !cancelable->flag().value_or(false))
        return false;
    session.call(SoapCall("CancelTask", task, CallKind::Work), {});
    return true;
}

} // namespace

XmlNode finishTask(Session& session, const ObjectRef& task, const TaskProgress& progress,
                   const std::stop_token& stop) {
    try {
        return outcome(watchTask(session, task, progress, stop));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::Cancelled || !stop.stop_requested())
            throw;
    }
    const auto deadline = std::chrono::steady_clock::now() + kCancelLimit;
    const bool cancelled = cancel(session, task);
    TaskState state;
    do {
        const ObjectProperties now = readObject(session, task, taskPaths(), {});
        for (const std::string& path : taskPaths())
            state.apply(path, now.value(path), progress);
        if (state.ended() || !cancelled)
            break;
        pause(kLook, {});
    } while (std::chrono::steady_clock::now() < deadline);
    if (!state.ended())
        throw Error(ErrorCode::Cancelled, text("The task on the server cannot be cancelled and goes on"));
    return outcome(std::move(state));
}

XmlNode runTask(Session& session, const SoapCall& call, const TaskProgress& progress, const std::stop_token& stop) {
    return finishTask(session, session.result(call, stop).reference(), progress, stop);
}

} // namespace strata::vsphere

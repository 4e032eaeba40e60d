// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/operation.h"

#include <QObject>

#include <functional>
#include <memory>

namespace strata::ui {

class CommandSet;
class InlineMessage;
class Job;
class JobQueue;

/// Hands operations to the queue and tells in the message bar what went wrong with them.
class JobRunner : public QObject {
    Q_OBJECT
public:
    using Outcome = std::function<void(const Job& job)>;

    JobRunner(JobQueue& queue, CommandSet& commands, InlineMessage& message, QObject* parent);

    /// Enqueues; `done` is called on success, failures are told in the message bar or, if given, to `failed`.
    void run(std::unique_ptr<Operation> operation, Outcome done, Outcome failed = {});
    void runPlanned(std::unique_ptr<Operation> operation, Plan plan, Outcome done);
    void tellFailure(const Job& job);
    InlineMessage& message() { return message_; }

private:
    void watch(Job* job, Outcome done, Outcome failed);

    JobQueue& queue_;
    CommandSet& commands_;
    InlineMessage& message_;
};

} // namespace strata::ui

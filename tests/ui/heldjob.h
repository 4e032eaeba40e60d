// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/operation.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <thread>

namespace strata::test {

/// What a held operation shares with its test.
struct Hold {
    std::atomic<bool> go{false};
    std::optional<Error> error; ///< how it ends, once it may; set before that
};

/// Works slowly on one file until it is cancelled or let go.
class HeldOp : public Operation {
public:
    HeldOp(std::shared_ptr<Hold> hold, std::filesystem::path file) : hold_(std::move(hold)), file_(std::move(file)) {}
    std::string_view name() const override { return "held"; }
    Text describe() const override { return text("Holding “%1”", file_.filename()); }
    std::optional<Refusal> canRun(FileSystem&) override { return std::nullopt; }
    Plan plan(OpContext&) override {
        Plan plan;
        plan.operation = name();
        plan.changes = {file_};
        return plan;
    }
    void run(OpContext& context) override {
        context.progress.setTotal(1U << 30U);
        while (!hold_->go) {
            checkpoint(context);
            context.progress.add(4096);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        if (hold_->error)
            throw Error(*hold_->error);
        context.report.note(text("Held “%1” for as long as it was asked to", file_.filename()));
    }

private:
    std::shared_ptr<Hold> hold_;
    std::filesystem::path file_;
};

} // namespace strata::test

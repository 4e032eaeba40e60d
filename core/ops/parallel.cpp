// SPDX-License-Identifier: Apache-2.0
#include "core/ops/parallel.h"

#include <algorithm>
#include <optional>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/task_arena.h>

namespace strata {
namespace {

constexpr std::size_t kMostTokens = 40;

} // namespace

unsigned threadCount(const OpContext& context) {
    return context.threads != 0 ? context.threads
                                : static_cast<unsigned>(std::max(1, tbb::info::default_concurrency()));
}

std::size_t tokenCount(const OpContext& context) {
    return std::min(std::size_t{2} * threadCount(context) + 2, kMostTokens);
}

void runPipeline(const tbb::filter<void, void>& filters, const OpContext& context) {
    const unsigned threads = threadCount(context);
    // More than there are cores are only made if this is said, too.
    std::optional<tbb::global_control> allow;
    if (threads > static_cast<unsigned>(tbb::info::default_concurrency()))
        allow.emplace(tbb::global_control::max_allowed_parallelism, threads);
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] { tbb::parallel_pipeline(tokenCount(context), filters); });
    checkpoint(context);
}

} // namespace strata

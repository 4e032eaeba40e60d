// SPDX-License-Identifier: Apache-2.0
#include "core/ops/parallel.h"

#include <algorithm>
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
    tbb::task_arena arena(static_cast<int>(threadCount(context)));
    arena.execute([&] { tbb::parallel_pipeline(tokenCount(context), filters); });
    checkpoint(context.stop);
}

} // namespace strata

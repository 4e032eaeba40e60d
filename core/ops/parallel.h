// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/operation.h"

#include <cstddef>
#include <tbb/parallel_pipeline.h>

namespace strata {

/// Threads an operation uses: OpContext::threads, or one per core.
unsigned threadCount(const OpContext& context);

/// Batches that a pipeline has under way at once: enough to keep all threads busy, and never so many that a few
/// megabytes each would take more than the memory an operation is allowed.
std::size_t tokenCount(const OpContext& context);

/// Runs the pipeline to its end on that many threads. The first error of any filter is thrown once nothing runs any
/// more; if a stop was requested (the first filter must end the flow then), Error(Cancelled).
void runPipeline(const tbb::filter<void, void>& filters, const OpContext& context);

} // namespace strata

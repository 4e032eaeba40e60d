// SPDX-License-Identifier: Apache-2.0
#include "core/ops/runreader.h"

#include <algorithm>

namespace strata {

Run clipped(const Run& run, Sectors start, Sectors end) {
    Run part = run;
    part.start = std::max(run.start, start);
    part.length = std::min(run.end(), end) - part.start;
    if (run.stored)
        part.fileOffset += (part.start - run.start).bytes();
    return part;
}

const Run* RunReader::next(Sectors from) {
    for (;;) {
        while (index_ < runs_.size() && runs_[index_].end() <= from)
            ++index_;
        if (index_ < runs_.size())
            return &runs_[index_];
        if (mappedTo_ >= chain_.capacity())
            return nullptr;
        refill(std::max(from, mappedTo_));
    }
}

void RunReader::refill(Sectors from) {
    runs_.clear();
    index_ = 0;
    mappedTo_ = chain_.capacity();
    if (from >= chain_.capacity())
        return;
    chain_.map(from, chain_.capacity() - from, [this](const Run& run) {
        if (run.kind != RunKind::Data)
            return true;
        runs_.push_back(run);
        if (runs_.size() < kRunsAtOnce)
            return true;
        mappedTo_ = run.end();
        return false;
    });
}

} // namespace strata

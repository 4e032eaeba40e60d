// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/extent.h"

namespace strata {

/// Joins runs that arrive ascending and gapless into the longest ones that map() may report, and hands them on.
class RunJoiner {
public:
    explicit RunJoiner(RunSink sink) : sink_(sink) {}

    /// False once the receiver asked to stop; what comes later is dropped.
    bool add(const Run& run) {
        if (stopped_ || run.length == Sectors(0))
            return !stopped_;
        if (pending_.length != Sectors(0) && continues(pending_, run)) {
            pending_.length += run.length;
            return true;
        }
        handOn();
        pending_ = run;
        return !stopped_;
    }
    /// To be called once, after the last add().
    bool finish() {
        handOn();
        return !stopped_;
    }

    /// True if `next` goes on where `run` ends: same kind and owner and, for stored data, also in the file.
    static bool continues(const Run& run, const Run& next) {
        if (run.end() != next.start || run.kind != next.kind || run.stored != next.stored || run.extent != next.extent
            || run.link != next.link)
            return false;
        return !run.stored || run.fileOffset + run.length.bytes() == next.fileOffset;
    }

private:
    void handOn() {
        if (!stopped_ && pending_.length != Sectors(0))
            stopped_ = !sink_(pending_);
        pending_.length = Sectors(0);
    }

    RunSink sink_;
    Run pending_;
    bool stopped_ = false;
};

} // namespace strata

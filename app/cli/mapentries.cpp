// SPDX-License-Identifier: Apache-2.0
#include "app/cli/mapentries.h"

namespace strata::cli {
namespace {

MapEntry entryOf(const Run& run) {
    MapEntry entry{run.start.bytes(), run.length.bytes(), run.kind, run.link, 0, std::nullopt};
    if (run.kind == RunKind::Data) {
        entry.extent = run.extent; // zeros and holes join across the extents of a split disk
        if (run.stored)
            entry.offset = run.fileOffset;
    }
    return entry;
}

} // namespace

const char* runKindName(RunKind kind) {
    switch (kind) {
    case RunKind::Data: return "data";
    case RunKind::Zero: return "zero";
    case RunKind::Hole: return "hole";
    }
    return "hole";
}

void MapEntries::add(const Run& run, Sink sink) {
    const MapEntry next = entryOf(run);
    if (current_ && extendedBy(next))
        return;
    finish(sink);
    current_ = next;
}

void MapEntries::finish(Sink sink) {
    if (current_)
        sink(*current_);
    current_.reset();
}

bool MapEntries::extendedBy(const MapEntry& next) {
    const bool same = current_->kind == next.kind && current_->link == next.link && current_->extent == next.extent
                      && current_->start + current_->length == next.start;
    const bool goesOn = current_->offset.has_value() == next.offset.has_value()
                        && (!next.offset || *current_->offset + current_->length == *next.offset);
    if (same && goesOn)
        current_->length += next.length;
    return same && goesOn;
}

} // namespace strata::cli

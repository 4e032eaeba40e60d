// SPDX-License-Identifier: Apache-2.0
#include "core/ops/compareop.h"

#include "core/ops/clonepipeline.h"
#include "core/ops/runreader.h"

#include <algorithm>
#include <memory>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

namespace strata {
namespace {

constexpr Sectors kWindow{4096}; // 2 MiB

/// A stretch where at least one side holds data, and what was found in it.
struct Window {
    Sectors start;
    Sectors length;
    std::vector<std::byte> a, b;
    std::uint64_t firstDifference = 0;
    std::uint64_t differingBytes = 0;
    std::vector<CompareResult::Range> ranges;
};

/// Both sides' data in ascending windows. What both leave open reads as zero on both; what is the very same stored
/// bytes of one file (a shared parent) is equal without looking.
class WindowReader {
public:
    WindowReader(DiskChain& a, DiskChain& b) : a_(a), b_(b), runsA_(a), runsB_(b) {}

    bool next(Window& window) {
        for (;;) {
            const Run* a = runsA_.next(position_);
            const Run* b = runsB_.next(position_);
            if (a == nullptr && b == nullptr)
                return false;
            const Sectors startA = a == nullptr ? kNever : std::max(a->start, position_);
            const Sectors startB = b == nullptr ? kNever : std::max(b->start, position_);
            const Sectors start = std::min(startA, startB);
            if (startA == startB && sameBytes(clipped(*a, start, a->end()), clipped(*b, start, b->end()))) {
                position_ = std::min(a->end(), b->end());
                continue;
            }
            window.start = start;
            window.length = std::min(kWindow, std::max(a_.capacity(), b_.capacity()) - start);
            position_ = start + window.length;
            return true;
        }
    }

private:
    static constexpr Sectors kNever{UINT64_MAX};

    bool sameBytes(const Run& a, const Run& b) {
        if (!a.stored || !b.stored || a.fileOffset != b.fileOffset)
            return false;
        return a_.link(a.link).extent(a.extent)->file()->id() == b_.link(b.link).extent(b.extent)->file()->id();
    }

    DiskChain& a_;
    DiskChain& b_;
    RunReader runsA_;
    RunReader runsB_;
    Sectors position_;
};

/// Reads a range of a chain; what lies past its end is zero.
void readClipped(DiskChain& chain, Sectors start, std::vector<std::byte>& out) {
    const Sectors wanted = Sectors::within(out.size());
    const Sectors there = start < chain.capacity() ? std::min(wanted, chain.capacity() - start) : Sectors(0);
    if (there.count() > 0)
        chain.read(start, MutableByteSpan(out).first(there.bytes()));
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(there.bytes()), out.end(), std::byte{0});
}

void addRange(std::vector<CompareResult::Range>& ranges, std::uint64_t start, std::uint64_t length) {
    if (!ranges.empty() && ranges.back().start + ranges.back().length == start)
        ranges.back().length += length;
    else
        ranges.push_back({start, length});
}

void compareWindow(Window& window) {
    window.differingBytes = 0;
    window.ranges.clear();
    if (window.a == window.b)
        return;
    for (std::size_t at = 0; at < window.a.size(); at += kSectorSize) {
        if (std::memcmp(window.a.data() + at, window.b.data() + at, kSectorSize) == 0)
            continue;
        addRange(window.ranges, window.start.bytes() + at, kSectorSize);
        for (std::size_t byte = at; byte < at + kSectorSize; ++byte)
            if (window.a[byte] != window.b[byte] && window.differingBytes++ == 0)
                window.firstDifference = window.start.bytes() + byte;
    }
}

void collect(const Window& window, bool map, CompareResult& result) {
    if (window.differingBytes == 0)
        return;
    if (result.equal)
        result.firstDifference = window.firstDifference;
    result.equal = false;
    result.differingBytes += window.differingBytes;
    if (map)
        for (const CompareResult::Range& range : window.ranges)
            addRange(result.ranges, range.start, range.length);
}

std::unique_ptr<DiskChain> openSide(FileSystem& fs, const std::filesystem::path& path, bool raw,
                                    OpenOptions options) {
    options.mode = OpenMode::Read;
    return raw ? openRaw(fs, path) : openDisk(fs, path, options);
}

std::uint64_t dataBytes(DiskChain& chain) {
    std::uint64_t bytes = 0;
    RunReader runs(chain);
    Sectors position;
    while (const Run* run = runs.next(position)) {
        bytes += run->length.bytes();
        position = run->end();
    }
    return bytes;
}

} // namespace

CompareResult compareChains(DiskChain& a, DiskChain& b, bool map, OpContext& context) {
    CompareResult result;
    WindowReader reader(a, b);
    const unsigned threads = threadCount(context);
    std::vector<std::unique_ptr<Window>> windows(std::size_t{2} * threads + 2);
    std::size_t turn = 0; // serial first stage, bounded tokens: a window is free again when its turn comes
    for (auto& window : windows)
        window = std::make_unique<Window>();
    using tbb::filter_mode;
    const auto filters =
        tbb::make_filter<void, Window*>(filter_mode::serial_in_order,
                                        [&](tbb::flow_control& flow) -> Window* {
                                            Window* window = windows[turn % windows.size()].get();
                                            if (context.stop.stop_requested() || !reader.next(*window)) {
                                                flow.stop();
                                                return nullptr;
                                            }
                                            ++turn;
                                            return window;
                                        })
        & tbb::make_filter<Window*, Window*>(filter_mode::parallel,
                                             [&](Window* window) {
                                                 window->a.resize(window->length.bytes());
                                                 window->b.resize(window->length.bytes());
                                                 readClipped(a, window->start, window->a);
                                                 readClipped(b, window->start, window->b);
                                                 compareWindow(*window);
                                                 return window;
                                             })
        & tbb::make_filter<Window*, void>(filter_mode::serial_in_order, [&](Window* window) {
              collect(*window, map, result);
              context.progress.add(window->length.bytes());
          });
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] { tbb::parallel_pipeline(windows.size(), filters); });
    checkpoint(context.stop);
    return result;
}

Text CompareOp::describe() const {
    return text("Comparing “%1” with “%2”", params_.a.filename(), params_.b.filename());
}

std::optional<Refusal> CompareOp::canRun(FileSystem& fs) {
    try {
        openSide(fs, params_.a, params_.aIsRaw, params_.open);
        openSide(fs, params_.b, params_.bIsRaw, params_.open);
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

Plan CompareOp::plan(OpContext& context) {
    const auto a = openSide(context.fs, params_.a, params_.aIsRaw, params_.open);
    const auto b = openSide(context.fs, params_.b, params_.bIsRaw, params_.open);
    Plan plan;
    plan.operation = name();
    plan.reads = dataBytes(*a) + dataBytes(*b);
    for (const auto& chain : {a.get(), b.get()})
        for (std::size_t index = 0; index < chain->linkCount(); ++index)
            plan.sources.push_back(chain->link(index).path());
    return plan;
}

void CompareOp::run(OpContext& context) {
    const auto a = openSide(context.fs, params_.a, params_.aIsRaw, params_.open);
    const auto b = openSide(context.fs, params_.b, params_.bIsRaw, params_.open);
    context.progress.phase("Comparing");
    context.progress.setTotal(std::max(dataBytes(*a), dataBytes(*b)));
    if (a->capacity() != b->capacity())
        context.report.note(
            text("The disks differ in size: %1 and %2 bytes; the shorter one counts as zeros past its end",
                 a->capacity().bytes(), b->capacity().bytes()));
    result_ = compareChains(*a, *b, params_.map, context);
}

} // namespace strata

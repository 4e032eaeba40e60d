// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/pausegate.h"
#include "core/base/progress.h"
#include "core/base/report.h"
#include "core/io/filesystem.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <random>
#include <stop_token>
#include <string_view>
#include <vector>

namespace strata {

/// What an operation would do, found out by reading only. All sizes in bytes.
struct Plan {
    std::string_view operation; ///< "clone"
    std::uint64_t reads = 0;
    std::uint64_t writes = 0;
    std::uint64_t peakExtraSpace = 0;           ///< room needed at once on the destination volume
    std::uint64_t frees = 0;                    ///< room given back at the end, where that is the purpose
    std::vector<std::filesystem::path> sources; ///< files read; the job queue waits while another job writes them
    std::vector<std::filesystem::path> creates;
    std::vector<std::filesystem::path> changes;
    std::vector<std::filesystem::path> removes;
    std::vector<Text> warnings;
};

/// Why an operation cannot run, in words for a tool tip.
struct Refusal {
    ErrorCode code = ErrorCode::NotSupported;
    Text reason;
    /// The whole error where one led to the refusal: which file, the system's reason, advice.
    std::optional<Error> cause = std::nullopt;

    /// The refusal that an error stands for.
    static Refusal of(const Error& error) { return {error.code(), error.message(), error}; }
};

/// What an operation needs from its surroundings. Lives as long as the run.
struct OpContext {
    FileSystem& fs;
    Progress& progress;
    std::stop_token stop;
    Report& report;
    unsigned threads = 0;       ///< 0: one per core
    PauseGate* pause = nullptr; ///< where the work rests if it is asked to; nullptr: it never is

    /// Between two chunks: waits while the work is paused; false if it is to stop.
    bool mayGoOn() const;
};

/// To be called once per chunk of work: waits while it is paused, throws Error(Cancelled) when a stop was requested.
void checkpoint(const OpContext& context);

/// One thing a user can do to disks. The window, the command line and the C interface make the same object from the
/// same parameters and call the same three functions, in this order; an object runs once.
/// Rules for implementers:
///  - canRun() is quick (metadata only) and gives the reason people will read; plan() and run() refuse for the same
///    reasons by throwing.
///  - plan() never writes. Its figures are exact or upper bounds, and say so in the parameters' documentation.
///  - run() comes to a checkpoint at every chunk, where it may be paused or cancelled, counts progress by bytes, and
///    leaves the disks as they were when it fails or is cancelled (in-place work: valid, with all content).
class Operation {
public:
    Operation() = default;
    Operation(const Operation&) = delete;
    Operation& operator=(const Operation&) = delete;
    virtual ~Operation() = default;

    virtual std::string_view name() const = 0;
    /// One sentence for the job list: Cloning “a.vmdk” to “b.vmdk”.
    virtual Text describe() const = 0;
    virtual std::optional<Refusal> canRun(FileSystem& fs) = 0;
    virtual Plan plan(OpContext& context) = 0;
    virtual void run(OpContext& context) = 0;
};

/// Throws the refusal of canRun(), if any.
void requireRunnable(Operation& operation, FileSystem& fs);

} // namespace strata

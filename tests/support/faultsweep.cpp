// SPDX-License-Identifier: Apache-2.0
#include "tests/support/faultsweep.h"

#include <array>
#include <cerrno>

namespace strata::test {

namespace {

constexpr std::size_t kEnoughFailures = 10;
constexpr std::uint64_t kEndless = 100'000;

struct Kind {
    const char* name;
    CallSet where;
    int errnoValue;
    bool fromThenOn;
    unsigned step = 1;
};

/// EIO may come of any call. An EINTR that gets so far, from a file system that was not asked to, is like it.
std::vector<Kind> kinds(unsigned everyNth) {
    const CallSet lookingCalls = everyCall() & ~changingCalls();
    return {{"ENOSPC once", roomTakingCalls(), ENOSPC, false},
            {"ENOSPC from then on", roomTakingCalls(), ENOSPC, true},
            {"EIO once", changingCalls(), EIO, false},
            {"EIO from then on", changingCalls(), EIO, true},
            {"EIO once, looking", lookingCalls, EIO, false, everyNth},
            {"EIO from then on, everywhere", everyCall(), EIO, true, everyNth},
            {"EROFS once", changingCalls(), EROFS, false},
            {"EROFS from then on", changingCalls(), EROFS, true},
            {"EINTR once", changingCalls(), EINTR, false, everyNth}};
}

std::optional<Error> errorOf(const std::function<void(FileSystem&)>& operation, FileSystem& fs) {
    try {
        operation(fs);
        return std::nullopt;
    } catch (const Error& error) {
        return error;
    }
}

std::string checkOne(const std::function<std::string(FaultOutcome&)>& check, FaultOutcome& outcome) {
    try {
        return check(outcome);
    } catch (const std::exception& error) {
        return std::string("threw: ") + error.what();
    }
}

/// Where nothing can be deleted any more, a lock stays. It is ours, so that it holds nobody of us off.
void dropLocks(MemoryFileSystem& fs) {
    for (const std::filesystem::path& file : fs.allFiles())
        if (file.extension() == ".lck")
            fs.remove(file);
    for (const std::filesystem::path& folder : fs.allFolders())
        if (folder.extension() == ".lck" && fs.list(folder).empty())
            fs.removeDirectory(folder);
}

} // namespace

std::string FaultReport::summary() const {
    return std::to_string(failures.size()) + " bad outcomes of " + std::to_string(runs) + " runs"
           + (failures.empty() ? "" : "; first: " + failures.front());
}

FaultReport sweepFaults(const MemoryFileSystem& start, const std::function<void(FileSystem&)>& operation,
                        const std::function<std::string(FaultOutcome&)>& check, unsigned everyNth) {
    FaultReport report;
    for (const Kind& kind : kinds(everyNth)) {
        const bool deletingFails = kind.fromThenOn && kind.where.test(static_cast<std::size_t>(Call::Remove));
        for (std::uint64_t nth = 1; nth < kEndless; nth += kind.step) {
            const std::unique_ptr<MemoryFileSystem> memory = start.snapshot();
            FaultFileSystem faults(*memory);
            faults.arm({kind.where, nth, kind.errnoValue, kind.fromThenOn});
            const std::optional<Error> error = errorOf(operation, faults);
            faults.disarm();
            if (!faults.fired())
                break;
            ++report.runs;
            if (deletingFails)
                dropLocks(*memory);
            FaultOutcome outcome{*memory, error, !deletingFails, start};
            const std::string wrong =
                faults.syncedAgain() ? "a failed sync was tried again" : checkOne(check, outcome);
            if (!wrong.empty())
                report.failures.push_back(std::string(kind.name) + ", call " + std::to_string(nth) + ": " + wrong
                                          + (error ? std::string(" [") + error->what() + "]" : " [no error]"));
            if (report.failures.size() >= kEnoughFailures)
                return report;
        }
    }
    return report;
}

} // namespace strata::test

// SPDX-License-Identifier: Apache-2.0
#include "core/ops/checkfindings.h"

namespace strata {

void CheckFindings::add(Issue issue) {
    if (issue.severity != Severity::Note)
        result_.consistent = false;
    Rest& rest = counts_[{issue.code, issue.path}];
    rest.severity = issue.severity;
    rest.repairable = issue.repairable && (rest.listed == 0 || rest.repairable);
    if (rest.listed == kMostListed) {
        ++rest.more;
        return;
    }
    ++rest.listed;
    result_.issues.push_back(std::move(issue));
}

void CheckFindings::failure(const Error& error, const std::filesystem::path& path, const char* code) {
    add({code != nullptr ? std::string(code) : std::string(errorName(error.code())), Severity::Error,
         error.path().empty() ? path : error.path(),
         error.offset() ? fileSector(*error.offset() / kSectorSize) : std::string(), false, error.message()});
}

void CheckFindings::finish() {
    for (const auto& [key, rest] : counts_)
        if (rest.more != 0)
            result_.issues.push_back({key.first,
                                      rest.severity,
                                      key.second,
                                      {},
                                      rest.repairable,
                                      text("%1 more findings of this kind", rest.more)});
    counts_.clear();
}

std::string guestBytes(Sectors start, Sectors length) {
    return "guest bytes " + std::to_string(start.bytes()) + "-" + std::to_string((start + length).bytes() - 1);
}

std::string fileSector(std::uint64_t sector) { return "sector " + std::to_string(sector); }

} // namespace strata

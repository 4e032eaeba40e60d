// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/ops/checkop.h"

#include <map>
#include <string>
#include <utility>

namespace strata {

/// Collects the issues of a check: the first kMostListed of each code and file, and how many more there were.
class CheckFindings {
public:
    static constexpr std::size_t kMostListed = 50;

    explicit CheckFindings(CheckResult& result) : result_(result) {}

    void error(const char* code, const std::filesystem::path& path, Text detail, std::string where = {},
               bool repairable = false) {
        add({code, Severity::Error, path, std::move(where), repairable, std::move(detail)});
    }
    void warning(const char* code, const std::filesystem::path& path, Text detail, std::string where = {},
                 bool repairable = false) {
        add({code, Severity::Warning, path, std::move(where), repairable, std::move(detail)});
    }
    void note(const char* code, const std::filesystem::path& path, Text detail, std::string where = {}) {
        add({code, Severity::Note, path, std::move(where), false, std::move(detail)});
    }
    /// An error under the name of its code, or under `code`.
    void failure(const Error& error, const std::filesystem::path& path, const char* code = nullptr);
    /// Adds what was only counted. To be called once, at the end.
    void finish();

private:
    void add(Issue issue);

    struct Rest {
        std::size_t listed = 0;
        std::size_t more = 0;
        Severity severity = Severity::Note;
        bool repairable = false;
    };
    CheckResult& result_;
    std::map<std::pair<std::string, std::filesystem::path>, Rest> counts_;
};

/// "guest bytes 65536-131071".
std::string guestBytes(Sectors start, Sectors length);
/// "sector 21", of a file.
std::string fileSector(std::uint64_t sector);

} // namespace strata

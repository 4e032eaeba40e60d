// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/text.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace strata {

enum class Severity { Note, Warning, Error };
/// "note", "warning", "error": for JSON.
const char* severityName(Severity severity);

/// One thing that a check found.
struct Issue {
    std::string code; ///< stable machine name: "gt-redundant-differs"
    Severity severity = Severity::Warning;
    std::filesystem::path path; ///< the file it concerns
    std::string where;          ///< position in words: "sector 21", "guest bytes 65536-131071"; may be empty
    bool repairable = false;
    Text detail; ///< what is wrong and what it means
};

/// What an operation did, for people: kept by the job list, printed by --verbose.
/// Written by the operation's own thread, handed over when it ends.
struct Report {
    struct Line {
        Severity severity = Severity::Note;
        Text text;
    };
    std::vector<Line> lines;

    void note(Text text) { lines.push_back({Severity::Note, std::move(text)}); }
    void warning(Text text) { lines.push_back({Severity::Warning, std::move(text)}); }
};

} // namespace strata

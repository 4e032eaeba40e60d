// SPDX-License-Identifier: Apache-2.0
#include "app/cli/diagnostics.h"

#include "core/base/report.h"

#include <cstdlib>
#include <string>
#include <unistd.h>

namespace strata::cli {
namespace {

constexpr std::string_view kRed = "\033[1;31m";
constexpr std::string_view kYellow = "\033[1;33m";
constexpr std::string_view kPlain = "\033[0m";

bool isSet(const char* variable) {
    const char* value = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): nobody changes the environment
    return value != nullptr && *value != '\0';
}

} // namespace

bool isTerminal(int descriptor) {
    const char* terminal = std::getenv("TERM"); // NOLINT(concurrency-mt-unsafe): nobody changes the environment
    return isatty(descriptor) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

Diagnostics::Diagnostics(const GlobalOptions& options)
    : options_(options), colours_(isTerminal(STDERR_FILENO) && !isSet("NO_COLOR")) {}

void Diagnostics::error(std::string_view message) const { print(kRed, "error", message); }

void Diagnostics::warning(std::string_view message) const {
    if (!options_.quiet && options_.logLevel >= LogLevel::Warning)
        print(kYellow, "warning", message);
}

void Diagnostics::note(std::string_view message) const {
    if (!options_.quiet && options_.logLevel >= LogLevel::Info)
        print({}, "note", message);
}

void Diagnostics::report(const Report& report) const {
    for (const Report::Line& line : report.lines) {
        if (line.severity == Severity::Note)
            note(line.text.english());
        else
            warning(line.text.english());
    }
}

void Diagnostics::print(std::string_view colour, std::string_view kind, std::string_view message) const {
    std::string line = "stratactl: ";
    if (colours_)
        line += colour;
    line += kind;
    line += ':';
    if (colours_)
        line += kPlain;
    line += ' ';
    line += message;
    line += '\n';
    // Standard error is the last resort: there is nowhere to tell that it failed.
    [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, line.data(), line.size());
}

} // namespace strata::cli

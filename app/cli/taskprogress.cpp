// SPDX-License-Identifier: Apache-2.0
#include "app/cli/taskprogress.h"

#include "app/cli/json.h"

#include <cstdio>
#include <unistd.h>

namespace strata::cli {
namespace {

constexpr int kStep = 10; ///< percents between lines where there is no terminal

void write(const std::string& words) {
    std::fputs(words.c_str(), stderr);
    std::fflush(stderr);
}

} // namespace

TaskProgressLine::TaskProgressLine(const GlobalOptions& options, const char* phase)
    : mode_(options.quiet ? ProgressMode::Never : options.progress), terminal_(isatty(STDERR_FILENO) == 1),
      phase_(phase) {
    if (mode_ == ProgressMode::Auto && !terminal_)
        mode_ = ProgressMode::Never;
}

TaskProgressLine::~TaskProgressLine() {
    if (shown_ >= 0 && terminal_ && mode_ != ProgressMode::JsonLines)
        write("\r\x1b[K");
}

void TaskProgressLine::show(int percent) {
    if (mode_ == ProgressMode::Never || percent == shown_)
        return;
    if (mode_ == ProgressMode::JsonLines)
        write(compactJson(Json{{"done", percent}, {"total", 100}, {"phase", phase_}}) + "\n");
    else if (terminal_)
        write("\r" + std::string(phase_) + ": " + std::to_string(percent) + " %\x1b[K");
    else if (shown_ < 0 || percent / kStep != shown_ / kStep)
        write(std::string(phase_) + ": " + std::to_string(percent) + " %\n");
    shown_ = percent;
}

} // namespace strata::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/globaloptions.h"

namespace strata::cli {

/// How far a server's task is, on standard error: percents, since servers tell no bytes. On a terminal one line that
/// is wiped at the end; elsewhere lines or JSON lines where asked for.
class TaskProgressLine {
public:
    /// `phase`: what is done, "Copying".
    TaskProgressLine(const GlobalOptions& options, const char* phase);
    ~TaskProgressLine();
    TaskProgressLine(const TaskProgressLine&) = delete;
    TaskProgressLine& operator=(const TaskProgressLine&) = delete;

    void show(int percent);

private:
    ProgressMode mode_;
    bool terminal_;
    const char* phase_;
    int shown_ = -1;
};

} // namespace strata::cli

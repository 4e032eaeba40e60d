// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/diagnostics.h"
#include "app/cli/globaloptions.h"
#include "app/cli/signalwatcher.h"
#include "app/cli/standardstreams.h"
#include "app/cli/textoutput.h"
#include "core/io/filesystem.h"

namespace strata::cli {

/// What the program lends to the command it runs.
struct Session {
    FileSystem& fs;
    const GlobalOptions& options;
    const SignalWatcher& signals;
    StandardOutput& bytes; ///< standard output for disk contents
    TextOutput& out;       ///< standard output for text and JSON
    const Diagnostics& diagnostics;

    /// A sentence about what was done: not with --json or --quiet.
    void say(std::string_view sentence) {
        if (!options.json && !options.quiet)
            out.line(sentence);
    }
};

} // namespace strata::cli

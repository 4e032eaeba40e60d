// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strata::cli {

enum class ProgressMode {
    Auto, ///< a bar where standard error is a terminal
    Never,
    Always,    ///< lines where it is none
    JsonLines, ///< one object a line
};

enum class LogLevel { Error, Warning, Info };

/// What may stand before or after any command.
struct GlobalOptions {
    bool json = false;
    bool quiet = false;
    ProgressMode progress = ProgressMode::Auto;
    LogLevel logLevel = LogLevel::Warning;
};

} // namespace strata::cli

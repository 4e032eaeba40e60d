// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strata::cli {

/// Runs stratactl: reads the command line, runs the command, turns what happened into messages and an exit code.
/// One of the four borders where errors are caught.
int runProgram(int argc, const char* const* argv);

} // namespace strata::cli

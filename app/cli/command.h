// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace CLI {
class App;
}

namespace strata::cli {

struct Session;

/// One command of stratactl. The object holds the values of its options between declare() and run().
class Command {
public:
    Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;
    virtual ~Command() = default;

    /// Adds the command with its arguments below `parent` (the program, or a group as "meta") and returns it.
    virtual CLI::App* declare(CLI::App& parent) = 0;
    /// Does it. Returns kDone or kAnswerIsNo; everything else is thrown as strata::Error.
    virtual int run(Session& session) = 0;
};

} // namespace strata::cli

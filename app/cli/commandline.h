// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "app/cli/globaloptions.h"

#include <memory>
#include <string>
#include <vector>

namespace strata::cli {

/// The tree of commands and options, and what a user asked for.
class CommandLine {
public:
    CommandLine();
    ~CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    struct Request {
        Command* command = nullptr; ///< null: print `answer` and be done
        std::string answer;         ///< help or version
    };
    /// Error(InvalidArgument) for wrong usage; options() then still tell how the error shall be shown.
    Request parse(int argc, const char* const* argv);
    const GlobalOptions& options() const { return options_; }

private:
    struct Entry {
        CLI::App* app;
        std::unique_ptr<Command> command;
    };
    template<class C>
    void add(CLI::App& parent);
    void add(CLI::App& parent, std::unique_ptr<Command> command);
    void addGlobalOptions();
    void addCommands();
    void addVsphere();
    void addHelp();
    Request chosen();
    std::string helpFor(const std::vector<std::string>& words);
    [[noreturn]] void refuse(const std::string& problem);

    std::unique_ptr<CLI::App> app_;
    CLI::App* help_ = nullptr;
    std::vector<std::string> helpWords_;
    std::vector<Entry> entries_;
    GlobalOptions options_;
};

} // namespace strata::cli

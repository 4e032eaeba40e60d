// SPDX-License-Identifier: Apache-2.0
#include "app/cli/helpformatter.h"

#include <sstream>

namespace strata::cli {
namespace {

constexpr std::size_t kNameColumn = 2;
constexpr std::size_t kTextColumn = 25;
constexpr std::size_t kWidth = 92;

/// "  name    explanation", the explanation broken at blanks and continued below itself.
std::string entry(const std::string& name, const std::string& explanation) {
    std::string out;
    std::string line = std::string(kNameColumn, ' ') + name;
    if (line.size() + 2 > kTextColumn) {
        out = line + '\n';
        line.clear();
    }
    line.resize(kTextColumn, ' ');
    std::istringstream words(explanation);
    std::size_t filled = kTextColumn;
    for (std::string word; words >> word;) {
        if (filled > kTextColumn && filled + 1 + word.size() > kWidth) {
            out += line + '\n';
            line.assign(kTextColumn, ' ');
            filled = kTextColumn;
        }
        if (filled > kTextColumn)
            line += ' ';
        line += word;
        filled = line.size();
    }
    return out + line + '\n';
}

} // namespace

HelpFormatter::HelpFormatter() {
    label("SUBCOMMAND", "COMMAND");
    label("Positionals", "Arguments");
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool positional) const {
    std::string name = option->get_name(positional, true);
    // Validators append their list to the type's name ("MODE:{a,b}"); the explanations tell it in words.
    const std::string type = option->get_type_name();
    if (!positional && !type.empty() && option->get_items_expected_max() > 0)
        name += ' ' + type.substr(0, type.find(':'));
    return entry(name, option->get_description());
}

std::string HelpFormatter::make_subcommand(const CLI::App* command) const {
    return entry(command->get_name(), command->get_description());
}

} // namespace strata::cli

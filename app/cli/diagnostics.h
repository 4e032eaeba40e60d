// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/globaloptions.h"

#include <string_view>

namespace strata {
class Error;
struct Report;
} // namespace strata

namespace strata::cli {

/// True if people look at this descriptor and it understands control sequences.
bool isTerminal(int descriptor);

/// Messages on standard error: "stratactl: error: ...". In colour on a terminal unless NO_COLOR is set.
class Diagnostics {
public:
    explicit Diagnostics(const GlobalOptions& options);

    void error(std::string_view message) const;
    void warning(std::string_view message) const;
    void note(std::string_view message) const;
    /// What an operation had to say.
    void report(const Report& report) const;

private:
    void print(std::string_view colour, std::string_view kind, std::string_view message) const;

    const GlobalOptions& options_;
    bool colours_;
};

} // namespace strata::cli

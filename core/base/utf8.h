// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace strata {

/// Length in bytes of the well-formed UTF-8 sequence at the start of `text`, 0 if there is none.
/// Overlong forms, surrogates and values past U+10FFFF are not well-formed (Unicode 15, table 3-7).
std::size_t utf8SequenceLength(std::string_view text);

bool isValidUtf8(std::string_view text);

/// `text` with control characters, bidirectional overrides and ill-formed bytes shown as \xNN, so that a name from a
/// file cannot disturb a terminal or a label.
std::string escapeForDisplay(std::string_view text);

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/textoutput.h"

namespace strata::cli {

constexpr std::size_t kPieceBytes = std::size_t{1} << 18U;

void TextOutput::write(std::string_view text) {
    pending_ += text;
    if (pending_.size() >= kPieceBytes)
        flush();
}

void TextOutput::line(std::string_view text) {
    pending_ += text;
    write("\n");
}

void TextOutput::flush() {
    if (pending_.empty())
        return;
    begun_ = true;
    const std::string piece = std::move(pending_);
    pending_.clear();
    sink_.write(asBytes(piece));
}

bool TextOutput::takeBack() {
    pending_.clear();
    return !begun_;
}

} // namespace strata::cli

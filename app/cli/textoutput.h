// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/bytesink.h"

#include <string>
#include <string_view>

namespace strata::cli {

/// Text for standard output, collected into large pieces; what was not handed on yet can be taken back, so that an
/// early error leaves one JSON document and not one and a half.
class TextOutput {
public:
    explicit TextOutput(ByteSink& sink) : sink_(sink) {}

    void write(std::string_view text);
    void line(std::string_view text);
    void flush();
    /// Drops what was not handed on. False if something was: a document has begun and cannot be taken back.
    bool takeBack();

private:
    ByteSink& sink_;
    std::string pending_;
    bool begun_ = false;
};

} // namespace strata::cli

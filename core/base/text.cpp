// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"

#include "core/base/utf8.h"

namespace strata {

std::string fillPlaceholders(std::string_view format, const std::vector<std::string>& args) {
    std::string out;
    out.reserve(format.size() + 32);
    for (std::size_t i = 0; i < format.size(); ++i) {
        const bool placeholder =
            format[i] == '%' && i + 1 < format.size() && format[i + 1] >= '1' && format[i + 1] <= '9';
        const std::size_t index = placeholder ? static_cast<std::size_t>(format[i + 1] - '1') : args.size();
        if (index < args.size()) {
            out += args[index];
            ++i;
        } else {
            out += format[i];
        }
    }
    return out;
}

std::string Text::english() const { return fillPlaceholders(format_, args_); }

std::string displayPath(const std::filesystem::path& path) { return escapeForDisplay(path.native()); }

std::string detail::argument(std::string_view value) { return escapeForDisplay(value); }

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace strata {

/// A sentence for people: an English format with %1..%9 and its arguments, kept apart so that the window can
/// translate the format (key: the English text, context "core") while logs, CLI and JSON print English.
/// Make one with text(); the format must be a string literal, since translations are collected from the source.
class Text {
public:
    Text() = default;
    Text(const char* format, std::vector<std::string> args) : format_(format), args_(std::move(args)) {}

    const char* format() const { return format_; }
    const std::vector<std::string>& args() const { return args_; }
    bool empty() const { return *format_ == '\0'; }
    std::string english() const;

private:
    const char* format_ = "";
    std::vector<std::string> args_;
};

/// Replaces %1..%9 in `format` by `args`; a placeholder without an argument stays as it is.
std::string fillPlaceholders(std::string_view format, const std::vector<std::string>& args);

/// UTF-8 form of a path for display; bytes that are not UTF-8 and control characters are escaped as \xNN.
std::string displayPath(const std::filesystem::path& path);

namespace detail {
std::string argument(std::string_view value);
inline std::string argument(const char* value) { return argument(std::string_view(value)); }
inline std::string argument(const std::string& value) { return argument(std::string_view(value)); }
inline std::string argument(const std::filesystem::path& value) { return displayPath(value); }
inline std::string argument(std::integral auto value) { return std::to_string(value); }
} // namespace detail

template<class... Args>
Text text(const char* format, const Args&... args) {
    return Text(format, {detail::argument(args)...});
}

/// Marks a literal that becomes a Text or is shown later, so that translations are collected from it, too.
constexpr const char* noop(const char* literal) { return literal; }

} // namespace strata

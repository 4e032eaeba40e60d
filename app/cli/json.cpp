// SPDX-License-Identifier: Apache-2.0
#include "app/cli/json.h"

#include "app/cli/textoutput.h"
#include "core/base/utf8.h"
#include "core/ops/checkremedy.h"

#include <array>
#include <cstdio>
#include <system_error>

namespace strata::cli {

Json jsonText(std::string_view text) { return isValidUtf8(text) ? std::string(text) : escapeForDisplay(text); }

Json jsonTextOrNull(std::string_view text) {
    if (text.empty())
        return nullptr;
    return jsonText(text);
}

Json jsonPath(const std::filesystem::path& path) { return jsonText(path.native()); }

Json jsonPaths(const std::vector<std::filesystem::path>& paths) {
    Json list = Json::array();
    for (const std::filesystem::path& path : paths)
        list.push_back(jsonPath(path));
    return list;
}

Json jsonCid(Cid cid) {
    std::array<char, 9> digits{};
    std::snprintf(digits.data(), digits.size(), "%08x", cid);
    return std::string(digits.data());
}

Json jsonIssue(const Issue& issue) {
    return Json{{"code", issue.code},
                {"severity", severityName(issue.severity)},
                {"path", issue.path.empty() ? Json(nullptr) : jsonPath(issue.path)},
                {"where", jsonText(issue.where)},
                {"repairable", issue.repairable},
                {"remedy", jsonTextOrNull(remedyOf(issue).english())},
                {"detail", jsonText(issue.detail.english())}};
}

Json jsonIssues(const std::vector<Issue>& issues) {
    Json list = Json::array();
    for (const Issue& issue : issues)
        list.push_back(jsonIssue(issue));
    return list;
}

Json jsonError(const Error& error) {
    std::string message = error.message().english();
    if (error.systemError() != 0)
        message += ": " + std::generic_category().message(error.systemError());
    Json fields{{"code", errorName(error.code())},
                {"message", jsonText(message)},
                {"path", error.path().empty() ? Json(nullptr) : jsonPath(error.path())},
                {"offset", error.offset() ? Json(*error.offset()) : Json(nullptr)}};
    if (!error.advice().empty())
        fields["advice"] = jsonText(error.advice().english());
    return Json{{"error", std::move(fields)}};
}

void writeDocument(TextOutput& out, const Json& document) {
    out.line(document.dump(2, ' ', false, Json::error_handler_t::replace));
}

std::string compactJson(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

} // namespace strata::cli

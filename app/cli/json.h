// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/report.h"
#include "core/format/disktypes.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace strata::cli {

class TextOutput;

/// Members stay in the order in which they are put.
using Json = nlohmann::ordered_json;

/// A path as it is; where it is not UTF-8, which JSON cannot hold, with \xNN for the bytes that are not.
Json jsonPath(const std::filesystem::path& path);
Json jsonPaths(const std::vector<std::filesystem::path>& paths);
/// Text as it is, or escaped like jsonPath.
Json jsonText(std::string_view text);
/// null for an empty text.
Json jsonTextOrNull(std::string_view text);
/// Eight lower-case hex digits.
Json jsonCid(Cid cid);
Json jsonIssue(const Issue& issue);
Json jsonIssues(const std::vector<Issue>& issues);
/// {"error":{"code","message","path","offset"}}; path and offset are null where there is none.
Json jsonError(const Error& error);

/// A whole document for people and programs alike: indented, with a final line end.
void writeDocument(TextOutput& out, const Json& document);
/// One line without a line end.
std::string compactJson(const Json& value);

} // namespace strata::cli

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/metacommands.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/session.h"
#include "core/base/utf8.h"
#include "core/ops/metaop.h"

#include <CLI/CLI.hpp>

namespace strata::cli {
namespace {

constexpr std::string_view kDdbPrefix = "ddb.";

/// Keys are taken with and without the prefix that they have in the file.
std::string bareKey(const std::string& key) {
    return key.starts_with(kDdbPrefix) ? key.substr(kDdbPrefix.size()) : key;
}

std::optional<std::string> valueOf(const Descriptor& descriptor, const std::string& key) {
    if (auto value = descriptor.ddb(key))
        return value;
    const MetaKeyInfo* known = findMetaKey(key);
    return known != nullptr && known->header ? descriptor.header(key) : std::nullopt;
}

} // namespace

CLI::App* MetaListCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("list", "List the disk data base");
    addPath(*app, "DISK", disk_, "The disk to look at");
    open_.declare(*app);
    return app;
}

int MetaListCommand::run(Session& session) {
    const std::unique_ptr<DiskLink> link = openLink(session.fs, disk_, open_.options());
    if (session.options.json) {
        Json object = Json::object();
        for (const auto& [key, value] : link->descriptor().ddb())
            if (!object.contains(key)) // of a repeated key the first counts
                object[key] = jsonText(value);
        writeDocument(session.out, object);
        return kDone;
    }
    for (const auto& [key, value] : link->descriptor().ddb())
        session.out.line(escapeForDisplay(key) + " = " + escapeForDisplay(value));
    return kDone;
}

CLI::App* MetaGetCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("get", "Print one value");
    addPath(*app, "DISK", disk_, "The disk to look at");
    app->add_option("KEY", key_, "Key of the disk data base, or CID, createType ...")->required()->type_name("");
    open_.declare(*app);
    return app;
}

int MetaGetCommand::run(Session& session) {
    const std::unique_ptr<DiskLink> link = openLink(session.fs, disk_, open_.options());
    const std::string key = bareKey(key_);
    const std::optional<std::string> value = valueOf(link->descriptor(), key);
    if (!value)
        throw Error(ErrorCode::NotFound, text("There is no key “%1”", key)).at(link->path());
    if (session.options.json)
        writeDocument(session.out, Json{{"key", key}, {"value", jsonText(*value)}});
    else
        session.out.line(escapeForDisplay(*value));
    return kDone;
}

CLI::App* MetaSetCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("set", "Change one value; the rest of the file stays as it is");
    addPath(*app, "DISK", disk_, "The disk to change");
    app->add_option("KEY", key_, "Key of the disk data base, or CID, createType ...")->required()->type_name("");
    app->add_option("VALUE", value_, "The new value; empty to empty the key")->required()->type_name("");
    app->add_flag("--force", force_, "Change also keys that can break the disk or its chain");
    open_.declare(*app);
    addDryRun(*app, dryRun_);
    return app;
}

int MetaSetCommand::run(Session& session) {
    MetaParams params;
    params.disk = disk_;
    params.open = open_.options();
    params.changes = {{bareKey(key_), value_}};
    params.allowDangerous = force_;
    MetaOp operation(params);
    const Outcome outcome = runOperation(session, operation, dryRun_);
    if (outcome.ran && session.options.json) {
        Json result = jsonOutcome(outcome);
        result["key"] = bareKey(key_);
        result["value"] = jsonText(value_);
        writeDocument(session.out, result);
    }
    return kDone;
}

} // namespace strata::cli

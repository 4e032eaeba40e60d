// SPDX-License-Identifier: Apache-2.0
#include "app/cli/vsphereconnection.h"

#include "app/cli/passwordsource.h"
#include "app/cli/session.h"
#include "core/vsphere/certificate.h"
#include "core/vsphere/cleanup.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <filesystem>

namespace strata::cli {
namespace {

std::string fromEnvironment(const char* name) {
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nobody changes the environment
    return value == nullptr ? std::string() : value;
}

/// "strata" in one of the user's folders: where `variable` says, else `usual` in the home folder.
std::filesystem::path folderOfOurs(const char* variable, const char* usual) {
    const std::string given = fromEnvironment(variable);
    const std::filesystem::path base = given.starts_with('/')
                                           ? std::filesystem::path(given)
                                           : std::filesystem::path(fromEnvironment("HOME")) / usual;
    return base / "strata";
}

/// What was left, for people.
std::string described(const vsphere::ServerDebt& debt) {
    return debt.kind == vsphere::ServerDebt::Kind::Hold ? "the hold on “" + debt.label + "”" : debt.name;
}

void cleanUp(Session& session, vsphere::Session& server) {
    vsphere::ServerJournal journal = serverJournal(session);
    for (const vsphere::SettledDebt& each : vsphere::settleAbandoned(server, journal, session.signals.token())) {
        const std::string what = described(each.debt) + ", which an earlier run left on the server";
        if (each.problem)
            session.diagnostics.warning("Could not remove " + what + ": " + each.problem->message().english());
        else
            session.diagnostics.warning("Removed " + what);
    }
}

std::string required(const std::string& given, const char* variable, const char* option) {
    std::string value = given.empty() ? fromEnvironment(variable) : given;
    if (value.empty())
        throw Error(ErrorCode::InvalidArgument, text("%1 is missing", option))
            .advice(text("Give it, or set %1.", variable));
    return value;
}

} // namespace

void VsphereConnection::declare(CLI::App& app) {
    app.add_option("--server", server_, "vCenter or ESXi host, or STRATA_SERVER")->type_name("HOST[:PORT]");
    app.add_option("--user", user_, "User name, or STRATA_USER")->type_name("NAME");
    app.add_option("--password-file", passwordFile_,
                   "File whose first line is the password, - for standard input, or STRATA_PASSWORD_FILE; else it is "
                   "asked for")
        ->type_name("FILE");
    app.add_option("--thumbprint", thumbprint_, "Trust the server with this certificate, or STRATA_THUMBPRINT")
        ->type_name("XX:XX..");
}

std::unique_ptr<vsphere::Session> VsphereConnection::connect(Session& session) {
    vsphere::ConnectOptions options;
    options.server = vsphere::parseServerAddress(required(server_, "STRATA_SERVER", "--server"));
    options.user = required(user_, "STRATA_USER", "--user");
    if (const std::string typed = thumbprint_.empty() ? fromEnvironment("STRATA_THUMBPRINT") : thumbprint_;
        !typed.empty()) {
        const auto thumbprint = vsphere::parseThumbprint(typed);
        if (!thumbprint)
            throw Error(ErrorCode::InvalidArgument, text("“%1” is not a thumbprint", typed))
                .advice(text("It has 20 or 32 pairs of hexadecimal digits; see stratactl vsphere thumbprint."));
        options.thumbprint = *thumbprint;
    }
    const std::string file = passwordFile_.empty() ? fromEnvironment("STRATA_PASSWORD_FILE") : passwordFile_;
    options.password =
        readPassword(session, file, "Password of " + options.user + " on " + options.server.display() + ": ");
    pins_ =
        std::make_unique<vsphere::PinFile>(session.fs, folderOfOurs("XDG_CONFIG_HOME", ".config") / "known-servers");
    options.pins = pins_.get();
    auto server = std::make_unique<vsphere::Session>(std::move(options), session.signals.token());
    cleanUp(session, *server);
    return server;
}

vsphere::ServerJournal serverJournal(Session& session) {
    return {session.fs, folderOfOurs("XDG_STATE_HOME", ".local/state") / "server-debts"};
}

} // namespace strata::cli

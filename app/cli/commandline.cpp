// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"

#include "app/cli/attachcommand.h"
#include "app/cli/checkcommand.h"
#include "app/cli/childcommand.h"
#include "app/cli/clonecommand.h"
#include "app/cli/comparecommand.h"
#include "app/cli/createcommand.h"
#include "app/cli/defragmentcommand.h"
#include "app/cli/deletecommand.h"
#include "app/cli/growcommand.h"
#include "app/cli/helpformatter.h"
#include "app/cli/infocommand.h"
#include "app/cli/iocommands.h"
#include "app/cli/mapcommand.h"
#include "app/cli/mergecommand.h"
#include "app/cli/metacommands.h"
#include "app/cli/partitionscommand.h"
#include "app/cli/recovercommand.h"
#include "app/cli/renamecommand.h"
#include "app/cli/shrinkcommand.h"
#include "app/cli/snapshotcommands.h"
#include "app/cli/spacecommand.h"
#include "app/cli/undocommand.h"
#include "app/cli/unlockcommand.h"
#include "app/cli/vminfocommand.h"
#include "app/cli/vspherecommand.h"
#include "core/base/error.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <span>
#include <string_view>

namespace strata::cli {
namespace {

constexpr const char* kCommands = "Commands"; ///< heading in the help

/// How errors are shown must be known even where the rest of the command line makes no sense.
bool asksForJson(std::span<const char* const> arguments) {
    for (const std::string_view argument : arguments) {
        if (argument == "--")
            break;
        if (argument == "--json")
            return true;
    }
    return false;
}

} // namespace

CommandLine::CommandLine()
    : app_(std::make_unique<CLI::App>("VMware virtual disks: look, create, copy, convert, edit", "stratactl")) {
    app_->fallthrough(); // global options may stand behind the command, too
    app_->require_subcommand(0, 1);
    app_->formatter(std::make_shared<HelpFormatter>());
    app_->set_help_flag("-h,--help", "Print this help");
    app_->footer("\nSee stratactl help COMMAND, or stratactl(1).");
    addGlobalOptions();
    addCommands();
    addHelp();
}

CommandLine::~CommandLine() = default;

void CommandLine::addGlobalOptions() {
    static const std::map<std::string, ProgressMode> modes{{"auto", ProgressMode::Auto},
                                                           {"never", ProgressMode::Never},
                                                           {"always", ProgressMode::Always},
                                                           {"json", ProgressMode::JsonLines}};
    static const std::map<std::string, LogLevel> levels{
        {"error", LogLevel::Error}, {"warning", LogLevel::Warning}, {"info", LogLevel::Info}};
    app_->set_version_flag("--version", std::string("stratactl ") + STRATA_VERSION, "Print the version");
    app_->add_flag("--json", options_.json, "One JSON document on standard output, also for errors");
    app_->add_flag("-q,--quiet", options_.quiet, "No progress, no warnings, no word about success");
    app_->add_option_function<std::string>(
            "--progress", [this](const std::string& mode) { options_.progress = modes.at(mode); },
            "Progress on standard error: auto, never, always, json")
        ->type_name("MODE")
        ->check(CLI::IsMember({"auto", "never", "always", "json"}));
    app_->add_option_function<std::string>(
            "--log-level", [this](const std::string& level) { options_.logLevel = levels.at(level); },
            "Messages on standard error: error, warning, info")
        ->type_name("LEVEL")
        ->check(CLI::IsMember({"error", "warning", "info"}));
}

template<class C>
void CommandLine::add(CLI::App& parent) {
    add(parent, std::make_unique<C>());
}

void CommandLine::add(CLI::App& parent, std::unique_ptr<Command> command) {
    CLI::App* app = command->declare(parent);
    app->group(kCommands);
    app->footer("Options of all commands (--json, --quiet, --progress, --log-level): see stratactl --help.");
    entries_.push_back({app, std::move(command)});
}

void CommandLine::addCommands() {
    add<InfoCommand>(*app_);
    add<CreateCommand>(*app_);
    add<CloneCommand>(*app_);
    add<GrowCommand>(*app_);
    add<ShrinkCommand>(*app_);
    add<DefragmentCommand>(*app_);
    add<RenameCommand>(*app_);
    add<DeleteCommand>(*app_);
    add<UnlockCommand>(*app_);
    add<MapCommand>(*app_);
    add<PartitionsCommand>(*app_);
    add<CompareCommand>(*app_);
    add<CheckCommand>(*app_);
    add<RecoverCommand>(*app_);
    add<ReadCommand>(*app_);
    add<WriteCommand>(*app_);
    add<SpaceCommand>(*app_);
    add<ChildCommand>(*app_);
    add<AttachCommand>(*app_);
    CLI::App* meta = app_->add_subcommand("meta", "Show and change a disk's metadata");
    meta->require_subcommand(1)->group(kCommands);
    add<MetaListCommand>(*meta);
    add<MetaGetCommand>(*meta);
    add<MetaSetCommand>(*meta);
    CLI::App* machine = app_->add_subcommand("vm", "Look at virtual machines");
    machine->require_subcommand(1)->group(kCommands);
    add<VmInfoCommand>(*machine);
    CLI::App* snapshot = app_->add_subcommand("snapshot", "Look at and change the snapshots of a virtual machine");
    snapshot->require_subcommand(1)->group(kCommands);
    for (std::unique_ptr<Command>& command : snapshotCommands())
        add(*snapshot, std::move(command));
    addVsphere();
    add<MergeCommand>(*app_);
    add<UndoCommand>(*app_);
}

void CommandLine::addVsphere() {
    CLI::App* server = app_->add_subcommand("vsphere", "Look at and change what is on a vCenter or ESXi host");
    server->require_subcommand(1)->group(kCommands);
    for (std::unique_ptr<Command>& command : vsphereCommands())
        add(*server, std::move(command));
    CLI::App* snapshot = server->add_subcommand("snapshot", "Snapshots of machines there");
    snapshot->require_subcommand(1)->group(kCommands);
    for (std::unique_ptr<Command>& command : vsphereSnapshotCommands())
        add(*snapshot, std::move(command));
    CLI::App* disk = server->add_subcommand("disk", "Disks on datastores, worked on by the server");
    disk->require_subcommand(1)->group(kCommands);
    for (std::unique_ptr<Command>& command : vsphereDiskCommands())
        add(*disk, std::move(command));
}

void CommandLine::addHelp() {
    help_ = app_->add_subcommand("help", "Explain a command");
    help_->group(kCommands);
    help_->add_option("COMMAND", helpWords_, "The command to explain")->type_name("");
}

CommandLine::Request CommandLine::parse(int argc, const char* const* argv) {
    options_.json = asksForJson({argv, static_cast<std::size_t>(argc)});
    try {
        app_->parse(argc, argv);
        return chosen();
    } catch (const CLI::CallForHelp&) {
        return {nullptr, app_->help()};
    } catch (const CLI::CallForVersion& version) {
        return {nullptr, std::string(version.what()) + "\n"};
    } catch (const CLI::ExtrasError& problem) {
        const std::vector<std::string> extras = app_->remaining();
        if (!app_->get_subcommands().empty() || extras.empty() || extras[0].starts_with('-'))
            refuse(problem.what());
        throw Error(ErrorCode::InvalidArgument, text("There is no command “%1”", extras[0]))
            .advice(text("See stratactl --help."));
    } catch (const CLI::ParseError& problem) {
        refuse(problem.what());
    }
}

CommandLine::Request CommandLine::chosen() {
    if (help_->parsed())
        return {nullptr, helpFor(helpWords_)};
    const auto entry = std::ranges::find_if(entries_, [](const Entry& e) { return e.app->parsed(); });
    if (entry == entries_.end())
        throw Error(ErrorCode::InvalidArgument, text("No command given")).advice(text("See stratactl --help."));
    return {entry->command.get(), {}};
}

std::string CommandLine::helpFor(const std::vector<std::string>& words) {
    CLI::App* app = app_.get();
    std::string name = "stratactl";
    for (const std::string& word : words) {
        const auto named = app->get_subcommands([&word](const CLI::App* each) { return each->get_name() == word; });
        if (named.empty())
            throw Error(ErrorCode::InvalidArgument, text("There is no command “%1”", word))
                .advice(text("See stratactl --help."));
        app = named.front();
        name += ' ' + word;
    }
    // Not App::help(): that would explain "help", the command that was given.
    return app->get_formatter()->make_help(app, name, CLI::AppFormatMode::Normal);
}

void CommandLine::refuse(const std::string& problem) {
    std::string command = "stratactl";
    for (const CLI::App* app = app_.get(); !app->get_subcommands().empty();) {
        app = app->get_subcommands().front();
        command += ' ' + app->get_name();
    }
    throw Error(ErrorCode::InvalidArgument, text("%1", problem)).advice(text("See %1 --help.", command));
}

} // namespace strata::cli

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/iocommands.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/partfile.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"

#include <CLI/CLI.hpp>

#include <unistd.h>

namespace strata::cli {
namespace {

/// 0 where the option was not given: to the end.
std::uint64_t optionalLength(const std::string& given) {
    if (given.empty())
        return 0;
    const std::uint64_t bytes = parseWholeSectors(given, "--length").bytes();
    if (bytes == 0)
        throw Error(ErrorCode::InvalidArgument, text("--length must be at least one sector (512 bytes)"));
    return bytes;
}

} // namespace

CLI::App* ReadCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("read", "Write guest bytes to standard output or a file");
    addPath(*app, "DISK", disk_, "The disk to read");
    addSize(*app, "--offset", offset_, "First byte (default 0)");
    addSize(*app, "--length", length_, "Bytes to read (default: to the end)");
    app->add_option("-o,--output", output_, "File to make (default: standard output)")->type_name("FILE");
    app->add_flag("--overwrite", overwrite_, "Replace an existing FILE");
    open_.declareForReading(*app);
    return app;
}

int ReadCommand::run(Session& session) {
    GuestIoParams params;
    params.disk = disk_;
    params.open = open_.options();
    params.offset = parseWholeSectors(offset_, "--offset").bytes();
    params.length = optionalLength(length_);
    if (output_ == "-") {
        if (session.options.json)
            throw Error(ErrorCode::InvalidArgument,
                        text("The bytes go to standard output: --json needs -o FILE beside it"));
        ReadOp operation(params, session.bytes);
        runOperation(session, operation, false);
        return kDone;
    }
    PartFile file(session.fs, output_, overwrite_);
    ReadOp operation(params, file);
    runOperation(session, operation, false);
    file.commit();
    if (session.options.json)
        writeDocument(session.out,
                      Json{{"offset", params.offset}, {"length", file.position()}, {"file", jsonPath(output_)}});
    session.say("Read " + formatSize(file.position()) + " to " + displayPath(output_) + ".");
    return kDone;
}

CLI::App* WriteCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("write", "Put bytes from standard input or a file into a disk");
    addPath(*app, "DISK", disk_, "The disk to change");
    addSize(*app, "--offset", offset_, "First byte (default 0)");
    addSize(*app, "--length", length_, "Bytes to write (default: all of the input)");
    app->add_option("-i,--input", input_, "File to read (default: standard input)")->type_name("FILE");
    open_.declare(*app);
    addDryRun(*app, dryRun_);
    return app;
}

int WriteCommand::run(Session& session) {
    GuestIoParams params;
    params.disk = disk_;
    params.open = open_.options();
    params.offset = parseWholeSectors(offset_, "--offset").bytes();
    params.length = optionalLength(length_);
    std::unique_ptr<ByteSource> source;
    if (input_ == "-") {
        source = std::make_unique<StandardInput>(session.signals);
    } else {
        auto file = std::make_unique<FileSource>(session.fs.open(input_, OpenMode::Read));
        if (params.length == 0)
            params.length = file->size();
        source = std::move(file);
    }
    WriteOp operation(params, *source);
    const Outcome outcome = runOperation(session, operation, dryRun_);
    if (outcome.ran && session.options.json)
        writeDocument(session.out, jsonOutcome(outcome));
    return kDone;
}

} // namespace strata::cli

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/clonecommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/operationrunner.h"
#include "app/cli/progressprinter.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"

#include <CLI/CLI.hpp>

#include <unistd.h>

namespace strata::cli {

namespace {

std::unique_ptr<DiskChain> openSource(FileSystem& fs, const CloneParams& params) {
    return params.sourceIsRaw ? openRaw(fs, params.source) : openDisk(fs, params.source, params.open);
}

} // namespace

CLI::App* CloneCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("clone", "Copy a disk with its parents into one new disk of any type");
    addPath(*app, "SRC", source_, "The disk to copy; - reads standard input");
    addPath(*app, "DST", destination_, "The disk to make; - writes a raw image or a stream to standard output");
    kind_.declare(*app, true);
    app->add_option("--from", from_, "What SRC is: vmdk (default) or raw")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"vmdk", "raw"}));
    app->add_option("--level", level_, "Compression of a stream: 0 to 12, fast, balanced, small, smallest")
        ->type_name("L")
        ->check([](const std::string& level) {
            return parseCompressionLevel(level) ? "" : "use 0 to 12, fast, balanced, small or smallest";
        });
    app->add_option("--threads", threads_, "Threads to use (default: one per core)")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U));
    app->add_flag("--keep-identity", keepIdentity_, "Give the copy the same uuid and content ID");
    app->add_flag("--verify", verify_, "Read the copy back and compare");
    app->add_flag("--overwrite", overwrite_, "Replace an existing disk of that name");
    open_.declareForReading(*app);
    addDryRun(*app, dryRun_);
    return app;
}

void CloneCommand::requireSensible(const Session& session) const {
    if (fromStandardInput() && dryRun_)
        throw Error(ErrorCode::InvalidArgument, text("--dry-run cannot look at what will come through a pipe"));
    if (!toStandardOutput() || dryRun_)
        return;
    if (session.options.json)
        throw Error(ErrorCode::InvalidArgument,
                    text("The disk goes to standard output: --json cannot go there, too"));
    if (isatty(STDOUT_FILENO) == 1)
        throw Error(ErrorCode::InvalidArgument, text("Refusing to write a disk to a terminal"))
            .advice(text("Redirect standard output to a file or a pipe."));
}

CloneParams CloneCommand::parameters(Session& session, const std::filesystem::path& source) const {
    CloneParams params;
    params.source = source;
    params.sourceIsRaw = from_ == "raw";
    params.open = open_.options();
    params.raw = kind_.isRaw();
    params.spec.path = destination_;
    if (toStandardOutput() && !kind_.hasType())
        params.spec.type = CreateType::StreamOptimized;
    if (kind_.target()) // what a product takes depends on the size
        params.spec.capacity = openSource(session.fs, params)->capacity();
    kind_.applyTo(params.spec);
    params.keepAdapter = !kind_.hasAdapter();
    params.keepHardwareVersion = !kind_.hasHardwareVersion() && !kind_.target();
    params.keepIdentity = keepIdentity_;
    params.overwrite = overwrite_;
    params.verify = verify_;
    if (const auto level = parseCompressionLevel(level_))
        params.level = *level;
    if (toStandardOutput())
        params.sink = &session.bytes;
    return params;
}

/// A disk cannot be read from a pipe in the order it comes: keep it beside the copy, where there must be room anyway.
std::unique_ptr<Spool> CloneCommand::spoolStandardInput(Session& session) const {
    const std::filesystem::path folder =
        toStandardOutput() ? std::filesystem::temp_directory_path() : folderOf(destination_);
    auto spool = std::make_unique<Spool>(session.fs, folder);
    StandardInput input(session.signals);
    Progress progress;
    Report report;
    OpContext context{session.fs, progress, session.signals.token(), report};
    const ProgressPrinter printer(progress, session.options);
    spool->fill(input, context);
    return spool;
}

int CloneCommand::run(Session& session) {
    requireSensible(session);
    std::unique_ptr<Spool> spool;
    if (fromStandardInput())
        spool = spoolStandardInput(session);
    const CloneParams params = parameters(session, spool ? spool->path() : std::filesystem::path(source_));
    CloneOp operation(params);
    const Outcome outcome = runOperation(session, operation, dryRun_, threads_);
    if (outcome.ran)
        tellResult(session, params, operation, outcome);
    return kDone;
}

void CloneCommand::tellResult(Session& session, const CloneParams& params, const CloneOp& operation,
                              const Outcome& outcome) const {
    if (toStandardOutput())
        return;
    const CloneResult& done = operation.result();
    if (session.options.json) {
        Json result = jsonOutcome(outcome);
        result["path"] = jsonPath(params.spec.path);
        result["bytesRead"] = done.bytesRead;
        result["bytesWritten"] = done.bytesWritten;
        result["verified"] = done.verified;
        writeDocument(session.out, result);
    }
    session.say("Cloned to " + displayPath(params.spec.path) + ": " + formatSize(done.bytesRead) + " of data, "
                + formatSize(done.bytesWritten) + " in files" + (done.verified ? ", verified." : "."));
}

} // namespace strata::cli

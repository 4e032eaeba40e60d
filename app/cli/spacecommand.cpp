// SPDX-License-Identifier: Apache-2.0
#include "app/cli/spacecommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/json.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"
#include "core/ops/cloneop.h"

#include <CLI/CLI.hpp>

namespace strata::cli {

CLI::App* SpaceCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("space", "Tell the bytes that a clone of a type would need");
    addPath(*app, "DISK", disk_, "The disk to look at");
    kind_.declare(*app, true);
    open_.declareForReading(*app);
    return app;
}

int SpaceCommand::run(Session& session) {
    const std::unique_ptr<DiskChain> chain = openDisk(session.fs, disk_, open_.options());
    DiskSpec spec;
    spec.path = "clone.vmdk"; // any name: only the sizes count
    spec.capacity = chain->capacity();
    kind_.applyTo(spec);
    const std::uint64_t bytes = kind_.isRaw() ? spec.capacity.bytes() : spaceNeeded(*chain, spec);
    const std::string_view type = kind_.isRaw() ? std::string_view("raw") : createTypeName(spec.type);
    if (session.options.json)
        writeDocument(session.out, Json{{"path", jsonPath(disk_)}, {"type", type}, {"bytes", bytes}});
    else
        session.out.line(formatExactSize(bytes));
    return kDone;
}

} // namespace strata::cli

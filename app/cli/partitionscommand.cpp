// SPDX-License-Identifier: Apache-2.0
#include "app/cli/partitionscommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/json.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"
#include "core/base/utf8.h"
#include "core/disk/diskopener.h"
#include "core/ops/guestview.h"

#include <CLI/CLI.hpp>

#include <array>
#include <cstdio>

namespace strata::cli {
namespace {

Json jsonOrNull(const std::optional<std::uint64_t>& bytes) { return bytes ? Json(*bytes) : Json(nullptr); }

Json jsonOf(const Partition& partition) {
    Json object{{"number", partition.number},
                {"start", partition.start.bytes()},
                {"length", partition.length.bytes()},
                {"type", jsonTextOrNull(partition.type)},
                {"typeId", jsonTextOrNull(partition.typeId)},
                {"name", jsonTextOrNull(partition.name)},
                {"active", partition.active}};
    const GuestContent content = partition.content.value_or(GuestContent());
    object["fileSystem"] = jsonTextOrNull(content.type);
    object["label"] = jsonTextOrNull(content.label);
    object["size"] = jsonOrNull(content.size);
    object["used"] = jsonOrNull(content.used);
    return object;
}

std::string orDash(const std::string& words) { return words.empty() ? "-" : escapeForDisplay(words); }

std::string line(const std::string& number, const std::string& start, const std::string& size,
                 const std::string& used, const std::string& fileSystem, const std::string& type,
                 const std::string& label) {
    std::array<char, 512> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%3s %16s %10s %10s  %-10s %-22s %s", number.c_str(), start.c_str(),
                  size.c_str(), used.c_str(), fileSystem.c_str(), type.c_str(), label.c_str());
    return buffer.data();
}

std::string lineOf(const Partition& partition) {
    const GuestContent content = partition.content.value_or(GuestContent());
    std::string label = content.label.empty() ? partition.name : content.label;
    return line(partition.number == 0 ? "-" : std::to_string(partition.number),
                std::to_string(partition.start.bytes()), formatSize(partition.length.bytes()),
                content.used ? formatSize(*content.used) : "-", orDash(content.type), orDash(partition.type),
                orDash(label));
}

} // namespace

CLI::App* PartitionsCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("partitions", "List the guest's partitions and file systems");
    addPath(*app, "DISK", disk_, "The disk to look into");
    open_.declareForReading(*app);
    return app;
}

int PartitionsCommand::run(Session& session) {
    const std::unique_ptr<DiskChain> chain = openDisk(session.fs, disk_, open_.options());
    const PartitionTable table = readPartitions(guestView(*chain));
    for (const Text& problem : table.problems)
        session.diagnostics.warning(problem.english());
    if (session.options.json) {
        Json list = Json::array();
        for (const Partition& partition : table.partitions)
            list.push_back(jsonOf(partition));
        writeDocument(session.out, list);
        return kDone;
    }
    if (table.partitions.empty()) {
        session.out.line("No partition table and no file system that is known");
        return kDone;
    }
    session.out.line(line("#", "Start", "Size", "Used", "Content", "Type", "Label"));
    for (const Partition& partition : table.partitions)
        session.out.line(lineOf(partition));
    return kDone;
}

} // namespace strata::cli

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/snapshotcomparecommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/json.h"
#include "app/cli/progressprinter.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"
#include "core/base/utf8.h"
#include "core/machine/snapshotops.h"
#include "core/machine/snapshottree.h"
#include "core/ops/guestview.h"
#include "core/ops/partitionchanges.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <optional>

namespace strata::cli {
namespace {

/// A snapshot, or the present state: "@" or "present".
std::uint32_t stateOf(const SnapshotTree& tree, const std::string& words) {
    return words == "@" || words == "present" ? 0 : findSnapshot(tree, words).uid;
}

std::uint64_t sumOf(const std::vector<ChangedRange>& ranges) {
    std::uint64_t sum = 0;
    for (const ChangedRange& range : ranges)
        sum += range.length;
    return sum;
}

/// The ranges of each disk, in their order.
std::vector<std::vector<ChangedRange>> byDisk(const std::vector<ChangedRange>& ranges) {
    std::vector<std::vector<ChangedRange>> disks;
    for (const ChangedRange& range : ranges) {
        if (disks.empty() || disks.back().front().node != range.node)
            disks.emplace_back();
        disks.back().push_back(range);
    }
    return disks;
}

/// What changed on one disk.
struct ChangedDisk {
    std::vector<ChangedRange> ranges;           ///< at least one
    std::optional<PartitionChanges> partitions; ///< none if the guest's tables cannot be read
};

const SnapshotNode* nodeOf(const SnapshotTree& tree, std::uint32_t uid) {
    if (uid != 0)
        return tree.find(uid);
    return tree.present < 0 ? nullptr : &tree.nodes[static_cast<std::size_t>(tree.present)];
}

/// The disk of the first state, or of the second where only that has it.
std::filesystem::path fileOf(const SnapshotTree& tree, const CompareStatesParams& params, const std::string& node) {
    for (const std::uint32_t uid : {params.a, params.b})
        if (const SnapshotNode* state = nodeOf(tree, uid); state != nullptr)
            for (const NodeDisk& disk : state->disks)
                if (disk.node == node)
                    return disk.file;
    return {};
}

/// A table that cannot be read does not take the answer away, which is the ranges.
std::optional<PartitionChanges> partitionsOf(Session& session, const std::filesystem::path& file,
                                             const OpenOptions& options, const std::vector<ChangedRange>& ranges) {
    SectorSet changed;
    for (const ChangedRange& range : ranges)
        appendRange(changed, {Sectors::within(range.start), Sectors::covering(range.length)});
    try {
        return changesByPartition(readDiskPartitions(session.fs, file, options), changed);
    } catch (const Error& error) {
        session.diagnostics.warning(error.what());
        return std::nullopt;
    }
}

Json jsonPartitions(const PartitionChanges& changes) {
    Json list = Json::array();
    for (const PartitionChange& change : changes.partitions) {
        const GuestContent content = change.partition.content.value_or(GuestContent());
        list.push_back(Json{{"number", change.partition.number},
                            {"start", change.partition.start.bytes()},
                            {"length", change.partition.length.bytes()},
                            {"fileSystem", jsonTextOrNull(content.type)},
                            {"label", jsonTextOrNull(content.label)},
                            {"changedBytes", change.changed.bytes()}});
    }
    return list;
}

Json jsonResult(const std::vector<ChangedDisk>& changed, std::uint64_t sum) {
    Json disks = Json::array();
    for (const ChangedDisk& disk : changed) {
        Json list = Json::array();
        for (const ChangedRange& range : disk.ranges)
            list.push_back(Json{{"start", range.start}, {"length", range.length}});
        Json object{{"node", jsonTextOrNull(disk.ranges.front().node)},
                    {"changedBytes", sumOf(disk.ranges)},
                    {"ranges", std::move(list)}};
        object["partitions"] = disk.partitions ? jsonPartitions(*disk.partitions) : Json(nullptr);
        object["outsidePartitions"] = disk.partitions ? Json(disk.partitions->outside.bytes()) : Json(nullptr);
        disks.push_back(std::move(object));
    }
    return Json{{"equal", changed.empty()}, {"changedBytes", sum}, {"disks", std::move(disks)}};
}

std::string titleOf(const Partition& partition) {
    const GuestContent content = partition.content.value_or(GuestContent());
    const std::string& kind = content.type.empty() ? partition.type : content.type;
    const std::string& label = content.label.empty() ? partition.name : content.label;
    std::string title = partition.number == 0 ? "whole disk" : "partition " + std::to_string(partition.number);
    if (!kind.empty())
        title += ", " + escapeForDisplay(kind);
    if (!label.empty())
        title += ", \"" + escapeForDisplay(label) + "\"";
    return title;
}

void printPartitions(Session& session, const PartitionChanges& changes) {
    if (changes.partitions.empty())
        return;
    for (const PartitionChange& change : changes.partitions)
        session.out.line("  " + titleOf(change.partition) + ": "
                         + (change.changed == Sectors(0) ? "same" : formatExactSize(change.changed.bytes())));
    if (changes.outside != Sectors(0))
        session.out.line("  outside the partitions: " + formatExactSize(changes.outside.bytes()));
}

void printResult(Session& session, const std::vector<ChangedDisk>& changed) {
    if (changed.empty())
        session.say("The states have the same contents.");
    for (const ChangedDisk& disk : changed) {
        const std::string& node = disk.ranges.front().node;
        session.out.line(escapeForDisplay(node) + ": " + formatExactSize(sumOf(disk.ranges)) + " changed");
        if (disk.partitions)
            printPartitions(session, *disk.partitions);
        for (const ChangedRange& range : disk.ranges)
            session.out.line("  " + std::to_string(range.start) + " + " + std::to_string(range.length));
    }
}

} // namespace

CLI::App* SnapshotCompareCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("compare", "Show what changed between two states of a machine");
    addPath(*app, "VM", machine_, "A .vmx or .vmsd file, or the machine's folder");
    addPath(*app, "A", a_, "A snapshot: its name, a path of names, or #uid; @ for the present state");
    addPath(*app, "B", b_, "Another one");
    app->add_option("--threads", threads_, "Threads to use (default: one per core)")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U));
    open_.declare(*app);
    return app;
}

int SnapshotCompareCommand::run(Session& session) {
    const SnapshotTree tree = readSnapshotTree(session.fs, machine_, open_.options());
    CompareStatesParams params;
    params.machine = machine_;
    params.open = open_.options();
    params.a = stateOf(tree, a_);
    params.b = stateOf(tree, b_);
    Progress progress;
    Report report;
    OpContext context{session.fs, progress, session.signals.token(), report, threads_};
    std::vector<ChangedRange> changed;
    {
        const ProgressPrinter printer(progress, session.options);
        changed = compareStates(params, context);
    }
    session.diagnostics.report(report);
    std::vector<ChangedDisk> disks;
    for (const std::vector<ChangedRange>& ranges : byDisk(changed)) {
        const std::filesystem::path file = fileOf(tree, params, ranges.front().node);
        disks.push_back({ranges, partitionsOf(session, file, params.open, ranges)});
    }
    if (session.options.json)
        writeDocument(session.out, jsonResult(disks, sumOf(changed)));
    else
        printResult(session, disks);
    return kDone;
}

} // namespace strata::cli

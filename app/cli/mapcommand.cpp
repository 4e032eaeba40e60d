// SPDX-License-Identifier: Apache-2.0
#include "app/cli/mapcommand.h"

#include "app/cli/exitcode.h"
#include "app/cli/json.h"
#include "app/cli/mapentries.h"
#include "app/cli/session.h"
#include "app/cli/sizes.h"
#include "core/base/progress.h"
#include "core/disk/diskinfo.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace strata::cli {
namespace {

/// Prints entries one after the other, as an array or as a table.
class MapPrinter {
public:
    /// `firstLink`: what to add to an entry's link to get its place in the whole chain.
    MapPrinter(Session& session, const DiskChain& chain, std::uint32_t firstLink)
        : session_(session), chain_(chain), firstLink_(firstLink) {
        session_.out.write(json() ? "[" : heading());
    }

    void print(const MapEntry& entry) {
        if (json())
            session_.out.write((count_++ == 0 ? "\n  " : ",\n  ") + compactJson(jsonEntry(entry)));
        else
            session_.out.line(tableLine(entry));
    }

    void finish() {
        if (json())
            session_.out.write(count_ == 0 ? "]\n" : "\n]\n");
    }

private:
    bool json() const { return session_.options.json; }

    const std::filesystem::path& fileOf(const MapEntry& entry) const {
        return chain_.link(entry.link).extents()[entry.extent].path;
    }

    Json jsonEntry(const MapEntry& entry) const {
        Json object{{"start", entry.start},
                    {"length", entry.length},
                    {"state", runKindName(entry.kind)},
                    {"link", entry.link + firstLink_}};
        if (entry.kind == RunKind::Data)
            object["file"] = jsonPath(fileOf(entry));
        if (entry.offset)
            object["offset"] = *entry.offset;
        return object;
    }

    static std::string columns(const char* format, const std::string& start, const std::string& length,
                               const std::string& state, const std::string& link, const std::string& offset) {
        std::array<char, 128> buffer{};
        std::snprintf(buffer.data(), buffer.size(), format, start.c_str(), length.c_str(), state.c_str(),
                      link.c_str(), offset.c_str());
        return buffer.data();
    }
    static constexpr const char* kColumns = "%16s %16s  %-5s %4s %16s  ";

    static std::string heading() {
        return columns(kColumns, "Start", "Length", "State", "Link", "Offset") + "File\n";
    }

    std::string tableLine(const MapEntry& entry) const {
        std::string line =
            columns(kColumns, std::to_string(entry.start), std::to_string(entry.length), runKindName(entry.kind),
                    std::to_string(entry.link + firstLink_), entry.offset ? std::to_string(*entry.offset) : "-");
        line += entry.kind == RunKind::Data ? displayPath(fileOf(entry)) : "-";
        return line;
    }

    Session& session_;
    const DiskChain& chain_;
    std::uint32_t firstLink_;
    std::uint64_t count_ = 0;
};

} // namespace

CLI::App* MapCommand::declare(CLI::App& parent) {
    CLI::App* app = parent.add_subcommand("map", "List which ranges hold data, and where");
    addPath(*app, "DISK", disk_, "The disk to look at");
    app->add_flag("--chain", chain_, "Together with its parents; else what this link alone holds");
    addSize(*app, "--start", start_, "First byte (default 0)");
    addSize(*app, "--length", length_, "Bytes to look at (default: to the end)");
    open_.declareForReading(*app);
    return app;
}

MapCommand::Range MapCommand::range(Sectors capacity) const {
    const Sectors start = start_.empty() ? Sectors(0) : parseWholeSectors(start_, "--start");
    if (start > capacity)
        throw Error(ErrorCode::InvalidArgument,
                    text("--start lies behind the end of the disk (%1 bytes)", capacity.bytes()));
    const Sectors rest = capacity - start;
    const Sectors length = length_.empty() ? rest : parseWholeSectors(length_, "--length");
    return {start, std::min(rest, length)};
}

int MapCommand::run(Session& session) {
    OpenOptions options = open_.options();
    options.followParents = chain_;
    const std::unique_ptr<DiskChain> chain = openDisk(session.fs, disk_, options);
    const Range wanted = range(chain->capacity());
    std::size_t linksBelow = 0;
    if (!chain_ && chain->leaf().hasParent())
        linksBelow = readDiskInfo(session.fs, disk_, open_.options(), false).links.size() - 1;

    MapPrinter printer(session, *chain, static_cast<std::uint32_t>(linksBelow));
    MapEntries entries;
    const auto print = [&printer](const MapEntry& entry) { printer.print(entry); };
    const std::stop_token stop = session.signals.token();
    chain->map(wanted.start, wanted.length, [&](const Run& run) {
        checkpoint(stop);
        entries.add(run, print);
        return true;
    });
    entries.finish(print);
    printer.finish();
    return kDone;
}

} // namespace strata::cli

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/infooutput.h"

#include "app/cli/sizes.h"
#include "app/cli/table.h"
#include "app/cli/textoutput.h"
#include "core/base/utf8.h"

namespace strata::cli {
namespace {

std::string cidText(Cid cid) { return jsonCid(cid).get<std::string>(); }

std::string orUnknown(const std::string& text) { return text.empty() ? "unknown" : escapeForDisplay(text); }

std::string geometryText(const Geometry& geometry) {
    return std::to_string(geometry.cylinders) + " cylinders, " + std::to_string(geometry.heads) + " heads, "
           + std::to_string(geometry.sectors) + " sectors";
}

std::string lockText(const LockInfo& lock) {
    if (!lock.locked)
        return "no";
    return (lock.stale ? "stale, " : "yes, ") + lock.holder.english();
}

std::string parentText(const LinkInfo& link) {
    return escapeForDisplay(link.parentHint) + " (content ID " + cidText(link.parentCid) + ")";
}

void printExtents(TextOutput& out, const LinkInfo& link, std::size_t indent) {
    using enum Table::Align;
    Table table({Left, Right, Left, Right, Left});
    for (const ExtentInfo& extent : link.extents)
        table.add({escapeForDisplay(extent.access), formatSize(extent.sectors.bytes()), escapeForDisplay(extent.type),
                   extent.missing ? "missing" : formatSize(extent.fileSize),
                   extent.path.empty() ? "-" : displayPath(extent.path)});
    table.print(out, indent);
}

void printLink(TextOutput& out, const LinkInfo& link, std::size_t index) {
    out.line("  " + std::to_string(index) + "  " + displayPath(link.path));
    Table table({Table::Align::Left, Table::Align::Left});
    table.add({"type", orUnknown(link.createType)});
    table.add({"capacity", formatSize(link.capacity.bytes())});
    table.add({"files", formatSize(link.fileSize)});
    table.add({"content ID", cidText(link.cid)});
    if (link.parentCid != kNoParentCid)
        table.add({"parent", parentText(link)});
    table.print(out, 5);
    printExtents(out, link, 5);
}

Table properties(const DiskInfo& info) {
    const LinkInfo& leaf = info.leaf();
    Table table({Table::Align::Left, Table::Align::Left});
    table.add({"Disk", displayPath(info.path)});
    table.add({"Type", orUnknown(leaf.createType)});
    table.add({"Capacity", formatExactSize(info.capacity.bytes())});
    table.add({"Data", info.allocatedKnown ? formatExactSize(info.allocated) : "unknown"});
    table.add({"Files", formatExactSize(info.fileSize)});
    table.add({"Adapter", orUnknown(info.adapterType)});
    table.add({"Hardware", info.hardwareVersion.empty() ? "unknown" : "version " + orUnknown(info.hardwareVersion)});
    table.add({"Geometry", geometryText(info.geometry)});
    table.add({"Content ID", cidText(leaf.cid)});
    table.add({"UUID", info.uuid.empty() ? "none" : escapeForDisplay(info.uuid)});
    table.add({"Parent", leaf.parentCid == kNoParentCid ? "none" : parentText(leaf)});
    table.add({"Links", std::to_string(info.links.size())});
    table.add({"Encoding", orUnknown(leaf.encoding)});
    table.add({"Locked", lockText(info.lock)});
    return table;
}

} // namespace

std::string problemLine(const Issue& issue) {
    std::string line = std::string(severityName(issue.severity)) + ": ";
    if (!issue.path.empty())
        line += displayPath(issue.path) + ": ";
    if (!issue.where.empty())
        line += escapeForDisplay(issue.where) + ": ";
    return line + issue.detail.english() + " [" + issue.code + "]";
}

void printInfo(TextOutput& out, const DiskInfo& info, bool chain) {
    properties(info).print(out, 0);
    if (chain) {
        out.line("Chain, base first:");
        for (std::size_t i = 0; i < info.links.size(); ++i)
            printLink(out, info.links[i], i);
    } else {
        out.line("Extents:");
        printExtents(out, info.leaf(), 2);
    }
    if (!info.leaf().ddb.empty()) {
        out.line("Metadata:");
        Table table({Table::Align::Left, Table::Align::Left});
        for (const auto& [key, value] : info.leaf().ddb)
            table.add({escapeForDisplay(key), escapeForDisplay(value)});
        table.print(out, 2);
    }
    if (!info.problems.empty()) {
        out.line("Problems:");
        for (const Issue& issue : info.problems)
            out.line("  " + problemLine(issue));
    }
}

} // namespace strata::cli

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/infooutput.h"
#include "app/cli/sizes.h"
#include "app/cli/snapshottreeoutput.h"
#include "app/cli/table.h"
#include "app/cli/textoutput.h"
#include "core/base/utf8.h"

namespace strata::cli {
namespace {

std::string labelOf(const SnapshotNode& node) {
    const std::string name = escapeForDisplay(node.name);
    switch (node.kind) {
    case NodeKind::Snapshot: return name + " #" + std::to_string(node.uid);
    case NodeKind::Present: return "(you are here)";
    default: return "[" + std::string(nodeKindName(node.kind)) + "] " + name;
    }
}

std::string timeOf(const SnapshotNode& node) {
    const std::string time = formatTime(node.createdUs);
    return time.empty() ? "-" : time.substr(0, 10) + " " + time.substr(11, 5);
}

std::string sizeOrDash(const std::optional<std::uint64_t>& bytes) { return bytes ? formatSize(*bytes) : "-"; }

std::string healthOf(const SnapshotNode& node) {
    std::string codes;
    for (const Issue& issue : node.problems)
        if (issue.severity != Severity::Note && codes.find(issue.code) == std::string::npos)
            codes += (codes.empty() ? "" : ", ") + issue.code;
    if (codes.empty())
        return node.baseBroken ? "base broken" : "good";
    return codes;
}

/// One row a node, and those above it. An explicit stack: chains may be long.
class TreePrinter {
public:
    explicit TreePrinter(const SnapshotTree& tree) : tree_(tree) {}

    void print(TextOutput& out) {
        table_.add({"Snapshot", "Taken", "Own", "Freed", "Needs", "Health"});
        push(tree_.roots, {}, true);
        while (!open_.empty()) {
            const Open next = std::move(open_.back());
            open_.pop_back();
            add(tree_.nodes[static_cast<std::size_t>(next.id)], next);
        }
        table_.print(out, 0);
    }

private:
    struct Open {
        int id;
        std::string before; ///< drawn before the children's lines
        std::string branch; ///< drawn before its own label
    };

    void push(const std::vector<int>& ids, const std::string& before, bool areRoots) {
        for (std::size_t i = ids.size(); i-- > 0;) {
            const bool last = i + 1 == ids.size();
            if (areRoots)
                open_.push_back({ids[i], {}, {}});
            else
                open_.push_back({ids[i], before + (last ? "   " : "│  "), before + (last ? "└─ " : "├─ ")});
        }
    }

    void add(const SnapshotNode& node, const Open& place) {
        const std::optional<NodeSizes>& sizes = node.sizes;
        table_.add({place.branch + labelOf(node), timeOf(node), sizes ? formatSize(sizes->own) : "-",
                    sizeOrDash(sizes ? sizes->freedIfDiscarded : std::nullopt),
                    sizeOrDash(sizes ? sizes->mergeSpace : std::nullopt), healthOf(node)});
        push(node.children, place.before, false);
    }

    const SnapshotTree& tree_;
    Table table_{{Table::Align::Left, Table::Align::Left, Table::Align::Right, Table::Align::Right,
                  Table::Align::Right, Table::Align::Left}};
    std::vector<Open> open_;
};

} // namespace

void printTree(TextOutput& out, const SnapshotTree& tree) {
    TreePrinter(tree).print(out);
    if (tree.readOnly)
        out.line(std::string("Cannot be changed now: ") + tree.readOnly->what());
    bool any = !tree.problems.empty();
    for (const SnapshotNode& node : tree.nodes)
        any = any || !node.problems.empty();
    if (!any)
        return;
    out.line("Problems:");
    for (const Issue& issue : tree.problems)
        out.line("  " + problemLine(issue));
    for (const SnapshotNode& node : tree.nodes)
        for (const Issue& issue : node.problems)
            out.line("  " + problemLine(issue));
}

} // namespace strata::cli

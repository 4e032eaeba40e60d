// SPDX-License-Identifier: Apache-2.0
// The part of TreeBuilder that makes ghosts of the links that no list names.
#include "core/base/ascii.h"
#include "core/machine/treebuilder.h"

#include <algorithm>
#include <deque>
#include <unordered_set>

namespace strata {
namespace {

/// "win10-000012.vmdk" -> "000012" (vmdk-format 1.10); empty for any other name.
std::string numberOf(const std::filesystem::path& file) {
    constexpr std::size_t kDigits = 6;
    const std::string stem = file.stem().string();
    const std::size_t dash = stem.rfind('-');
    if (dash == std::string::npos || stem.size() - dash - 1 < kDigits)
        return {};
    const std::string digits = stem.substr(dash + 1);
    return std::ranges::all_of(digits, isDigit) ? digits : std::string();
}

} // namespace

/// Only what belongs to the folder, or what the machine's own links build on.
bool TreeBuilder::isShown(int link) const {
    const GraphLink& it = graph_.at(link);
    if (ownerOf(link) != kNobody)
        return false;
    if (it.missing)
        return std::ranges::any_of(it.children, [this](int child) { return ownerOf(child) != kOtherMachine; });
    for (int above = it.parent; above >= 0 && ownerOf(above) < 0; above = graph_.at(above).parent)
        if (ownerOf(above) == kOtherMachine)
            return false;
    const auto root = static_cast<std::size_t>(graph_.rootOf(link));
    return ours_[static_cast<std::size_t>(link)] || !it.outside || ours_[root] || !graph_.links()[root].outside;
}

bool TreeBuilder::isDiscarded(int link) const {
    return discarded_.contains(link) && !ours_[static_cast<std::size_t>(link)];
}

NodeKind TreeBuilder::ghostKindOf(int link) const {
    return graph_.at(link).missing ? NodeKind::Missing : isDiscarded(link) ? NodeKind::Discarded : NodeKind::Unlisted;
}

/// The node that the link's nearest shown ancestor is in.
int TreeBuilder::ownerAbove(int link) const {
    for (int above = graph_.at(link).parent; above >= 0; above = graph_.at(above).parent)
        if (ownerOf(above) >= 0)
            return ownerOf(above);
    return kNobody;
}

/// Links of several disks are one state if they build on one state and have the same number; the bases of the
/// machine's disks are one state, too. A link of its own has a group of its own.
std::string TreeBuilder::groupOf(int link, int parentNode) const {
    const GraphLink& it = graph_.at(link);
    const bool ours = ours_[static_cast<std::size_t>(link)];
    if (it.missing) {
        for (const int child : it.children)
            if (ownerOf(child) >= 0)
                return "missing|" + std::to_string(ownerOf(child));
        return it.file.native();
    }
    const std::string number = numberOf(it.file);
    const bool isBase = it.parent < 0;
    if (number.empty() && !(ours && isBase))
        return it.file.native();
    return std::to_string(parentNode) + (ours ? "|ours|" : "|other|") + (isDiscarded(link) ? "discarded|" : "|")
           + (it.outside ? "outside|" : "|") + number;
}

/// No two links of the same disk are one state.
bool TreeBuilder::fits(int node, int link) const {
    const int root = graph_.rootOf(link);
    return std::ranges::none_of(draft(node).links, [this, root](int other) { return graph_.rootOf(other) == root; });
}

void TreeBuilder::groupTheRest() {
    ours_.resize(graph_.links().size(), false);
    std::map<std::string, std::vector<int>> groups;
    std::deque<int> open;
    for (std::size_t link = 0; link < graph_.links().size(); ++link)
        if (graph_.links()[link].parent < 0)
            open.push_back(static_cast<int>(link));
    for (; !open.empty(); open.pop_front()) { // parents first
        const int link = open.front();
        const GraphLink& it = graph_.at(link);
        open.insert(open.end(), it.children.begin(), it.children.end());
        if (!isShown(link))
            continue;
        std::vector<int>& nodes = groups[groupOf(link, ownerAbove(link))];
        auto node = std::ranges::find_if(nodes, [this, link](int other) { return fits(other, link); });
        if (node == nodes.end()) {
            nodes.push_back(addNode(ghostKindOf(link), it.file.filename().string()));
            node = std::prev(nodes.end());
        }
        const auto device = deviceOfRoot_.find(graph_.rootOf(link));
        addLink(*node, link, device == deviceOfRoot_.end() ? std::string() : device->second);
        draft(*node).ours = draft(*node).ours || ours_[static_cast<std::size_t>(link)];
    }
}

/// The present state stands on links, but no snapshot is listed.
bool TreeBuilder::listIsForgotten() const {
    return records_.empty() && std::ranges::any_of(drafts_, [this](const Draft& draft) {
               return draft.ours && draft.node.kind == NodeKind::Unlisted
                      && std::ranges::any_of(draft.links, [this](int link) { return !graph_.at(link).outside; });
           });
}

/// A link that several states of the machine build on is what a merged snapshot left behind, and must stay; so must a
/// link of another machine that this one was cloned from.
void TreeBuilder::tellSharedFromUnlisted() {
    const bool forgotten = listIsForgotten();
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
        Draft& draft = drafts_[i];
        if (draft.node.kind != NodeKind::Unlisted || !draft.ours)
            continue;
        const bool outside = std::ranges::all_of(draft.links, [this](int link) { return graph_.at(link).outside; });
        if (outside || (!forgotten && draft.node.children.size() > 1))
            draft.node.kind = NodeKind::Shared;
        if (outside)
            report(static_cast<int>(i), "outside", Severity::Note,
                   text("The disk lies in another folder and may belong to another machine"));
    }
    if (!forgotten)
        return;
    reportOnMachine(
        "snapshot-list-forgotten", Severity::Warning, tree_.list,
        text("The machine runs on disks with redo logs, but its list of snapshots is empty: adopt the states "
             "that are needed, merge the others"));
}

} // namespace strata

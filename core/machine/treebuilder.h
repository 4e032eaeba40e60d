// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/machine/linkgraph.h"
#include "core/machine/snapshottree.h"
#include "core/machine/vmsdfile.h"
#include "core/machine/vmxfile.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace strata {

/// Does the work of readSnapshotTree(), once: the lists claim their links, what nobody claims becomes ghosts, and the
/// chains say who stands on whom; the list's word counts only where the chains say nothing. Single-threaded.
class TreeBuilder {
public:
    /// `machine.folder` is absolute.
    TreeBuilder(FileSystem& fs, const MachineFolder& machine);
    SnapshotTree build();

private:
    static constexpr int kNobody = -1;
    static constexpr int kOtherMachine = -2;
    static constexpr int kApart = -3; ///< named by the .vmx, but takes no part in snapshots

    struct Draft {
        SnapshotNode node;
        std::vector<int> links;       ///< of node.disks, in their order
        std::uint32_t listParent = 0; ///< uid
        std::vector<int> standsOn;    ///< nodes that the chains (or the list) say it builds on
        std::int64_t sortTime = 0;    ///< its own, or the earliest of what builds on it; 0: unknown
        bool ours = false;            ///< what the lists name builds on it
    };

    // Who has which link (treebuilder.cpp).
    void readConfig();
    void readList();
    void claimSnapshots();
    std::vector<const SnapshotRecord*> recordsParentsFirst() const;
    void claimPresent();
    void hideChain(int link);
    void markOurs();
    void readJournal();
    void claimOtherMachines();
    bool claimForeign(const std::filesystem::path& config);
    std::vector<int> linksNamedBy(const std::filesystem::path& config, std::string& displayName);
    void noteDevice(int link, const std::string& node);
    int addNode(NodeKind kind, std::string name);
    void addLink(int node, int link, const std::string& device);

    // Ghosts (treeghosts.cpp).
    void groupTheRest();
    bool isShown(int link) const;
    bool isDiscarded(int link) const;
    NodeKind ghostKindOf(int link) const;
    std::string groupOf(int link, int parentNode) const;
    int ownerAbove(int link) const;
    bool fits(int node, int link) const;
    void tellSharedFromUnlisted();
    bool listIsForgotten() const;

    // The finished tree (treeshape.cpp).
    void findParents();
    void collectStandsOn(int node);
    void chooseParents();
    void chooseParent(int node, const std::vector<int>& depths);
    bool isAncestor(int above, int node) const;
    void checkAgainstList();
    void reportProblems();
    void readLocks();
    void sortDisks(Draft& draft) const;
    void sortChildren();
    std::vector<int> newOrder() const;
    void finish();
    void report(int node, std::string_view code, Severity severity, Text detail);

    void reportOnMachine(std::string_view code, Severity severity, const std::filesystem::path& path, Text detail);

    Draft& draft(int node) { return drafts_[static_cast<std::size_t>(node)]; }
    const Draft& draft(int node) const { return drafts_[static_cast<std::size_t>(node)]; }
    int& owner(int link);
    int ownerOf(int link) const;

    FileSystem& fs_;
    const MachineFolder& machine_;
    LinkGraph graph_;
    SnapshotTree tree_;
    std::optional<VmxFile> vmx_;
    VmsdFile vmsd_;
    std::vector<SnapshotRecord> records_;
    std::vector<Draft> drafts_;
    std::vector<int> owners_; ///< by link
    std::vector<bool> ours_;  ///< by link: what the machine's lists name builds on it, or is it
    std::set<int> discarded_; ///< links that the undo journal names
    std::unordered_map<std::uint32_t, int> nodeOfUid_;
    std::map<int, std::string> deviceOfRoot_;
    std::map<std::string, std::size_t> deviceOrder_;
};

} // namespace strata

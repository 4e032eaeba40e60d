// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/report.h"
#include "core/machine/diskhead.h"
#include "core/machine/fileplaces.h"
#include "core/machine/machinefolder.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace strata {

/// A link among its parent and children. Links are named by their index in LinkGraph::links().
struct GraphLink {
    std::filesystem::path file; ///< absolute; of a missing one as its child or a list names it
    bool missing = false;
    bool broken = false;  ///< nothing is known but the name
    bool outside = false; ///< not in the machine's folder
    bool isChild = false; ///< has a parent, whether found or not
    Cid cid = 0;
    Cid parentCid = kNoParentCid;
    Sectors capacity;
    int parent = -1; ///< found or missing; -1: a base, or a loop that was cut
    bool parentMoved = false;
    std::vector<int> children;
    std::vector<Issue> problems; ///< of links that the folder's reader did not look at

    /// What its description says can be compared.
    bool known() const { return !missing && !broken; }
};

/// All links that a machine's lists name or its folder holds, and those they build on, wherever they lie. Reads heads
/// and descriptors, each once. Free of loops. Single-threaded.
class LinkGraph {
public:
    /// `machine.folder` is absolute.
    LinkGraph(FileSystem& fs, const MachineFolder& machine);

    const std::vector<GraphLink>& links() const { return links_; }
    const GraphLink& at(int link) const { return links_[static_cast<std::size_t>(link)]; }
    std::optional<int> find(const std::filesystem::path& file) const;
    /// The link that a list in the folder `from` names; a missing one if there is no such file.
    int addNamed(const std::filesystem::path& from, std::string_view name, std::string_view rawName);
    std::optional<std::filesystem::path> findFile(const std::filesystem::path& from, std::string_view name) const {
        return places_.findFirst(from, name, {});
    }
    /// The links of another folder that build on links known so far.
    void addChildrenIn(const std::filesystem::path& folder);
    /// The base of the chain, or the missing link at its start.
    int rootOf(int link) const;

    /// Everything wrong between this link and its parent, and about its files.
    std::vector<Issue> problemsOf(int link) const;

private:
    struct Parent {
        std::filesystem::path file;
        bool moved = false;
    };
    int add(const std::filesystem::path& file);
    int append(GraphLink link);
    void followParents(int link);
    int missing(const std::filesystem::path& from, std::string_view name);
    const DiskHead& headOf(const std::filesystem::path& file);
    bool mayBeCutOff(const std::filesystem::path& folder);
    GraphLink describe(const std::filesystem::path& file);
    void noteMissingExtents(GraphLink& link, const Descriptor& descriptor) const;
    std::optional<Parent> parentOf(const std::filesystem::path& file);
    void setParent(int link, int parent);
    void join(int link, int parent);

    FileSystem& fs_;
    FilePlaces places_;
    std::vector<GraphLink> links_;
    std::unordered_map<std::string, int> byFile_;
    std::map<std::filesystem::path, DiskHead> heads_;
    std::map<std::filesystem::path, bool> holdsIntents_;
};

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/infooutput.h"

#include "core/base/ascii.h"

namespace strata::cli {
namespace {

Json jsonExtents(const std::vector<ExtentInfo>& extents) {
    Json list = Json::array();
    for (const ExtentInfo& extent : extents)
        list.push_back(Json{{"path", extent.path.empty() ? Json(nullptr) : jsonPath(extent.path)},
                            {"type", jsonText(extent.type)},
                            {"access", jsonText(extent.access)},
                            {"sectors", extent.sectors.count()},
                            {"fileSize", extent.fileSize},
                            {"missing", extent.missing}});
    return list;
}

Json jsonDdb(const LinkInfo& link) {
    Json object = Json::object();
    for (const auto& [key, value] : link.ddb)
        if (!object.contains(key)) // of a repeated key the first counts
            object[key] = jsonText(value);
    return object;
}

Json jsonLink(const LinkInfo& link) {
    return Json{{"path", jsonPath(link.path)},
                {"createType", jsonText(link.createType)},
                {"capacity", link.capacity.bytes()},
                {"allocated", link.allocated},
                {"fileSize", link.fileSize},
                {"cid", jsonCid(link.cid)},
                {"parentCid", jsonCid(link.parentCid)},
                {"parentHint", jsonTextOrNull(link.parentHint)},
                {"encoding", link.encoding},
                {"extents", jsonExtents(link.extents)}};
}

Json jsonLinks(const DiskInfo& info) {
    Json list = Json::array();
    for (const LinkInfo& link : info.links)
        list.push_back(jsonLink(link));
    return list;
}

/// The parent's file where it was found, else the words of the descriptor, else null.
Json jsonParent(const DiskInfo& info) {
    if (info.leaf().parentCid == kNoParentCid)
        return nullptr;
    if (info.links.size() > 1)
        return jsonPath(info.links[info.links.size() - 2].path);
    return jsonTextOrNull(info.leaf().parentHint);
}

/// A number where the text is one, as nearly always.
Json jsonHardwareVersion(const std::string& version) {
    if (const auto number = parseDecimal(version))
        return *number;
    return jsonTextOrNull(version);
}

} // namespace

Json jsonInfo(const DiskInfo& info) {
    const LinkInfo& leaf = info.leaf();
    return Json{{"path", jsonPath(info.path)},
                {"createType", jsonText(leaf.createType)},
                {"adapterType", jsonTextOrNull(info.adapterType)},
                {"hwVersion", jsonHardwareVersion(info.hardwareVersion)},
                {"capacity", info.capacity.bytes()},
                {"allocated", info.allocatedKnown ? Json(info.allocated) : Json(nullptr)},
                {"fileSize", info.fileSize},
                {"cid", jsonCid(leaf.cid)},
                {"parentCid", jsonCid(leaf.parentCid)},
                {"parent", jsonParent(info)},
                {"uuid", jsonTextOrNull(info.uuid)},
                {"geometry", Json{{"cylinders", info.geometry.cylinders},
                                  {"heads", info.geometry.heads},
                                  {"sectors", info.geometry.sectors}}},
                {"links", jsonLinks(info)},
                {"extents", jsonExtents(leaf.extents)},
                {"ddb", jsonDdb(leaf)},
                {"encoding", leaf.encoding},
                {"problems", jsonIssues(info.problems)},
                {"locked", info.lock.locked},
                {"lockHolder", jsonTextOrNull(info.lock.holder.english())}};
}

} // namespace strata::cli

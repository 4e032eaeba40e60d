// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/datastore.h"

#include "core/base/ascii.h"
#include "core/vsphere/containerview.h"
#include "core/vsphere/inventory.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace strata::vsphere {
namespace {

constexpr std::string_view kDiskSuffix = ".vmdk";

std::set<std::string> references(const XmlNode* list) {
    std::set<std::string> values;
    if (list != nullptr) {
        for (const XmlNode& each : list->children)
            values.insert(each.text);
    }
    return values;
}

/// "Region/DC0": names from below the root down to the datacenter, as the server writes them.
std::string pathOf(Session& session, const ObjectProperties& datacenter, const std::stop_token& stop) {
    std::string path = datacenter.str("name");
    const XmlNode* parent = datacenter.value("parent");
    ObjectRef above = parent == nullptr ? ObjectRef() : parent->reference();
    while (!above.empty() && above != rootOf(session)) {
        const ObjectProperties folder = readObject(session, above, {"name", "parent"}, stop);
        path = folder.str("name") + "/" + path;
        const XmlNode* next = folder.value("parent");
        above = next == nullptr ? ObjectRef() : next->reference();
    }
    return path;
}

std::uint64_t positive(const std::optional<std::int64_t>& value) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(value.value_or(0), 0));
}

DatastoreFile parseFile(const XmlNode& node) {
    DatastoreFile file;
    file.name = node.childText("path");
    file.size = positive(node.childNumber("fileSize"));
    file.modified = node.childText("modification");
    if (node.xsiType == "FolderFileInfo") {
        file.kind = DatastoreFile::Kind::Folder;
    } else if (node.xsiType == "VmDiskFileInfo" || toLower(file.name).ends_with(".vmdk")) {
        file.kind = DatastoreFile::Kind::Disk;
        file.capacity = positive(node.childNumber("capacityKb")) * 1024;
        file.diskType = node.childText("diskType");
    }
    return file;
}

/// "disk-flat.vmdk" beside "disk.vmdk" is that disk's extent.
void hideExtents(std::vector<DatastoreFile>& files) {
    static constexpr std::array<std::string_view, 6> kSuffixes = {"-flat", "-delta", "-sesparse",
                                                                  "-ctk",  "-rdm",   "-rdmp"};
    std::set<std::string> names;
    for (const DatastoreFile& file : files)
        names.insert(file.name);
    std::erase_if(files, [&names](const DatastoreFile& file) {
        const std::string_view name = file.name;
        if (!name.ends_with(kDiskSuffix))
            return false;
        const std::string_view stem = name.substr(0, name.size() - kDiskSuffix.size());
        return std::ranges::any_of(kSuffixes, [&](std::string_view suffix) {
            return stem.ends_with(suffix)
                   && names.contains(std::string(stem.substr(0, stem.size() - suffix.size())).append(kDiskSuffix));
        });
    });
}

} // namespace

const char* fileKindName(DatastoreFile::Kind kind) {
    switch (kind) {
    case DatastoreFile::Kind::Folder: return "folder";
    case DatastoreFile::Kind::Disk: return "disk";
    case DatastoreFile::Kind::File: return "file";
    }
    return "";
}

DatastorePlace findDatastore(Session& session, const std::string& name, const std::string& datacenter,
                             const std::stop_token& stop) {
    std::map<std::string, ObjectProperties> named;
    for (ObjectProperties& each : readInView(session, {"Datastore", {"name", "browser"}}, stop)) {
        if (unescapeName(each.str("name")) == name)
            named.emplace(each.object.value, std::move(each));
    }
    std::optional<DatastorePlace> found;
    for (const ObjectProperties& each : readInView(session, {"Datacenter", {"name", "parent", "datastore"}}, stop)) {
        if (!datacenter.empty() && unescapeName(each.str("name")) != datacenter)
            continue;
        for (const std::string& value : references(each.value("datastore"))) {
            const auto datastore = named.find(value);
            if (datastore == named.end())
                continue;
            if (found)
                throw Error(ErrorCode::InvalidArgument, text("Several datacenters have a datastore %1", name))
                    .advice(text("Say which datacenter is meant."));
            const XmlNode* browser = datastore->second.value("browser");
            found = {datastore->second.object, each.object, browser == nullptr ? ObjectRef() : browser->reference(),
                     pathOf(session, each, stop)};
        }
    }
    if (!found)
        throw Error(ErrorCode::NotFound, text("There is no such datastore: %1", name));
    return *found;
}

std::vector<DatastoreFile> browse(Session& session, const DatastorePlace& place, const DatastorePath& folder,
                                  const std::stop_token& stop, Extents extents) {
    SoapCall call("SearchDatastore_Task", place.browser, CallKind::Read);
    call.add("datastorePath", folder.str()).open("searchSpec");
    call.open("query", "VmDiskFileQuery").open("details");
    call.add("diskType", true).add("capacityKb", true).add("hardwareVersion", false);
    call.close().close();
    call.open("query", "FolderFileQuery").close();
    call.open("query", "FileQuery").close();
    call.open("details")
        .add("fileType", true)
        .add("fileSize", true)
        .add("modification", true)
        .add("fileOwner", false);
    call.close().add("matchPattern", "*").close();
    const XmlNode result = runTask(session, call, {}, stop);
    std::vector<DatastoreFile> files;
    for (const XmlNode* each : result.all("file"))
        files.push_back(parseFile(*each));
    if (extents == Extents::Hidden)
        hideExtents(files);
    std::ranges::sort(files, {}, [](const DatastoreFile& file) {
        return std::tuple(file.kind != DatastoreFile::Kind::Folder, toLower(file.name), file.name);
    });
    return files;
}

void makeFolder(Session& session, const DatastorePlace& place, const DatastorePath& folder,
                const std::stop_token& stop) {
    SoapCall call("MakeDirectory", session.manager("fileManager"), CallKind::Work);
    call.add("name", folder.str()).add("datacenter", place.datacenter).add("createParentDirectories", true);
    session.call(call, stop);
}

void deleteFile(Session& session, const DatastorePlace& place, const DatastorePath& file,
                const TaskProgress& progress, const std::stop_token& stop) {
    if (file.path.empty())
        throw Error(ErrorCode::InvalidArgument, text("A whole datastore is never deleted here"));
    SoapCall call("DeleteDatastoreFile_Task", session.manager("fileManager"), CallKind::Work);
    call.add("name", file.str()).add("datacenter", place.datacenter);
    runTask(session, call, progress, stop);
}

} // namespace strata::vsphere

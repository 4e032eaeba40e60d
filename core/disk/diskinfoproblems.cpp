// SPDX-License-Identifier: Apache-2.0
#include "core/disk/diskinfoproblems.h"

#include "core/io/intent.h"

#include <algorithm>

namespace strata {

namespace {

/// Of a set that lost all of its files, so many are named one by one.
constexpr std::size_t kNamedFiles = 20;

} // namespace

DiskProblems::DiskProblems(FileSystem& fs, std::filesystem::path disk) : disk_(std::move(disk)) {
    const std::optional<IntentInfo> intent = findIntent(fs, disk_);
    try {
        if (intent)
            throwInterrupted(*intent);
    } catch (const Error& error) {
        add(error);
    }
}

void DiskProblems::add(std::string code, Severity severity, const std::filesystem::path& path, Text detail) {
    issues_.push_back({.code = std::move(code),
                       .severity = severity,
                       .path = path,
                       .where = {},
                       .repairable = false,
                       .detail = std::move(detail)});
}

void DiskProblems::add(const Error& error) {
    add(std::string(errorName(error.code())), Severity::Error, error.path().empty() ? disk_ : error.path(),
        error.message());
}

void DiskProblems::addUnlessKnown(const Error& error) {
    const std::string_view code = errorName(error.code());
    if (std::ranges::find(issues_, code, &Issue::code) == issues_.end())
        add(error);
}

void DiskProblems::addOfLink(const FoundLink& link, const FoundLink* child) {
    const FoundDescriptor& found = link.found;
    for (const Text& warning : found.descriptor.warnings())
        add("descriptor-oddity", Severity::Note, found.place.path, warning);
    if (found.header && found.header->unclean)
        add("unclean", Severity::Warning, found.place.path,
            text("The disk was not closed properly by the program that wrote it last"));
    for (const FoundExtents::Refused& refused : link.extents.refused)
        add(refused.error);
    addMissing(link);
    if (child != nullptr)
        compare(link, *child);
}

void DiskProblems::addMissing(const FoundLink& link) {
    const std::vector<std::size_t>& missing = link.extents.missing;
    const std::size_t named = std::min(missing.size(), kNamedFiles);
    const std::string code(errorName(ErrorCode::MissingExtent));
    for (std::size_t i = 0; i < named; ++i) {
        const std::filesystem::path& path = link.extents.places[missing[i]].path;
        add(code, Severity::Error, path, text("The file “%1” of this disk is missing", path.filename()));
    }
    if (named < missing.size())
        add(code, Severity::Error, link.found.place.path,
            text("%1 more files of this disk are missing", missing.size() - named));
}

void DiskProblems::addShortFiles(const FoundLink& link, const std::vector<std::uint64_t>& sizes) {
    for (std::size_t index = 0; index < sizes.size(); ++index) {
        const ExtentPlace& place = link.extents.places[index];
        const ExtentLine& line = place.line;
        if ((line.type != ExtentType::Flat && line.type != ExtentType::Vmfs) || sizes[index] == 0)
            continue;
        const std::uint64_t needed = (line.offset + line.sectors).bytes();
        if (sizes[index] < needed)
            add(std::string(errorName(ErrorCode::Truncated)), Severity::Error, place.path,
                text("The file “%1” has %2 bytes; the disk needs %3 of it", place.path.filename(), sizes[index],
                     needed));
    }
}

void DiskProblems::addLost(const std::filesystem::path& path, std::uint64_t bytes) {
    add("grain-past-end", Severity::Error, path,
        text("The file “%1” was cut short: %2 bytes of data are not in it any more", path.filename(), bytes));
}

void DiskProblems::compare(const FoundLink& parent, const FoundLink& child) {
    const Descriptor& above = parent.found.descriptor;
    const Descriptor& below = child.found.descriptor;
    if (above.cid() != below.parentCid())
        add(std::string(errorName(ErrorCode::ParentMismatch)), Severity::Error, child.found.place.path,
            text("The parent disk “%1” was changed after this disk was made from it: its content ID is %2, expected "
                 "is %3",
                 parent.found.place.path.filename(), formatCid(above.cid()), formatCid(below.parentCid())));
    if (above.capacity() != below.capacity())
        add("parent-capacity", Severity::Note, child.found.place.path,
            text("This disk has %1 sectors, its parent “%2” has %3", below.capacity().count(),
                 parent.found.place.path.filename(), above.capacity().count()));
}

} // namespace strata

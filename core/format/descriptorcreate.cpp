// SPDX-License-Identifier: Apache-2.0
// The strict writer: exactly the layout of vmdk-format 1.3, which VMware, qemu, VirtualBox and libvmdk all take.
#include "core/format/descriptor.h"

#include "core/base/error.h"

namespace strata {
namespace {

/// Real hosts say "vmfs" for thin disks, too (vmdk-format 1.5), and qemu reads nothing else.
CreateType writtenType(CreateType type) { return type == CreateType::VmfsThin ? CreateType::Vmfs : type; }

} // namespace

Descriptor Descriptor::create(const New& fields) {
    if (fields.type == CreateType::Unknown)
        throw Error(ErrorCode::InvalidArgument, text("A disk must be of a known type"));
    if (!fields.parentHint.empty() && fields.parentCid == kNoParentCid)
        throw Error(ErrorCode::InvalidArgument, text("A disk with a parent file needs the parent's content ID"));
    std::string header = "# Disk DescriptorFile\nversion=1\nencoding=\"UTF-8\"\n";
    header.append("CID=").append(formatCid(fields.cid)).append("\nparentCID=").append(formatCid(fields.parentCid));
    header.append("\ncreateType=\"").append(createTypeName(writtenType(fields.type))).append("\"\n");
    header += "\n# Extent description\n\n# The Disk Data Base \n#DDB\n\n";

    // The edits check what they are given; nothing reaches the text in another way.
    Descriptor descriptor = parse(asBytes(header));
    if (!fields.parentHint.empty())
        descriptor.setParent(fields.parentCid, fields.parentHint);
    descriptor.setExtents(fields.extents);
    for (const auto& [key, value] : fields.ddb)
        descriptor.setDdb(key, value);
    descriptor.warnings_.clear();
    return descriptor;
}

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
// The metadata keys we know (vmdk-format 1.4 and 1.7): what they mean to a person, and which values make sense.
#include "core/base/ascii.h"
#include "core/base/encoding.h"
#include "core/base/utf8.h"
#include "core/format/extentline.h"
#include "core/ops/metaop.h"

#include <algorithm>

namespace strata {
namespace {

constexpr std::string_view kDdbPrefix = "ddb.";
constexpr std::size_t kMaxMetaValue = 4096;

enum class ValueKind { Text, Number, Choice, DiskUuid, Cid, LongContentId, EncodingName, CreateTypeName, DashedUuid };

struct MetaKey {
    MetaKeyInfo info;
    ValueKind kind = ValueKind::Text;
};

MetaKey plain(std::string_view key, ValueKind kind, const char* meaning) {
    return {{key, false, false, {}, meaning}, kind};
}

MetaKey choice(std::string_view key, std::vector<std::string_view> choices, const char* meaning) {
    return {{key, false, false, std::move(choices), meaning}, ValueKind::Choice};
}

MetaKey dangerous(MetaKey key) {
    key.info.dangerous = true;
    return key;
}

/// A wrong value of a header key always breaks the disk.
MetaKey header(MetaKey key) {
    key.info.header = true;
    return dangerous(std::move(key));
}

std::vector<MetaKey> hardwareKeys() {
    return {
        choice("adapterType", {"lsilogic", "buslogic", "ide", "legacyESX"},
               noop("The controller that the disk was made for. VMware proposes it when the disk is attached.")),
        plain("geometry.cylinders", ValueKind::Number,
              noop("Cylinders of the geometry that old guests see. It does not change the size.")),
        plain("geometry.heads", ValueKind::Number, noop("Heads of the geometry that old guests see.")),
        plain("geometry.sectors", ValueKind::Number, noop("Sectors per track of the geometry that old guests see.")),
        plain("geometry.biosCylinders", ValueKind::Number, noop("Cylinders of the geometry that the BIOS shows.")),
        plain("geometry.biosHeads", ValueKind::Number, noop("Heads of the geometry that the BIOS shows.")),
        plain("geometry.biosSectors", ValueKind::Number,
              noop("Sectors per track of the geometry that the BIOS shows.")),
        plain("virtualHWVersion", ValueKind::Number,
              noop("The oldest virtual hardware that can use the disk. Lower is more portable; 4 runs everywhere.")),
        dangerous(
            choice("logicalSectorSize", {"512", "4096"}, noop("The sector size that the guest uses, in bytes."))),
        dangerous(choice("physicalSectorSize", {"512", "4096"},
                         noop("The sector size that the guest is told the drive has inside, in bytes."))),
    };
}

std::vector<MetaKey> identityKeys() {
    return {
        plain("uuid", ValueKind::DiskUuid,
              noop("The disk's identity, its serial number for the guest. Two disks of one machine must differ.")),
        dangerous(plain("longContentID", ValueKind::LongContentId,
                        noop("The long form of the content ID; its last 8 digits repeat CID."))),
        plain("uuid.image", ValueKind::DashedUuid, noop("VirtualBox's identity of the disk.")),
        plain("uuid.modification", ValueKind::DashedUuid, noop("VirtualBox's mark of the last change.")),
        dangerous(plain("uuid.parent", ValueKind::DashedUuid, noop("VirtualBox's identity of the parent disk."))),
        dangerous(plain("uuid.parentmodification", ValueKind::DashedUuid,
                        noop("The mark that VirtualBox expects on the parent disk."))),
        plain("comment", ValueKind::Text, noop("A remark; VirtualBox shows it.")),
        plain("toolsVersion", ValueKind::Number,
              noop("The version of VMware Tools in the guest; 2147483647 means unknown.")),
        plain("toolsInstallType", ValueKind::Number,
              noop("How VMware Tools came into the guest: 0 unknown, 1 installer, 4 the system's own packages.")),
    };
}

std::vector<MetaKey> storageKeys() {
    return {
        choice("thinProvisioned", {"1", "0"}, noop("Whether ESXi takes space for the disk only as it fills.")),
        choice("deletable", {"true", "false"}, noop("Whether vSphere may delete the disk with its machine.")),
        dangerous(
            plain("encoding", ValueKind::EncodingName, noop("The text encoding of the names in this description."))),
        dangerous(plain("grain", ValueKind::Number,
                        noop("The allocation unit of a space-efficient snapshot, in sectors."))),
        dangerous(plain("iofilters", ValueKind::Text,
                        noop("vSphere I/O filters that process the data, such as encryption or caching."))),
        dangerous(plain("sidecars", ValueKind::Text, noop("Companion files of vSphere I/O filters."))),
        dangerous(
            plain("objectParentUri", ValueKind::Text, noop("The parent disk in an object store such as vSAN."))),
        dangerous(plain("nativeParentHint", ValueKind::Text,
                        noop("The parent of a snapshot that the storage array made."))),
        dangerous(plain("nativeParentCID", ValueKind::Cid,
                        noop("The content ID of the parent of a snapshot that the storage array made."))),
    };
}

std::vector<MetaKey> headerKeys() {
    return {
        header(choice("version", {"1", "3"}, noop("1 is usual; 3 means that changed blocks are tracked."))),
        header(plain("CID", ValueKind::Cid,
                     noop("The content ID: changes with the first write after opening. Children compare it with "
                          "their parentCID."))),
        header(plain("parentCID", ValueKind::Cid,
                     noop("The content ID that the parent must have; ffffffff if there is no parent."))),
        header(choice("isNativeSnapshot", {"no", "yes"}, noop("Whether a storage array made this snapshot."))),
        header(plain("createType", ValueKind::CreateTypeName,
                     noop("The kind of disk: how its data is stored in files."))),
        header(plain("parentFileNameHint", ValueKind::Text, noop("The file name of the parent disk."))),
        header(plain("changeTrackPath", ValueKind::Text, noop("The file that tracks changed blocks for backups."))),
    };
}

const std::vector<MetaKey>& table() {
    static const std::vector<MetaKey> keys = [] {
        std::vector<MetaKey> all;
        for (const auto& part : {hardwareKeys(), identityKeys(), storageKeys(), headerKeys()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return keys;
}

const MetaKey* find(std::string_view key) {
    const bool prefixed = startsWithIgnoringCase(key, kDdbPrefix);
    if (prefixed)
        key.remove_prefix(kDdbPrefix.size());
    const auto found = std::ranges::find_if(table(), [key, prefixed](const MetaKey& known) {
        return equalsIgnoringCase(known.info.key, key) && !(prefixed && known.info.header);
    });
    return found == table().end() ? nullptr : &*found;
}

std::optional<Text> validateText(std::string_view value) {
    if (!isValidUtf8(value))
        return text("The value is not UTF-8 text");
    if (value.size() > kMaxMetaValue)
        return text("The value is longer than %1 bytes", kMaxMetaValue);
    if (!isWritable(value))
        return text("Quotes and control characters have no place in a disk's description");
    return std::nullopt;
}

bool isDashedUuid(std::string_view value) {
    static constexpr std::string_view shape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    return std::ranges::equal(value, shape, [](char c, char s) { return s == '-' ? c == '-' : hexDigit(c) >= 0; });
}

bool isHexOf(std::string_view value, std::size_t digits) {
    return value.size() == digits && std::ranges::all_of(value, [](char c) { return hexDigit(c) >= 0; });
}

std::optional<Text> validateCid(const MetaKeyInfo& key, std::string_view value) {
    if (value.size() > 8 || !parseHex(value))
        return text("A content ID is a hexadecimal number of up to 8 digits");
    if (key.key == "CID" && parseCid(value) == kNoParentCid)
        return text("ffffffff means “no parent” and cannot be the content ID of a disk");
    return std::nullopt;
}

std::string joined(const std::vector<std::string_view>& words) {
    std::string list;
    for (const std::string_view word : words)
        list.append(list.empty() ? "" : ", ").append(word);
    return list;
}

std::optional<Text> validateKind(const MetaKey& key, std::string_view value) {
    switch (key.kind) {
    case ValueKind::Text: return std::nullopt;
    case ValueKind::Number:
        return parseDecimal(value) ? std::nullopt : std::optional(text("The value must be a whole number"));
    case ValueKind::Choice:
        return std::ranges::find(key.info.choices, value) != key.info.choices.end()
                   ? std::nullopt
                   : std::optional(text("The value must be one of these: %1", joined(key.info.choices)));
    case ValueKind::DiskUuid:
        return parseDiskUuid(value) ? std::nullopt
                                    : std::optional(text("An identity has 16 bytes in this form: %1",
                                                         "60 00 C2 9f 48 66 ae a5-2f 18 d3 03 0b a9 14 ff"));
    case ValueKind::DashedUuid:
        return isDashedUuid(value)
                   ? std::nullopt
                   : std::optional(text("An identity has this form: %1", "428fbafb-8694-4ee2-9ce8-333d77f90140"));
    case ValueKind::Cid: return validateCid(key.info, value);
    case ValueKind::LongContentId:
        return isHexOf(value, 32) ? std::nullopt : std::optional(text("The value must be 32 hexadecimal digits"));
    case ValueKind::EncodingName:
        return isKnownEncoding(value) ? std::nullopt
                                      : std::optional(text("The text encoding “%1” is not known", value));
    case ValueKind::CreateTypeName:
        return parseCreateType(value) != CreateType::Unknown
                   ? std::nullopt
                   : std::optional(text("“%1” is not a kind of disk", value));
    }
    return std::nullopt;
}

} // namespace

const std::vector<MetaKeyInfo>& knownMetaKeys() {
    static const std::vector<MetaKeyInfo> infos = [] {
        std::vector<MetaKeyInfo> all;
        for (const MetaKey& key : table())
            all.push_back(key.info);
        return all;
    }();
    return infos;
}

const MetaKeyInfo* findMetaKey(std::string_view key) {
    const MetaKey* found = find(key);
    return found == nullptr ? nullptr : &found->info;
}

std::optional<Text> validateMeta(std::string_view key, std::string_view value) {
    if (!Descriptor::isKey(startsWithIgnoringCase(key, kDdbPrefix) ? key.substr(kDdbPrefix.size()) : key))
        return text("A key consists of letters, digits, dots, dashes and underscores");
    if (std::optional<Text> problem = validateText(value))
        return problem;
    const MetaKey* known = find(key);
    if (known == nullptr)
        return std::nullopt;
    if (value.empty()) // Any entry of the data base can be emptied.
        return known->info.header ? std::optional(text("“%1” cannot be empty", known->info.key)) : std::nullopt;
    return validateKind(*known, value);
}

} // namespace strata

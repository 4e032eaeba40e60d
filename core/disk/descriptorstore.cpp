// SPDX-License-Identifier: Apache-2.0
#include "core/disk/descriptorstore.h"

#include "core/base/error.h"
#include "core/io/atomicfile.h"
#include "core/io/vmwarelockguard.h"

#include <algorithm>
#include <optional>

namespace strata {
namespace {

using Bytes = std::vector<std::byte>;

std::string textIn(ByteSpan bytes) {
    const std::string_view text = asText(bytes);
    return std::string(text.substr(0, text.find('\0')));
}

void requireExpected(const std::string& found, const std::string& expected, const std::filesystem::path& path) {
    if (found != expected)
        throw Error(ErrorCode::Locked, text("Another program has changed the disk's description meanwhile"))
            .at(path)
            .advice(text("Open the disk again and repeat the change."));
}

/// The last net before bytes reach a disk: what is written must be readable again.
std::string encodeChecked(const Descriptor& descriptor, const std::filesystem::path& path) {
    std::string encoded = descriptor.encode();
    try {
        if (Descriptor::parse(asBytes(encoded)).encode() == encoded)
            return encoded;
    } catch (const Error& error) {
        throw Error(ErrorCode::InvalidArgument,
                    text("The changed description could not be read again: %1", error.message().english()))
            .at(path);
    }
    throw Error(ErrorCode::InvalidArgument, text("The changed description holds a NUL character")).at(path);
}

void storeFile(FileSystem& fs, const std::filesystem::path& path, const std::string& encoded,
               const std::string& expected) {
    const Bytes found = readWholeFile(fs, path, kMaxDescriptorBytes);
    requireExpected(textIn(found), expected, path);
    removeReplaceLeftovers(fs, path);
    if (encoded == expected)
        return;
    const std::string_view tail = asText(found).substr(expected.size()); // from the first NUL on, if there is one
    replaceFile(fs, path, asBytes(encoded + std::string(tail)));
}

/// One NUL must follow the text, since some readers take it for a C string.
void requireRoomFor(const std::string& encoded, const DescriptorPlace& place) {
    if (encoded.size() >= place.size)
        throw Error(ErrorCode::LimitExceeded,
                    text("The disk's description would need %1 bytes, but its place within the file has %2",
                         encoded.size() + 1, place.size))
            .at(place.path)
            .advice(text("Clone the disk: the copy has more room."));
}

/// The embedded area as it shall be: the text, then NULs. One NUL at least, since some readers take it for a C
/// string.
Bytes composeArea(const DescriptorPlace& place, const std::string& encoded) {
    Bytes area(static_cast<std::size_t>(place.size));
    std::ranges::copy(asBytes(encoded), area.begin());
    return area;
}

/// The smallest range of whole sectors outside which both are equal; nullopt if they are equal everywhere.
std::optional<ByteRange> differingSectors(ByteSpan before, ByteSpan after) {
    std::optional<ByteRange> range;
    for (std::size_t at = 0; at < after.size(); at += kSectorSize) {
        if (std::ranges::equal(before.subspan(at, kSectorSize), after.subspan(at, kSectorSize)))
            continue;
        const std::uint64_t start = range ? range->offset : at;
        range = ByteRange{start, at + kSectorSize - start};
    }
    return range;
}

void requireWholeSectors(const DescriptorPlace& place) {
    if (place.offset % kSectorSize != 0 || place.size % kSectorSize != 0 || place.size > kMaxDescriptorBytes)
        throw Error(ErrorCode::NotSupported, text("The place of the disk's description is not made of whole sectors "
                                                  "or is too large"))
            .at(place.path);
}

void storeEmbedded(FileSystem& fs, const DescriptorPlace& place, const std::string& encoded,
                   const std::string& expected) {
    requireWholeSectors(place);
    requireRoomFor(encoded, place);
    const Bytes after = composeArea(place, encoded);
    Bytes before(after.size());
    const std::unique_ptr<File> file = fs.open(place.path, OpenMode::ReadWrite);
    file->readExactly(place.offset, before);
    requireExpected(textIn(before), expected, place.path);
    const std::optional<ByteRange> range = differingSectors(before, after);
    if (!range)
        return;
    const ByteSpan changed = ByteSpan(after).subspan(range->offset, range->length);
    if (range->length == kSectorSize) { // old or new as a whole: durability.md A3
        file->writeAt(place.offset + range->offset, changed);
        file->sync();
        return;
    }
    IntentBuilder intent(fs, place.path, IntentOp::EditDescriptor);
    intent.write(place.path, place.offset + range->offset, changed);
    intent.run();
}

} // namespace

void requireDescriptorFits(const DescriptorPlace& place, const Descriptor& descriptor) {
    if (place.embedded)
        requireRoomFor(descriptor.encode(), place);
}

void storeDescriptor(IntentBuilder& intent, FileSystem& fs, const DescriptorPlace& place,
                     const Descriptor& descriptor) {
    const std::string encoded = encodeChecked(descriptor, place.path);
    if (!place.embedded) {
        const Bytes found = readWholeFile(fs, place.path, kMaxDescriptorBytes);
        const std::string_view tail = asText(found).substr(textIn(found).size()); // from the first NUL on
        intent.replace(place.path, asBytes(encoded + std::string(tail)));
        return;
    }
    requireWholeSectors(place);
    requireRoomFor(encoded, place);
    const Bytes after = composeArea(place, encoded);
    Bytes before(after.size());
    fs.open(place.path, OpenMode::Read)->readExactly(place.offset, before);
    if (const std::optional<ByteRange> range = differingSectors(before, after))
        intent.write(place.path, place.offset + range->offset,
                     ByteSpan(after).subspan(range->offset, range->length));
}

void storeDescriptor(FileSystem& fs, const DescriptorPlace& place, const Descriptor& descriptor,
                     const std::string& expected, IntentLocks locks) {
    const std::string encoded = encodeChecked(descriptor, place.path);
    std::optional<VmwareLockGuard> guard;
    std::unique_ptr<File> lock;
    if (locks == IntentLocks::Take) {
        guard.emplace(fs, place.path, VmwareLockKind::Exclusive);
        lock = fs.open(place.path, OpenMode::ReadWrite, LockMode::Exclusive);
        if (const std::optional<IntentInfo> intent = findIntent(fs, place.path))
            throwInterrupted(*intent);
    }
    if (place.embedded)
        storeEmbedded(fs, place, encoded, expected);
    else
        storeFile(fs, place.path, encoded, expected);
}

} // namespace strata

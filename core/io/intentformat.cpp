// SPDX-License-Identifier: Apache-2.0
#include "core/io/intentformat.h"

#include "core/base/error.h"
#include "core/base/units.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace strata {

namespace {

using Kind = IntentDocument::Kind;
using Record = IntentDocument::Record;

constexpr std::string_view kFirstLine =
    "VMDK operation in progress. Do not delete this file: a change of the disk beside it was cut off, and this is "
    "what finishes it. Open the disk for writing with Strata; the file then goes away by itself.";
constexpr std::size_t kLineSize = 256;
static_assert(kFirstLine.size() < kLineSize);
constexpr std::string_view kMagic = "VMDKINT1";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kTailSize = 8 + 32;
constexpr std::size_t kMaxNameSize = 255;
/// A record or file takes at least this much, which bounds the counts by the size of the file.
constexpr std::size_t kSmallestRecord = 8;
constexpr std::size_t kSmallestFile = 2 + 1 + 1 + 8 + 32 + 8;

class Writer {
public:
    template<class T>
    void number(T value) {
        bytes_.resize(bytes_.size() + sizeof(T));
        storeLe(MutableByteSpan(bytes_), bytes_.size() - sizeof(T), value);
    }
    void raw(ByteSpan data) { bytes_.insert(bytes_.end(), data.begin(), data.end()); }
    void text(std::string_view value) {
        number(static_cast<std::uint16_t>(value.size()));
        raw(asBytes(value));
    }
    std::vector<std::byte>& bytes() { return bytes_; }

private:
    std::vector<std::byte> bytes_;
};

[[noreturn]] void throwDamaged() {
    throw Error(ErrorCode::Corrupt, text("The file of the unfinished operation is damaged"));
}

void require(bool condition) {
    if (!condition)
        throwDamaged();
}

/// Reads front to back; anything that is not there is damage.
class Reader {
public:
    explicit Reader(ByteSpan bytes) : bytes_(bytes) {}

    ByteSpan raw(std::uint64_t size) {
        require(size <= bytes_.size());
        const ByteSpan result = bytes_.first(static_cast<std::size_t>(size));
        bytes_ = bytes_.subspan(static_cast<std::size_t>(size));
        return result;
    }
    template<class T>
    T number() {
        return loadLe<T>(raw(sizeof(T)), 0);
    }
    bool flag() {
        const auto value = number<std::uint8_t>();
        require(value <= 1);
        return value == 1;
    }
    std::string text() { return std::string(asText(raw(number<std::uint16_t>()))); }
    template<std::size_t N>
    std::array<std::byte, N> array() {
        std::array<std::byte, N> result{};
        std::ranges::copy(raw(N), result.begin());
        return result;
    }
    std::size_t left() const { return bytes_.size(); }

private:
    ByteSpan bytes_;
};

/// The name of an entry of the intent's own folder, and nothing that could lead elsewhere.
bool isPlainName(std::string_view name) {
    return !name.empty() && name.size() <= kMaxNameSize && name != "." && name != ".."
           && name.find('/') == std::string_view::npos && name.find('\0') == std::string_view::npos;
}

/// What an intent does with one file. Only such mixes are allowed that the replay can tell apart whatever part of it
/// has been done already.
struct Roles {
    int written = 0, replaced = 0, renamed = 0, renameTarget = 0, linked = 0, linkTarget = 0, deleted = 0;

    bool sound() const {
        const int others = replaced + renamed + renameTarget + linkTarget;
        if (written > 0)
            return others == 0 && linked == 0 && deleted == 0;
        return others + (linked > 0 || deleted > 0 ? 1 : 0) <= 1 && deleted <= 1;
    }
};

void countRoles(const Record& record, std::vector<Roles>& roles) {
    Roles& file = roles.at(record.file);
    switch (record.kind) {
    case Kind::Write:
    case Kind::Truncate: ++file.written; return;
    case Kind::Replace: ++file.replaced; return;
    case Kind::Unlink: ++file.deleted; return;
    case Kind::Rename:
        ++file.renamed;
        ++roles.at(record.target).renameTarget;
        return;
    case Kind::Link:
        ++file.linked;
        ++roles.at(record.target).linkTarget;
        return;
    }
}

/// The rules that hold for what we write and what we take.
bool isSound(const IntentDocument& document) {
    if (document.state == IntentState::Marker && !document.records.empty())
        return false;
    if (document.detail.size() > kMaxIntentDetail || !isValidUtf8(document.detail))
        return false;
    std::vector<std::string> names;
    for (const IntentDocument::File& file : document.files) {
        if (!isPlainName(file.name))
            return false;
        names.push_back(file.name);
    }
    std::ranges::sort(names);
    if (std::ranges::adjacent_find(names) != names.end())
        return false;
    std::vector<Roles> roles(document.files.size());
    for (const Record& record : document.records) {
        if (record.file >= roles.size() || record.target >= roles.size())
            return false;
        if (record.kind == Kind::Write
            && (record.after.empty() || record.after.size() % kSectorSize != 0 || record.offset % kSectorSize != 0
                || record.offset > kMaxSectors * kSectorSize
                || record.before.size() != record.after.size() / kSectorSize))
            return false;
        countRoles(record, roles);
    }
    return std::ranges::all_of(roles, &Roles::sound);
}

void encodeRecord(Writer& out, const Record& record) {
    out.number(static_cast<std::uint32_t>(record.kind));
    out.number(record.file);
    switch (record.kind) {
    case Kind::Write:
        out.number(record.offset);
        out.number(static_cast<std::uint64_t>(record.after.size()));
        for (const std::uint32_t crc : record.before)
            out.number(crc);
        out.raw(record.after);
        return;
    case Kind::Truncate:
        out.number(record.lengthBefore);
        out.number(record.offset);
        return;
    case Kind::Replace:
        out.number(static_cast<std::uint8_t>(record.existed ? 1 : 0));
        out.raw(record.digestBefore);
        out.number(static_cast<std::uint64_t>(record.after.size()));
        out.raw(record.after);
        return;
    case Kind::Rename:
    case Kind::Link: out.number(record.target); return;
    case Kind::Unlink: return;
    }
}

std::vector<std::byte> copyOf(ByteSpan bytes) { return {bytes.begin(), bytes.end()}; }

Record decodeRecord(Reader& in) {
    Record record;
    const auto kind = in.number<std::uint32_t>();
    record.kind = static_cast<Kind>(kind);
    record.file = in.number<std::uint32_t>();
    switch (record.kind) {
    case Kind::Write: {
        record.offset = in.number<std::uint64_t>();
        const auto size = in.number<std::uint64_t>();
        require(size <= in.left());
        for (std::uint64_t sector = 0; sector < size / kSectorSize; ++sector)
            record.before.push_back(in.number<std::uint32_t>());
        record.after = copyOf(in.raw(size));
        return record;
    }
    case Kind::Truncate:
        record.lengthBefore = in.number<std::uint64_t>();
        record.offset = in.number<std::uint64_t>();
        return record;
    case Kind::Replace:
        record.existed = in.flag();
        record.digestBefore = in.array<32>();
        record.after = copyOf(in.raw(in.number<std::uint64_t>()));
        return record;
    case Kind::Rename:
    case Kind::Link: record.target = in.number<std::uint32_t>(); return record;
    case Kind::Unlink: return record;
    }
    throw Error(ErrorCode::NotSupported,
                text("The unfinished operation has a step (%1) that this version does not know", kind));
}

IntentOp knownOp(std::uint32_t value) {
    if (value == 0 || value > static_cast<std::uint32_t>(kLastIntentOp))
        throw Error(ErrorCode::NotSupported,
                    text("The unfinished operation (%1) is not known to this version", value))
            .advice(text("Finish it with the newer version of this program that began it."));
    return static_cast<IntentOp>(value);
}

IntentState knownState(std::uint32_t value) {
    require(value == static_cast<std::uint32_t>(IntentState::Marker)
            || value == static_cast<std::uint32_t>(IntentState::Redo));
    return static_cast<IntentState>(value);
}

} // namespace

std::vector<std::byte> encodeIntent(const IntentDocument& document) {
    if (!isSound(document))
        throw Error(ErrorCode::Internal, text("The steps of the operation contradict each other"));
    Writer out;
    out.raw(asBytes(kFirstLine));
    out.raw(std::vector<std::byte>(kLineSize - 1 - kFirstLine.size(), std::byte{' '}));
    out.number(static_cast<std::uint8_t>('\n'));
    out.raw(asBytes(kMagic));
    out.number(kVersion);
    out.number(static_cast<std::uint32_t>(document.op));
    out.number(static_cast<std::uint32_t>(document.state));
    out.raw(document.id);
    out.number(static_cast<std::uint64_t>(document.createdNs));
    out.text(document.writer);
    out.text(document.detail);
    out.number(static_cast<std::uint32_t>(document.files.size()));
    for (const IntentDocument::File& file : document.files) {
        out.text(file.name);
        out.number(static_cast<std::uint8_t>(file.existed ? 1 : 0));
        out.number(file.size);
        out.raw(file.head);
        out.number(file.appendFrom);
    }
    out.number(static_cast<std::uint32_t>(document.records.size()));
    for (const Record& record : document.records)
        encodeRecord(out, record);
    out.number(static_cast<std::uint64_t>(out.bytes().size() + kTailSize));
    out.raw(sha256(out.bytes()));
    if (out.bytes().size() > kMaxIntentBytes)
        throw Error(ErrorCode::LimitExceeded, text("The change is too large to be made in one step"));
    return std::move(out.bytes());
}

IntentDocument decodeIntent(ByteSpan bytes) {
    require(looksLikeIntent(bytes) && bytes.size() >= kLineSize + kMagic.size() + kTailSize);
    const ByteSpan body = bytes.first(bytes.size() - kTailSize);
    const ByteSpan tail = bytes.last(kTailSize);
    require(loadLe<std::uint64_t>(tail, 0) == bytes.size());
    require(std::ranges::equal(sha256(bytes.first(bytes.size() - 32)), tail.last(32)));
    Reader in(body.subspan(kLineSize + kMagic.size()));
    if (const auto version = in.number<std::uint32_t>(); version != kVersion)
        throw Error(ErrorCode::NotSupported, text("The unfinished operation was begun by a newer version"));
    IntentDocument document;
    document.op = knownOp(in.number<std::uint32_t>());
    document.state = knownState(in.number<std::uint32_t>());
    document.id = in.array<16>();
    document.createdNs = in.number<std::int64_t>();
    document.writer = in.text();
    document.detail = in.text();
    const auto fileCount = in.number<std::uint32_t>();
    require(fileCount <= in.left() / kSmallestFile);
    for (std::uint32_t i = 0; i < fileCount; ++i) {
        IntentDocument::File file;
        file.name = in.text();
        file.existed = in.flag();
        file.size = in.number<std::uint64_t>();
        file.head = in.array<32>();
        file.appendFrom = in.number<std::uint64_t>();
        document.files.push_back(std::move(file));
    }
    const auto recordCount = in.number<std::uint32_t>();
    require(recordCount <= in.left() / kSmallestRecord);
    for (std::uint32_t i = 0; i < recordCount; ++i)
        document.records.push_back(decodeRecord(in));
    require(in.left() == 0 && isSound(document));
    return document;
}

bool looksLikeIntent(ByteSpan bytes) {
    return bytes.size() >= kLineSize + kMagic.size() && asText(bytes).starts_with(kFirstLine)
           && asText(bytes.subspan(kLineSize, kMagic.size())) == kMagic;
}

Text sayInterrupted(IntentOp op) {
    switch (op) {
    case IntentOp::EditDescriptor: return text("Changing the disk's metadata was cut off before it was finished");
    case IntentOp::ReplaceDisk: return text("Replacing the disk by another was cut off before it was finished");
    case IntentOp::ChangeSnapshots:
        return text("Changing the machine's snapshots was cut off before it was finished");
    case IntentOp::MergeLinks: return text("Merging snapshots was cut off before it was finished");
    case IntentOp::FlattenDisk:
        return text("Making the disk independent of its parents was cut off before it was finished");
    case IntentOp::GrowDisk: return text("Growing the disk was cut off before it was finished");
    case IntentOp::ShrinkDisk: return text("Shrinking the disk was cut off before it was finished");
    case IntentOp::DefragmentDisk: return text("Defragmenting the disk was cut off before it was finished");
    case IntentOp::RenameDisk: return text("Renaming the disk was cut off before it was finished");
    case IntentOp::DeleteDisk: return text("Deleting the disk was cut off before it was finished");
    case IntentOp::RepairDisk: return text("Repairing the disk was cut off before it was finished");
    }
    return text("An operation was cut off before it was finished");
}

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#include "core/machine/undojournal.h"

#include "core/base/ascii.h"
#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/format/dictfile.h"

#include <algorithm>

namespace strata {
namespace {

using Path = std::filesystem::path;

constexpr const char* kVersion = "strata.undo.version";
constexpr std::string_view kRawPrefix = "raw:"; ///< of names that are not UTF-8, in hex
constexpr std::size_t kPieceBytes = 24 << 10;   ///< of a list, so that its hex digits fit in a line
/// A journal that outgrows what a DictFile takes could not be read again; old steps go before that.
constexpr std::size_t kMaxJournalBytes = kMaxTextBytes - (kMaxTextBytes / 8);

[[noreturn]] void throwBroken() {
    throw Error(ErrorCode::Corrupt, text("The list of steps that can be undone is damaged"))
        .advice(text("Move the .undo file out of the folder: the snapshots stay as they are, and what was discarded "
                     "appears as unlisted files."));
}

std::string toHex(ByteSpan bytes) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const std::byte byte : bytes) {
        hex += digits[std::to_integer<unsigned>(byte) >> 4U];
        hex += digits[std::to_integer<unsigned>(byte) & 0x0FU];
    }
    return hex;
}

std::string fromHex(std::string_view hex) {
    std::string bytes;
    if (hex.size() % 2 != 0)
        throwBroken();
    for (std::size_t at = 0; at < hex.size(); at += 2) {
        const int high = hexDigit(hex[at]);
        const int low = hexDigit(hex[at + 1]);
        if (high < 0 || low < 0)
            throwBroken();
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::string numbered(const std::string& name, std::size_t number) { return name + std::to_string(number); }

/// Writes values under names that begin with a prefix.
class Writer {
public:
    explicit Writer(const Path& folder) : folder_(folder) {
        dict_.set(".encoding", "UTF-8");
        dict_.set(kVersion, "1");
    }

    void set(const std::string& name, std::string_view value) { dict_.set(name, value); }
    void setPath(const std::string& name, const Path& path) {
        const std::string text = (path.parent_path() == folder_ ? path.filename() : path).native();
        const bool plain = toUtf8(text, "UTF-8").has_value() && !text.starts_with(kRawPrefix);
        dict_.set(name, plain ? text : std::string(kRawPrefix) + toHex(asBytes(text)));
    }
    void setPaths(const std::string& name, const std::vector<Path>& paths) {
        for (std::size_t i = 0; i < paths.size(); ++i)
            setPath(numbered(name, i), paths[i]);
    }
    void setBytes(const std::string& name, std::string_view bytes) {
        for (std::size_t piece = 0; piece == 0 || piece * kPieceBytes < bytes.size(); ++piece)
            dict_.set(numbered(name, piece), toHex(asBytes(bytes.substr(piece * kPieceBytes, kPieceBytes))));
    }
    std::string encode() const { return dict_.encode(); }

private:
    const Path& folder_;
    DictFile dict_;
};

class Reader {
public:
    Reader(ByteSpan bytes, const Path& folder) : folder_(folder), dict_(DictFile::parse(bytes)) {
        if (dict_.value(kVersion) != "1")
            throwBroken();
    }

    std::optional<std::string> find(const std::string& name) const { return dict_.value(name); }
    std::string get(const std::string& name) const {
        const std::optional<std::string> value = dict_.value(name);
        if (!value)
            throwBroken();
        return *value;
    }
    std::vector<Path> paths(const std::string& name) const {
        std::vector<Path> found;
        while (const std::optional<std::string> value = find(numbered(name, found.size()))) {
            const bool raw = value->starts_with(kRawPrefix);
            const Path path = raw ? fromHex(std::string_view(*value).substr(kRawPrefix.size())) : *value;
            if (path.empty())
                throwBroken();
            found.push_back(folder_ / path);
        }
        return found;
    }
    std::optional<std::string> bytes(const std::string& name) const {
        std::optional<std::string> found;
        for (std::size_t piece = 0; const std::optional<std::string> hex = find(numbered(name, piece)); ++piece)
            found = found.value_or("") + fromHex(*hex);
        return found;
    }

private:
    const Path& folder_;
    DictFile dict_;
};

void writeStep(Writer& out, const std::string& name, const UndoStep& step) {
    out.set(name + "operation", step.operation);
    out.set(name + "time", std::to_string(step.timeUs));
    for (std::size_t i = 0; i < step.devices.size(); ++i) {
        const std::string device = numbered(name + "device", i) + ".";
        out.set(device + "node", step.devices[i].node);
        out.set(device + "before", step.devices[i].before);
        out.set(device + "after", step.devices[i].after);
    }
    if (step.listBefore)
        out.setBytes(name + "listBefore", *step.listBefore);
    out.set(name + "listAfter", toHex(step.listAfter));
    out.setPaths(name + "made", step.made);
    out.setPaths(name + "discarded", step.discarded);
}

UndoStep readStep(const Reader& in, const std::string& name) {
    UndoStep step;
    step.operation = in.get(name + "operation");
    step.timeUs = static_cast<std::int64_t>(parseDecimal(in.get(name + "time")).value_or(0));
    for (std::size_t i = 0;; ++i) {
        const std::string device = numbered(name + "device", i) + ".";
        const std::optional<std::string> node = in.find(device + "node");
        if (!node)
            break;
        step.devices.push_back({*node, in.get(device + "before"), in.get(device + "after")});
    }
    step.listBefore = in.bytes(name + "listBefore");
    const std::string digest = fromHex(in.get(name + "listAfter"));
    if (digest.size() != step.listAfter.size())
        throwBroken();
    std::ranges::copy(asBytes(digest), step.listAfter.begin());
    step.made = in.paths(name + "made");
    step.discarded = in.paths(name + "discarded");
    return step;
}

} // namespace

UndoJournal UndoJournal::parse(ByteSpan bytes, const Path& folder) {
    const Reader in(bytes, folder);
    UndoJournal journal;
    journal.lastRequest_ = in.find("lastRequest").value_or("");
    journal.forgotten_ = in.paths("discarded");
    const std::optional<std::uint64_t> count = parseDecimal(in.get("steps"));
    if (!count || *count > kMaxSteps)
        throwBroken();
    for (std::size_t i = 0; i < *count; ++i)
        journal.steps_.push_back(readStep(in, numbered("step", i) + "."));
    return journal;
}

std::string UndoJournal::encode(const Path& folder) const {
    for (UndoJournal kept = *this;;) {
        Writer out(folder);
        if (!kept.lastRequest_.empty())
            out.set("lastRequest", kept.lastRequest_);
        out.setPaths("discarded", kept.forgotten_);
        out.set("steps", std::to_string(kept.steps_.size()));
        for (std::size_t i = 0; i < kept.steps_.size(); ++i)
            writeStep(out, numbered("step", i) + ".", kept.steps_[i]);
        std::string encoded = out.encode();
        if (encoded.size() <= kMaxJournalBytes || kept.steps_.empty())
            return encoded;
        kept.forgetOldest();
    }
}

void UndoJournal::push(UndoStep step) {
    steps_.push_back(std::move(step));
    if (steps_.size() > kMaxSteps)
        forgetOldest();
}

UndoStep UndoJournal::pop() {
    UndoStep step = std::move(steps_.back());
    steps_.pop_back();
    return step;
}

void UndoJournal::forgetOldest() {
    for (const Path& link : steps_.front().discarded)
        addDiscarded(link);
    steps_.erase(steps_.begin());
}

void UndoJournal::forgetSteps() {
    while (!steps_.empty())
        forgetOldest();
}

std::string UndoJournal::keyOf(std::string_view operation, const std::vector<std::string>& arguments) {
    Sha256 hash;
    for (const std::string& argument : arguments) {
        const std::string head = std::to_string(argument.size()) + ":"; // so that pieces cannot be cut elsewhere
        hash.update(asBytes(head));
        hash.update(asBytes(argument));
    }
    return std::string(operation) + " " + toHex(hash.finish());
}

void UndoJournal::rewrite(FunctionRef<void(UndoStep&)> change) {
    for (UndoStep& step : steps_)
        change(step);
}

std::vector<Path> UndoJournal::discarded() const {
    std::vector<Path> links = forgotten_;
    for (const UndoStep& step : steps_)
        links.insert(links.end(), step.discarded.begin(), step.discarded.end());
    std::ranges::sort(links);
    const auto repeated = std::ranges::unique(links);
    links.erase(repeated.begin(), repeated.end());
    return links;
}

void UndoJournal::addDiscarded(const Path& link) {
    if (std::ranges::find(forgotten_, link) == forgotten_.end())
        forgotten_.push_back(link);
}

Path undoJournalPath(const Path& config) { return config.native() + ".undo"; }

} // namespace strata

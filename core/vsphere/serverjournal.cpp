// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/serverjournal.h"

#include "core/base/error.h"
#include "core/io/atomicfile.h"
#include "core/vsphere/settingsfile.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <random>
#include <span>

namespace strata::vsphere {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 4> kKinds = {"hold", "file", "disk", "local"};
constexpr std::size_t kFields = 11;
constexpr auto kLockLimit = 10s;
constexpr auto kLockPause = 20ms;

/// A field without tabs and line ends.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '\t': out += "\\t"; break;
        case '\n': out += "\\n"; break;
        case '\\': out += "\\\\"; break;
        default: out += c;
        }
    }
    return out;
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char c = text[++i];
        out += c == 't' ? '\t' : c == 'n' ? '\n' : c;
    }
    return out;
}

std::vector<std::string> fieldsOf(std::string_view line) {
    std::vector<std::string> fields;
    while (true) {
        const std::size_t tab = line.find('\t');
        fields.push_back(unescaped(line.substr(0, tab)));
        if (tab == std::string_view::npos)
            return fields;
        line.remove_prefix(tab + 1);
    }
}

std::optional<std::int64_t> parsedNumber(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::string lineOf(const ServerDebt& debt) {
    const std::array<std::string, kFields> fields = {debt.id,
                                                     std::string(kKinds.at(static_cast<std::size_t>(debt.kind))),
                                                     debt.server,
                                                     debt.address,
                                                     debt.object.type,
                                                     debt.object.value,
                                                     debt.name,
                                                     debt.label,
                                                     std::to_string(debt.time),
                                                     debt.kept ? "kept" : "own",
                                                     debt.owner};
    std::string line;
    for (const std::string& field : fields)
        line += (line.empty() ? "" : "\t") + escaped(field);
    return line;
}

std::optional<ServerDebt> parse(std::string_view line) {
    const std::vector<std::string> fields = fieldsOf(line);
    const auto kind = fields.size() == kFields ? std::ranges::find(kKinds, fields[1]) : kKinds.end();
    const auto time = fields.size() == kFields ? parsedNumber(fields[8]) : std::nullopt;
    if (kind == kKinds.end() || !time)
        return std::nullopt;
    ServerDebt debt;
    debt.id = fields[0];
    debt.kind = static_cast<ServerDebt::Kind>(kind - kKinds.begin());
    debt.server = fields[2];
    debt.address = fields[3];
    debt.object = {fields[4], fields[5]};
    debt.name = fields[6];
    debt.label = fields[7];
    debt.time = *time;
    debt.kept = fields[9] == "kept";
    debt.owner = fields[10];
    return debt;
}

std::string newId() {
    static constexpr const char* kDigits = "0123456789abcdef";
    std::random_device random;
    std::string id;
    for (int i = 0; i < 16; ++i)
        id += kDigits[random() & 15];
    return id;
}

std::string ownerOf(const LockHost& host) {
    return host.machineId() + " " + std::to_string(host.self.pid) + " " + std::to_string(host.self.startTicks);
}

} // namespace

/// Held while the file is read and replaced. The file itself cannot carry the lock, since it gets replaced.
class ServerJournal::Lock {
public:
    explicit Lock(ServerJournal& journal) {
        FileSystem& fs = journal.fs_;
        makeFolders(fs, journal.path_.parent_path());
        std::filesystem::path path = journal.path_;
        path += ".lock";
        const auto deadline = std::chrono::steady_clock::now() + kLockLimit;
        while (true) {
            try {
                if (!fs.exists(path))
                    fs.create(path, NewFileAccess::Private);
                file_ = fs.open(path, OpenMode::ReadWrite, LockMode::Exclusive);
                return;
            } catch (const Error& error) { // another program made it meanwhile, or holds it
                const bool passes = error.code() == ErrorCode::Locked || error.code() == ErrorCode::AlreadyExists;
                if (!passes || std::chrono::steady_clock::now() > deadline)
                    throw;
            }
            journal.host_.wait(kLockPause);
        }
    }

private:
    std::unique_ptr<File> file_;
};

ServerJournal::ServerJournal(FileSystem& fs, std::filesystem::path path, LockHost host)
    : fs_(fs), path_(std::move(path)), host_(std::move(host)) {}

std::vector<std::string> ServerJournal::lines() { return linesOfFile(fs_, path_); }

void ServerJournal::write(const std::vector<std::string>& lines) {
    std::string contents;
    for (const std::string& line : lines)
        contents += line + "\n";
    replaceFile(fs_, path_, std::as_bytes(std::span(contents)));
}

std::vector<ServerDebt> ServerJournal::debts() {
    std::vector<ServerDebt> all;
    for (const std::string& line : lines()) {
        if (auto debt = parse(line))
            all.push_back(*std::move(debt));
    }
    return all;
}

std::string ServerJournal::add(ServerDebt debt) {
    debt.id = newId();
    debt.owner = ownerOf(host_);
    debt.time = host_.nowNs / 1'000'000'000;
    const Lock lock(*this);
    std::vector<std::string> all = lines();
    all.push_back(lineOf(debt));
    write(all);
    return debt.id;
}

void ServerJournal::strike(const std::string& id) {
    const Lock lock(*this);
    std::vector<std::string> all = lines();
    const std::size_t struck = std::erase_if(all, [&id](const std::string& line) {
        const auto debt = parse(line);
        return debt && debt->id == id;
    });
    if (struck > 0)
        write(all);
}

void ServerJournal::removeLocal(const ServerDebt& debt) {
    for (const char* suffix : {"", ".part"}) {
        if (const std::filesystem::path path = debt.name + suffix; fs_.exists(path))
            fs_.remove(path);
    }
}

bool ServerJournal::isAbandoned(const ServerDebt& debt) const {
    const std::string::size_type start = debt.owner.rfind(' ');
    const std::string::size_type pid = start == std::string::npos ? start : debt.owner.rfind(' ', start - 1);
    if (debt.kept || pid == std::string::npos || debt.owner.substr(0, pid) != host_.machineId())
        return false; // on another computer nobody here can tell
    const auto number = parsedNumber(std::string_view(debt.owner).substr(pid + 1, start - pid - 1));
    const auto begun = parsedNumber(std::string_view(debt.owner).substr(start + 1));
    if (!number || !begun)
        return false;
    const auto process = host_.findProcess(*number);
    if (!process)
        return true;
    // The number may have been given to another process since.
    return process->startTicks && *begun > 0 && *process->startTicks != static_cast<std::uint64_t>(*begun);
}

} // namespace strata::vsphere

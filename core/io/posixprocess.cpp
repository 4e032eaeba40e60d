// SPDX-License-Identifier: Apache-2.0
#include "core/io/posixprocess.h"

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/io/filesystem.h"
#include "core/io/posixfile.h"

#include <array>
#include <charconv>
#include <csignal>

#include <fcntl.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace strata::posix {

namespace {

/// "pid (name) state ppid ..." of proc(5); the name may hold blanks and brackets, so fields count from the last ')'.
constexpr int kStartTimeAfterName = 20;

std::optional<std::uint64_t> startTicksOf(const std::string& stat) {
    std::size_t at = stat.rfind(')');
    for (int field = 0; field < kStartTimeAfterName && at != std::string::npos; ++field)
        at = stat.find(' ', at + 1);
    if (at == std::string::npos)
        return std::nullopt;
    std::uint64_t ticks = 0;
    const auto result = std::from_chars(stat.data() + at + 1, stat.data() + stat.size(), ticks);
    return result.ec == std::errc() ? std::optional(ticks) : std::nullopt;
}

std::string readStat(std::int64_t pid) {
    const std::string path = "/proc/" + std::to_string(pid) + "/stat";
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::array<char, 1024> buffer{};
    const ssize_t got = descriptor.get() < 0 ? 0 : ::read(descriptor.get(), buffer.data(), buffer.size());
    return {buffer.data(), static_cast<std::size_t>(got > 0 ? got : 0)};
}

std::string base64(ByteSpan bytes) {
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at + 3 <= bytes.size(); at += 3) {
        const std::uint32_t group = (std::to_integer<std::uint32_t>(bytes[at]) << 16U)
                                    | (std::to_integer<std::uint32_t>(bytes[at + 1]) << 8U)
                                    | std::to_integer<std::uint32_t>(bytes[at + 2]);
        for (int shift = 18; shift >= 0; shift -= 6)
            text += alphabet[(group >> static_cast<unsigned>(shift)) & 63U];
    }
    return text;
}

} // namespace

std::optional<ProcessInfo> findProcess(std::int64_t pid) {
    if (pid <= 0 || (::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH))
        return std::nullopt;
    return ProcessInfo{startTicksOf(readStat(pid))};
}

ThisProcess thisProcess() {
    ThisProcess self;
    self.pid = ::getpid();
    const std::string stat = readStat(self.pid);
    self.startTicks = startTicksOf(stat).value_or(0);
    const std::size_t start = stat.find('(');
    const std::size_t end = stat.rfind(')');
    if (start != std::string::npos && end != std::string::npos && end > start)
        for (const char c : stat.substr(start + 1, end - start - 1))
            self.name += c == ' ' || c == '(' || c == ')' ? '-' : c;
    return self;
}

std::string vmwareMachineId() {
    static const std::string id = [] {
        utsname names{};
        const std::string hostName = ::uname(&names) == 0 ? static_cast<const char*>(names.nodename) : "";
        return vmwareMachineId(hostName, static_cast<std::uint64_t>(::gethostid()));
    }();
    return id;
}

std::string vmwareMachineId(const std::string& hostName, std::uint64_t hostId) {
    std::uint32_t hash = 5381;
    for (const char c : hostName)
        hash = hash * 33U + static_cast<unsigned char>(c);
    std::array<std::byte, 12> raw{}; // a multiple of 3: base64 without padding
    storeLe(raw, 0, hash);
    storeLe(raw, 4, hostId);
    std::string id = base64(raw);
    for (char& c : id)
        if (c == '/')
            c = '-';
    return id;
}

} // namespace strata::posix

// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/pinstore.h"

#include "core/base/ascii.h"
#include "core/io/atomicfile.h"
#include "core/vsphere/certificate.h"
#include "core/vsphere/settingsfile.h"

namespace strata::vsphere {
namespace {

bool isOf(const std::string& line, const ServerAddress& server) {
    const std::string_view name = std::string_view(line).substr(0, line.find(' '));
    return equalsIgnoringCase(name, server.key()) || (server.port == 443 && equalsIgnoringCase(name, server.host));
}

} // namespace

std::optional<std::string> MemoryPins::find(const ServerAddress& server) {
    const auto found = pins_.find(server.key());
    return found == pins_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> PinFile::lines() { return linesOfFile(fs_, path_); }

std::optional<std::string> PinFile::find(const ServerAddress& server) {
    for (const std::string& line : lines()) {
        if (const std::size_t blank = line.find(' '); isOf(line, server) && blank != std::string::npos)
            return parseThumbprint(std::string_view(line).substr(blank + 1));
    }
    return std::nullopt;
}

void PinFile::write(const ServerAddress& server, const std::string& line) {
    std::string contents;
    for (const std::string& each : lines())
        contents += isOf(each, server) ? "" : each + "\n";
    contents += line;
    makeFolders(fs_, path_.parent_path());
    replaceFile(fs_, path_, std::as_bytes(std::span(contents)));
}

void PinFile::remember(const ServerAddress& server, const std::string& sha256) {
    write(server, server.key() + " " + sha256 + "\n");
}

void PinFile::forget(const ServerAddress& server) {
    if (find(server))
        write(server, {});
}

} // namespace strata::vsphere

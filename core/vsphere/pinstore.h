// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"
#include "core/vsphere/serveraddress.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace strata::vsphere {

/// Which certificate each server showed when it was trusted: SHA-256 thumbprints by "host:port".
/// Used by one thread at a time.
class PinStore {
public:
    virtual ~PinStore() = default;
    virtual std::optional<std::string> find(const ServerAddress& server) = 0;
    virtual void remember(const ServerAddress& server, const std::string& sha256) = 0;
    virtual void forget(const ServerAddress& server) = 0;
};

/// Until the program ends.
class MemoryPins : public PinStore {
public:
    std::optional<std::string> find(const ServerAddress& server) override;
    void remember(const ServerAddress& server, const std::string& sha256) override { pins_[server.key()] = sha256; }
    void forget(const ServerAddress& server) override { pins_.erase(server.key()); }

private:
    std::map<std::string, std::string> pins_;
};

/// A text file in the form other vSphere tools know: one line "host:port thumbprint". Lines that are not understood
/// are kept. Replaced as a whole and durably; read again at each question, so that two programs can share it.
class PinFile : public PinStore {
public:
    PinFile(FileSystem& fs, std::filesystem::path path) : fs_(fs), path_(std::move(path)) {}

    std::optional<std::string> find(const ServerAddress& server) override;
    void remember(const ServerAddress& server, const std::string& sha256) override;
    void forget(const ServerAddress& server) override;

private:
    std::vector<std::string> lines();
    void write(const ServerAddress& server, const std::string& line);

    FileSystem& fs_;
    std::filesystem::path path_;
};

} // namespace strata::vsphere

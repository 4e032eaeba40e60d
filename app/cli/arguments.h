// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/globaloptions.h"
#include "core/disk/diskopener.h"
#include "core/disk/newdisk.h"
#include "core/ops/target.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace strata::cli {

/// A required argument that names a file.
CLI::Option* addPath(CLI::App& app, const std::string& name, std::string& value, const std::string& help);
/// --dry-run
void addDryRun(CLI::App& app, bool& value);
/// An option that takes a size as text; parseSize() reads it.
CLI::Option* addSize(CLI::App& app, const std::string& name, std::string& value, const std::string& help);

/// How existing disks are opened: --trust and its smaller brothers.
class OpenArguments {
public:
    void declare(CLI::App& app);
    /// Also what makes sense where a disk is only read: --ignore-cid, --salvage.
    void declareForReading(CLI::App& app);
    OpenOptions options() const;

private:
    bool trust_ = false;
    bool ignoreCid_ = false;
    bool salvage_ = false;
    std::vector<std::string> trustedFolders_;
};

/// What a new disk shall be: --type, --for, --adapter, --hw-version, --split.
class NewDiskArguments {
public:
    /// `raw`: --type may say raw.
    void declare(CLI::App& app, bool raw);
    /// Puts into `spec` what --for demands, then what was given besides, which wins.
    void applyTo(DiskSpec& spec) const;

    bool isRaw() const { return type_ == "raw"; }
    bool hasType() const { return !type_.empty() || target().has_value(); }
    bool hasAdapter() const { return !adapter_.empty(); }
    bool hasHardwareVersion() const { return hardwareVersion_ != 0; }
    std::optional<Target> target() const;

private:
    std::string type_, target_, adapter_, split_;
    std::uint32_t hardwareVersion_ = 0;
};

} // namespace strata::cli

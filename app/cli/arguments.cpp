// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"

#include "app/cli/sizes.h"
#include "core/base/error.h"

#include <CLI/CLI.hpp>

namespace strata::cli {
namespace {

constexpr const char* kTypes = "monolithicSparse, monolithicFlat, twoGbMaxExtentSparse, twoGbMaxExtentFlat, "
                               "streamOptimized, vmfs, vmfsThin, vmfsSparse";
constexpr std::uint32_t kNewestHardwareVersion = 99; ///< far above today's 22: a plausibility bound

CreateType requireType(const std::string& name) {
    const CreateType type = parseCreateType(name);
    if (type == CreateType::Unknown)
        throw Error(ErrorCode::InvalidArgument, text("--type: there is no disk type “%1”", name))
            .advice(text("Use one of %1.", kTypes));
    return type;
}

} // namespace

CLI::Option* addPath(CLI::App& app, const std::string& name, std::string& value, const std::string& help) {
    return app.add_option(name, value, help)->required()->type_name("");
}

void addDryRun(CLI::App& app, bool& value) {
    app.add_flag("--dry-run", value, "Print what would be done; read only");
}

CLI::Option* addSize(CLI::App& app, const std::string& name, std::string& value, const std::string& help) {
    return app.add_option(name, value, help)->type_name("SIZE");
}

void OpenArguments::declare(CLI::App& app) {
    app.add_flag("--trust", trust_, "Allow extents and parents outside the disk's own folder");
    app.add_option("--trust-folder", trustedFolders_, "Allow extents and parents in this folder, too (repeatable)")
        ->type_name("DIR")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void OpenArguments::declareForReading(CLI::App& app) {
    declare(app);
    app.add_flag("--ignore-cid", ignoreCid_, "Open although a parent's content ID does not match");
    app.add_flag("--salvage", salvage_, "Open streams and tables that are cut short; what is missing reads as zero");
}

OpenOptions OpenArguments::options() const {
    OpenOptions options;
    options.trust = trust_;
    options.ignoreCid = ignoreCid_;
    options.salvage = salvage_;
    options.trustedFolders.assign(trustedFolders_.begin(), trustedFolders_.end());
    return options;
}

void NewDiskArguments::declare(CLI::App& app, bool raw) {
    app.add_option("--type", type_, std::string("Disk type: ") + kTypes + (raw ? ", or raw" : ""))->type_name("T");
    app.add_option("--for", target_,
                   "Product that shall open it: workstation, esxi, ova, virtualbox or qemu; sets type, adapter and "
                   "hardware version")
        ->type_name("PRODUCT")
        ->check(CLI::IsMember({"workstation", "esxi", "ova", "virtualbox", "qemu"}));
    app.add_option("--adapter", adapter_, "Controller it is made for: ide, buslogic, lsilogic")
        ->type_name("A")
        ->check(CLI::IsMember({"ide", "buslogic", "lsilogic"}));
    app.add_option("--hw-version", hardwareVersion_, "Virtual hardware version")
        ->type_name("N")
        ->check(CLI::Range(std::uint32_t{1}, kNewestHardwareVersion));
    app.add_option("--split", split_, "Size of a piece of a split type (default 2047M)")->type_name("SIZE");
}

std::optional<Target> NewDiskArguments::target() const { return parseTarget(target_); }

void NewDiskArguments::applyTo(DiskSpec& spec) const {
    if (const std::optional<Target> chosen = target())
        applyTarget(spec, *chosen);
    if (!type_.empty() && !isRaw())
        spec.type = requireType(type_);
    if (const std::optional<AdapterType> adapter = parseAdapterType(adapter_))
        spec.adapter = *adapter;
    if (hardwareVersion_ != 0)
        spec.hardwareVersion = hardwareVersion_;
    if (!split_.empty())
        spec.splitAt = parseWholeSectors(split_, "--split");
}

} // namespace strata::cli

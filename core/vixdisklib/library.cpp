// SPDX-License-Identifier: Apache-2.0
#include "core/vixdisklib/library.h"

#include "core/base/ascii.h"
#include "core/format/dictfile.h"
#include "core/io/filesystem.h"
#include "core/vixdisklib/connection.h"
#include "core/vixdisklib/diskhandle.h"

#include <cstdarg>
#include <cstdlib>

namespace strata::vix {
namespace {

constexpr uint32 kNewestMajor = 9;
/// Callbacks are known that print into 1024 bytes.
constexpr std::size_t kLongestMessage = 1000;
constexpr std::uint64_t kMaxConfigBytes = std::uint64_t{1} << 20U;

/// Gives a ready-made text to a callback that wants a format and its arguments.
void call(VixDiskLibGenericLogFunc* function, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    function(format, arguments);
    va_end(arguments);
}

void tell(VixDiskLibGenericLogFunc* function, const std::string& message) noexcept {
    if (function == nullptr)
        return;
    try {
        const std::string line = message.substr(0, kLongestMessage - 1) + "\n";
        call(function, "%s", line.c_str());
    } catch (const std::exception&) {
        return; // a message that cannot be told is no reason to fail
    }
}

} // namespace

Library& Library::instance() {
    static Library library;
    return library;
}

void Library::init(uint32 major, VixDiskLibGenericLogFunc* chatter, VixDiskLibGenericLogFunc* failures,
                   const char* configFile) {
    if (major == 0 || major > kNewestMajor)
        throw Failure(VIX_E_NOT_SUPPORTED);
    if (configFile != nullptr && *configFile != '\0')
        readConfig(configFile);
    const std::lock_guard guard(mutex_);
    ++users_;
    major_ = major;
    log_ = chatter;
    warn_ = failures;
}

/// Names of other programs' settings are many, and none of them concerns local disks.
void Library::readConfig(const char* configFile) {
    const DictFile config = DictFile::parse(readWholeFile(nativeFileSystem(), configFile, kMaxConfigBytes));
    const std::string trust = config.value("strata.trust").value_or("TRUE");
    const std::lock_guard guard(mutex_);
    trusts_ = !equalsIgnoringCase(trust, "FALSE");
}

void Library::exit() {
    {
        const std::lock_guard guard(mutex_);
        if (users_ == 0 || --users_ > 0)
            return;
    }
    for (const std::shared_ptr<DiskHandle>& handle : handles.takeAll())
        handle->close();
    connections.takeAll();
    const std::lock_guard guard(mutex_);
    log_ = warn_ = nullptr;
    trusts_ = true;
    for (const VixDiskLibConnectParams* params : params_)
        std::free(const_cast<VixDiskLibConnectParams*>(params));
    params_.clear();
}

void Library::requireInitialized() const {
    const std::lock_guard guard(mutex_);
    if (users_ == 0)
        throw Failure(VIX_E_DISK_NOINIT);
}

bool Library::knowsSectorSizes() const {
    constexpr uint32 kSinceMajor = 7;
    const std::lock_guard guard(mutex_);
    return major_ >= kSinceMajor;
}

bool Library::trusts() const {
    const std::lock_guard guard(mutex_);
    return trusts_;
}

void Library::log(const std::string& message) const noexcept {
    VixDiskLibGenericLogFunc* function = nullptr;
    {
        const std::lock_guard guard(mutex_);
        function = log_;
    }
    tell(function, message);
}

void Library::warn(const std::string& message) const noexcept {
    VixDiskLibGenericLogFunc* function = nullptr;
    {
        const std::lock_guard guard(mutex_);
        function = warn_;
    }
    tell(function, message);
}

VixDiskLibConnectParams* Library::allocateParams() {
    auto* params = static_cast<VixDiskLibConnectParams*>(std::calloc(1, sizeof(VixDiskLibConnectParams)));
    if (params != nullptr)
        addParams(params);
    return params;
}

void Library::addParams(VixDiskLibConnectParams* params) {
    const std::lock_guard guard(mutex_);
    params_.insert(params);
}

bool Library::isOurs(const VixDiskLibConnectParams* params) const {
    const std::lock_guard guard(mutex_);
    return params_.contains(params);
}

void Library::freeParams(VixDiskLibConnectParams* params) {
    const std::lock_guard guard(mutex_);
    if (params_.erase(params) != 0)
        std::free(params);
}

} // namespace strata::vix

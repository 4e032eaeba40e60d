// SPDX-License-Identifier: Apache-2.0
// How much the C interface costs: the same transfers by the core's own chain and through libvixDiskLib, in turns.
#include "core/disk/diskopener.h"
#include "core/io/filesystem.h"
#include "core/ops/createop.h"
#include "core/vixdisklib/vixDiskLib.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

using namespace strata;

namespace {

constexpr std::uint64_t kSectors = 512 * 1024; // 256 MiB
constexpr std::uint64_t kAtOnce = 2048;        // 1 MiB
constexpr int kRounds = 7;

double seconds(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

void require(bool condition, const char* what) {
    if (!condition) {
        std::fprintf(stderr, "%s failed\n", what);
        std::exit(1);
    }
}

/// Each round measures both, one after the other; what disturbs one disturbs the other, too.
void compare(const char* name, const std::function<void()>& core, const std::function<void()>& library) {
    std::vector<double> ratios;
    std::vector<double> times;
    for (int round = 0; round < kRounds; ++round) {
        const double own = seconds(core);
        times.push_back(seconds(library));
        ratios.push_back(times.back() / own);
    }
    std::printf("%-12s %8.0f MiB/s   library/core %.3f\n", name, kSectors / 2048.0 / median(times), median(ratios));
}

void overAll(const std::function<void(std::uint64_t start)>& transfer) {
    for (std::uint64_t start = 0; start < kSectors; start += kAtOnce)
        transfer(start);
}

} // namespace

int main(int argc, char** argv) {
    require(argc == 2, "usage: vixbench FOLDER");
    FileSystem& fs = nativeFileSystem();
    const std::string path = std::string(argv[1]) + "/bench.vmdk";
    std::vector<std::byte> buffer(kAtOnce * kSectorSize, std::byte{0x5A});
    auto* bytes = reinterpret_cast<uint8*>(buffer.data());
    CreateParams params;
    params.spec.path = path;
    params.spec.capacity = Sectors(kSectors);
    Progress progress;
    Report report;
    OpContext context{fs, progress, {}, report};
    CreateOp(params).run(context);
    VixDiskLibConnection connection = nullptr;
    require(VixDiskLib_Init(8, 0, nullptr, nullptr, nullptr, nullptr) == VIX_OK, "Init");
    require(VixDiskLib_Connect(nullptr, &connection) == VIX_OK, "Connect");

    const auto withCore = [&](OpenMode mode, const std::function<void(DiskChain&, std::uint64_t)>& transfer) {
        OpenOptions options;
        options.mode = mode;
        const auto chain = openDisk(fs, path, options);
        overAll([&](std::uint64_t start) { transfer(*chain, start); });
        chain->close();
    };
    const auto withLibrary = [&](uint32 flags,
                                 const std::function<VixError(VixDiskLibHandle, std::uint64_t)>& transfer) {
        VixDiskLibHandle handle = nullptr;
        require(VixDiskLib_Open(connection, path.c_str(), flags, &handle) == VIX_OK, "Open");
        overAll([&](std::uint64_t start) { require(transfer(handle, start) == VIX_OK, "transfer"); });
        require(VixDiskLib_Close(handle) == VIX_OK, "Close");
    };
    const auto coreWrites = [&] {
        withCore(OpenMode::ReadWrite,
                 [&](DiskChain& chain, std::uint64_t start) { chain.write(Sectors(start), buffer); });
    };
    const auto coreReads = [&] {
        withCore(OpenMode::Read, [&](DiskChain& chain, std::uint64_t start) { chain.read(Sectors(start), buffer); });
    };
    coreWrites(); // allocates
    compare("Write", coreWrites, [&] {
        withLibrary(0, [&](VixDiskLibHandle handle, std::uint64_t start) {
            return VixDiskLib_Write(handle, start, kAtOnce, bytes);
        });
    });
    compare("Read", coreReads, [&] {
        withLibrary(VIXDISKLIB_FLAG_OPEN_READ_ONLY, [&](VixDiskLibHandle handle, std::uint64_t start) {
            return VixDiskLib_Read(handle, start, kAtOnce, bytes);
        });
    });
    compare("ReadAsync", coreReads, [&] {
        withLibrary(VIXDISKLIB_FLAG_OPEN_READ_ONLY, [&](VixDiskLibHandle handle, std::uint64_t start) {
            const VixError error = VixDiskLib_ReadAsync(handle, start, kAtOnce, bytes, nullptr, nullptr);
            return error == VIX_ASYNC ? VixDiskLib_Wait(handle) : error;
        });
    });
    require(VixDiskLib_Unlink(connection, path.c_str()) == VIX_OK, "Unlink");
    VixDiskLib_Exit();
    return 0;
}

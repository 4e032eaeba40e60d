// SPDX-License-Identifier: Apache-2.0
// Calls that make no sense, from eight threads: null, huge and dead arguments, in any order, before Init and behind
// Exit. Every one answers with a code; none crashes, hangs or leaves a disk damaged.
#include "checks.h"

#include <vixDiskLib.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr int kThreads = 8;

/// What the threads have of the library, all of them together.
template<class Handle>
class Shared {
public:
    void add(Handle handle) {
        const std::lock_guard guard(mutex_);
        all_.push_back(handle);
    }
    Handle at(std::uint64_t random) {
        const std::lock_guard guard(mutex_);
        if (all_.empty())
            return nullptr;
        constexpr std::uint64_t kRecent = 12; // older ones are mostly dead
        const std::uint64_t from = random % 4 != 0 && all_.size() > kRecent ? all_.size() - kRecent : 0;
        return all_[from + random / 4 % (all_.size() - from)];
    }
    std::size_t count() const { return all_.size(); }

private:
    std::mutex mutex_;
    std::vector<Handle> all_;
};

struct Known {
    Shared<VixDiskLibHandle> handles;
    Shared<VixDiskLibConnection> connections;
    std::atomic<int> succeeded{0};
};

class Abuser {
public:
    Abuser(std::string folder, unsigned seed, Known& known)
        : folder_(std::move(folder)), random_(seed), known_(known) {}

    void run(int calls) {
        for (int i = 0; i < calls; ++i)
            callAnything();
    }

private:
    std::uint64_t number(std::uint64_t below) {
        return std::uniform_int_distribution<std::uint64_t>(0, below - 1)(random_);
    }

    std::uint64_t sector() {
        switch (number(4)) {
        case 0: return number(5000);
        case 1: return ~std::uint64_t{0} - number(10);
        case 2: return std::uint64_t{1} << number(64);
        default: return number(64);
        }
    }
    /// Living, dead, null or nonsense.
    template<class Handle>
    Handle any(Shared<Handle>& known) {
        switch (number(8)) {
        case 0: return nullptr;
        case 1: return reinterpret_cast<Handle>(static_cast<std::uintptr_t>(number(~std::uint64_t{0})));
        default: return known.at(random_());
        }
    }
    VixDiskLibHandle handle() { return any(known_.handles); }
    VixDiskLibConnection connection() { return any(known_.connections); }
    const char* path() {
        static constexpr const char* names[] = {"a.vmdk", "b.vmdk", "c.vmdk", "absent/x.vmdk", ""};
        path_ = folder_ + "/" + names[number(5)];
        return number(12) == 0 ? nullptr : path_.c_str();
    }
    VixDiskLibCreateParams params() {
        static constexpr int types[] = {1, 2, 3, 4, 6, 8, 256, 999};
        VixDiskLibCreateParams params{};
        params.diskType = static_cast<VixDiskLibDiskType>(types[number(8)]);
        params.adapterType = static_cast<VixDiskLibAdapterType>(number(5));
        params.hwVersion = static_cast<uint16>(number(20));
        params.capacity = number(4) == 0 ? sector() % 40000 : 4096;
        params.logicalSectorSize = number(5) == 0 ? 4096 : 0;
        return params;
    }

    void callAnything() {
        switch (number(22)) {
        case 0: connect(); break;
        case 1: keep(VixDiskLib_Disconnect(connection())); break;
        case 2:
        case 3:
        case 4: open(); break;
        case 5: keep(VixDiskLib_Close(handle())); break;
        case 6: read(); break;
        case 7: write(); break;
        case 8: information(); break;
        case 9: blocks(); break;
        case 10: keys(); break;
        case 11:
            keep(VixDiskLib_WriteMetadata(handle(), number(3) == 0 ? nullptr : "comment",
                                          number(3) == 0 ? nullptr : "x"));
            break;
        case 12: create(); break;
        case 13:
            keep(VixDiskLib_CreateChild(handle(), path(), static_cast<VixDiskLibDiskType>(number(10)), nullptr,
                                        nullptr));
            break;
        case 14: clone(); break;
        case 15:
            keep(VixDiskLib_Grow(connection(), path(), sector() % 40000, static_cast<Bool>(number(2)), nullptr,
                                 nullptr));
            break;
        case 16:
            keep(number(2) == 0 ? VixDiskLib_Shrink(handle(), nullptr, nullptr)
                                : VixDiskLib_Defragment(handle(), nullptr, nullptr));
            break;
        case 17: keep(VixDiskLib_Unlink(connection(), path())); break;
        case 18:
            keep(number(2) == 0 ? VixDiskLib_Attach(handle(), handle())
                                : VixDiskLib_IsAttachPossible(handle(), handle()));
            break;
        case 19: keep(VixDiskLib_CheckRepair(connection(), path(), static_cast<Bool>(number(3)))); break;
        case 20: keep(number(2) == 0 ? VixDiskLib_Flush(handle()) : VixDiskLib_Wait(handle())); break;
        default: text(); break;
        }
    }
    /// Codes only: the upper bits are never set.
    void keep(VixError error) {
        CHECK(error == VIX_ERROR_CODE(error));
        known_.succeeded += error == VIX_OK ? 1 : 0;
    }

    void connect() {
        VixDiskLibConnection made = nullptr;
        VixDiskLibConnectParams zeros{};
        keep(number(3) == 0 ? VixDiskLib_Connect(nullptr, number(9) == 0 ? nullptr : &made)
                            : VixDiskLib_ConnectEx(&zeros, 0, "", "nonsense", &made));
        if (made != nullptr)
            known_.connections.add(made);
    }
    void open() {
        VixDiskLibHandle made = nullptr;
        keep(VixDiskLib_Open(connection(), path(), static_cast<uint32>(number(128)),
                             number(9) == 0 ? nullptr : &made));
        if (made != nullptr)
            known_.handles.add(made);
    }
    void read() {
        const std::uint64_t count = number(64);
        keep(VixDiskLib_Read(handle(), sector(), number(20) == 0 ? sector() | (std::uint64_t{1} << 40U) : count,
                             number(9) == 0 ? nullptr : buffer_.data()));
        keep(VixDiskLib_ReadAsync(handle(), sector(), count, buffer_.data(), nullptr, nullptr));
    }
    void write() {
        keep(VixDiskLib_Write(handle(), sector(), number(64), number(9) == 0 ? nullptr : buffer_.data()));
        keep(VixDiskLib_WriteAsync(handle(), sector(), number(64), buffer_.data(), nullptr, nullptr));
    }
    void information() {
        VixDiskLibInfo* info = nullptr;
        keep(VixDiskLib_GetInfo(handle(), number(9) == 0 ? nullptr : &info));
        VixDiskLib_FreeInfo(info);
        std::uint64_t space = 0;
        keep(VixDiskLib_SpaceNeededForClone(handle(), static_cast<VixDiskLibDiskType>(number(10)),
                                            number(9) == 0 ? nullptr : &space));
        VixDiskLib_GetTransportMode(handle());
    }
    void blocks() {
        VixDiskLibBlockList* list = nullptr;
        keep(VixDiskLib_QueryAllocatedBlocks(handle(), sector(), sector(), sector(),
                                             number(9) == 0 ? nullptr : &list));
        keep(VixDiskLib_FreeBlockList(list));
    }
    void keys() {
        char small[8];
        std::size_t need = 0;
        keep(VixDiskLib_GetMetadataKeys(handle(), number(2) == 0 ? nullptr : small, number(9),
                                        number(2) == 0 ? nullptr : &need));
        keep(VixDiskLib_ReadMetadata(handle(), number(3) == 0 ? nullptr : "uuid", number(2) == 0 ? nullptr : small,
                                     number(9), &need));
    }
    void create() {
        const VixDiskLibCreateParams wanted = params();
        keep(VixDiskLib_Create(connection(), path(), number(9) == 0 ? nullptr : &wanted, nullptr, nullptr));
    }
    void clone() {
        const VixDiskLibCreateParams wanted = params();
        const std::string from = folder_ + "/a.vmdk";
        keep(VixDiskLib_Clone(connection(), path(), connection(), from.c_str(), number(3) == 0 ? nullptr : &wanted,
                              nullptr, nullptr, static_cast<Bool>(number(2))));
    }
    void text() {
        char* words = VixDiskLib_GetErrorText(sector(), number(2) == 0 ? nullptr : "de_DE");
        CHECK(words != nullptr);
        VixDiskLib_FreeErrorText(words);
        uint32 count = 0;
        keep(VixDiskLib_Cleanup(nullptr, &count, nullptr));
    }

    std::string folder_;
    std::string path_;
    std::mt19937_64 random_;
    Known& known_;
    std::vector<uint8> buffer_ = std::vector<uint8>(64 * VIXDISKLIB_SECTOR_SIZE);
};

/// How many calls went well.
int abuseTogether(const std::string& folder, unsigned seed, int calls) {
    Known known;
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < kThreads; ++i)
            threads.emplace_back([&, i] { Abuser(folder, seed + i, known).run(calls); });
    }
    std::printf("%zu connections, %zu disks opened, %d calls went well\n", known.connections.count(),
                known.handles.count(), known.succeeded.load());
    return known.succeeded;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2)
        return 1;
    const char* given = std::getenv("STRATA_SEED");
    const unsigned seed = given != nullptr ? static_cast<unsigned>(std::atoi(given)) : 20261123;
    std::printf("seed %u\n", seed);
    CHECK(abuseTogether(argv[1], seed, 200) < 400); // before Init: freeing and asking for words
    CHECK_CODE(VixDiskLib_Init(8, 0, nullptr, nullptr, nullptr, nullptr), VIX_OK);
    CHECK(abuseTogether(argv[1], seed + 100, 4000) > 5000);
    VixDiskLib_Exit();
    abuseTogether(argv[1], seed + 200, 200);
    // Whatever is there can be opened by the next program.
    VixDiskLibConnection connection = nullptr;
    CHECK_CODE(VixDiskLib_Init(8, 0, nullptr, nullptr, nullptr, nullptr), VIX_OK);
    CHECK_CODE(VixDiskLib_Connect(nullptr, &connection), VIX_OK);
    for (const char* name : {"/a.vmdk", "/b.vmdk", "/c.vmdk"}) {
        VixDiskLibHandle handle = nullptr;
        const VixError opened = VixDiskLib_Open(connection, (std::string(argv[1]) + name).c_str(),
                                                VIXDISKLIB_FLAG_OPEN_SINGLE_LINK, &handle);
        CHECK(opened == VIX_OK || opened == VIX_E_FILE_NOT_FOUND || opened == VIX_E_FILE_READ_ONLY);
        if (handle != nullptr)
            CHECK_CODE(VixDiskLib_Close(handle), VIX_OK);
    }
    VixDiskLib_Exit();
    return failures;
}

// SPDX-License-Identifier: Apache-2.0
// A folder of up to three files made of the input: open, map, read, info and check answer or refuse; nothing else.
#include "core/base/error.h"
#include "core/disk/diskinfo.h"
#include "core/ops/checkop.h"
#include "tests/support/memoryfilesystem.h"

#include <array>
#include <vector>

using namespace strata;

namespace {

constexpr std::array<const char*, 3> kNames{"/vm/a.vmdk", "/vm/a-s001.vmdk", "/vm/base.vmdk"};

/// The first two bytes say where the input is cut into files.
void fillFolder(FileSystem& fs, ByteSpan input) {
    fs.createDirectory("/vm");
    const std::size_t cut = input.size() >= 2 ? loadLe<std::uint16_t>(input, 0) : 0;
    ByteSpan rest = input.subspan(std::min<std::size_t>(2, input.size()));
    for (const char* name : kNames) {
        const std::size_t length = name == kNames.back() ? rest.size() : std::min(cut, rest.size());
        if (length > 0)
            fs.create(name)->writeAt(0, rest.first(length));
        rest = rest.subspan(length);
    }
}

template<class F>
void refusedOr(F&& check) {
    try {
        check();
    } catch (const Error&) {
        return;
    }
}

void readThrough(FileSystem& fs) {
    const auto chain = openDisk(fs, kNames[0]);
    std::vector<std::byte> buffer(128 * kSectorSize);
    std::uint64_t runs = 0;
    chain->map(Sectors(0), chain->capacity(), [&](const Run& run) {
        const Sectors length = std::min(run.length, Sectors(128));
        refusedOr([&] { chain->read(run.start, MutableByteSpan(buffer).first(length.bytes())); });
        return ++runs < 1000;
    });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    test::MemoryFileSystem fs;
    fillFolder(fs, std::as_bytes(std::span(data, size)));
    refusedOr([&] { readThrough(fs); });
    refusedOr([&] { (void)readDiskInfo(fs, kNames[0], {}, true); });
    refusedOr([&] {
        CheckOp check({kNames[0], {}, true});
        Progress progress;
        Report report;
        OpContext context{fs, progress, {}, report, 1};
        check.run(context);
    });
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/disk/newdisk.h"
#include "core/format/graincodec.h"
#include "core/ops/operation.h"

#include <memory>

namespace strata {

class ByteSink;

struct CloneParams {
    std::filesystem::path source;
    bool sourceIsRaw = false; ///< --from raw
    OpenOptions open;         ///< mode is always Read
    bool raw = false;         ///< write a raw image instead of `spec.type`
    DiskSpec spec;            ///< path, type, adapter ...; capacity 0: the source's. Its parent is not looked at
    bool keepAdapter = true;  ///< take adapter and hardware version from the source
    bool keepHardwareVersion = true;
    bool keepIdentity = false; ///< same CID and uuid
    bool overwrite = false;
    bool verify = false; ///< read back and compare
    CompressionLevel level;
    /// With raw or streamOptimized: write here instead of to spec.path (a pipe). Not owned; outlives the operation.
    ByteSink* sink = nullptr;
};

/// What a clone did.
struct CloneResult {
    std::uint64_t bytesRead = 0;    ///< guest bytes copied
    std::uint64_t bytesWritten = 0; ///< size of the files made
    bool verified = false;
};

/// Copies a disk, chain flattened, into any writable kind. Holes and zeros stay unwritten, unchanged bytes move
/// inside the kernel, compression runs on all cores with ordered output; memory stays below 128 MiB whatever the
/// size (see clonepipeline.h). With `verify` the copy is read back before it gets its name: a copy that differs is
/// never left behind, and a disk that is overwritten goes only when its successor is known to be good.
/// A source that somebody writes meanwhile is warned of, not refused.
class CloneOp : public Operation {
public:
    explicit CloneOp(CloneParams params);
    ~CloneOp() override;
    std::string_view name() const override { return "clone"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    /// `reads` is exact. `writes` is exact for uncompressed destinations if no data is zero, else an upper bound.
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;
    const CloneResult& result() const { return result_; }

private:
    struct Source;
    Source openSource(FileSystem& fs) const;
    void requirePossible(FileSystem& fs, const Source& source) const;
    void requireRoomFor(FileSystem& fs, const Source& source) const;
    std::vector<std::filesystem::path> newFiles(const Source& source) const;
    void listFiles(FileSystem& fs, const Source& source, Plan& plan) const;
    std::uint64_t copyToDisk(Source& source, OpContext& context);
    std::uint64_t copyToRawFile(Source& source, OpContext& context);
    std::uint64_t copyToSink(Source& source, OpContext& context);
    void verify(Source& source, DiskChain& copy, OpContext& context);

    CloneParams params_;
    CloneResult result_;
};

/// Bytes that a clone of `chain` as `spec` would take (stratactl space).
std::uint64_t spaceNeeded(DiskChain& chain, const DiskSpec& spec);

} // namespace strata

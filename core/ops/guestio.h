// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/io/bytesink.h"
#include "core/ops/operation.h"

namespace strata {

struct GuestIoParams {
    std::filesystem::path disk;
    OpenOptions open;
    std::uint64_t offset = 0; ///< bytes, whole sectors
    std::uint64_t length = 0; ///< bytes, whole sectors; ReadOp: 0 = to the end
};

/// Guest bytes of the chain to a sink.
class ReadOp : public Operation {
public:
    ReadOp(GuestIoParams params, ByteSink& sink) : params_(std::move(params)), sink_(sink) {}
    std::string_view name() const override { return "read"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;

private:
    GuestIoParams params_;
    ByteSink& sink_;
};

/// Bytes of a source into the chain's leaf, up to the source's end (or `length`); the last sector must be whole.
/// Whatever stops it, what was written by then stays, and the disk is valid.
class WriteOp : public Operation {
public:
    WriteOp(GuestIoParams params, ByteSource& source) : params_(std::move(params)), source_(source) {}
    std::string_view name() const override { return "write"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;

private:
    void copyFromSource(DiskChain& chain, Sectors room, OpContext& context);

    GuestIoParams params_;
    ByteSource& source_;
};

} // namespace strata

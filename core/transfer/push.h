// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/ops/operation.h"
#include "core/vsphere/remotefile.h"
#include "core/vsphere/serverjournal.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace strata::transfer {

/// How a disk comes to a datastore (vsphere 13).
enum class PushRoute {
    Flat,   ///< every byte, as the disk's flat file
    Sparse, ///< what holds data, as a sparse file, from which the server makes the disk; takes room there twice
};
std::string_view routeName(PushRoute route); ///< "flat"

struct PushParams {
    std::filesystem::path source;
    bool sourceIsRaw = false;
    OpenOptions open; ///< mode is always Read
    vsphere::DatastorePath target;
    std::string datacenter;            ///< where several have a datastore of that name
    std::optional<PushRoute> route;    ///< else the one that suits the disk
    std::filesystem::path spoolFolder; ///< where the sparse file is made
    bool verify = false;               ///< read the disk on the server and compare
};

struct PushResult {
    PushRoute route = PushRoute::Flat;
    Text reason; ///< of the route
    std::uint64_t bytesSent = 0;
    bool verified = false;
};

/// Copies a local disk, chain flattened, to a datastore. The disk is made under a temporary name and gets its own
/// once it is complete and, with `verify`, known to be good. Every temporary is in the journal before it is there:
/// after a failure it is removed, after a kill by the next start. An existing disk is never replaced.
class PushOp : public Operation {
public:
    /// Of the two references the caller keeps the objects.
    PushOp(vsphere::RemoteAccess access, vsphere::ServerJournal& journal, PushParams params);
    ~PushOp() override;

    std::string_view name() const override { return "push"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    /// `reads` is exact, `writes` the bytes that are sent: exact for the flat route, else an upper bound.
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;
    /// After plan() it says which way would be taken.
    const PushResult& result() const { return result_; }

private:
    struct Source;
    class Temporary;
    Source look(FileSystem& fs, const std::stop_token& stop);
    void choose(const Source& source);
    void requirePossible(const Source& source);
    void sendFlat(const Source& source, const vsphere::DatastorePath& disk, OpContext& context);
    void sendSparse(const Source& source, const vsphere::DatastorePath& disk, OpContext& context);
    void makeSpool(const std::filesystem::path& spool, OpContext& context) const;
    void verify(const vsphere::DatastorePath& disk, OpContext& context);
    void ask(const std::function<void(vsphere::Session&)>& question);

    vsphere::RemoteAccess access_;
    vsphere::ServerJournal& journal_;
    PushParams params_;
    vsphere::DatastorePlace place_;
    PushResult result_;
};

} // namespace strata::transfer

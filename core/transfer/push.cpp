// SPDX-License-Identifier: Apache-2.0
#include "core/transfer/push.h"

#include "core/base/ascii.h"
#include "core/ops/cloneestimate.h"
#include "core/ops/cloneop.h"
#include "core/ops/compareop.h"
#include "core/vsphere/cleanup.h"
#include "core/vsphere/diskmanager.h"
#include "core/vsphere/hold.h"
#include "core/vsphere/properties.h"
#include "core/vsphere/remotefilesystem.h"
#include "core/vsphere/upload.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <vector>

namespace strata::transfer {

using namespace vsphere;

namespace {

constexpr std::uint64_t kSmallDisk = 64 << 20; ///< below it a detour costs more than the zeros
constexpr std::uint64_t kLargestSparse = std::uint64_t{2} << 40;
constexpr std::size_t kChunk = 1 << 20;
constexpr std::string_view kSuffix = ".vmdk";

/// "dir/a.vmdk" -> "dir/a.part-12ab.vmdk", which nobody else has.
DatastorePath besides(const DatastorePath& disk, std::string_view what) {
    const std::string id = ownIdentity();
    DatastorePath path = disk;
    path.path.insert(path.path.size() - kSuffix.size(), "." + std::string(what) + "-" + id.substr(id.size() - 8));
    return path;
}

/// Object storage has no files that could be written.
bool isObjectStorage(const std::string& type) {
    const std::string lower = toLower(type);
    return lower == "vsan" || lower == "vvol" || lower == "vsand";
}

} // namespace

std::string_view routeName(PushRoute route) { return route == PushRoute::Flat ? "flat" : "sparse"; }

struct PushOp::Source {
    std::uint64_t capacity = 0;
    std::uint64_t data = 0; ///< bytes of it that hold something
    std::vector<std::filesystem::path> files;
    std::string adapter;
    std::string datastoreType;
    std::uint64_t datastoreFree = 0;
};

/// Something on the server, or here, that is removed unless it was moved away: at the end, or by the next start.
class PushOp::Temporary {
public:
    Temporary(PushOp& push, const ServerDebt& debt) : push_(push), debt_(debt) {
        debt_.id = push_.journal_.add(debt);
    }
    ~Temporary() {
        if (debt_.id.empty())
            return;
        try {
            push_.ask([this](Session& session) { settle(session, push_.journal_, debt_, {}); });
        } catch (const std::exception&) { // NOLINT(bugprone-empty-catch)
            // It stays in the journal, for the next start.
        }
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;

    /// There is nothing to remove any more.
    void forget() {
        push_.journal_.strike(debt_.id);
        debt_.id.clear();
    }

private:
    PushOp& push_;
    ServerDebt debt_;
};

PushOp::PushOp(RemoteAccess access, ServerJournal& journal, PushParams params)
    : access_(std::move(access)), journal_(journal), params_(std::move(params)) {
    params_.open.mode = OpenMode::Read;
}

PushOp::~PushOp() = default;

Text PushOp::describe() const { return text("Copying “%1” to %2", params_.source.filename(), params_.target.str()); }

void PushOp::ask(const std::function<void(Session&)>& question) {
    access_.thread.run([&] { question(access_.session); });
}

PushOp::Source PushOp::look(FileSystem& fs, const std::stop_token& stop) {
    Source source;
    const auto chain = params_.sourceIsRaw ? openRaw(fs, params_.source) : openDisk(fs, params_.source, params_.open);
    source.capacity = chain->capacity().bytes();
    source.data = estimateRaw(*chain, stop).guestBytes;
    const std::string adapter = toLower(chain->leaf().descriptor().ddb("adapterType").value_or(""));
    source.adapter = adapter == "ide" ? "ide" : adapter == "buslogic" ? "busLogic" : "lsiLogic";
    for (std::size_t i = 0; i < chain->linkCount(); ++i)
        source.files.push_back(chain->link(i).path());
    ask([&](Session& session) {
        place_ = findDatastore(session, params_.target.datastore, params_.datacenter, stop);
        const ObjectProperties properties =
            readObject(session, place_.datastore, {"summary.type", "summary.freeSpace"}, stop);
        source.datastoreType = properties.str("summary.type");
        const XmlNode* free = properties.value("summary.freeSpace");
        source.datastoreFree =
            static_cast<std::uint64_t>(std::max<std::int64_t>(free == nullptr ? 0 : free->number().value_or(0), 0));
    });
    return source;
}

void PushOp::choose(const Source& source) {
    if (params_.route) {
        result_.route = *params_.route;
        result_.reason = text("as asked for");
    } else if (source.capacity > kLargestSparse) {
        result_.route = PushRoute::Flat;
        result_.reason = text("a sparse file ends at 2 TB");
    } else if (source.capacity <= kSmallDisk) {
        result_.route = PushRoute::Flat;
        result_.reason = text("the disk is small");
    } else if (source.data / 9 >= source.capacity / 10) {
        result_.route = PushRoute::Flat;
        result_.reason = text("nearly all of the disk holds data");
    } else {
        result_.route = PushRoute::Sparse;
        result_.reason = text("only %1 of %2 bytes hold data", source.data, source.capacity);
    }
}

void PushOp::requirePossible(const Source& source) {
    const std::string& path = params_.target.path;
    if (path.size() <= kSuffix.size() || !toLower(path).ends_with(kSuffix))
        throw Error(ErrorCode::InvalidArgument, text("A disk's name ends with .vmdk: %1", params_.target.str()));
    if (isObjectStorage(source.datastoreType))
        throw Error(ErrorCode::NotSupported, text("%1 is object storage (%2), which takes no files",
                                                  params_.target.datastore, source.datastoreType))
            .advice(text("Choose a datastore of type VMFS or NFS."));
    if (result_.route == PushRoute::Sparse && source.capacity > kLargestSparse)
        throw Error(ErrorCode::LimitExceeded, text("A sparse file ends at 2 TB"));
    const std::uint64_t needed = result_.route == PushRoute::Flat ? source.capacity : 2 * source.data;
    if (needed > source.datastoreFree)
        throw Error(ErrorCode::NoSpace, text("The datastore %1 has %2 bytes free, and %3 are needed",
                                             params_.target.datastore, source.datastoreFree, needed));
    if (const DatastorePath folder = params_.target.parent(); !folder.path.empty())
        ask([&](Session& session) {
            browse(session, place_, folder, access_.stop);
        }); // not every server says so itself
    if (remoteSize(access_, place_, params_.target))
        throw Error(ErrorCode::AlreadyExists, text("%1 exists already", params_.target.str()))
            .advice(text("Choose another name, or delete it first."));
}

std::optional<Refusal> PushOp::canRun(FileSystem& fs) {
    try {
        const Source source = look(fs, access_.stop);
        choose(source);
        requirePossible(source);
        return std::nullopt;
    } catch (const Error& error) {
        return Refusal::of(error);
    }
}

Plan PushOp::plan(OpContext& context) {
    const Source source = look(context.fs, context.stop);
    choose(source);
    requirePossible(source);
    Plan plan;
    plan.operation = name();
    plan.reads = source.data;
    plan.writes = result_.route == PushRoute::Flat ? source.capacity : source.data;
    plan.sources = source.files;
    plan.creates.emplace_back(params_.target.str());
    return plan;
}

void PushOp::run(OpContext& context) {
    const Source source = look(context.fs, context.stop);
    choose(source);
    requirePossible(source);
    const DatastorePath disk = besides(params_.target, "part");
    const ServerDebt debt = debtTo(access_.session, ServerDebt::Kind::Disk, place_.datacenter, disk.str());
    Temporary temporary(*this, debt);
    if (result_.route == PushRoute::Flat)
        sendFlat(source, disk, context);
    else
        sendSparse(source, disk, context);
    if (params_.verify)
        verify(disk, context);
    checkpoint(context);
    // From here on the server works by itself; a stop would only leave it unknown how far it came.
    ask([&](Session& session) {
        DiskManager(session, place_.datacenter).move(disk, params_.target, place_.datacenter, {}, {});
    });
    temporary.forget();
    context.report.note(text("Sent %1 bytes to the server", result_.bytesSent));
}

void PushOp::sendFlat(const Source& source, const DatastorePath& disk, OpContext& context) {
    DatastorePath flat = disk;
    flat.path.insert(flat.path.size() - kSuffix.size(), "-flat");
    ask([&](Session& session) {
        const NewRemoteDisk wanted{source.capacity, "preallocated", source.adapter};
        DiskManager(session, place_.datacenter).create(disk, wanted, {}, context.stop);
        deleteFile(session, place_, flat, {}, context.stop); // a server replaces no flat file that it made (nova)
    });
    uploadFile(access_, place_, flat, source.capacity, [&](ByteSink& sink) {
        CloneParams params;
        params.source = params_.source;
        params.sourceIsRaw = params_.sourceIsRaw;
        params.open = params_.open;
        params.raw = true;
        params.sink = &sink;
        CloneOp(params).run(context);
    });
    result_.bytesSent = source.capacity;
}

void PushOp::makeSpool(const std::filesystem::path& spool, OpContext& context) const {
    CloneParams params;
    params.source = params_.source;
    params.sourceIsRaw = params_.sourceIsRaw;
    params.open = params_.open;
    params.spec.path = spool;
    params.spec.type = CreateType::MonolithicSparse;
    CloneOp(params).run(context);
}

void PushOp::sendSparse(const Source& source, const DatastorePath& disk, OpContext& context) {
    const std::filesystem::path spool = params_.spoolFolder / ("strata-" + ownIdentity() + std::string(kSuffix));
    const Temporary spoolHere(*this, debtTo(access_.session, ServerDebt::Kind::Local, {}, spool.string()));
    makeSpool(spool, context);
    const auto file = context.fs.open(spool, OpenMode::Read);
    const DatastorePath sparse = besides(params_.target, "sparse");
    const Temporary there(*this, debtTo(access_.session, ServerDebt::Kind::File, place_.datacenter, sparse.str()));
    context.progress.phase("Sending");
    context.progress.addTotal(file->size());
    uploadFile(access_, place_, sparse, file->size(), [&](ByteSink& sink) {
        std::vector<std::byte> chunk(kChunk);
        for (std::uint64_t at = 0; at < file->size(); at += chunk.size()) {
            checkpoint(context);
            chunk.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kChunk, file->size() - at)));
            file->readExactly(at, chunk);
            sink.write(chunk);
            context.progress.add(chunk.size());
        }
    });
    result_.bytesSent = file->size();
    context.progress.phase("Converting");
    ask([&](Session& session) {
        std::optional<NewRemoteDisk> kind; // vCenter takes no wish, and makes its usual kind
        if (!session.about().vCenter)
            kind = NewRemoteDisk{source.capacity, "thin", source.adapter};
        DiskManager(session, place_.datacenter).copy(sparse, disk, place_.datacenter, kind, {}, context.stop);
    });
}

void PushOp::verify(const DatastorePath& disk, OpContext& context) {
    RemoteFileSystem remote(context.fs, access_, params_.datacenter);
    CompareParams params;
    params.a = params_.source;
    params.aIsRaw = params_.sourceIsRaw;
    params.b = RemoteFileSystem::pathOf(disk);
    params.open = params_.open;
    CompareOp compare(params);
    context.progress.phase("Verifying");
    OpContext both{remote, context.progress, context.stop, context.report, context.threads, context.pause};
    compare.run(both);
    if (!compare.result().equal)
        throw Error(ErrorCode::Corrupt, text("What arrived on the server differs from “%1”", params_.source))
            .offset(compare.result().firstDifference)
            .advice(text("The disk was not made. Try again; if it happens again, check this computer's memory and "
                         "the server's storage."));
    result_.verified = true;
}

} // namespace strata::transfer

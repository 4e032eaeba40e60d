// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sampledisks.h"

#include "core/base/error.h"
#include "core/disk/extentruns.h"

#include <QCryptographicHash>

#include <algorithm>
#include <stdexcept>

namespace strata::test {

void makeDisk(FileSystem& fs, const std::filesystem::path& path, CreateType type, Sectors capacity, Sectors grain) {
    DiskSpec spec;
    spec.path = path;
    spec.type = type;
    spec.capacity = capacity;
    spec.grain = grain;
    NewDisk disk(fs, spec, false);
    disk.commit();
}

void makeChild(FileSystem& fs, const std::filesystem::path& path, CreateType type, Sectors capacity,
               const std::filesystem::path& parent, std::string hint) {
    DiskSpec spec;
    spec.path = path;
    spec.type = type;
    spec.capacity = capacity;
    spec.parentCid = openLink(fs, parent)->descriptor().cid();
    spec.parentHint = hint.empty() ? parent.filename().string() : std::move(hint);
    NewDisk disk(fs, spec, false);
    disk.commit();
}

std::string descriptorText(const std::string& createType, const std::vector<std::string>& extentLines,
                           const std::string& extra, const std::string& cid, const std::string& parentCid) {
    std::string out = "# Disk DescriptorFile\nversion=1\nencoding=\"UTF-8\"\nCID=" + cid + "\nparentCID=" + parentCid
                      + "\ncreateType=\"" + createType + "\"\n" + extra + "\n# Extent description\n";
    for (const std::string& line : extentLines)
        out += line + "\n";
    return out + "\n# The Disk Data Base \n#DDB\n\nddb.adapterType = \"lsilogic\"\n";
}

std::vector<std::byte> contentsOf(DiskChain& chain) {
    std::vector<std::byte> bytes(chain.capacity().bytes());
    chain.read(Sectors(0), bytes);
    return bytes;
}

QByteArray sha1(DiskChain& chain) {
    constexpr Sectors kPiece{2048};
    QCryptographicHash hash(QCryptographicHash::Sha1);
    std::vector<std::byte> buffer(kPiece.bytes());
    chain.map(Sectors(0), chain.capacity(), [&](const Run& whole) {
        for (Sectors at = whole.start; at < whole.end();) {
            Run run = whole;
            run.start = at;
            run.length = std::min(kPiece, whole.end() - at);
            if (run.stored)
                run.fileOffset += (at - whole.start).bytes();
            const MutableByteSpan bytes = MutableByteSpan(buffer).first(run.length.bytes());
            chain.readRun(run, bytes);
            hash.addData(
                QByteArrayView(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())));
            at += run.length;
        }
        return true;
    });
    return hash.result().toHex();
}

std::vector<Run> runsOf(DiskChain& chain) {
    std::vector<Run> runs;
    Sectors end;
    chain.map(Sectors(0), chain.capacity(), [&](const Run& run) {
        if (run.start != end || run.length == Sectors(0))
            throw std::logic_error("runs are not ascending and gapless");
        if (!runs.empty() && RunJoiner::continues(runs.back(), run))
            throw std::logic_error("runs are not joined");
        end = run.end();
        runs.push_back(run);
        return true;
    });
    if (end != chain.capacity())
        throw std::logic_error("runs do not reach the end of the disk");
    return runs;
}

OpenOptions forWriting() {
    OpenOptions options;
    options.mode = OpenMode::ReadWrite;
    return options;
}

} // namespace strata::test

// SPDX-License-Identifier: Apache-2.0
#include "tests/support/extenttools.h"

#include "core/base/error.h"
#include "core/disk/extentruns.h"
#include "core/format/sparseheader.h"
#include "tests/support/testfiles.h"

#include <QCryptographicHash>
#include <QDebug>
#include <QProcess>

#include <array>
#include <cstring>
#include <stdexcept>

namespace strata::test {

ExtentLine extentLine(ExtentType type, Sectors sectors) {
    ExtentLine line;
    line.type = type;
    line.typeWord = extentTypeName(type);
    line.sectors = sectors;
    return line;
}

std::unique_ptr<Extent> openFile(FileSystem& fs, const std::filesystem::path& path, ExtentType type, Sectors sectors,
                                 OpenMode mode, const ExtentOptions& options) {
    return openExtent(fs, path, extentLine(type, sectors), mode, LockMode::None, options);
}

std::unique_ptr<Extent> openSparse(FileSystem& fs, const std::filesystem::path& path, OpenMode mode,
                                   const ExtentOptions& options) {
    std::array<std::byte, kSectorSize> head{};
    const auto file = fs.open(path, OpenMode::Read);
    file->readExactly(0, head);
    const Sectors capacity = parseSparseHeader(head, ~std::uint64_t{0}).capacity;
    return openFile(fs, path, ExtentType::Sparse, capacity, mode, options);
}

std::vector<Run> runsOf(Extent& extent) { return runsOf(extent, Sectors(0), extent.capacity()); }

std::vector<Run> runsOf(Extent& extent, Sectors start, Sectors length) {
    std::vector<Run> runs;
    extent.map(start, length, [&](const Run& run) {
        const Sectors expected = runs.empty() ? start : runs.back().end();
        if (run.start != expected || run.length == Sectors(0))
            throw std::logic_error("map() left a gap or went back");
        if (!runs.empty() && RunJoiner::continues(runs.back(), run))
            throw std::logic_error("map() did not join two runs");
        runs.push_back(run);
        return true;
    });
    if (length != Sectors(0) && (runs.empty() || runs.back().end() != start + length))
        throw std::logic_error("map() did not answer for the whole range");
    return runs;
}

void overlay(Extent& extent, std::vector<std::byte>& bytes) {
    const std::size_t chunk = std::size_t{1} << 20U;
    for (const Run& run : runsOf(extent)) {
        const MutableByteSpan target = MutableByteSpan(bytes).subspan(run.start.bytes(), run.length.bytes());
        if (run.kind == RunKind::Zero)
            std::memset(target.data(), 0, target.size());
        if (run.kind != RunKind::Data)
            continue;
        for (std::size_t at = 0; at < target.size(); at += chunk)
            extent.read(run.start + Sectors::within(at), target.subspan(at, std::min(chunk, target.size() - at)));
    }
}

std::vector<std::byte> contentsOf(Extent& extent) {
    std::vector<std::byte> bytes(extent.capacity().bytes());
    overlay(extent, bytes);
    return bytes;
}

bool sameBytes(ByteSpan a, ByteSpan b) {
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

QByteArray sha1(ByteSpan bytes) {
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return hash.result().toHex();
}

std::optional<ErrorCode> codeOf(const std::function<void()>& call) {
    try {
        call();
        return std::nullopt;
    } catch (const Error& error) {
        return error.code();
    }
}

QByteArray toolOutput(const QString& program, const QStringList& arguments, const std::filesystem::path& folder) {
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(folder.string()));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool done = process.waitForFinished(120'000);
    const QByteArray output = process.readAll();
    if (done && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return output.isEmpty() ? QByteArray("\n") : output;
    qWarning() << program << arguments << "failed:" << process.errorString() << output;
    return {};
}

bool runTool(const QString& program, const QStringList& arguments, const std::filesystem::path& folder) {
    return !toolOutput(program, arguments, folder).isEmpty();
}

void copyInto(FileSystem& to, const std::filesystem::path& target, FileSystem& from,
              const std::filesystem::path& source) {
    const auto input = from.open(source, OpenMode::Read);
    std::vector<std::byte> bytes(input->size());
    input->readExactly(0, bytes);
    writeFile(to, target, bytes);
}

} // namespace strata::test

// SPDX-License-Identifier: Apache-2.0
#include "core/io/posixfile.h"

#include "core/io/posixerror.h"

#include <algorithm>
#include <limits>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace strata::posix {

namespace {

constexpr std::uint64_t kMaxOffset = std::numeric_limits<std::int64_t>::max();
/// Linux moves at most a little less than 2 GiB a call; smaller steps keep one call short.
constexpr std::size_t kMaxTransfer = std::size_t{1} << 30U;
constexpr std::size_t kZeroChunk = std::size_t{1} << 20U;

/// Offsets that the kernel's signed type cannot hold never get there.
off_t systemOffset(std::uint64_t offset, std::uint64_t length, const std::filesystem::path& path) {
    if (offset > kMaxOffset || length > kMaxOffset - offset)
        throwErrno(EFBIG, text("The position lies past what any file can hold"), path, offset);
    return static_cast<off_t>(offset);
}

bool notPossibleHere(int errnoValue) {
    return errnoValue == EOPNOTSUPP || errnoValue == ENOSYS || errnoValue == EINVAL;
}

} // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        Descriptor old(value_);
        value_ = other.release();
    }
    return *this;
}

Descriptor::~Descriptor() {
    if (value_ >= 0)
        ::close(value_); // Nothing to learn from its result: whoever needs durability has called sync().
}

int Descriptor::release() noexcept { return std::exchange(value_, -1); }

std::uint64_t PosixFile::size() const {
    struct stat status {};
    if (::fstat(descriptor_.get(), &status) != 0)
        throwErrno(errno, text("Cannot find out the size of the file"), path_);
    return static_cast<std::uint64_t>(status.st_size);
}

std::size_t PosixFile::readAt(std::uint64_t offset, MutableByteSpan out) {
    std::size_t done = 0;
    while (done < out.size()) {
        const std::uint64_t at = offset + done;
        if (at < offset || at > kMaxOffset)
            break; // No file reaches that far.
        const std::size_t step = std::min(out.size() - done, kMaxTransfer);
        const ssize_t got = retryInterrupted(
            [&] { return ::pread(descriptor_.get(), out.data() + done, step, static_cast<off_t>(at)); });
        if (got < 0)
            throwErrno(errno, text("Cannot read from the file"), path_, at);
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

void PosixFile::writeAt(std::uint64_t offset, ByteSpan data) {
    systemOffset(offset, data.size(), path_);
    std::size_t done = 0;
    while (done < data.size()) {
        const std::uint64_t at = offset + done;
        const std::size_t step = std::min(data.size() - done, kMaxTransfer);
        const ssize_t put = retryInterrupted(
            [&] { return ::pwrite(descriptor_.get(), data.data() + done, step, static_cast<off_t>(at)); });
        if (put < 0)
            throwErrno(errno, text("Cannot write to the file"), path_, at);
        if (put == 0)
            throwErrno(EIO, text("Cannot write to the file"), path_, at);
        done += static_cast<std::size_t>(put);
    }
}

void PosixFile::truncate(std::uint64_t length) {
    const off_t target = systemOffset(length, 0, path_);
    if (retryInterrupted([&] { return ::ftruncate(descriptor_.get(), target); }) != 0)
        throwErrno(errno, text("Cannot set the length of the file to %1 bytes", length), path_);
}

void PosixFile::allocate(std::uint64_t offset, std::uint64_t length) {
    if (length == 0)
        return;
    const off_t start = systemOffset(offset, length, path_);
    const auto count = static_cast<off_t>(length);
    if (retryInterrupted([&] { return ::fallocate(descriptor_.get(), 0, start, count); }) == 0)
        return;
    if (!notPossibleHere(errno))
        throwErrno(errno, text("Cannot reserve %1 bytes for the file", length), path_, offset);
    if (size() < offset + length)
        truncate(offset + length);
}

void PosixFile::punchHole(std::uint64_t offset, std::uint64_t length) {
    const std::uint64_t fileSize = size();
    if (offset >= fileSize || length == 0)
        return;
    length = std::min(length, fileSize - offset);
    const auto start = static_cast<off_t>(offset);
    const auto count = static_cast<off_t>(length);
    constexpr int mode = FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE;
    if (retryInterrupted([&] { return ::fallocate(descriptor_.get(), mode, start, count); }) == 0)
        return;
    if (!notPossibleHere(errno))
        throwErrno(errno, text("Cannot give space of the file back"), path_, offset);
    const std::vector<std::byte> zeros(static_cast<std::size_t>(std::min<std::uint64_t>(length, kZeroChunk)));
    for (std::uint64_t done = 0; done < length; done += zeros.size())
        writeAt(offset + done, ByteSpan(zeros).first(
                                   static_cast<std::size_t>(std::min<std::uint64_t>(length - done, zeros.size()))));
}

std::optional<ByteRange> PosixFile::nextData(std::uint64_t from) {
    const std::uint64_t fileSize = size();
    if (from >= fileSize)
        return std::nullopt;
    const off_t data = ::lseek(descriptor_.get(), static_cast<off_t>(from), SEEK_DATA);
    if (data < 0 && errno == ENXIO)
        return std::nullopt;
    if (data < 0 && !notPossibleHere(errno))
        throwErrno(errno, text("Cannot look for data in the file"), path_, from);
    const off_t hole = data < 0 ? -1 : ::lseek(descriptor_.get(), data, SEEK_HOLE);
    if (data < 0 || hole <= data)
        return ByteRange{from, fileSize - from};
    return ByteRange{static_cast<std::uint64_t>(data), static_cast<std::uint64_t>(hole - data)};
}

void PosixFile::copyFrom(File& source, std::uint64_t sourceOffset, std::uint64_t offset, std::uint64_t length) {
    auto* other = dynamic_cast<PosixFile*>(&source);
    // copy_file_range shares blocks (reflink) by itself where the file system can.
    while (other != nullptr && length > 0 && kernelCopies_.load(std::memory_order_relaxed)) {
        off_t in = systemOffset(sourceOffset, length, source.path());
        off_t out = systemOffset(offset, length, path_);
        const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(length, kMaxTransfer));
        const ssize_t moved = ::copy_file_range(other->descriptor_.get(), &in, descriptor_.get(), &out, step, 0);
        if (moved > 0) {
            sourceOffset += static_cast<std::uint64_t>(moved);
            offset += static_cast<std::uint64_t>(moved);
            length -= static_cast<std::uint64_t>(moved);
        } else if (moved < 0 && errno == EINTR) {
            continue;
        } else {
            // Not possible between these files, or a true failure: the plain way tells which, and where.
            if (moved < 0 && (notPossibleHere(errno) || errno == EXDEV))
                kernelCopies_.store(false, std::memory_order_relaxed);
            break;
        }
    }
    File::copyFrom(source, sourceOffset, offset, length);
}

void PosixFile::beginWriteback(std::uint64_t offset, std::uint64_t length) noexcept {
#ifdef SYNC_FILE_RANGE_WRITE
    // Its result says nothing that sync() would not say again.
    ::sync_file_range(descriptor_.get(), static_cast<off_t>(offset), static_cast<off_t>(length),
                      SYNC_FILE_RANGE_WRITE);
#else
    static_cast<void>(offset);
    static_cast<void>(length);
#endif
}

void PosixFile::sync() {
    if (retryInterrupted([&] { return ::fdatasync(descriptor_.get()); }) != 0)
        throwErrno(errno, text("Cannot make sure that the written data is on the drive"), path_);
}

} // namespace strata::posix

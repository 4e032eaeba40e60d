// SPDX-License-Identifier: Apache-2.0
#include "app/cli/standardstreams.h"

#include "app/cli/signalwatcher.h"
#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace strata::cli {
namespace {

/// Waits until `descriptor` is ready for `events` or a stop was requested.
void waitFor(int descriptor, short events, int stopDescriptor) {
    std::array<pollfd, 2> polled{pollfd{descriptor, events, 0}, pollfd{stopDescriptor, POLLIN, 0}};
    while (poll(polled.data(), polled.size(), -1) < 0)
        if (errno != EINTR)
            throw systemError(errno, text("Cannot wait for a pipe"), {});
    if (polled[1].revents != 0)
        throw Error(ErrorCode::Cancelled, text("Cancelled"));
}

} // namespace

void reserveStandardDescriptors() {
    // Opened the wrong way round, so that using one of them fails as on a closed descriptor.
    for (const int descriptor : {0, 1, 2})
        if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF)
            open("/dev/null",
                 descriptor == 0 ? O_WRONLY : O_RDONLY); // NOLINT: takes the lowest free number: this one
}

StandardOutput::StandardOutput(const SignalWatcher& signals) : stopDescriptor_(signals.stopDescriptor()) {
    struct stat status {};
    mayBlock_ = fstat(STDOUT_FILENO, &status) != 0 || !S_ISREG(status.st_mode);
}

void StandardOutput::write(ByteSpan data) {
    while (!data.empty()) {
        std::size_t part = data.size();
        if (mayBlock_) {
            // A pipe that polls as writable takes PIPE_BUF bytes without blocking (POSIX, write).
            waitFor(STDOUT_FILENO, POLLOUT, stopDescriptor_);
            part = std::min<std::size_t>(part, PIPE_BUF);
        }
        const ssize_t written = ::write(STDOUT_FILENO, data.data(), part);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            throw systemError(errno, text("Cannot write to standard output"), {});
        data = data.subspan(static_cast<std::size_t>(written));
        position_ += static_cast<std::uint64_t>(written);
    }
}

StandardInput::StandardInput(const SignalWatcher& signals) : stopDescriptor_(signals.stopDescriptor()) {}

std::size_t StandardInput::read(MutableByteSpan out) {
    std::size_t filled = 0;
    while (filled < out.size()) {
        waitFor(STDIN_FILENO, POLLIN, stopDescriptor_);
        const ssize_t got = ::read(STDIN_FILENO, out.data() + filled, out.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw systemError(errno, text("Cannot read from standard input"), {});
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    return filled;
}

} // namespace strata::cli

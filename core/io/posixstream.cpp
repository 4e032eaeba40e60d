// SPDX-License-Identifier: Apache-2.0
#include "core/io/bytesink.h"
#include "core/io/posixerror.h"

#include <csignal>
#include <ctime>

#include <poll.h>
#include <unistd.h>

namespace strata {

namespace {

using posix::retryInterrupted;
using posix::throwErrno;

/// Keeps SIGPIPE of this thread's writes away from the process, so that a closed pipe is an error and not the end.
class PipeSignalGuard {
public:
    PipeSignalGuard() {
        sigset_t pending;
        sigpending(&pending);
        wasPending_ = sigismember(&pending, SIGPIPE) == 1;
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~PipeSignalGuard() {
        const int saved = errno;
        const timespec now{};
        if (!wasPending_)
            retryInterrupted([&] { return sigtimedwait(&pipe_, nullptr, &now); });
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
        errno = saved;
    }
    PipeSignalGuard(const PipeSignalGuard&) = delete;
    PipeSignalGuard& operator=(const PipeSignalGuard&) = delete;

private:
    sigset_t pipe_{};
    sigset_t before_{};
    bool wasPending_ = false;
};

/// For descriptors that somebody made non-blocking, such as a shared terminal.
void waitUntilReady(int descriptor, short events) {
    pollfd request{descriptor, events, 0};
    retryInterrupted([&] { return ::poll(&request, 1, -1); });
}

class DescriptorSink final : public ByteSink {
public:
    explicit DescriptorSink(int descriptor) : descriptor_(descriptor) {}

    void write(ByteSpan data) override {
        const PipeSignalGuard guard;
        while (!data.empty()) {
            const ssize_t put = retryInterrupted([&] { return ::write(descriptor_, data.data(), data.size()); });
            if (put < 0 && errno == EAGAIN) {
                waitUntilReady(descriptor_, POLLOUT);
                continue;
            }
            if (put < 0)
                throwErrno(errno,
                           errno == EPIPE ? text("The program that takes the output has closed it")
                                          : text("Cannot write the output"),
                           {}, position_);
            data = data.subspan(static_cast<std::size_t>(put));
            position_ += static_cast<std::uint64_t>(put);
        }
    }
    std::uint64_t position() const override { return position_; }

private:
    int descriptor_;
    std::uint64_t position_ = 0;
};

class DescriptorSource final : public ByteSource {
public:
    explicit DescriptorSource(int descriptor) : descriptor_(descriptor) {}

    std::size_t read(MutableByteSpan out) override {
        std::size_t done = 0;
        while (done < out.size()) {
            const ssize_t got =
                retryInterrupted([&] { return ::read(descriptor_, out.data() + done, out.size() - done); });
            if (got < 0 && errno == EAGAIN) {
                waitUntilReady(descriptor_, POLLIN);
                continue;
            }
            if (got < 0)
                throwErrno(errno, text("Cannot read the input"), {}, position_);
            if (got == 0)
                break;
            done += static_cast<std::size_t>(got);
            position_ += static_cast<std::uint64_t>(got);
        }
        return done;
    }

private:
    int descriptor_;
    std::uint64_t position_ = 0;
};

} // namespace

std::unique_ptr<ByteSink> descriptorSink(int fileDescriptor) {
    return std::make_unique<DescriptorSink>(fileDescriptor);
}

std::unique_ptr<ByteSource> descriptorSource(int fileDescriptor) {
    return std::make_unique<DescriptorSource>(fileDescriptor);
}

} // namespace strata

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/signalwatcher.h"

#include "core/base/error.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace strata::cli {
namespace {

void raiseEvent(int event) {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(event, &one, sizeof one); // an eventfd at 0 always takes it
}

} // namespace

SignalWatcher::SignalWatcher() {
    std::signal(SIGPIPE, SIG_IGN);
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&set, signal);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    signals_ = signalfd(-1, &set, SFD_CLOEXEC);
    stopEvent_ = eventfd(0, EFD_CLOEXEC);
    endEvent_ = eventfd(0, EFD_CLOEXEC);
    if (signals_ < 0 || stopEvent_ < 0 || endEvent_ < 0)
        throw systemError(errno, text("Cannot watch for signals"), {});
    thread_ = std::thread([this] { watch(); });
}

SignalWatcher::~SignalWatcher() {
    raiseEvent(endEvent_);
    thread_.join();
    for (const int descriptor : {signals_, stopEvent_, endEvent_})
        close(descriptor);
}

void SignalWatcher::watch() {
    std::array<pollfd, 2> polled{pollfd{signals_, POLLIN, 0}, pollfd{endEvent_, POLLIN, 0}};
    while (poll(polled.data(), polled.size(), -1) >= 0 || errno == EINTR) {
        if (polled[1].revents != 0)
            return;
        signalfd_siginfo info{};
        if ((polled[0].revents & POLLIN) == 0 || read(signals_, &info, sizeof info) != sizeof info)
            continue;
        if (caught_ == 0) {
            caught_ = static_cast<int>(info.ssi_signo);
            stop_.request_stop();
            raiseEvent(stopEvent_);
        }
    }
}

} // namespace strata::cli

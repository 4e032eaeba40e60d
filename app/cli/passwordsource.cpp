// SPDX-License-Identifier: Apache-2.0
#include "app/cli/passwordsource.h"

#include "app/cli/session.h"
#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace strata::cli {
namespace {

constexpr std::size_t kLongest = 4096;

/// The terminal, whatever standard input and output are; shows no typing while it lives.
class QuietTerminal {
public:
    QuietTerminal() : descriptor_(open("/dev/tty", O_RDWR | O_CLOEXEC)) {
        if (descriptor_ < 0 || tcgetattr(descriptor_, &before_) != 0)
            return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        quieted_ = tcsetattr(descriptor_, TCSAFLUSH, &quiet) == 0;
    }
    ~QuietTerminal() {
        if (quieted_)
            tcsetattr(descriptor_, TCSAFLUSH, &before_);
        if (descriptor_ >= 0)
            close(descriptor_);
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;

    bool usable() const { return quieted_; }
    void write(const std::string& words) const {
        if (::write(descriptor_, words.data(), words.size()) < 0)
            return; // the question was not shown; the answer can still be typed
    }
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
    termios before_{};
    bool quieted_ = false;
};

std::string ask(const Session& session, const std::string& question) {
    const QuietTerminal terminal;
    if (!terminal.usable())
        throw Error(ErrorCode::InvalidArgument, text("There is no terminal to ask for the password"))
            .advice(text("Give --password-file, or - there for standard input."));
    terminal.write(question);
    std::string line;
    pollfd waiting[2] = {{terminal.descriptor(), POLLIN, 0}, {session.signals.stopDescriptor(), POLLIN, 0}};
    while (line.size() < kLongest) {
        if (poll(waiting, 2, -1) < 0 && errno == EINTR)
            continue;
        if (session.signals.token().stop_requested()) {
            terminal.write("\n");
            throw Error(ErrorCode::Cancelled, text("Cancelled"));
        }
        char c = 0;
        if (read(terminal.descriptor(), &c, 1) != 1 || c == '\n')
            break;
        line += c;
    }
    terminal.write("\n");
    return line;
}

void cutLine(std::string& contents) {
    contents.resize(std::min(contents.find('\n'), contents.size()));
    if (contents.ends_with('\r'))
        contents.pop_back();
}

std::string fromInput(const Session& session) {
    StandardInput input(session.signals);
    std::string contents;
    std::byte byte{};
    while (contents.size() < kLongest && input.read({&byte, 1}) == 1 && byte != std::byte{'\n'})
        contents += static_cast<char>(byte);
    return contents;
}

std::string fromFile(const Session& session, const std::string& file) {
    std::vector<std::byte> bytes = readWholeFile(session.fs, file, kLongest);
    std::string contents;
    for (std::byte& byte : bytes) {
        contents += static_cast<char>(byte);
        byte = std::byte{0};
    }
    return contents;
}

} // namespace

vsphere::Secret readPassword(Session& session, const std::string& file, const std::string& question) {
    std::string password = file.empty()  ? ask(session, question)
                           : file == "-" ? fromInput(session)
                                         : fromFile(session, file);
    cutLine(password);
    vsphere::Secret secret{std::string(password)};
    vsphere::wipe(password);
    if (secret.empty())
        throw Error(ErrorCode::InvalidArgument, text("The password is empty"));
    return secret;
}

} // namespace strata::cli

// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program.h"

#include "app/cli/commandline.h"
#include "app/cli/exitcode.h"
#include "app/cli/json.h"
#include "app/cli/session.h"

#include <cerrno>
#include <memory>
#include <new>
#include <unistd.h>

namespace strata::cli {
namespace {

constexpr int kSignalBase = 128; ///< exit code of a program that a signal ended, as shells count

bool isClosedPipe(const Error& error) { return error.systemError() == EPIPE && error.path().empty(); }

class Program {
public:
    int run(int argc, const char* const* argv) {
        try {
            const CommandLine::Request request = commandLine_.parse(argc, argv);
            int code = kDone;
            if (request.command != nullptr)
                code = request.command->run(session_);
            else
                out_.write(request.answer);
            out_.flush();
            return code;
        } catch (const Error& error) {
            return fail(error);
        } catch (const std::bad_alloc&) {
            return fail(Error(ErrorCode::LimitExceeded, text("There is not enough memory")));
        } catch (const std::exception& problem) {
            return fail(Error(ErrorCode::Internal, text("%1", problem.what())));
        }
    }

private:
    int fail(const Error& error) {
        const bool fresh = out_.takeBack();
        if (error.code() == ErrorCode::Cancelled && signals_.caught() != 0) {
            tell(error, fresh);
            return kSignalBase + signals_.caught();
        }
        if (!isClosedPipe(error)) // whoever read our output has seen enough
            tell(error, fresh);
        return exitCodeFor(error.code());
    }

    void tell(const Error& error, bool fresh) {
        if (!commandLine_.options().json || !fresh) {
            diagnostics_.error(error.what());
            return;
        }
        try {
            // Straight to the descriptor: after a stop request StandardOutput takes nothing more.
            const std::unique_ptr<ByteSink> sink = descriptorSink(STDOUT_FILENO);
            TextOutput out(*sink);
            writeDocument(out, jsonError(error));
            out.flush();
        } catch (const Error&) {
            diagnostics_.error(error.what());
        }
    }

    SignalWatcher signals_; // first: before any other thread
    CommandLine commandLine_;
    Diagnostics diagnostics_{commandLine_.options()};
    StandardOutput bytes_{signals_};
    TextOutput out_{bytes_};
    Session session_{nativeFileSystem(), commandLine_.options(), signals_, bytes_, out_, diagnostics_};
};

} // namespace

int runProgram(int argc, const char* const* argv) {
    reserveStandardDescriptors();
    return Program().run(argc, argv);
}

} // namespace strata::cli

// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/upload.h"

#include "core/base/progress.h"
#include "core/vsphere/pause.h"
#include "core/vsphere/uploadpipe.h"

#include <array>
#include <chrono>
#include <exception>
#include <future>
#include <memory>
#include <optional>
#include <stop_token>

namespace strata::vsphere {
namespace {

using namespace std::chrono_literals;

constexpr auto kTransferLimit = 5min;
constexpr std::array kRetries = {500ms, 2000ms, 8000ms};

Error refused(int status, const DatastorePath& file) {
    switch (status) {
    case 401:
    case 403:
        return Error(ErrorCode::PermissionDenied, text("The server does not let this user write %1", file.str()))
            .advice(text("It takes the privileges to browse the datastore and for low-level file operations."));
    case 404: return Error(ErrorCode::NotFound, text("There is no folder for %1", file.str()));
    case 507: return Error(ErrorCode::NoSpace, text("The datastore has not enough free space: %1", file.str()));
    default: return Error(ErrorCode::Io, text("The server does not take %1 (status %2)", file.str(), status));
    }
}

/// One try at an upload.
class Attempt {
public:
    Attempt(const RemoteAccess& access, HttpRequest request, std::uint64_t length)
        : access_(access), request_(std::move(request)), pipe_(std::make_shared<UploadPipe>(length)),
          forward_(access.stop, [this] { ended_.request_stop(); }) {
        request_.upload = pipe_;
    }

    /// The status; nullopt if the connection broke.
    std::optional<int> run(const std::function<void(ByteSink&)>& produce) {
        std::future<void> sent = access_.thread.begin([this] { send(); });
        std::exception_ptr failed; // in the producer itself
        try {
            produce(*pipe_);
            if (pipe_->position() != pipe_->length())
                throw Error(ErrorCode::Internal, text("The file has another length than it was said to have"));
        } catch (...) {
            if (!pipe_->isBroken())
                failed = std::current_exception();
            ended_.request_stop();
        }
        try {
            sent.get();
        } catch (const ConnectionError&) {
            lost_ = std::current_exception();
            return failed ? (std::rethrow_exception(failed), std::nullopt) : std::nullopt;
        } catch (...) {
            if (failed)
                std::rethrow_exception(failed);
            throw;
        }
        if (failed)
            std::rethrow_exception(failed);
        return status_;
    }
    std::exception_ptr lost() const { return lost_; }

private:
    /// In the session's thread.
    void send() {
        struct Leave {
            UploadPipe& pipe;
            ~Leave() { pipe.breakOff(); }
        } const leave{*pipe_};
        const std::stop_token stop = ended_.get_token();
        status_ = access_.session
                      .transfer(
                          request_, [](const HttpResponse&, std::string_view) {}, stop)
                      .status;
    }

    const RemoteAccess& access_;
    HttpRequest request_;
    std::shared_ptr<UploadPipe> pipe_;
    std::stop_source ended_;
    std::stop_callback<std::function<void()>> forward_;
    int status_ = 0;
    std::exception_ptr lost_;
};

bool passes(int status) { return status == 401 || status == 502 || status == 503 || status == 504; }

void requireSize(const RemoteAccess& access, const DatastorePlace& place, const DatastorePath& file,
                 std::uint64_t length) {
    const auto size = remoteSize(access, place, file);
    if (size != length)
        throw Error(ErrorCode::Io,
                    text("%1 has %2 bytes on the server instead of %3", file.str(), size.value_or(0), length));
}

/// Sends an empty file first: a server that refuses closes the connection in the middle of a long body, so that its
/// reason would never be read; and nobody waits for gigabytes to learn it. The status; nullopt if the connection
/// broke.
std::optional<int> knock(const RemoteAccess& access, HttpRequest request, std::exception_ptr& lost) {
    int status = 0;
    request.headers.emplace_back("Content-Length", "0");
    try {
        access.thread.run([&] {
            access.session.renewIfEnded(access.stop);
            status = access.session
                         .transfer(
                             request, [](const HttpResponse&, std::string_view) {}, access.stop)
                         .status;
        });
        return status;
    } catch (const ConnectionError&) {
        lost = std::current_exception();
        return std::nullopt;
    }
}

bool isDone(const std::optional<int>& status) { return status == 200 || status == 201 || status == 204; }

} // namespace

void uploadFile(const RemoteAccess& access, const DatastorePlace& place, const DatastorePath& file,
                std::uint64_t length, const std::function<void(ByteSink&)>& produce) {
    HttpRequest request;
    request.method = "PUT";
    request.idleLimit = kTransferLimit;
    request.headers = {{"Content-Type", "application/octet-stream"}};
    bool twice = false;
    for (std::size_t tries = 0;;) {
        std::exception_ptr lost;
        request.url = access.session.server().url(folderPath(place, file, twice));
        std::optional<int> status = knock(access, request, lost);
        if (isDone(status) && length > 0) {
            Attempt attempt(access, request, length);
            status = attempt.run(produce);
            lost = attempt.lost();
        }
        checkpoint(access.stop);
        if (isDone(status))
            break;
        if (status == 404 && !twice && folderPath(place, file, true) != folderPath(place, file, false)) {
            twice = true;
            continue;
        }
        if (status && (!passes(*status) || tries == kRetries.size()))
            throw refused(*status, file);
        if (!status && tries == kRetries.size())
            std::rethrow_exception(lost);
        access.thread.run([&] { pause(kRetries[tries], access.stop); });
        ++tries;
    }
    requireSize(access, place, file, length);
}

} // namespace strata::vsphere

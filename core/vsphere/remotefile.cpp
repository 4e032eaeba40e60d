// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/remotefile.h"

#include "core/vsphere/pause.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

namespace strata::vsphere {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kSmall = 64 << 10; ///< the first look at a file: a descriptor, a header
constexpr std::uint64_t kLarge = 4 << 20;  ///< when reads follow one another (vsphere 8.4)
constexpr std::uint64_t kNear = 2 * kLarge;
constexpr std::size_t kCached = 12 << 20; ///< bytes kept of one file
constexpr auto kTransferLimit = 5min;
constexpr std::array kRetries = {500ms, 1000ms, 2000ms, 4000ms, 8000ms};

bool isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
           || c == '.' || c == '~';
}

std::string encode(std::string_view text, bool keepSlashes) {
    static constexpr const char* kDigits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (isPlain(c) || (keepSlashes && c == '/')) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += kDigits[byte >> 4];
        encoded += kDigits[byte & 15];
    }
    return encoded;
}

std::string queryValue(const std::string& value, bool twice) {
    const std::string once = encode(value, false);
    return twice ? encode(once, false) : once;
}

/// What may go away when it is asked for again.
bool isPassing(int status) { return status == 502 || status == 503 || status == 504; }

Error refused(int status, const DatastorePath& file) {
    switch (status) {
    case 401:
    case 403:
        return Error(ErrorCode::PermissionDenied, text("The server does not let this user read %1", file.str()))
            .advice(text("It takes the privileges to browse the datastore and for low-level file operations."));
    case 404: return Error(ErrorCode::NotFound, text("There is no file %1", file.str()));
    case 500:
        return Error(ErrorCode::Locked, text("%1 is in use", file.str()))
            .advice(text("A machine that runs has its disks locked."));
    default: return Error(ErrorCode::Io, text("The server does not send %1 (status %2)", file.str(), status));
    }
}

/// One request in the session's thread, with the session renewed where it had ended.
HttpResponse requestFile(const RemoteAccess& access, const DatastorePlace& place, const DatastorePath& file,
                         HttpRequest request, const HttpClient::Sink& sink) {
    HttpResponse response;
    const auto send = [&](bool twice) {
        request.url = access.session.server().url(folderPath(place, file, twice));
        response = access.session.transfer(request, sink, access.stop);
        if (response.status == 401) { // files and calls do not always agree on whether a session lives: ask once more
            access.session.renewIfEnded(access.stop);
            response = access.session.transfer(request, sink, access.stop);
        }
    };
    send(false);
    if (response.status == 404 && folderPath(place, file, true) != folderPath(place, file, false))
        send(true);
    return response;
}

} // namespace

std::string folderPath(const DatastorePlace& place, const DatastorePath& file, bool twice) {
    return "/folder/" + encode(file.path, true) + "?dcPath=" + queryValue(place.datacenterPath, twice)
           + "&dsName=" + queryValue(file.datastore, twice);
}

std::optional<std::uint64_t> remoteSize(const RemoteAccess& access, const DatastorePlace& place,
                                        const DatastorePath& file) {
    HttpRequest request;
    request.method = "HEAD";
    request.idleLimit = kTransferLimit;
    HttpResponse response;
    for (std::size_t attempt = 0;; ++attempt) {
        try {
            access.thread.run([&] {
                response = requestFile(access, place, file, request, [](const HttpResponse&, std::string_view) {});
            });
            if (!isPassing(response.status) || attempt == kRetries.size())
                break;
        } catch (const ConnectionError&) {
            if (attempt == kRetries.size())
                throw;
        }
        access.thread.run([&] { pause(kRetries[attempt], access.stop); });
    }
    if (response.status == 404)
        return std::nullopt;
    if (response.status != 200)
        throw refused(response.status, file);
    return response.length;
}

RemoteFile::RemoteFile(RemoteAccess access, DatastorePlace place, DatastorePath file, std::uint64_t size,
                       std::filesystem::path path)
    : access_(std::move(access)), place_(std::move(place)), file_(std::move(file)), size_(size),
      path_(std::move(path)) {}

FileId RemoteFile::id() const {
    return {std::hash<std::string>()(access_.session.server().key() + place_.datastore.value) | 1,
            std::hash<std::string>()(file_.path)};
}

std::vector<std::byte> RemoteFile::fetch(std::uint64_t offset, std::uint64_t length) {
    HttpRequest request;
    request.idleLimit = kTransferLimit;
    request.headers = {{"Range", "bytes=" + std::to_string(offset) + "-" + std::to_string(offset + length - 1)},
                       {"Accept-Encoding", "identity"}};
    for (std::size_t attempt = 0;; ++attempt) {
        std::vector<std::byte> bytes;
        bytes.reserve(length);
        HttpResponse response;
        const HttpClient::Sink sink = [&](const HttpResponse& head, std::string_view piece) {
            if (head.status == 200 && (offset > 0 || length < size_))
                throw Error(ErrorCode::NotSupported, text("The server does not send parts of files"));
            if (head.status != 200 && head.status != 206)
                return;
            if (bytes.size() + piece.size() > length)
                throw Error(ErrorCode::Corrupt, text("The server sends more than it was asked for"));
            const auto part = std::as_bytes(std::span(piece));
            bytes.insert(bytes.end(), part.begin(), part.end());
        };
        try {
            access_.thread.run([&] { response = requestFile(access_, place_, file_, request, sink); });
            if ((response.status == 206 || response.status == 200) && bytes.size() == length)
                return bytes;
            const bool cutShort = response.status == 206 || response.status == 200;
            if ((!cutShort && !isPassing(response.status)) || attempt == kRetries.size())
                throw refused(response.status, file_);
        } catch (const ConnectionError&) {
            if (attempt == kRetries.size())
                throw;
        }
        access_.thread.run([&] { pause(kRetries[attempt], access_.stop); });
    }
}

/// The block that holds the byte. Called with the mutex held.
const RemoteFile::Block& RemoteFile::block(std::uint64_t offset) {
    const auto found = std::ranges::find_if(
        cache_, [offset](const Block& b) { return offset >= b.offset && offset - b.offset < b.bytes.size(); });
    if (found != cache_.end()) {
        cache_.splice(cache_.begin(), cache_, found);
        return cache_.front();
    }
    // Several threads read on one after the other, so that reads which follow one another come nearly in order.
    const bool continues = following_ > 0 && offset + kNear >= following_ && offset <= following_ + kNear;
    const std::uint64_t unit = continues ? kLarge : kSmall;
    const std::uint64_t start = offset / unit * unit;
    const std::uint64_t length = std::min(unit, size_ - start);
    Block made{start, fetch(start, length)};
    following_ = start + length;
    cached_ += made.bytes.size();
    cache_.push_front(std::move(made));
    while (cached_ > kCached && cache_.size() > 1) {
        cached_ -= cache_.back().bytes.size();
        cache_.pop_back();
    }
    return cache_.front();
}

std::size_t RemoteFile::readAt(std::uint64_t offset, MutableByteSpan out) {
    if (offset >= size_)
        return 0;
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), size_ - offset));
    const std::scoped_lock lock(mutex_);
    for (std::size_t done = 0; done < wanted;) {
        const Block& held = block(offset + done);
        const std::size_t at = static_cast<std::size_t>(offset + done - held.offset);
        const std::size_t part = std::min(held.bytes.size() - at, wanted - done);
        std::memcpy(out.data() + done, held.bytes.data() + at, part);
        done += part;
    }
    return wanted;
}

std::optional<ByteRange> RemoteFile::nextData(std::uint64_t from) {
    if (from >= size_)
        return std::nullopt;
    return ByteRange{from, size_ - from}; // servers do not tell holes this way
}

void RemoteFile::writeAt(std::uint64_t /*offset*/, ByteSpan /*data*/) {
    throw Error(ErrorCode::ReadOnly, text("A disk on a datastore can only be read")).at(path_);
}
void RemoteFile::truncate(std::uint64_t /*length*/) { writeAt(0, {}); }
void RemoteFile::allocate(std::uint64_t /*offset*/, std::uint64_t /*length*/) { writeAt(0, {}); }
void RemoteFile::punchHole(std::uint64_t /*offset*/, std::uint64_t /*length*/) { writeAt(0, {}); }

} // namespace strata::vsphere

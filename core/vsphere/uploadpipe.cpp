// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/uploadpipe.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstring>

namespace strata::vsphere {
namespace {

constexpr std::size_t kMostHeld = 4 << 20;
constexpr std::size_t kRefill = kMostHeld / 2; ///< with so little left the writer goes on

} // namespace

void UploadPipe::write(ByteSpan data) {
    while (!data.empty()) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return broken_ || held_.size() - first_ <= kRefill; });
        if (broken_)
            throw Error(ErrorCode::Cancelled, text("The transfer to the server has ended"));
        held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(first_));
        first_ = 0;
        const std::size_t part = std::min(data.size(), kMostHeld - held_.size());
        held_.insert(held_.end(), data.begin(), data.begin() + static_cast<std::ptrdiff_t>(part));
        data = data.subspan(part);
        written_ += part;
        if (starving_ && arrived_)
            arrived_(); // with the lock held, so that whom it tells cannot go meanwhile
        starving_ = false;
    }
}

std::size_t UploadPipe::take(MutableByteSpan out) {
    const std::scoped_lock lock(mutex_);
    const std::size_t part = std::min(out.size(), held_.size() - first_);
    if (part == 0) {
        starving_ = true;
        return 0;
    }
    std::memcpy(out.data(), held_.data() + first_, part);
    first_ += part;
    taken_ += part;
    if (held_.size() - first_ <= kRefill)
        room_.notify_one();
    return part;
}

std::size_t UploadPipe::available() {
    const std::scoped_lock lock(mutex_);
    return held_.size() - first_;
}

bool UploadPipe::atEnd() {
    const std::scoped_lock lock(mutex_);
    return taken_ == length_;
}

void UploadPipe::onArrival(std::function<void()> arrived) {
    const std::scoped_lock lock(mutex_);
    arrived_ = std::move(arrived);
}

void UploadPipe::breakOff() {
    {
        const std::scoped_lock lock(mutex_);
        broken_ = true;
        arrived_ = nullptr;
    }
    room_.notify_all();
}

bool UploadPipe::isBroken() {
    const std::scoped_lock lock(mutex_);
    return broken_;
}

} // namespace strata::vsphere

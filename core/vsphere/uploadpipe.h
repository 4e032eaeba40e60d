// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/io/bytesink.h"

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <vector>

namespace strata::vsphere {

/// The body of a request while it is made: one thread writes, the network's takes. Bounded: the writer waits while
/// the network is slower.
class UploadPipe : public ByteSink {
public:
    /// `length`: of the whole body, as it is announced.
    explicit UploadPipe(std::uint64_t length) : length_(length) {}

    /// Error(Cancelled) once the reader has gone.
    void write(ByteSpan data) override;
    std::uint64_t position() const override { return written_; }

    std::uint64_t length() const { return length_; }
    /// What there is now, without waiting; 0 if nothing.
    std::size_t take(MutableByteSpan out);
    std::size_t available();
    bool atEnd(); ///< all of it was taken
    /// `arrived` is called, from the writer's thread, when there is something again after take() found nothing. It
    /// must not call back.
    void onArrival(std::function<void()> arrived);
    /// The reader takes no more.
    void breakOff();
    bool isBroken();

private:
    const std::uint64_t length_;
    std::uint64_t written_ = 0; ///< the writer's own
    std::mutex mutex_;
    std::condition_variable room_;
    std::vector<std::byte> held_;
    std::size_t first_ = 0; ///< of what is held, taken already
    std::uint64_t taken_ = 0;
    bool starving_ = false;
    bool broken_ = false;
    std::function<void()> arrived_;
};

} // namespace strata::vsphere

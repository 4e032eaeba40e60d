// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memorynode.h"

#include "core/base/units.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace strata::test {

bool MemorySpace::take(std::uint64_t bytes) {
    const std::lock_guard guard(mutex_);
    if (bytes > info_.free)
        return false;
    info_.free -= bytes;
    return true;
}

void MemorySpace::give(std::uint64_t bytes) {
    const std::lock_guard guard(mutex_);
    info_.free += bytes;
}

VolumeInfo MemorySpace::info() const {
    const std::lock_guard guard(mutex_);
    return info_;
}

void MemorySpace::setInfo(VolumeInfo info) {
    const std::lock_guard guard(mutex_);
    info_ = std::move(info);
}

std::uint64_t RangeSet::missing(std::uint64_t begin, std::uint64_t end) const {
    std::uint64_t present = 0;
    auto it = ranges_.upper_bound(begin);
    if (it != ranges_.begin())
        --it;
    for (; it != ranges_.end() && it->first < end; ++it)
        if (it->second > begin)
            present += std::min(end, it->second) - std::max(begin, it->first);
    return end - begin - present;
}

void RangeSet::add(std::uint64_t begin, std::uint64_t end) {
    if (begin >= end)
        return;
    auto it = ranges_.upper_bound(begin);
    if (it != ranges_.begin() && std::prev(it)->second >= begin)
        --it;
    while (it != ranges_.end() && it->first <= end) {
        begin = std::min(begin, it->first);
        end = std::max(end, it->second);
        it = ranges_.erase(it);
    }
    ranges_[begin] = end;
}

std::uint64_t RangeSet::remove(std::uint64_t begin, std::uint64_t end) {
    if (begin >= end)
        return 0;
    std::uint64_t removed = 0;
    auto it = ranges_.upper_bound(begin);
    if (it != ranges_.begin())
        --it;
    while (it != ranges_.end() && it->first < end) {
        const auto [from, to] = *it;
        if (to <= begin) {
            ++it;
            continue;
        }
        it = ranges_.erase(it);
        if (from < begin)
            ranges_[from] = begin;
        if (to > end)
            ranges_[end] = to;
        removed += std::min(to, end) - std::max(from, begin);
    }
    return removed;
}

std::uint64_t RangeSet::count() const {
    std::uint64_t total = 0;
    for (const auto& [begin, end] : ranges_)
        total += end - begin;
    return total;
}

MemoryNode::MemoryNode(const MemoryNode& other, std::shared_ptr<MemorySpace> space)
    : id_(other.id_), space_(std::move(space)) {
    const std::shared_lock guard(other.mutex_);
    chunks_ = other.chunks_;
    charged_ = other.charged_;
    size_ = other.size_;
    attributes_ = other.attributes_;
    fingerprint_ = other.fingerprint_;
}

MemoryNode::~MemoryNode() { space_->give(charged_.count() * kBlock); }

std::uint64_t MemoryNode::size() const {
    const std::shared_lock guard(mutex_);
    return size_;
}

std::uint64_t MemoryNode::allocated() const {
    const std::shared_lock guard(mutex_);
    return charged_.count() * kBlock;
}

std::size_t MemoryNode::read(std::uint64_t offset, MutableByteSpan out) const {
    const std::shared_lock guard(mutex_);
    if (offset >= size_)
        return 0;
    const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), size_ - offset));
    for (std::size_t done = 0; done < length;) {
        const std::uint64_t at = offset + done;
        const auto within = static_cast<std::size_t>(at % kChunk);
        const std::size_t step = std::min<std::size_t>(length - done, kChunk - within);
        const MutableByteSpan target = out.subspan(done, step);
        const auto chunk = chunks_.find(at / kChunk);
        if (chunk == chunks_.end())
            std::memset(target.data(), 0, step);
        else
            std::copy_n(chunk->second->begin() + static_cast<std::ptrdiff_t>(within), step, target.begin());
        done += step;
    }
    return length;
}

int MemoryNode::write(std::uint64_t offset, ByteSpan data) {
    const std::unique_lock guard(mutex_);
    changed();
    if (data.empty())
        return 0;
    if (tooLarge(offset, data.size()))
        return EFBIG;
    if (!charge(offset, offset + data.size()))
        return ENOSPC;
    for (std::size_t done = 0; done < data.size();) {
        const std::uint64_t at = offset + done;
        const auto within = static_cast<std::size_t>(at % kChunk);
        const std::size_t step = std::min<std::size_t>(data.size() - done, kChunk - within);
        std::copy_n(data.begin() + static_cast<std::ptrdiff_t>(done), step,
                    writableChunk(at / kChunk).begin() + static_cast<std::ptrdiff_t>(within));
        done += step;
    }
    size_ = std::max(size_, offset + data.size());
    return 0;
}

int MemoryNode::truncate(std::uint64_t length) {
    const std::unique_lock guard(mutex_);
    changed();
    if (tooLarge(length, 0))
        return EFBIG;
    if (length < size_)
        discard(length, alignUp(size_, kChunk));
    size_ = length;
    return 0;
}

int MemoryNode::allocate(std::uint64_t offset, std::uint64_t length) {
    const std::unique_lock guard(mutex_);
    changed();
    if (tooLarge(offset, length))
        return EFBIG;
    if (!charge(offset, offset + length))
        return ENOSPC;
    size_ = std::max(size_, offset + length);
    return 0;
}

int MemoryNode::punchHole(std::uint64_t offset, std::uint64_t length) {
    const std::unique_lock guard(mutex_);
    changed();
    if (offset < size_)
        discard(offset, offset + std::min(length, size_ - offset));
    return 0;
}

std::optional<ByteRange> MemoryNode::nextData(std::uint64_t from) const {
    const std::shared_lock guard(mutex_);
    if (from >= size_)
        return std::nullopt;
    auto chunk = chunks_.lower_bound(from / kChunk);
    if (chunk == chunks_.end() || chunk->first * kChunk >= size_)
        return std::nullopt;
    const std::uint64_t begin = std::max(from, chunk->first * kChunk);
    std::uint64_t end = chunk->first;
    for (; chunk != chunks_.end() && chunk->first == end; ++chunk)
        ++end;
    return ByteRange{begin, std::min(end * kChunk, size_) - begin};
}

std::uint64_t MemoryNode::fingerprint() const {
    const std::unique_lock guard(mutex_);
    if (fingerprint_)
        return *fingerprint_;
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
    std::uint64_t sum = size_ * factor;
    for (const auto& [index, chunk] : chunks_) {
        const std::uint64_t used = std::min(kChunk, size_ - std::min(size_, index * kChunk));
        const std::string_view bytes = asText(ByteSpan(*chunk).first(static_cast<std::size_t>(used)));
        sum = (sum ^ index ^ std::hash<std::string_view>()(bytes)) * factor;
        sum ^= sum >> 32U;
    }
    fingerprint_ = sum;
    return sum;
}

bool MemoryNode::lock(LockMode mode) {
    const std::unique_lock guard(mutex_);
    if (mode == LockMode::None)
        return true;
    if (exclusiveLock_ || (mode != LockMode::Shared && sharedLocks_ > 0))
        return false;
    if (mode == LockMode::Exclusive)
        exclusiveLock_ = true;
    else if (mode == LockMode::Shared)
        ++sharedLocks_;
    return true;
}

void MemoryNode::unlock(LockMode mode) {
    const std::unique_lock guard(mutex_);
    if (mode == LockMode::Exclusive)
        exclusiveLock_ = false;
    else if (mode == LockMode::Shared)
        --sharedLocks_;
}

MemoryNode::Attributes MemoryNode::attributes() const {
    const std::shared_lock guard(mutex_);
    return attributes_;
}

void MemoryNode::setAttributes(const Attributes& attributes) {
    const std::unique_lock guard(mutex_);
    attributes_ = attributes;
}

bool MemoryNode::charge(std::uint64_t begin, std::uint64_t end) {
    const std::uint64_t first = begin / kBlock;
    const std::uint64_t last = ceilDiv(end, kBlock);
    if (!space_->take(charged_.missing(first, last) * kBlock))
        return false;
    charged_.add(first, last);
    return true;
}

/// Zeroes [begin, end) and frees the blocks and chunks that lie in it as a whole.
void MemoryNode::discard(std::uint64_t begin, std::uint64_t end) {
    const std::uint64_t firstChunk = ceilDiv(begin, kChunk);
    const std::uint64_t endChunk = end / kChunk;
    if (firstChunk < endChunk) {
        chunks_.erase(chunks_.lower_bound(firstChunk), chunks_.lower_bound(endChunk));
        writeZeros(begin, firstChunk * kChunk);
        writeZeros(endChunk * kChunk, end);
    } else {
        writeZeros(begin, end);
    }
    space_->give(charged_.remove(ceilDiv(begin, kBlock), end / kBlock) * kBlock);
}

MemoryNode::Chunk& MemoryNode::writableChunk(std::uint64_t index) {
    std::shared_ptr<Chunk>& chunk = chunks_[index];
    if (!chunk)
        chunk = std::make_shared<Chunk>(); // all zero
    else if (chunk.use_count() > 1)
        chunk = std::make_shared<Chunk>(*chunk);
    return *chunk;
}

void MemoryNode::writeZeros(std::uint64_t begin, std::uint64_t end) {
    while (begin < end) {
        const std::uint64_t within = begin % kChunk;
        const std::uint64_t step = std::min(end - begin, kChunk - within);
        if (chunks_.contains(begin / kChunk))
            std::fill_n(writableChunk(begin / kChunk).begin() + static_cast<std::ptrdiff_t>(within), step,
                        std::byte{0});
        begin += step;
    }
}

bool MemoryNode::tooLarge(std::uint64_t offset, std::uint64_t length) const {
    const std::uint64_t limit = space_->info().maxFileSize;
    return offset > limit || length > limit - offset;
}

} // namespace strata::test

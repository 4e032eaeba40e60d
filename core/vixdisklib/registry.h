// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vixdisklib/errors.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace strata::vix {

/// Objects that a program knows by an opaque pointer. The pointer is a number that is never given twice, not an
/// address: a dead or made-up handle is told from a living one, always. An object lives as long as a call uses it,
/// also when another thread closes its handle.
template<class Object, class Handle>
class Registry {
public:
    /// `invalid`: the number for a handle that names nothing.
    explicit Registry(VixError invalid) : invalid_(invalid) {}

    Handle add(std::shared_ptr<Object> object) {
        const std::lock_guard guard(mutex_);
        const std::uintptr_t key = next_;
        next_ += kStep;
        objects_.emplace(key, std::move(object));
        return reinterpret_cast<Handle>(key);
    }
    std::shared_ptr<Object> find(Handle handle) const {
        const std::lock_guard guard(mutex_);
        const auto found = objects_.find(reinterpret_cast<std::uintptr_t>(handle));
        if (found == objects_.end())
            throw Failure(invalid_);
        return found->second;
    }
    std::shared_ptr<Object> take(Handle handle) {
        const std::lock_guard guard(mutex_);
        const auto found = objects_.find(reinterpret_cast<std::uintptr_t>(handle));
        if (found == objects_.end())
            throw Failure(invalid_);
        std::shared_ptr<Object> object = std::move(found->second);
        objects_.erase(found);
        return object;
    }
    /// All of them, out of the registry.
    std::vector<std::shared_ptr<Object>> takeAll() {
        const std::lock_guard guard(mutex_);
        std::vector<std::shared_ptr<Object>> all;
        for (auto& [key, object] : objects_)
            all.push_back(std::move(object));
        objects_.clear();
        return all;
    }
    template<class Predicate>
    std::vector<Handle> those(Predicate predicate) const {
        const std::lock_guard guard(mutex_);
        std::vector<Handle> found;
        for (const auto& [key, object] : objects_)
            if (predicate(*object))
                found.push_back(reinterpret_cast<Handle>(key));
        return found;
    }

private:
    static constexpr std::uintptr_t kStep = 16; // looks aligned to whoever checks

    VixError invalid_;
    mutable std::mutex mutex_;
    std::uintptr_t next_ = kStep;
    std::map<std::uintptr_t, std::shared_ptr<Object>> objects_;
};

} // namespace strata::vix

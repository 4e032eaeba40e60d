// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/properties.h"

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace strata::vsphere {

/// One thing that happened to an object that is watched.
struct ObjectUpdate {
    enum class Kind { Enter, Modify, Leave };
    struct Change {
        std::string path;
        std::optional<XmlNode> value; ///< none: unset now
    };

    Kind kind = Kind::Modify;
    ObjectRef object;
    std::vector<Change> changes; ///< in order; a path may come again
};

/// Waits for changes on the server by long polls, with a collector of its own. The first answer holds the present
/// state (Enter). After a new login of the session it begins anew by itself, again with Enter.
/// Changes of "layoutEx" and "storage" are not told by servers: read those again.
class Watch {
public:
    Watch(Session& session, PropertyQuery query) : session_(session), query_(std::move(query)) {}
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    /// Blocks until something happened; empty after `longest` without news. A stop request ends it at once.
    std::vector<ObjectUpdate> next(std::chrono::seconds longest, const std::stop_token& stop);

private:
    void begin(const std::stop_token& stop);
    std::vector<ObjectUpdate> ask(std::chrono::seconds longest, const std::stop_token& stop);

    Session& session_;
    PropertyQuery query_;
    ObjectRef collector_;
    std::string version_;
    unsigned generation_ = 0;
};

} // namespace strata::vsphere

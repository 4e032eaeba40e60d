// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/diskcases.h"

#include <QElapsedTimer>

#include <cstddef>
#include <vector>

namespace strata::test {

/// Cuts the power at every moment of many cases: nothing, everything, each change alone, all but one, prefixes,
/// random subsets, torn sectors; and again while the command is run once more, for some of the states. Each state
/// must read as before or as after, and the command finish. Counts the different states that were looked at. A torn
/// sector under a committed intent is nothing that can be told from somebody else's write: then the user is asked,
/// once (durability.md 2.1, A3). The slots of a test call these three functions.
class PowerCuts {
public:
    /// Shrinking and defragmenting, which have the most ways to go wrong and are quick to try; or all else.
    enum class Share { Moves, Rest };
    explicit PowerCuts(Share share);

    /// One row for each case, with the column `index`.
    void addRows() const;
    void tryCase(std::size_t index);
    /// Fails if all cases were tried and have had fewer states.
    void requireStates(std::size_t least) const;

private:
    std::vector<DiskCase> cases_;
    std::size_t states_ = 0;
    std::size_t tried_ = 0;
    QElapsedTimer timer_;
};

} // namespace strata::test

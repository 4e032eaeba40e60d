// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/allocationreader.h"

namespace strata::ui {

void AllocationReader::request(FileSystem& fs, const AllocationParams& params) {
    task_.start<AllocationMap>(
        [&fs, params](const std::stop_token& stop) { return readAllocationMap(fs, params, stop); },
        [this](const AsyncResult<AllocationMap>& result) {
            if (result.value != nullptr)
                emit ready(result.value);
            else
                emit failed(*result.error);
        });
}

} // namespace strata::ui

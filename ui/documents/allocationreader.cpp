// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/allocationreader.h"

namespace strata::ui {
namespace {

struct Found {
    std::shared_ptr<const AllocationMap> map;
    PartitionTable partitions;
};

} // namespace

void AllocationReader::request(FileSystem& fs, const AllocationParams& params) {
    task_.start<Found>(
        [&fs, params](const std::stop_token& stop) {
            Found found;
            found.map = std::make_shared<const AllocationMap>(readAllocationMap(fs, params, stop));
            try {
                found.partitions = readDiskPartitions(fs, params.disk, params.open);
            } catch (const Error&) {
                found.partitions = {};
            }
            return found;
        },
        [this](const AsyncResult<Found>& result) {
            if (result.value != nullptr)
                emit ready(result.value->map, result.value->partitions);
            else
                emit failed(*result.error);
        });
}

} // namespace strata::ui

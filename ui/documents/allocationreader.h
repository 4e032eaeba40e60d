// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/allocationmap.h"
#include "core/ops/guestview.h"
#include "ui/async/asynctask.h"

namespace strata::ui {

/// Reads the allocation map of a disk and its partitions on a worker. The newest question is answered, older ones are
/// dropped.
class AllocationReader : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void request(FileSystem& fs, const AllocationParams& params);
    void cancel() { task_.cancel(); }

signals:
    /// `partitions`: of the guest; none where they cannot be read (a parent is missing), which is told elsewhere.
    void ready(std::shared_ptr<const strata::AllocationMap> map, const strata::PartitionTable& partitions);
    void failed(const strata::Error& error);

private:
    AsyncTask task_{this};
};

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/allocationmap.h"
#include "ui/async/asynctask.h"

namespace strata::ui {

/// Reads the allocation map of a disk on a worker. The newest question is answered, older ones are dropped.
class AllocationReader : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void request(FileSystem& fs, const AllocationParams& params);
    void cancel() { task_.cancel(); }

signals:
    void ready(std::shared_ptr<const strata::AllocationMap> map);
    void failed(const strata::Error& error);

private:
    AsyncTask task_{this};
};

} // namespace strata::ui

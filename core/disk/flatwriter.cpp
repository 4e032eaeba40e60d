// SPDX-License-Identifier: Apache-2.0
#include "core/disk/extentwriter.h"
#include "core/disk/placementorder.h"

namespace strata {
namespace {

class FlatWriter : public ExtentWriter {
public:
    FlatWriter(std::unique_ptr<File> file, Sectors capacity, bool preallocate)
        : file_(std::move(file)), capacity_(capacity), order_(capacity, Sectors(1)) {
        if (preallocate)
            file_->allocate(0, capacity_.bytes());
    }

    Sectors capacity() const override { return capacity_; }
    Sectors granularity() const override { return Sectors(1); }
    std::uint64_t place(Sectors start, Sectors length) override {
        order_.require(start, length);
        return start.bytes();
    }
    File& file() override { return *file_; }
    /// A file whose end was never written is lengthened; what appears is a hole.
    void finish() override {
        if (file_->size() != capacity_.bytes())
            file_->truncate(capacity_.bytes());
    }

private:
    std::unique_ptr<File> file_;
    Sectors capacity_;
    PlacementOrder order_;
};

} // namespace

std::unique_ptr<ExtentWriter> makeFlatWriter(std::unique_ptr<File> file, Sectors capacity, bool preallocate) {
    return std::make_unique<FlatWriter>(std::move(file), capacity, preallocate);
}

} // namespace strata

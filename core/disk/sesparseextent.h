// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/grainextent.h"
#include "core/format/sesparse.h"

namespace strata {

/// SE sparse extent: vmdk-format 4.3. Read-only and strict: the format is known from readers only.
class SeSparseExtent : public GrainExtent {
public:
    /// Error(Interrupted) if the file's journal was not applied yet: its tables are not to be believed.
    SeSparseExtent(std::unique_ptr<File> file, const SeSparseHeader& header, Sectors capacity, bool salvage);

    Capabilities capabilities() const override {
        return {.allocates = true, .granularity = Sectors(kSeSparseGrainSectors)};
    }

protected:
    Place decode(std::uint64_t entry, std::uint64_t grain) const override;

private:
    SeSparseHeader header_;
    FileGrainTables tables_;
};

} // namespace strata

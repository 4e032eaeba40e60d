// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/ops/operation.h"

#include <vector>

namespace strata {

struct CheckParams {
    std::filesystem::path disk;
    OpenOptions open;
    bool data = true; ///< also inflate every compressed grain
};

/// Codes of the issues (stable; E error, W warning, N note, * repairable):
///
///   of a link
///     missing-extent, missing-parent, parent-loop, unsafe-path, not-supported, corrupt, truncated ...
///                           E   what keeps it from opening: the names of ErrorCode
///     parent-mismatch       E   the parent's content ID is not the one the child expects; see attachOp()
///     parent-capacity       N   child and parent differ in size
///     interrupted           W * an operation on the disk was cut off and can be finished
///     leftover              N   a file of an operation that never took place
///     stale-lock            N   a lock of VMware's whose holder is gone
///     descriptor-oddity     N   something unusual in the descriptor, tolerated
///     extent-shared         W   two extents of the link are in one file
///     extent-short          E   a raw file ends before its extent does
///     extent-long           N   a raw file goes on behind its extent
///   of a sparse file
///     header-invalid        E   the header contradicts the format; nothing else of the file can be checked
///     header-capacity       E   the header has fewer sectors than the descriptor
///     text-mode-damage      E   the file went through a transfer in text mode
///     unclean               W * not closed properly by who wrote it last
///     ends-before-data      W   the file ends before the first grain could begin; qemu refuses it
///     ragged-end            N   the file does not end at a whole sector
///     tables-overlap        E   directories, tables or the descriptor lie over each other
///     tables-identical      W   both directories name the same table; VirtualBox refuses it
///     table-missing         N   a table was never made; VMware's programs cannot write there
///     table-misplaced       E * a directory entry is impossible; if the table can be found again
///     gt-redundant-differs  W * the two copies of a table differ
///     grain-past-end        E   a grain is said to lie past the end of the file
///     grain-cut-short       E   the file ends within a grain
///     grain-in-metadata     E   a grain is said to lie in the file's metadata
///     grain-shared          E * two grains of the disk are stored in one place
///     grain-misaligned      N   grains do not start at multiples of the grain size
///     entry-invalid         E   a table entry has no meaning
///     entry-past-capacity   N   a table has entries for grains behind the end of the disk
///     zero-grain-unmarked   W * grains are marked as zero in a file whose header does not allow it; qemu misreads it
///     leaked-space          N   space that no grain uses
///     free-sector-behind    E * the COWD header's next free sector is in use
///     journal-not-applied   E   an SE sparse file whose last changes are only in its journal
///   of a compressed file
///     stream-cut-short      E   the file ends before the stream does; whole grains can be saved
///     grain-wrong-marker    E   a table entry leads to the data of another grain, or to none
///     grain-damaged         E   a grain cannot be inflated
///
/// Of each code and file the first 50 are listed, the rest counted.
struct CheckResult {
    bool consistent = true; ///< no issue of severity Error or Warning
    std::vector<Issue> issues;
};

/// Looks over the whole chain: descriptors, extents, headers, both table copies, grains past the end, overlapping,
/// inside metadata or misaligned, stream markers and footers, CIDs, capacities, unclean flags, leftover intents.
/// Opening is strict, checking is tolerant: it goes on after damage. Reads only.
/// Throws where not even the descriptor of the disk can be read, and for I/O errors of the leaf's folder.
class CheckOp : public Operation {
public:
    explicit CheckOp(CheckParams params) : params_(std::move(params)) {}
    std::string_view name() const override { return "check"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    /// `reads` is an upper bound.
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;
    const CheckResult& result() const { return result_; }

private:
    CheckParams params_;
    CheckResult result_;
};

} // namespace strata

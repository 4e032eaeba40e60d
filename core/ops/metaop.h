// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskopener.h"
#include "core/ops/operation.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strata {

/// What we know of a metadata key: for validation, choices and the "meaning" column.
struct MetaKeyInfo {
    std::string_view key;                  ///< without "ddb."; header keys as spelt: "CID", "createType"
    bool header = false;                   ///< a header key, not in the disk data base
    bool dangerous = false;                ///< wrong values break the chain: locked in the window
    std::vector<std::string_view> choices; ///< allowed values, if closed
    const char* meaning = "";              ///< English sentence, context "core"
};
const std::vector<MetaKeyInfo>& knownMetaKeys();
const MetaKeyInfo* findMetaKey(std::string_view key);
/// Why `value` is not valid for `key`; nullopt if it is. Unknown ddb keys take any text that can be written.
std::optional<Text> validateMeta(std::string_view key, std::string_view value);

struct MetaChange {
    std::string key;   ///< with or without "ddb."; header keys only where MetaKeyInfo::header
    std::string value; ///< empty empties the key; keys are never deleted
};
struct MetaParams {
    std::filesystem::path disk;
    OpenOptions open;
    std::vector<MetaChange> changes;
    bool allowDangerous = false;
};

/// A disk's description as it is and as it would be; both decoded to UTF-8, whatever their encoding.
struct MetaPreview {
    std::filesystem::path file; ///< that holds it: the descriptor or the extent it is embedded in
    std::string before, after;
};

/// Changes metadata of one link (never of its parents) in one atomic step; everything else in the file stays as it
/// is, byte for byte. The CID does not change (vmdk-format 1.8). A value that the key has already is no change: then
/// the file is not written. An earlier change that was cut off is finished first.
class MetaOp : public Operation {
public:
    explicit MetaOp(MetaParams params) : params_(std::move(params)) {}
    std::string_view name() const override { return "meta"; }
    Text describe() const override;
    std::optional<Refusal> canRun(FileSystem& fs) override;
    Plan plan(OpContext& context) override;
    void run(OpContext& context) override;
    /// What the description would become, line by line; reads only. Throws what canRun() would refuse.
    MetaPreview preview(FileSystem& fs) const;

private:
    /// The disk's description as it is and as it will be.
    struct Edit {
        DescriptorPlace place;
        std::string before;
        Descriptor after;
    };
    Edit prepare(FileSystem& fs) const;

    MetaParams params_;
};

} // namespace strata

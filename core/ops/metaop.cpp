// SPDX-License-Identifier: Apache-2.0
#include "core/ops/metaop.h"

#include "core/base/ascii.h"
#include "core/disk/descriptorstore.h"
#include "core/disk/requirefree.h"
#include "core/format/textlines.h"
#include "core/io/intent.h"

namespace strata {
namespace {

constexpr std::string_view kDdbPrefix = "ddb.";

std::string_view bareKey(std::string_view key) {
    return startsWithIgnoringCase(key, kDdbPrefix) ? key.substr(kDdbPrefix.size()) : key;
}

bool isHeaderKey(std::string_view key) {
    const MetaKeyInfo* known = findMetaKey(key);
    return known != nullptr && known->header;
}

void requireValid(const MetaParams& params) {
    if (params.changes.empty())
        throw Error(ErrorCode::InvalidArgument, text("There is nothing to change"));
    for (const MetaChange& change : params.changes) {
        if (const std::optional<Text> problem = validateMeta(change.key, change.value))
            throw Error(ErrorCode::InvalidArgument,
                        text("“%1” is no value for %2: %3", change.value, change.key, problem->english()));
        const MetaKeyInfo* known = findMetaKey(change.key);
        if (known != nullptr && known->dangerous && !params.allowDangerous)
            throw Error(ErrorCode::NotSupported,
                        text("“%1” holds the disk together: a wrong value makes it unreadable", known->key))
                .advice(text("Force the change if you know what it does."));
    }
}

/// What is processed on its way, or of a version we do not know, we could only break.
void requireEditable(const Descriptor& descriptor, const std::filesystem::path& path) {
    for (const std::string_view key : {"iofilters", "sidecars"})
        if (!descriptor.ddb(key).value_or("").empty())
            throw Error(ErrorCode::NotSupported, text("The disk is managed by vSphere I/O filters (%1)", key))
                .at(path)
                .advice(text("Change it with vSphere."));
    if (descriptor.version() > 3)
        throw Error(ErrorCode::NotSupported,
                    text("The disk's description is of version %1, which is not known", descriptor.version()))
            .at(path);
}

Descriptor changed(Descriptor descriptor, const std::vector<MetaChange>& changes) {
    for (const MetaChange& change : changes) {
        const std::string_view key = bareKey(change.key);
        // A key that is not there is as good as an empty one.
        if (isHeaderKey(change.key))
            descriptor.setHeader(key, change.value);
        else if (descriptor.ddb(key) || !change.value.empty())
            descriptor.setDdb(key, change.value);
    }
    return descriptor;
}

} // namespace

Text MetaOp::describe() const { return text("Changing metadata of “%1”", params_.disk.filename()); }

MetaOp::Edit MetaOp::prepare(FileSystem& fs) const {
    requireValid(params_);
    OpenOptions options = params_.open;
    options.mode = OpenMode::Read;
    options.followParents = false;
    const auto read = [&]() -> std::pair<DescriptorPlace, Descriptor> {
        const std::unique_ptr<DiskLink> link = openLink(fs, params_.disk, options);
        return {link->place(), link->descriptor()};
    };
    auto [place, descriptor] = read();
    requireEditable(descriptor, place.path);
    requireNothingHalfDone(fs, place.path);
    requireFree(fs, place.path);
    Edit edit{place, descriptor.encode(), changed(descriptor, params_.changes)};
    requireDescriptorFits(edit.place, edit.after);
    return edit;
}

MetaPreview MetaOp::preview(FileSystem& fs) const {
    const Edit edit = prepare(fs);
    const std::string encoding(edit.after.encoding());
    bool damaged = false;
    return {edit.place.path, decodeTolerantly(edit.before, encoding, damaged),
            decodeTolerantly(edit.after.encode(), encoding, damaged)};
}

std::optional<Refusal> MetaOp::canRun(FileSystem& fs) {
    try {
        prepare(fs);
    } catch (const Error& error) {
        return Refusal::of(error);
    }
    return std::nullopt;
}

Plan MetaOp::plan(OpContext& context) {
    const Edit edit = prepare(context.fs);
    Plan plan;
    plan.operation = name();
    plan.reads = edit.before.size();
    const std::string after = edit.after.encode();
    if (after == edit.before)
        return plan;
    plan.changes = {edit.place.path};
    plan.writes = edit.place.embedded ? edit.place.size : after.size();
    plan.peakExtraSpace = plan.writes; // the new file or the intent, for a moment
    for (const MetaChange& change : params_.changes)
        if (const MetaKeyInfo* known = findMetaKey(change.key); known != nullptr && known->dangerous)
            plan.warnings.push_back(
                text("“%1” holds the disk together: a wrong value makes it unreadable", known->key));
    return plan;
}

void MetaOp::run(OpContext& context) {
    checkpoint(context);
    if (const std::optional<IntentInfo> pending = findIntent(context.fs, findDescriptor(context.fs, params_.disk))) {
        finishIntent(context.fs, *pending);
        context.report.note(text("Finished an earlier change that had been cut off"));
    }
    const Edit edit = prepare(context.fs);
    const std::string after = edit.after.encode();
    context.progress.phase("Writing metadata");
    context.progress.addTotal(after.size());
    checkpoint(context);
    if (after == edit.before)
        context.report.note(text("The disk has these values already; nothing was written"));
    else
        storeDescriptor(context.fs, edit.place, edit.after, edit.before);
    context.progress.add(after.size());
}

} // namespace strata

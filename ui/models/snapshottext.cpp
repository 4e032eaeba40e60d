// SPDX-License-Identifier: Apache-2.0
#include "ui/models/snapshottext.h"

#include "ui/text/coretext.h"
#include "ui/text/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace strata::ui {
namespace {

struct SnapshotText {
    Q_DECLARE_TR_FUNCTIONS(SnapshotText)
};

QDateTime momentOf(const SnapshotNode& node) { return QDateTime::fromMSecsSinceEpoch(node.createdUs / 1000); }

QString kindText(const SnapshotNode& node) {
    if (node.kind == NodeKind::Snapshot)
        return node.withMemory ? SnapshotText::tr("snapshot with memory") : SnapshotText::tr("snapshot");
    return node.kind == NodeKind::Present ? QString() : ghostText(node);
}

/// What a person can do about a ghost.
QString remedyText(const SnapshotNode& node) {
    switch (node.kind) {
    case NodeKind::Unlisted: return SnapshotText::tr("Adopt it to list it as a snapshot, or discard it.");
    case NodeKind::Shared: return SnapshotText::tr("It stays as long as several snapshots build on it.");
    case NodeKind::Missing:
        return SnapshotText::tr("What builds on it cannot be read. Put the file back, then refresh.");
    case NodeKind::Foreign:
        return SnapshotText::tr("It belongs to another machine that builds on this one's disks and needs them.");
    case NodeKind::Discarded: return SnapshotText::tr("Undo brings it back; purging deletes it for good.");
    default: return {};
    }
}

} // namespace

bool isGhost(const SnapshotNode& node) { return node.kind != NodeKind::Snapshot && node.kind != NodeKind::Present; }

QString nodeTitle(const SnapshotNode& node) {
    if (node.kind == NodeKind::Present)
        return SnapshotText::tr("You are here");
    if (!node.name.empty())
        return QString::fromStdString(node.name);
    if (node.disks.empty())
        return SnapshotText::tr("(without a name)");
    return QString::fromStdString(displayPath(node.disks.front().file.filename()));
}

QString ghostText(const SnapshotNode& node) {
    switch (node.kind) {
    case NodeKind::Unlisted: return SnapshotText::tr("not in the snapshot list");
    case NodeKind::Shared: return SnapshotText::tr("shared by several, no snapshot");
    case NodeKind::Missing: return SnapshotText::tr("not found");
    case NodeKind::Foreign: return SnapshotText::tr("of another machine");
    case NodeKind::Discarded: return SnapshotText::tr("discarded, can be got back");
    default: return {};
    }
}

QString nodeAge(const SnapshotNode& node, const QDateTime& now) {
    if (node.kind == NodeKind::Present)
        return SnapshotText::tr("present state");
    return node.createdUs != 0 ? formatAge(momentOf(node), now) : QString();
}

QString nodeMoment(const SnapshotNode& node) {
    return node.createdUs != 0 ? QLocale().toString(momentOf(node).toLocalTime(), QLocale::LongFormat) : QString();
}

NodeHealth nodeHealth(const SnapshotNode& node) {
    if (node.kind == NodeKind::Missing)
        return {StatusRole::Bad, SnapshotText::tr("Missing")};
    const auto count = [&](Severity severity) {
        return static_cast<int>(std::count_if(node.problems.begin(), node.problems.end(),
                                              [&](const Issue& issue) { return issue.severity == severity; }));
    };
    if (const int errors = count(Severity::Error); errors > 0)
        return {StatusRole::Bad, SnapshotText::tr("%n error(s)", nullptr, errors)};
    if (node.baseBroken)
        return {StatusRole::Bad, SnapshotText::tr("Broken")};
    if (const int warnings = count(Severity::Warning); warnings > 0)
        return {StatusRole::Attention, SnapshotText::tr("%n warning(s)", nullptr, warnings)};
    if (node.kind == NodeKind::Unlisted)
        return {StatusRole::Attention, SnapshotText::tr("Not listed")};
    return {StatusRole::Good, SnapshotText::tr("Good")};
}

const Issue* mendableIssue(const SnapshotNode& node) {
    const auto found = std::find_if(node.problems.begin(), node.problems.end(), [](const Issue& issue) {
        return issue.code == "cid-mismatch" || issue.code == "parent-moved" || issue.code == "missing-parent";
    });
    return found != node.problems.end() ? &*found : nullptr;
}

QString nodeRemarks(const SnapshotNode& node) {
    QStringList lines;
    for (const Issue& issue : node.problems)
        lines << (issue.path.empty()
                      ? translated(issue.detail)
                      : SnapshotText::tr("“%1”: %2").arg(fromPath(issue.path.filename()), translated(issue.detail)));
    if (const QString remedy = remedyText(node); !remedy.isEmpty())
        lines << remedy;
    return lines.join(QLatin1Char('\n'));
}

std::optional<std::uint64_t> freedByRemoval(const NodeSizes& sizes) {
    if (sizes.freedIfDiscarded)
        return sizes.freedIfDiscarded;
    return sizes.mergeSpace ? std::optional(sizes.freedByMerge) : std::nullopt;
}

QString nodeSpoken(const SnapshotNode& node, const QDateTime& now) {
    QStringList parts{nodeTitle(node)};
    for (const QString& part : {kindText(node), nodeAge(node, now)})
        if (!part.isEmpty())
            parts << part;
    if (node.sizes)
        parts << SnapshotText::tr("%1 of its own").arg(formatBytes(node.sizes->own));
    if (!node.children.empty())
        parts << SnapshotText::tr("%n child(ren)", nullptr, static_cast<int>(node.children.size()));
    parts << nodeHealth(node).text;
    return parts.join(QStringLiteral(", "));
}

} // namespace strata::ui

// SPDX-License-Identifier: Apache-2.0
#include "ui/models/snapshotcommandline.h"

#include "ui/text/commandline.h"
#include "ui/text/format.h"

#include <QStringList>

#include <algorithm>

namespace strata::ui {
namespace {

QString quoted(const std::string& words) { return shellQuoted(QString::fromStdString(words)); }

QStringList snapshotCommand(const SnapshotTree& tree, const char* verb) {
    return {QStringLiteral("stratactl"), QStringLiteral("snapshot"), QString::fromLatin1(verb),
            shellQuoted(fromPath(tree.config))};
}

QStringList filesOf(const GhostParams& params) {
    QStringList files;
    for (const std::filesystem::path& file : params.files)
        files << shellQuoted(fromPath(file));
    return files;
}

} // namespace

QString snapshotArgument(const SnapshotTree& tree, std::uint32_t uid) {
    const auto named = std::find_if(tree.nodes.begin(), tree.nodes.end(), [uid](const SnapshotNode& node) {
        return node.kind == NodeKind::Snapshot && node.uid == uid;
    });
    const QString number = QStringLiteral("'#%1'").arg(uid);
    if (named == tree.nodes.end() || named->name.empty() || named->name.find('/') != std::string::npos
        || named->name.front() == '#' || named->name.front() == '-')
        return number;
    const auto same = std::count_if(tree.nodes.begin(), tree.nodes.end(), [&](const SnapshotNode& node) {
        return node.kind == NodeKind::Snapshot && node.name == named->name;
    });
    return same == 1 ? quoted(named->name) : number;
}

QString commandLine(const SnapshotTree& tree, const TakeSnapshotParams& params) {
    QStringList words = snapshotCommand(tree, "take") << quoted(params.snapshotName);
    if (!params.description.empty())
        words << QStringLiteral("--description") << quoted(params.description);
    return words.join(QLatin1Char(' '));
}

QString commandLine(const SnapshotTree& tree, const GoToParams& params) {
    QStringList words = snapshotCommand(tree, params.branch ? "branch" : "goto")
                        << snapshotArgument(tree, params.snapshot);
    if (params.branch) {
        if (!params.keepName.empty())
            words << quoted(params.keepName);
    } else if (params.present == PresentState::Keep || params.present == PresentState::KeepIfData) {
        words << QStringLiteral("--keep-current") << quoted(params.keepName);
    } else if (params.present == PresentState::Discard) {
        words << QStringLiteral("--discard-current");
    }
    return words.join(QLatin1Char(' '));
}

QString commandLine(const SnapshotTree& tree, const MergeSnapshotParams& params) {
    return (snapshotCommand(tree, "merge") << snapshotArgument(tree, params.snapshot)).join(QLatin1Char(' '));
}

QString commandLine(const SnapshotTree& tree, const DiscardParams& params) {
    QStringList words = snapshotCommand(tree, "discard") << snapshotArgument(tree, params.snapshot);
    if (params.subtree)
        words << QStringLiteral("--subtree");
    return words.join(QLatin1Char(' '));
}

QString commandLine(const SnapshotTree& tree, const DescribeParams& params) {
    QStringList words = snapshotCommand(tree, "rename") << snapshotArgument(tree, params.snapshot);
    if (params.snapshotName)
        words << QStringLiteral("--name") << quoted(*params.snapshotName);
    if (params.description)
        words << QStringLiteral("--description") << quoted(*params.description);
    return words.join(QLatin1Char(' '));
}

QString adoptCommandLine(const SnapshotTree& tree, const GhostParams& params) {
    QStringList words = snapshotCommand(tree, "adopt") << filesOf(params);
    if (!params.snapshotName.empty())
        words << QStringLiteral("--name") << quoted(params.snapshotName);
    return words.join(QLatin1Char(' '));
}

QString discardGhostCommandLine(const SnapshotTree& tree, const GhostParams& params) {
    return (snapshotCommand(tree, "discard") << filesOf(params)).join(QLatin1Char(' '));
}

QString undoCommandLine(const SnapshotTree& tree) {
    return QStringLiteral("stratactl undo ") + shellQuoted(fromPath(tree.config));
}

QString purgeCommandLine(const SnapshotTree& tree) { return undoCommandLine(tree) + QStringLiteral(" --purge"); }

QString compareCommandLine(const SnapshotTree& tree, const CompareStatesParams& params) {
    const auto state = [&](std::uint32_t uid) {
        return uid == 0 ? QStringLiteral("present") : snapshotArgument(tree, uid);
    };
    return (snapshotCommand(tree, "compare") << state(params.a) << state(params.b)).join(QLatin1Char(' '));
}

} // namespace strata::ui

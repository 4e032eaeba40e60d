// SPDX-License-Identifier: Apache-2.0
#include "ui/text/commandline.h"

#include "ui/text/format.h"

#include <QRegularExpression>
#include <QStringList>

namespace strata::ui {
namespace {

QString latin(std::string_view text) { return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())); }

QString quoted(const std::filesystem::path& path) { return shellQuoted(fromPath(path)); }

QString levelName(const CompressionLevel& level) {
    switch (level.purpose) {
    case CompressionLevel::Purpose::Fast: return QStringLiteral("fast");
    case CompressionLevel::Purpose::Balanced: return QStringLiteral("balanced");
    case CompressionLevel::Purpose::Small: return QStringLiteral("small");
    case CompressionLevel::Purpose::Smallest: return QStringLiteral("smallest");
    case CompressionLevel::Purpose::Number: return QString::number(level.number);
    }
    return {};
}

/// "64G" where that is exact, else plain bytes.
QString sizeArgument(Sectors size) {
    const std::uint64_t bytes = size.bytes();
    for (const auto& [shift, letter] : {std::pair{40U, 'T'}, {30U, 'G'}, {20U, 'M'}, {10U, 'K'}})
        if (bytes % (std::uint64_t{1} << shift) == 0)
            return QString::number(bytes >> shift) + QLatin1Char(letter);
    return QString::number(bytes);
}

/// "stratactl VERB DISK", with what lets it open.
QStringList diskCommand(const char* verb, const std::filesystem::path& disk, const OpenOptions& open) {
    QStringList words{QStringLiteral("stratactl"), QString::fromLatin1(verb), quoted(disk)};
    if (open.trust)
        words << QStringLiteral("--trust");
    return words;
}

} // namespace

QString shellQuoted(const QString& word) {
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_@%+=:,./-]+\\z"));
    if (plain.match(word).hasMatch())
        return word;
    QString escaped = word;
    escaped.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QLatin1Char('\'') + escaped + QLatin1Char('\'');
}

QString commandLine(const CreateParams& params) {
    QStringList words{QStringLiteral("stratactl"),
                      QStringLiteral("create"),
                      quoted(params.spec.path),
                      QStringLiteral("--size"),
                      sizeArgument(params.spec.capacity),
                      QStringLiteral("--type"),
                      latin(createTypeName(params.spec.type)),
                      QStringLiteral("--adapter"),
                      latin(adapterTypeName(params.spec.adapter))};
    if (params.spec.hardwareVersion != 0)
        words << QStringLiteral("--hw-version") << QString::number(params.spec.hardwareVersion);
    if (params.spec.preallocate)
        words << QStringLiteral("--preallocate");
    if (params.overwrite)
        words << QStringLiteral("--overwrite");
    return words.join(QLatin1Char(' '));
}

QString commandLine(const CloneParams& params) {
    QStringList words{
        QStringLiteral("stratactl"), QStringLiteral("clone"),
        quoted(params.source),       quoted(params.spec.path),
        QStringLiteral("--type"),    params.raw ? QStringLiteral("raw") : latin(createTypeName(params.spec.type))};
    if (params.sourceIsRaw)
        words << QStringLiteral("--from") << QStringLiteral("raw");
    if (!params.raw && !params.keepAdapter)
        words << QStringLiteral("--adapter") << latin(adapterTypeName(params.spec.adapter));
    if (!params.raw && !params.keepHardwareVersion)
        words << QStringLiteral("--hw-version") << QString::number(params.spec.hardwareVersion);
    if (params.spec.type == CreateType::StreamOptimized && !params.raw)
        words << QStringLiteral("--level") << levelName(params.level);
    if (params.verify)
        words << QStringLiteral("--verify");
    if (params.keepIdentity)
        words << QStringLiteral("--keep-identity");
    if (params.overwrite)
        words << QStringLiteral("--overwrite");
    if (params.open.trust)
        words << QStringLiteral("--trust");
    return words.join(QLatin1Char(' '));
}

QString commandLine(const GrowParams& params) {
    QStringList words = diskCommand("grow", params.disk, params.open);
    words << QStringLiteral("--size") << sizeArgument(params.capacity);
    if (params.updateGeometry)
        words << QStringLiteral("--update-geometry");
    return words.join(QLatin1Char(' '));
}

QString commandLine(const ShrinkParams& params) {
    return diskCommand("shrink", params.disk, params.open).join(QLatin1Char(' '));
}

QString commandLine(const DefragmentParams& params) {
    return diskCommand("defragment", params.disk, params.open).join(QLatin1Char(' '));
}

QString repairCommandLine(const std::filesystem::path& disk, const OpenOptions& open, bool dropUnreadable) {
    QStringList words = diskCommand("check", disk, open) << QStringLiteral("--repair");
    if (dropUnreadable)
        words << QStringLiteral("--drop-unreadable");
    return words.join(QLatin1Char(' '));
}

QString renameCommandLine(const std::filesystem::path& disk, const std::filesystem::path& newName,
                          const OpenOptions& open) {
    return (diskCommand("rename", disk, open) << quoted(newName)).join(QLatin1Char(' '));
}

QString deleteCommandLine(const std::filesystem::path& disk, bool keep, const OpenOptions& open) {
    QStringList words = diskCommand("delete", disk, open);
    if (keep)
        words << QStringLiteral("--keep");
    return words.join(QLatin1Char(' '));
}

QString recoverCommandLine(const std::filesystem::path& target, const std::filesystem::path& parent) {
    QStringList words = diskCommand("recover", target, {});
    if (!parent.empty())
        words << QStringLiteral("--parent") << quoted(parent);
    return words.join(QLatin1Char(' '));
}

} // namespace strata::ui

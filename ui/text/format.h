// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/text/sizeunits.h"

#include <QDateTime>
#include <QString>

#include <cstdint>
#include <filesystem>

namespace strata::ui {

/// Numbers, sizes and times as people of the current locale write them. GUI thread (uses the default QLocale).

/// What formatBytes() counts in; the traditional units until it is told otherwise.
void setSizeUnits(SizeUnits units);
/// "3.4 GB", in those units, one digit after the point where it says something.
QString formatBytes(std::uint64_t bytes);
/// "3,435,973,836 bytes": for tool tips.
QString formatExactBytes(std::uint64_t bytes);
/// "410 MB/s"
QString formatSpeed(double bytesPerSecond);
/// "about 45 seconds left", "about 3 minutes left": never falsely exact.
QString formatTimeLeft(std::uint64_t seconds);
/// "3 days ago", "yesterday", "just now"; `now` is a parameter so that it can be tested.
QString formatAge(const QDateTime& then, const QDateTime& now);
/// A path for display, with the home folder as ~ and the platform's separators.
QString formatPath(const std::filesystem::path& path);

/// Paths cross between Qt and the core as the system's bytes.
std::filesystem::path toPath(const QString& path);
QString fromPath(const std::filesystem::path& path);

} // namespace strata::ui

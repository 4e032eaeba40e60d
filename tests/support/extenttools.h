// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/disk/extent.h"
#include "core/disk/extentfactory.h"
#include "core/io/filesystem.h"

#include <QByteArray>
#include <QStringList>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace strata::test {

ExtentLine extentLine(ExtentType type, Sectors sectors);

/// Opens one file as an extent of `sectors`, without locks.
std::unique_ptr<Extent> openFile(FileSystem& fs, const std::filesystem::path& path, ExtentType type, Sectors sectors,
                                 OpenMode mode = OpenMode::Read, const ExtentOptions& options = {});
/// Same, with the capacity that the header of a KDMV file gives.
std::unique_ptr<Extent> openSparse(FileSystem& fs, const std::filesystem::path& path, OpenMode mode = OpenMode::Read,
                                   const ExtentOptions& options = {});

/// The runs of the whole extent; fails the test (QFAIL does not reach through, so by exception) if they are not
/// ascending, gapless and joined.
std::vector<Run> runsOf(Extent& extent);
std::vector<Run> runsOf(Extent& extent, Sectors start, Sectors length);

/// Lays data and zeros of `extent` over `bytes` (as long as the extent); holes leave them as they are.
void overlay(Extent& extent, std::vector<std::byte>& bytes);
/// The extent's bytes without a parent.
std::vector<std::byte> contentsOf(Extent& extent);

/// Fast also in a debug build.
bool sameBytes(ByteSpan a, ByteSpan b);
/// Hex digest.
QByteArray sha1(ByteSpan bytes);

/// The code of the strata::Error that `call` ends in; nullopt if it returns. Other exceptions pass.
std::optional<ErrorCode> codeOf(const std::function<void()>& call);

/// Runs a program to its end in `folder`; false with a message on standard error if it fails.
bool runTool(const QString& program, const QStringList& arguments, const std::filesystem::path& folder);
/// Whole output of a program (empty if it fails).
QByteArray toolOutput(const QString& program, const QStringList& arguments, const std::filesystem::path& folder);

/// Copies a file between file systems (for samples into memory).
void copyInto(FileSystem& to, const std::filesystem::path& target, FileSystem& from,
              const std::filesystem::path& source);

} // namespace strata::test

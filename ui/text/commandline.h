// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ops/cloneop.h"
#include "core/ops/createop.h"
#include "core/ops/defragmentop.h"
#include "core/ops/growop.h"
#include "core/ops/shrinkop.h"

#include <QString>

namespace strata::ui {

/// The stratactl command that does what the parameters say, quoted for a POSIX shell: "Copy as Command".
QString commandLine(const CreateParams& params);
QString commandLine(const CloneParams& params);
QString commandLine(const GrowParams& params);
QString commandLine(const ShrinkParams& params);
QString commandLine(const DefragmentParams& params);
QString repairCommandLine(const std::filesystem::path& disk, const OpenOptions& open, bool dropUnreadable);
QString renameCommandLine(const std::filesystem::path& disk, const std::filesystem::path& newName,
                          const OpenOptions& open);
QString deleteCommandLine(const std::filesystem::path& disk, bool keep, const OpenOptions& open);
/// `parent`: empty where the files say it.
QString recoverCommandLine(const std::filesystem::path& target, const std::filesystem::path& parent);

/// `word` as one shell word; unchanged where no quoting is needed.
QString shellQuoted(const QString& word);

} // namespace strata::ui

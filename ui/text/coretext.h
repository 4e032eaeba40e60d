// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/report.h"
#include "core/base/text.h"

#include <QString>

namespace strata::ui {

/// The core speaks English in strata::Text values; this is where they become the user's language. The formats are
/// collected from the core's sources into the translation context "core" (translations/coretexts.py).
QString translated(const Text& text);
/// A core literal (a Progress phase, a key's meaning).
QString translated(const char* literal);

/// What happened, in one sentence, with the file's name in front where there is one.
QString errorSummary(const Error& error);
/// What the user can do; may be empty.
QString errorAdvice(const Error& error);
/// Summary and advice.
QString errorText(const Error& error);
/// For "Details": code, path, position, the system's words; English and exact, made to be copied.
QString errorDetails(const Error& error);

QString severityText(Severity severity);

} // namespace strata::ui

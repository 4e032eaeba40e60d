// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QPushButton;

namespace strata::ui {

class Job;

/// Makes `button` pause or resume an unfinished job, in these words; disabled, it says why.
void showPause(QPushButton& button, const Job& job, const QString& pause, const QString& resume);

} // namespace strata::ui

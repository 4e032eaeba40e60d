// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace strata::ui {

/// Opens the desktop's file manager with the file selected; where it cannot select, its folder.
void showInFileManager(const std::filesystem::path& file);

} // namespace strata::ui

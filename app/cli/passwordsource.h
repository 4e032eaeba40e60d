// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/secret.h"

#include <string>

namespace strata::cli {

struct Session;

/// A password from a file's first line, from standard input ("-"), or, with no file given, from the terminal without
/// showing it. Error(InvalidArgument) where there is none of these. Never from the command line, which others see.
vsphere::Secret readPassword(Session& session, const std::string& file, const std::string& question);

} // namespace strata::cli

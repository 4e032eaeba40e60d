// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/xmlnode.h"

#include <string>

namespace strata::vsphere {

/// The highest dialect of vim25 that both know, from the server's /sdk/vimServiceVersions.xml (vsphere 2.1): never a
/// newer one than it offers, since it would refuse; our newest where the server is newer than all we know.
/// Error(NotSupported) for a server older than 5.0.
std::string negotiateVersion(const XmlNode& offered);

} // namespace strata::vsphere

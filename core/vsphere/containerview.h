// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/properties.h"

#include <stop_token>
#include <vector>

namespace strata::vsphere {

/// Reads properties of all objects of one type on the server, wherever they are, through a view that is made for it
/// and destroyed again. The session may end meanwhile: then it is done anew.
std::vector<ObjectProperties> readInView(Session& session, const PropertySet& set, const std::stop_token& stop);

} // namespace strata::vsphere

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/bytesink.h"
#include "core/vsphere/remotefile.h"

#include <cstdint>
#include <functional>

namespace strata::vsphere {

/// Makes a file of `length` bytes on a datastore, or replaces the one of that name, from what `produce` writes, as it
/// is written. A server takes a file from its beginning only (vsphere 8.3): where the connection breaks, the server
/// is busy or the session has ended, `produce` is called again. What it throws ends the upload and is thrown here.
/// The size is checked afterwards. After an error a part of the file may be there. Called from another thread than
/// the session's, which is busy until the end.
void uploadFile(const RemoteAccess& access, const DatastorePlace& place, const DatastorePath& file,
                std::uint64_t length, const std::function<void(ByteSink&)>& produce);

} // namespace strata::vsphere

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/xmlnode.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace strata::vsphere {

/// What a document may cost, whoever sent it.
struct XmlLimits {
    int depth = 256;                          ///< snapshot trees and chains of backings nest, at most 32 levels each
    std::size_t token = std::size_t{4} << 20; ///< bytes of one tag or one piece of text
    std::size_t kept = std::size_t{64} << 20; ///< memory of the elements kept at one time
    std::uint64_t total = std::uint64_t{2} << 30; ///< bytes of the whole document
};

/// The one door for XML: pieces of bytes in, elements out, in bounded memory. A document type declaration (and with
/// it every entity of its own) is refused, and so is what passes a limit: Error(Corrupt), Error(LimitExceeded).
class XmlGate {
public:
    using Handler = std::function<void(XmlNode&&)>;

    explicit XmlGate(XmlLimits limits = {});
    ~XmlGate();
    XmlGate(const XmlGate&) = delete;
    XmlGate& operator=(const XmlGate&) = delete;

    /// Elements of this name at this depth (the root has depth 1) are handed out as soon as they end and are then
    /// forgotten: the way of long lists.
    void deliver(std::string_view name, int depth, Handler handler);
    void feed(std::string_view bytes);
    /// The root with all that was not delivered. Error(Corrupt) if the document is not complete.
    XmlNode finish();

private:
    struct Reader;
    std::unique_ptr<Reader> reader_;
};

} // namespace strata::vsphere

// SPDX-License-Identifier: Apache-2.0
#include "core/base/report.h"

namespace strata {

const char* severityName(Severity severity) {
    switch (severity) {
    case Severity::Note: return "note";
    case Severity::Warning: return "warning";
    case Severity::Error: return "error";
    }
    return "error";
}

} // namespace strata

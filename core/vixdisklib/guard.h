// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vixdisklib/errors.h"
#include "core/vixdisklib/library.h"

namespace strata::vix {

/// The border of an exported function: whatever is thrown becomes a number. The exported functions call nothing of
/// each other: a program may have symbols of the same names.
template<class Body>
VixError guarded(const char* function, Body body) noexcept {
    try {
        body();
        return VIX_OK;
    } catch (...) {
        return codeOfCurrentException(function);
    }
}

/// The same for functions that make no sense before Init.
template<class Body>
VixError guardedAfterInit(const char* function, Body body) noexcept {
    return guarded(function, [&] {
        Library::instance().requireInitialized();
        body();
    });
}

/// A pointer that must not be null.
template<class T>
T& required(T* pointer) {
    if (pointer == nullptr)
        throw Failure(VIX_E_INVALID_ARG);
    return *pointer;
}
inline const char* requiredText(const char* text) {
    if (text == nullptr || *text == '\0')
        throw Failure(VIX_E_INVALID_ARG);
    return text;
}

} // namespace strata::vix

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QRandomGenerator>

namespace strata::vsphere::test {

/// The same each time; of whole words.
inline QByteArray randomBytes(int size) {
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(7);
    random.fillRange(reinterpret_cast<quint32*>(bytes.data()), size / 4);
    return bytes;
}

/// The code of what `f` throws; Internal if it throws nothing.
template<class F>
ErrorCode codeOf(F&& f) {
    try {
        f();
    } catch (const Error& error) {
        return error.code();
    }
    return ErrorCode::Internal;
}

} // namespace strata::vsphere::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/secret.h"

#include <QIODevice>

#include <algorithm>
#include <cstring>
#include <string>

namespace strata::vsphere {

/// A request's body that can be read once. Qt sends a request again by itself when a kept connection turns out to be
/// broken; a body that cannot go back to its start keeps it from doing so, and work from being done twice.
class OneWayBody : public QIODevice {
public:
    explicit OneWayBody(std::string bytes) : bytes_(std::move(bytes)) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    ~OneWayBody() override { wipe(bytes_); }

    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool atEnd() const override { return at_ == bytes_.size(); }
    qint64 bytesAvailable() const override {
        return static_cast<qint64>(bytes_.size() - at_) + QIODevice::bytesAvailable();
    }

protected:
    qint64 readData(char* to, qint64 most) override {
        if (atEnd())
            return -1;
        const std::size_t count = std::min(static_cast<std::size_t>(most), bytes_.size() - at_);
        std::memcpy(to, bytes_.data() + at_, count);
        at_ += count;
        return static_cast<qint64>(count);
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

} // namespace strata::vsphere

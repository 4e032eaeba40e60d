// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/secret.h"
#include "core/vsphere/uploadpipe.h"

#include <QIODevice>

#include <algorithm>
#include <cstring>
#include <memory>
#include <span>
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

/// An UploadPipe as the device that Qt sends from. Read once: Qt cannot begin again by itself.
class PipeBody : public QIODevice {
public:
    explicit PipeBody(std::shared_ptr<UploadPipe> pipe) : pipe_(std::move(pipe)) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        pipe_->onArrival([this] {
            QMetaObject::invokeMethod(
                this, [this] { emit readyRead(); }, Qt::QueuedConnection);
        });
    }
    ~PipeBody() override { pipe_->onArrival(nullptr); }

    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool atEnd() const override { return pipe_->atEnd(); }
    qint64 bytesAvailable() const override {
        return static_cast<qint64>(pipe_->available()) + QIODevice::bytesAvailable();
    }

protected:
    qint64 readData(char* to, qint64 most) override {
        if (pipe_->atEnd())
            return -1;
        return static_cast<qint64>(
            pipe_->take(std::as_writable_bytes(std::span(to, static_cast<std::size_t>(most)))));
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    std::shared_ptr<UploadPipe> pipe_; ///< Qt keeps a body longer than who asked for the transfer
};

} // namespace strata::vsphere

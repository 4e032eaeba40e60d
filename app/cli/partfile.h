// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/bytesink.h"
#include "core/io/filesystem.h"

#include <filesystem>
#include <memory>

namespace strata::cli {

/// A plain output file that is there whole or not at all: written as NAME.part, synced and renamed at commit(),
/// removed by the destructor otherwise.
class PartFile : public ByteSink {
public:
    /// Error(AlreadyExists) if the name is taken and `overwrite` is not set.
    PartFile(FileSystem& fs, std::filesystem::path path, bool overwrite);
    ~PartFile() override;

    void write(ByteSpan data) override;
    std::uint64_t position() const override { return position_; }
    void commit();

private:
    FileSystem& fs_;
    std::filesystem::path path_, part_;
    bool overwrite_;
    bool committed_ = false;
    std::unique_ptr<File> file_;
    std::uint64_t position_ = 0;
};

/// The bytes of a file from front to back.
class FileSource : public ByteSource {
public:
    explicit FileSource(std::unique_ptr<File> file) : file_(std::move(file)) {}
    std::size_t read(MutableByteSpan out) override;
    std::uint64_t size() const { return file_->size(); }

private:
    std::unique_ptr<File> file_;
    std::uint64_t position_ = 0;
};

} // namespace strata::cli

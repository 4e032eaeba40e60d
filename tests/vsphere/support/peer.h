// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/session.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <string>

namespace strata::vsphere::test {

inline constexpr const char* kUser = "administrator@vsphere.local";
inline constexpr const char* kPassword = "s3cr&t<";

/// A vCenter (or, with "-esx", a host) of its own: a process with certificate, machines and datastore folders.
class Peer {
public:
    explicit Peer(const QStringList& arguments = {});
    ~Peer();

    const ServerAddress& server() const { return server_; }
    const std::string& sha1() const { return sha1_; }
    const std::string& sha256() const { return sha256_; }
    /// How to connect; certificates are remembered for the life of this object.
    ConnectOptions options();
    std::unique_ptr<Session> session();
    /// Calls one of the peer's own addresses: "/test/inject?prefix=/sdk&code=503".
    void ask(const std::string& path);
    void kill();
    /// Where the files of the datastore LocalDS_0 are.
    QString store() const;

private:
    QTemporaryDir folder_;
    QProcess process_;
    ServerAddress server_;
    std::string sha1_;
    std::string sha256_;
    MemoryPins pins_;
};

/// The names of the two kinds of server, for data-driven tests.
void bothKindsOfServer();
/// Arguments for the kind of the current row.
QStringList kindOfServer();

} // namespace strata::vsphere::test

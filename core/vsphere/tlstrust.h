// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vsphere/certificate.h"
#include "core/vsphere/pinstore.h"

#include <QList>
#include <QSslError>

#include <exception>
#include <map>

class QNetworkReply;
class QSslCertificate;

namespace strata::vsphere {

/// Decides whether to talk to who answers (vsphere 2.2): the system's authorities first; failing them the remembered
/// or the typed thumbprint; a certificate that differs from what is known stops.
class TlsTrust {
public:
    TlsTrust(ServerAddress server, std::string thumbprint, PinStore* pins)
        : server_(std::move(server)), thumbprint_(std::move(thumbprint)), pins_(pins) {}

    /// To be called for each new request.
    void judge(QNetworkReply* reply);
    /// Throws what judge() found against the server of this request.
    void rethrow(QNetworkReply* reply);

private:
    void untrusted(QNetworkReply* reply, const QList<QSslError>& problems);
    void encrypted(QNetworkReply* reply);
    void refuse(QNetworkReply* reply, CertificateError::Reason reason, const Certificate& certificate,
                const std::string& expected);

    ServerAddress server_;
    std::string thumbprint_;
    PinStore* pins_;
    std::map<QNetworkReply*, std::exception_ptr> refused_;
};

} // namespace strata::vsphere

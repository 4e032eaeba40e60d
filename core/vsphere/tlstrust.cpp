// SPDX-License-Identifier: Apache-2.0
#include "core/vsphere/tlstrust.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace strata::vsphere {
namespace {

std::string thumbprint(const QSslCertificate& certificate, QCryptographicHash::Algorithm algorithm) {
    return certificate.digest(algorithm).toHex(':').toUpper().toStdString();
}

std::string time(const QDateTime& when) { return when.toUTC().toString(Qt::ISODate).toStdString(); }

std::string joined(const QStringList& names) { return names.join(QStringLiteral(", ")).toStdString(); }

Certificate describe(const QSslCertificate& shown, const QList<QSslError>& problems) {
    Certificate certificate;
    certificate.sha1 = thumbprint(shown, QCryptographicHash::Sha1);
    certificate.sha256 = thumbprint(shown, QCryptographicHash::Sha256);
    certificate.subject = joined(shown.subjectInfo(QSslCertificate::CommonName));
    certificate.issuer = joined(shown.issuerInfo(QSslCertificate::CommonName));
    certificate.validFrom = time(shown.effectiveDate());
    certificate.validUntil = time(shown.expiryDate());
    for (const QSslError& problem : problems)
        certificate.problems.push_back(problem.errorString().toStdString());
    return certificate;
}

} // namespace

void TlsTrust::judge(QNetworkReply* reply) {
    refused_.erase(reply); // the address of a reply that is gone may come back as that of another
    QObject::connect(reply, &QNetworkReply::sslErrors, reply, [this, reply](const QList<QSslError>& problems) {
        // Reading the file of pins may fail, and exceptions must not pass through the event loop.
        try {
            untrusted(reply, problems);
        } catch (...) {
            refused_[reply] = std::current_exception();
            reply->abort();
        }
    });
    QObject::connect(reply, &QNetworkReply::encrypted, reply, [this, reply] { encrypted(reply); });
}

void TlsTrust::untrusted(QNetworkReply* reply, const QList<QSslError>& problems) {
    const Certificate certificate = describe(reply->sslConfiguration().peerCertificate(), problems);
    if (certificate.sha256.empty())
        return; // no certificate at all: the handshake fails by itself
    const auto pin = pins_ == nullptr ? std::nullopt : pins_->find(server_);
    const std::string expected = !thumbprint_.empty() ? thumbprint_ : pin.value_or(std::string());
    if (!hasThumbprint(certificate, expected)) {
        refuse(reply, expected.empty() ? CertificateError::Reason::Unknown : CertificateError::Reason::Changed,
               certificate, expected);
        return;
    }
    if (pins_ != nullptr && pin != certificate.sha256)
        pins_->remember(server_, certificate.sha256);
    reply->ignoreSslErrors(problems);
}

void TlsTrust::encrypted(QNetworkReply* reply) {
    // Somebody who typed a thumbprint wants that server and no other, whoever vouches for it.
    const Certificate certificate = describe(reply->sslConfiguration().peerCertificate(), {});
    if (!thumbprint_.empty() && !hasThumbprint(certificate, thumbprint_))
        refuse(reply, CertificateError::Reason::Changed, certificate, thumbprint_);
}

void TlsTrust::refuse(QNetworkReply* reply, CertificateError::Reason reason, const Certificate& certificate,
                      const std::string& expected) {
    refused_[reply] = std::make_exception_ptr(CertificateError(reason, certificate, expected, server_.display()));
    reply->abort();
}

void TlsTrust::rethrow(QNetworkReply* reply) {
    if (const auto found = refused_.find(reply); found != refused_.end()) {
        const std::exception_ptr problem = found->second;
        refused_.erase(found);
        std::rethrow_exception(problem);
    }
}

} // namespace strata::vsphere

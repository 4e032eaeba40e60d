// SPDX-License-Identifier: Apache-2.0
#include "ui/text/coretext.h"

#include "ui/text/format.h"

#include <QCoreApplication>

#include <system_error>

namespace strata::ui {
namespace {

struct CoreText {
    Q_DECLARE_TR_FUNCTIONS(CoreText)
};

} // namespace

QString translated(const Text& text) {
    const QByteArray format = QCoreApplication::translate("core", text.format()).toUtf8();
    return QString::fromStdString(
        fillPlaceholders(std::string_view(format.data(), static_cast<std::size_t>(format.size())), text.args()));
}

QString translated(const char* literal) { return QCoreApplication::translate("core", literal); }

QString errorSummary(const Error& error) {
    QString summary = translated(error.message());
    if (!error.path().empty())
        summary = CoreText::tr("“%1”: %2").arg(QString::fromStdString(displayPath(error.path().filename())), summary);
    if (error.systemError() != 0)
        summary =
            CoreText::tr("%1 (the system says: %2)")
                .arg(summary, QString::fromLocal8Bit(std::generic_category().message(error.systemError()).c_str()));
    return summary;
}

QString errorAdvice(const Error& error) { return error.advice().empty() ? QString() : translated(error.advice()); }

QString errorText(const Error& error) {
    const QString advice = errorAdvice(error);
    return advice.isEmpty() ? errorSummary(error) : errorSummary(error) + QLatin1Char('\n') + advice;
}

QString errorDetails(const Error& error) {
    QString details = QStringLiteral("code: %1\n").arg(QString::fromUtf8(errorName(error.code()).data()));
    if (!error.path().empty())
        details += QStringLiteral("file: %1\n").arg(QString::fromStdString(displayPath(error.path())));
    if (error.offset())
        details += QStringLiteral("byte: %1\n").arg(*error.offset());
    if (error.systemError() != 0)
        details += QStringLiteral("errno: %1\n").arg(error.systemError());
    return details + QString::fromStdString(error.what());
}

QString severityText(Severity severity) {
    switch (severity) {
    case Severity::Note: return CoreText::tr("Note");
    case Severity::Warning: return CoreText::tr("Warning");
    case Severity::Error: return CoreText::tr("Error");
    }
    return {};
}

} // namespace strata::ui

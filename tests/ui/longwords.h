// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QTranslator>

namespace strata::test {

/// A language whose every text is half as long again as the English one, with marks at both ends: what it squeezes
/// out or cuts off, German or Finnish would, too.
class LongWords : public QTranslator {
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override {
        const QString text = QString::fromUtf8(source);
        if (text.size() < 2)
            return text;
        return QStringLiteral("⟦%1 %2⟧").arg(text,
                                             QString(std::max<qsizetype>(2, text.size() / 2), QLatin1Char('~')));
    }
};

} // namespace strata::test

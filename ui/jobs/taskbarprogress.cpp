// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/taskbarprogress.h"

#include "ui/jobs/messagebus.h"

#include <QDBusMessage>
#include <QGuiApplication>

#include <algorithm>

namespace strata::ui {

TaskBarProgress::TaskBarProgress(MessageBus& session, QObject* parent) : QObject(parent), session_(session) {}

void TaskBarProgress::show(std::optional<double> share) {
    std::optional<int> percent;
    if (share)
        percent = static_cast<int>(std::clamp(*share, 0.0, 1.0) * 100.0);
    if (percent == shown_)
        return;
    shown_ = percent;
    send({{QStringLiteral("progress"), percent.value_or(0) / 100.0},
          {QStringLiteral("progress-visible"), percent.has_value()}});
}

void TaskBarProgress::send(const QVariantMap& properties) {
    session_.use([properties](const QDBusConnection& bus) {
        QDBusMessage signal =
            QDBusMessage::createSignal(QStringLiteral("/io/github/strata/Strata"),
                                       QStringLiteral("com.canonical.Unity.LauncherEntry"), QStringLiteral("Update"));
        signal.setArguments(
            {QStringLiteral("application://%1.desktop").arg(QGuiApplication::desktopFileName()), properties});
        bus.send(signal);
    });
}

} // namespace strata::ui

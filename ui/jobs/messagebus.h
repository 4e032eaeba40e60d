// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/async/asynctask.h"

#include <QDBusConnection>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace strata::ui {

/// A connection to a D-Bus that is made when it is first wanted, in the background: a bus that is absent, or does not
/// answer, never keeps the window waiting.
class MessageBus : public QObject {
    Q_OBJECT
public:
    using Work = std::function<void(QDBusConnection bus)>;

    /// `address`: as D-Bus writes it; empty: there is none.
    explicit MessageBus(QString address, QObject* parent = nullptr);
    ~MessageBus() override;

    /// Calls `work` as soon as there is a connection, `otherwise` if there is none; on this thread, maybe at once.
    void use(Work work, std::function<void()> otherwise = {});

    /// The addresses of the user's session and of the system; empty if nothing is there. No bus is started for it.
    static QString sessionAddress();
    static QString systemAddress();

private:
    enum class State { Untried, Trying, Ready, Absent };
    struct Waiting {
        Work work;
        std::function<void()> otherwise;
    };

    void connected(bool success);

    QString address_;
    QString name_;
    State state_ = State::Untried;
    std::vector<Waiting> waiting_;
    AsyncTask connecting_;
};

} // namespace strata::ui

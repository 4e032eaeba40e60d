// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/filesystem.h"
#include "core/ops/operation.h"
#include "ui/async/asynctask.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QLabel;

namespace strata::ui {

class InlineMessage;

/// What the dialog's operation would do, kept up to date while its fields change: bytes, files, free space, warnings,
/// or why it cannot be done. Plans on a worker; reads only.
class PlanSummary : public QWidget {
    Q_OBJECT
public:
    using MakeOperation = std::function<std::unique_ptr<Operation>()>;

    explicit PlanSummary(FileSystem& fs, QWidget* parent = nullptr);
    ~PlanSummary() override;

    /// Asks for a new plan; `make` is called on a worker and must own what it uses. `destination`: its volume's free
    /// space is shown. Requests that follow one another quickly are joined.
    void request(MakeOperation make, std::filesystem::path destination);
    /// Shows why there is nothing to plan (a name is missing ...).
    void reject(const QString& reason);

    bool isReady() const { return plan_.has_value(); }
    const Plan& plan() const { return *plan_; }
    InlineMessage& message() { return *message_; }

signals:
    void changed();
    /// The plan failed; code tells the dialog what to offer (another name, split files).
    void refused(const strata::Error& error);

private:
    struct Outlook {
        Plan plan;
        VolumeInfo volume;
    };
    void startPlanning();
    void show(const Outlook& outlook);

    FileSystem& fs_;
    MakeOperation make_;
    std::filesystem::path destination_;
    std::optional<Plan> plan_;
    QTimer delay_;
    AsyncTask task_;
    QLabel* line_;
    InlineMessage* message_;
};

} // namespace strata::ui

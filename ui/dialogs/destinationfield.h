// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <filesystem>

class QLineEdit;

namespace strata::ui {

/// Where a new file goes: a name and a folder, with a Browse button. Adds the ending by itself.
class DestinationField : public QWidget {
    Q_OBJECT
public:
    explicit DestinationField(QWidget* parent = nullptr);

    void setFolder(const std::filesystem::path& folder);
    std::filesystem::path folder() const;
    /// Without the ending.
    void setName(const QString& name);
    QString name() const;
    /// ".vmdk" or ".raw"; a name that ends so already keeps it once.
    void setSuffix(const QString& suffix);
    std::filesystem::path path() const;
    /// Why the name cannot be used, in words; empty if it can.
    QString problem() const;

signals:
    void changed();

private:
    void browse();

    QLineEdit* name_;
    QLineEdit* folder_;
    QString suffix_;
};

} // namespace strata::ui

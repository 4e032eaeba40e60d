// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/disk/diskinfo.h"

#include <QScrollArea>

#include <vector>

class QFormLayout;
class QLabel;

namespace strata::ui {

class UsageBar;
class ValueField;

/// The inspector's first page: what a disk is, in words and figures to copy.
class OverviewPage : public QScrollArea {
    Q_OBJECT
public:
    explicit OverviewPage(QWidget* parent = nullptr);

    void setDisk(const DiskInfo& info);

private:
    ValueField* addField(QFormLayout& form, const QString& label);
    void showUsage(const DiskInfo& info);
    void showIdentity(const DiskInfo& info);

    QLabel* usageText_;
    UsageBar* usage_;
    QFormLayout* form_;
    ValueField *type_, *capacity_, *used_, *onVolume_, *chain_, *adapter_, *hardware_, *geometry_;
    ValueField *uuid_, *cid_, *parent_, *parentCid_, *lock_, *path_;
};

} // namespace strata::ui

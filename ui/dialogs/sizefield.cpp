// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/sizefield.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>

#include <array>
#include <cmath>
#include <utility>

namespace strata::ui {
namespace {

constexpr std::array<unsigned, 3> kUnitShifts{20, 30, 40}; // MB, GB, TB
constexpr int kGigabytes = 1;
/// 62 TB is the largest disk that VMware takes (vmdk-format 1.13); twice that leaves room to be told so.
constexpr double kLargestTerabytes = 128;

} // namespace

SizeField::SizeField(QWidget* parent)
    : QWidget(parent), number_(new QDoubleSpinBox(this)), unit_(new QComboBox(this)) {
    unit_->addItems({tr("MB"), tr("GB"), tr("TB")});
    unit_->setCurrentIndex(kGigabytes);
    unit_->setAccessibleName(tr("Unit of the size"));
    number_->setDecimals(2);
    number_->setAccessibleName(tr("Size"));
    number_->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(number_, 1);
    row->addWidget(unit_);
    setFocusProxy(number_);
    unitChanged(kGigabytes);
    connect(number_, &QDoubleSpinBox::valueChanged, this, &SizeField::tellChanged);
    connect(unit_, &QComboBox::currentIndexChanged, this, &SizeField::unitChanged);
}

void SizeField::setSize(Sectors size) {
    int unit = 2;
    while (unit > 0 && (size.bytes() >> kUnitShifts[static_cast<std::size_t>(unit)]) == 0)
        --unit;
    unit_->setCurrentIndex(unit);
    number_->setValue(std::ldexp(static_cast<double>(size.bytes()),
                                 -static_cast<int>(kUnitShifts[static_cast<std::size_t>(unit)])));
}

Sectors SizeField::size() const {
    const unsigned shift = kUnitShifts[static_cast<std::size_t>(unit_->currentIndex())];
    return Sectors::covering(static_cast<std::uint64_t>(std::ldexp(number_->value(), static_cast<int>(shift))));
}

/// The number stays as typed when only the unit changes: "64 MB" becomes "64 GB".
void SizeField::unitChanged(int unit) {
    const double limit =
        std::ldexp(kLargestTerabytes, 40 - static_cast<int>(kUnitShifts[static_cast<std::size_t>(unit)]));
    number_->setRange(unit == 0 ? 1 : 0.01, limit);
    tellChanged();
}

/// A spin box tells its value again when Enter is pressed; who plans anew then has nothing to do for that Enter.
void SizeField::tellChanged() {
    if (std::exchange(told_, size()) != size())
        emit changed();
}

} // namespace strata::ui

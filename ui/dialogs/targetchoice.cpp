// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/targetchoice.h"

#include "ui/text/typetext.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QRadioButton>

#include <array>

namespace strata::ui {
namespace {

constexpr int kOtherKind = 100;
constexpr int kRawImage = 101;

constexpr std::array kOfferedKinds{
    CreateType::MonolithicSparse,   CreateType::MonolithicFlat,  CreateType::TwoGbMaxExtentSparse,
    CreateType::TwoGbMaxExtentFlat, CreateType::StreamOptimized, CreateType::Vmfs,
    CreateType::VmfsThin,           CreateType::VmfsSparse};

int idOf(Target target) { return static_cast<int>(target); }

} // namespace

TargetChoice::TargetChoice(bool allowRaw, QWidget* parent)
    : QWidget(parent), products_(new QButtonGroup(this)), kinds_(new QComboBox(this)) {
    const auto product = [this](const QString& words, int id) {
        auto* button = new QRadioButton(words, this);
        products_->addButton(button, id);
        return button;
    };
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    QRadioButton* workstation = product(tr("&Workstation or Fusion"), idOf(Target::Workstation));
    workstation->setChecked(true);
    grid->addWidget(workstation, 0, 0);
    grid->addWidget(product(tr("&ESXi"), idOf(Target::Esxi)), 0, 1);
    grid->addWidget(product(tr("&OVA, for transport"), idOf(Target::Ova)), 0, 2);
    grid->addWidget(product(tr("&VirtualBox"), idOf(Target::VirtualBox)), 1, 0);
    grid->addWidget(product(tr("&QEMU"), idOf(Target::Qemu)), 1, 1);
    if (allowRaw)
        grid->addWidget(product(tr("Raw &image"), kRawImage), 1, 2);
    auto* other = product(tr("Another &kind:"), kOtherKind);
    grid->addWidget(other, 2, 0);
    grid->addWidget(kinds_, 2, 1, 1, 2);
    for (const CreateType type : kOfferedKinds)
        kinds_->addItem(createTypeText(type), static_cast<int>(type));
    kinds_->setAccessibleName(tr("Kind of disk"));
    kinds_->setEnabled(false);
    connect(products_, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (id == kOtherKind)
            kinds_->setEnabled(checked);
        if (checked)
            emit changed();
    });
    connect(kinds_, &QComboBox::currentIndexChanged, this, &TargetChoice::changed);
}

CreateType TargetChoice::chosenType() const { return static_cast<CreateType>(kinds_->currentData().toInt()); }

bool TargetChoice::isRaw() const { return products_->checkedId() == kRawImage; }

std::optional<Target> TargetChoice::target() const {
    const int id = products_->checkedId();
    if (id == kOtherKind || id == kRawImage)
        return std::nullopt;
    return static_cast<Target>(id);
}

bool TargetChoice::applyTo(DiskSpec& spec) const {
    if (const auto product = target())
        applyTarget(spec, *product);
    else if (!isRaw())
        spec.type = chosenType();
    return isRaw();
}

void TargetChoice::chooseType(CreateType type) {
    const int row = kinds_->findData(static_cast<int>(type));
    if (row < 0)
        return;
    kinds_->setCurrentIndex(row);
    products_->button(kOtherKind)->setChecked(true);
}

} // namespace strata::ui

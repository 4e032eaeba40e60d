// SPDX-License-Identifier: Apache-2.0
#include "ui/views/overviewpage.h"

#include "ui/text/coretext.h"
#include "ui/text/format.h"
#include "ui/text/typetext.h"
#include "ui/views/look.h"
#include "ui/views/usagebar.h"
#include "ui/views/valuefield.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace strata::ui {
namespace {

QString cidText(Cid cid) { return QStringLiteral("%1").arg(cid, 8, 16, QLatin1Char('0')); }

QString orDash(const std::string& value) {
    return value.empty() ? QStringLiteral("–") : QString::fromStdString(value);
}

} // namespace

OverviewPage::OverviewPage(QWidget* parent)
    : QScrollArea(parent), usageText_(new QLabel(this)), usage_(new UsageBar(this)), form_(new QFormLayout) {
    auto* contents = new QWidget(this);
    auto* column = new QVBoxLayout(contents);
    column->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kDialogMargin);
    column->setSpacing(kGrid);
    usageText_->setTextFormat(Qt::PlainText);
    usageText_->setWordWrap(true);
    column->addWidget(usageText_);
    column->addWidget(usage_);
    column->addSpacing(kGrid);
    form_->setContentsMargins(0, 0, 0, 0);
    form_->setHorizontalSpacing(kGrid);
    form_->setVerticalSpacing(kGrid / 2);
    form_->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    type_ = addField(*form_, tr("Kind:"));
    capacity_ = addField(*form_, tr("Capacity:"));
    used_ = addField(*form_, tr("Data in it:"));
    onVolume_ = addField(*form_, tr("On the volume:"));
    chain_ = addField(*form_, tr("Chain:"));
    adapter_ = addField(*form_, tr("Adapter:"));
    hardware_ = addField(*form_, tr("Hardware:"));
    geometry_ = addField(*form_, tr("Geometry:"));
    uuid_ = addField(*form_, tr("UUID:"));
    cid_ = addField(*form_, tr("Content ID:"));
    parent_ = addField(*form_, tr("Parent:"));
    parentCid_ = addField(*form_, tr("Expects of it:"));
    lock_ = addField(*form_, tr("In use by:"));
    path_ = addField(*form_, tr("Path:"));
    column->addLayout(form_);
    column->addStretch();
    setWidget(contents);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // its fields take the keyboard
    viewport()->setBackgroundRole(QPalette::Window);
    contents->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

ValueField* OverviewPage::addField(QFormLayout& form, const QString& label) {
    auto* words = new QLabel(label, this);
    makeSecondary(words);
    auto* field = new ValueField(this);
    words->setBuddy(field);
    field->setAccessibleName(label);
    form.addRow(words, field);
    return field;
}

void OverviewPage::setDisk(const DiskInfo& info) {
    showUsage(info);
    const LinkInfo& leaf = info.leaf();
    type_->setValue(createTypeText(leaf.type));
    capacity_->setValue(formatBytes(info.capacity.bytes()), formatExactBytes(info.capacity.bytes()));
    used_->setValue(info.allocatedKnown ? formatBytes(info.allocated) : QStringLiteral("…"),
                    info.allocatedKnown ? formatExactBytes(info.allocated) : QString());
    onVolume_->setValue(tr("%1 in %2 of files").arg(formatBytes(leaf.allocated), formatBytes(leaf.fileSize)),
                        formatExactBytes(leaf.allocated));
    chain_->setValue(tr("%n link(s)", nullptr, static_cast<int>(info.links.size())));
    adapter_->setValue(orDash(info.adapterType));
    hardware_->setValue(info.hardwareVersion.empty()
                            ? QStringLiteral("–")
                            : tr("Version %1").arg(QString::fromStdString(info.hardwareVersion)));
    const Geometry& g = info.geometry;
    geometry_->setValue(tr("%1 cylinders, %2 heads, %3 sectors")
                            .arg(QLocale().toString(static_cast<qulonglong>(g.cylinders)))
                            .arg(g.heads)
                            .arg(g.sectors));
    showIdentity(info);
    lock_->setValue(translated(info.lock.holder));
    form_->setRowVisible(lock_, info.lock.locked);
    path_->setValue(fromPath(leaf.path));
}

void OverviewPage::showUsage(const DiskInfo& info) {
    const QString capacity = formatBytes(info.capacity.bytes());
    if (!info.allocatedKnown) {
        const bool broken =
            std::ranges::find(info.problems, Severity::Error, &Issue::severity) != info.problems.end();
        usageText_->setText(broken ? tr("%1; what is in it cannot be counted while it is broken").arg(capacity)
                                   : tr("%1, counting what is in it…").arg(capacity));
        usage_->setShare(-1, usageText_->text());
        return;
    }
    usageText_->setText(tr("%1 of %2 hold data").arg(formatBytes(info.allocated), capacity));
    const double share = info.capacity.count() == 0
                             ? 0
                             : static_cast<double>(info.allocated) / static_cast<double>(info.capacity.bytes());
    usage_->setShare(share, usageText_->text());
}

void OverviewPage::showIdentity(const DiskInfo& info) {
    const LinkInfo& leaf = info.leaf();
    uuid_->setValue(orDash(info.uuid));
    cid_->setValue(cidText(leaf.cid));
    const bool isChild = leaf.parentCid != kNoParentCid;
    form_->setRowVisible(parent_, isChild);
    form_->setRowVisible(parentCid_, isChild);
    if (!isChild)
        return;
    parent_->setValue(QString::fromStdString(leaf.parentHint));
    const bool found = info.links.size() > 1;
    const Cid present = found ? info.links[info.links.size() - 2].cid : 0;
    const QString expected = cidText(leaf.parentCid);
    if (!found)
        parentCid_->setValue(tr("%1 (the parent was not found)").arg(expected));
    else if (present == leaf.parentCid)
        parentCid_->setValue(tr("%1, and has it").arg(expected));
    else
        parentCid_->setValue(tr("%1, but it has %2").arg(expected, cidText(present)));
}

} // namespace strata::ui

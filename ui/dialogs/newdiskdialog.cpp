// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/newdiskdialog.h"

#include "ui/dialogs/destinationfield.h"
#include "ui/dialogs/plansummary.h"
#include "ui/dialogs/sizefield.h"
#include "ui/dialogs/targetchoice.h"
#include "ui/text/commandline.h"
#include "ui/text/format.h"
#include "ui/views/inlinemessage.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace strata::ui {
namespace {

constexpr Sectors kSuggestedSize{(std::uint64_t{64} << 30U) / kSectorSize};

/// Kinds of a fixed size: for them "reserve all now" means something.
bool isFlat(CreateType type) {
    return type == CreateType::MonolithicFlat || type == CreateType::TwoGbMaxExtentFlat || type == CreateType::Vmfs;
}

QWidget* sideBySide(QWidget* left, QWidget* right, QWidget* parent) {
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(left);
    layout->addWidget(right);
    layout->addStretch();
    return row;
}

} // namespace

NewDiskDialog::NewDiskDialog(FileSystem& fs, const std::filesystem::path& folder, QWidget* parent)
    : QDialog(parent), fs_(fs), destination_(new DestinationField(this)), size_(new SizeField(this)),
      target_(new TargetChoice(false, this)), growing_(new QRadioButton(tr("&Grow as needed"), this)),
      reserved_(new QRadioButton(tr("&Reserve all now"), this)), adapter_(new QComboBox(this)),
      summary_(new PlanSummary(fs, this)) {
    setWindowTitle(tr("New Disk"));
    auto* form = new QFormLayout;
    fillForm(form, folder);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    create_ = buttons->addButton(tr("&Create"), QDialogButtonBox::AcceptRole);
    create_->setDefault(true);
    create_->setEnabled(false);
    auto* copy = buttons->addButton(tr("Copy as Co&mmand"), QDialogButtonBox::ActionRole);
    copy->setAutoDefault(false);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(summary_);
    column->addStretch();
    column->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(commandLine(params())); });
    connectFields();
    refresh();
    resize(std::max(sizeHint().width(), 560), sizeHint().height());
    destination_->setFocus();
}

void NewDiskDialog::fillForm(QFormLayout* form, const std::filesystem::path& folder) {
    destination_->setFolder(folder);
    destination_->setName(freeName(folder));
    size_->setSize(kSuggestedSize);
    growing_->setChecked(true);
    for (const auto& [words, type] :
         {std::pair{tr("SCSI (LSI Logic)"), AdapterType::LsiLogic},
          std::pair{tr("SCSI (BusLogic)"), AdapterType::BusLogic}, std::pair{tr("IDE"), AdapterType::Ide}})
        adapter_->addItem(words, static_cast<int>(type));
    form->setSpacing(8);
    form->addRow(destination_);
    auto* sizeLabel = new QLabel(tr("&Size:"), this);
    sizeLabel->setBuddy(size_);
    form->addRow(sizeLabel, size_);
    form->addRow(tr("For:"), target_);
    form->addRow(tr("Space:"), sideBySide(growing_, reserved_, this));
    auto* adapterLabel = new QLabel(tr("A&dapter:"), this);
    adapterLabel->setBuddy(adapter_);
    form->addRow(adapterLabel, adapter_);
}

void NewDiskDialog::connectFields() {
    connect(destination_, &DestinationField::changed, this, &NewDiskDialog::refresh);
    connect(size_, &SizeField::changed, this, &NewDiskDialog::refresh);
    connect(target_, &TargetChoice::changed, this, &NewDiskDialog::refresh);
    connect(growing_, &QRadioButton::toggled, this, &NewDiskDialog::refresh);
    connect(adapter_, &QComboBox::currentIndexChanged, this, &NewDiskDialog::refresh);
    connect(summary_, &PlanSummary::changed, this, [this] { create_->setEnabled(summary_->isReady()); });
    connect(summary_, &PlanSummary::refused, this, &NewDiskDialog::offerRemedy);
}

CreateParams NewDiskDialog::params() const {
    CreateParams params;
    params.spec.path = destination_->path();
    params.spec.capacity = size_->size();
    target_->applyTo(params.spec);
    params.spec.adapter = static_cast<AdapterType>(adapter_->currentData().toInt());
    // "Reserve all now" turns the growing hosted kinds into their full-size twins.
    if (reserved_->isChecked()) {
        if (params.spec.type == CreateType::MonolithicSparse)
            params.spec.type = CreateType::MonolithicFlat;
        else if (params.spec.type == CreateType::TwoGbMaxExtentSparse)
            params.spec.type = CreateType::TwoGbMaxExtentFlat;
        else if (params.spec.type == CreateType::VmfsThin)
            params.spec.type = CreateType::Vmfs;
        params.spec.preallocate = isFlat(params.spec.type);
    }
    return params;
}

const Plan& NewDiskDialog::plan() const { return summary_->plan(); }

void NewDiskDialog::refresh() {
    updateKindFields();
    const QString problem = destination_->problem();
    if (!problem.isEmpty()) {
        summary_->reject(problem);
        return;
    }
    summary_->request([params = params()] { return std::make_unique<CreateOp>(params); }, destination_->folder());
}

void NewDiskDialog::updateKindFields() {
    DiskSpec spec;
    target_->applyTo(spec);
    const bool compressed = spec.type == CreateType::StreamOptimized || spec.type == CreateType::VmfsSparse;
    reserved_->setEnabled(!compressed);
    reserved_->setToolTip(compressed ? tr("This kind of disk always grows as needed.") : QString());
    if (compressed)
        growing_->setChecked(true);
}

/// Where the way out is known, it is a button on the message.
void NewDiskDialog::offerRemedy(const Error& error) {
    InlineMessage& message = summary_->message();
    if (error.code() == ErrorCode::AlreadyExists) {
        const QString name = freeName(destination_->folder());
        connect(message.addButton(tr("Use the Name “%1”").arg(name)), &QPushButton::clicked, this,
                [this, name] { destination_->setName(name); });
    } else if (error.code() == ErrorCode::FileTooLarge) {
        connect(message.addButton(tr("Split into 2 GB Files")), &QPushButton::clicked, this, [this] {
            target_->chooseType(reserved_->isChecked() ? CreateType::TwoGbMaxExtentFlat
                                                       : CreateType::TwoGbMaxExtentSparse);
        });
    }
}

QString NewDiskDialog::freeName(const std::filesystem::path& folder) const {
    const QString base = destination_->name().isEmpty() ? tr("disk") : destination_->name();
    for (int number = 1; number < 1000; ++number) {
        const QString name = number == 1 ? base : QStringLiteral("%1-%2").arg(base).arg(number);
        try {
            if (!fs_.exists(folder / toPath(name + QStringLiteral(".vmdk"))))
                return name;
        } catch (const Error&) {
            return name; // the plan will say what is wrong with the folder
        }
    }
    return base;
}

} // namespace strata::ui

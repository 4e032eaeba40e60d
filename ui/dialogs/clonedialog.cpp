// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/clonedialog.h"

#include "ui/dialogs/destinationfield.h"
#include "ui/dialogs/plansummary.h"
#include "ui/dialogs/targetchoice.h"
#include "ui/text/commandline.h"
#include "ui/text/format.h"
#include "ui/views/inlinemessage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace strata::ui {

CloneDialog::CloneDialog(FileSystem& fs, std::shared_ptr<const DiskInfo> source, OpenOptions open, QWidget* parent)
    : QDialog(parent), fs_(fs), source_(std::move(source)), open_(std::move(open)),
      target_(new TargetChoice(true, this)), destination_(new DestinationField(this)), level_(new QComboBox(this)),
      levelLabel_(new QLabel(tr("Compr&ession:"), this)), verify_(new QCheckBox(tr("&Verify when done"), this)),
      newIdentity_(new QCheckBox(tr("New i&dentity (UUID, content ID)"), this)), summary_(new PlanSummary(fs, this)) {
    setWindowTitle(tr("Clone or Convert “%1”").arg(fromPath(source_->path.filename())));
    auto* form = new QFormLayout;
    fillForm(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    start_ = buttons->addButton(tr("&Start"), QDialogButtonBox::AcceptRole);
    start_->setDefault(true);
    start_->setEnabled(false);
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
    resize(std::max(sizeHint().width(), 600), sizeHint().height());
    destination_->setFocus();
}

void CloneDialog::fillForm(QFormLayout* form) {
    destination_->setFolder(source_->path.has_parent_path() ? source_->path.parent_path() : ".");
    destination_->setName(suggestedName());
    for (const auto& [words, purpose] : {std::pair{tr("Balanced"), CompressionLevel::Purpose::Balanced},
                                         std::pair{tr("Fast, larger file"), CompressionLevel::Purpose::Fast},
                                         std::pair{tr("Small, slower"), CompressionLevel::Purpose::Small},
                                         std::pair{tr("Smallest, much slower"), CompressionLevel::Purpose::Smallest}})
        level_->addItem(words, static_cast<int>(purpose));
    levelLabel_->setBuddy(level_);
    verify_->setChecked(true);
    verify_->setToolTip(tr("Reads the copy back and compares it with the source."));
    newIdentity_->setChecked(true);
    newIdentity_->setToolTip(
        tr("Two disks with the same identity confuse virtual machines. Keep the old one only for a replacement."));
    form->setSpacing(8);
    form->addRow(tr("To:"), target_);
    form->addRow(destination_);
    form->addRow(levelLabel_, level_);
    form->addRow(QString(), verify_);
    form->addRow(QString(), newIdentity_);
    if (source_->links.size() > 1) {
        auto* flat = new QLabel(tr("The copy is one disk: the %n link(s) of the chain are joined.", nullptr,
                                   static_cast<int>(source_->links.size())),
                                this);
        flat->setWordWrap(true);
        form->addRow(QString(), flat);
    }
}

void CloneDialog::connectFields() {
    connect(target_, &TargetChoice::changed, this, [this] {
        destination_->setSuffix(target_->isRaw() ? QStringLiteral(".raw") : QStringLiteral(".vmdk"));
        refresh();
    });
    connect(destination_, &DestinationField::changed, this, &CloneDialog::refresh);
    connect(level_, &QComboBox::currentIndexChanged, this, &CloneDialog::refresh);
    connect(verify_, &QCheckBox::toggled, this, &CloneDialog::refresh);
    connect(newIdentity_, &QCheckBox::toggled, this, &CloneDialog::refresh);
    connect(summary_, &PlanSummary::changed, this, [this] { start_->setEnabled(summary_->isReady()); });
    connect(summary_, &PlanSummary::refused, this, &CloneDialog::offerRemedy);
}

CloneParams CloneDialog::params() const {
    CloneParams params;
    params.source = source_->path;
    params.open = open_;
    params.open.mode = OpenMode::Read;
    params.spec.path = destination_->path();
    params.spec.adapter = parseAdapterType(source_->adapterType).value_or(AdapterType::LsiLogic);
    params.raw = target_->applyTo(params.spec);
    params.keepHardwareVersion = !target_->target().has_value();
    params.keepIdentity = !newIdentity_->isChecked();
    params.verify = verify_->isChecked();
    params.level.purpose = static_cast<CompressionLevel::Purpose>(level_->currentData().toInt());
    return params;
}

const Plan& CloneDialog::plan() const { return summary_->plan(); }

void CloneDialog::refresh() {
    const CloneParams wanted = params();
    const bool compressed = !wanted.raw && wanted.spec.type == CreateType::StreamOptimized;
    level_->setVisible(compressed);
    levelLabel_->setVisible(compressed);
    newIdentity_->setEnabled(!wanted.raw);
    const QString problem = destination_->problem();
    if (!problem.isEmpty()) {
        summary_->reject(problem);
        return;
    }
    summary_->request([wanted] { return std::make_unique<CloneOp>(wanted); }, destination_->folder());
}

void CloneDialog::offerRemedy(const Error& error) {
    InlineMessage& message = summary_->message();
    if (error.code() == ErrorCode::AlreadyExists) {
        const QString name = suggestedName();
        connect(message.addButton(tr("Use the Name “%1”").arg(name)), &QPushButton::clicked, this,
                [this, name] { destination_->setName(name); });
    } else if (error.code() == ErrorCode::FileTooLarge) {
        connect(message.addButton(tr("Split into 2 GB Files")), &QPushButton::clicked, this,
                [this] { target_->chooseType(CreateType::TwoGbMaxExtentSparse); });
    }
}

QString CloneDialog::suggestedName() const {
    const QString base = tr("%1 copy").arg(fromPath(source_->path.stem()));
    const QString suffix = target_->isRaw() ? QStringLiteral(".raw") : QStringLiteral(".vmdk");
    for (int number = 1; number < 1000; ++number) {
        const QString name = number == 1 ? base : QStringLiteral("%1 %2").arg(base).arg(number);
        try {
            if (!fs_.exists(destination_->folder() / toPath(name + suffix)))
                return name;
        } catch (const Error&) {
            return name; // the plan will say what is wrong with the folder
        }
    }
    return base;
}

} // namespace strata::ui

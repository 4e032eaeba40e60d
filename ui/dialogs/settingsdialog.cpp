// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/settingsdialog.h"

#include "ui/settings/language.h"
#include "ui/settings/settings.h"
#include "ui/views/filterfield.h"
#include "ui/views/look.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace strata::ui {

SettingsDialog::SettingsDialog(Settings& settings, QWidget* parent)
    : QDialog(parent), settings_(settings), form_(new QFormLayout), nothing_(new QLabel(this)) {
    setWindowTitle(tr("Settings"));
    auto* filter = new FilterField(tr("Search settings"), this);
    connect(filter, &QLineEdit::textChanged, this, &SettingsDialog::setFilter);
    form_->setHorizontalSpacing(kGrid);
    form_->setVerticalSpacing(kGrid);
    build();
    nothing_->hide();

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* standard = buttons->addButton(tr("Restore &Standard"), QDialogButtonBox::ResetRole);
    standard->setAutoDefault(false);
    connect(standard, &QPushButton::clicked, this, &SettingsDialog::restoreStandard);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::finished, this, [this] {
        if (outdated_)
            emit windowOutdated();
    });

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kDialogMargin, kDialogMargin, kDialogMargin, kDialogMargin);
    column->setSpacing(kDialogMargin);
    column->addWidget(filter);
    column->addLayout(form_);
    column->addWidget(nothing_);
    column->addStretch(1);
    column->addWidget(buttons);
    fill(settings_);
    resize(std::max(sizeHint().width(), 70 * kGrid), sizeHint().height());
}

void SettingsDialog::build() {
    QStringList languages;
    for (const Language::Choice& choice : Language::choices())
        languages << choice.title;
    language_ = addChoice(tr("&Language:"), tr("Of the window; what is in files stays as it is."), languages);
    colors_ = addChoice(tr("&Colours:"), tr("Those of the desktop, or always the same."),
                        {tr("As the desktop"), tr("Light"), tr("Dark"), tr("High contrast")});
    units_ = addChoice(tr("&Sizes:"), tr("What is shown; fields and files count in powers of 1024."),
                       {tr("KB, MB, GB (1024)"), tr("KiB, MiB, GiB (1024)"), tr("kB, MB, GB (1000)")});
    notifies_ = addSwitch(tr("Tell on the desktop when a job &ends"), tr("Only while the window is not in front."));
    keepsAwake_ = addSwitch(tr("Keep the computer &awake while disks are written"),
                            tr("Nothing is lost if it falls asleep, but the job waits."));
}

void SettingsDialog::add(const QString& label, QWidget* editor, const QString& why) {
    auto* reason = new QLabel(why, this);
    reason->setWordWrap(true);
    makeSecondary(reason);
    auto* field = new QVBoxLayout;
    field->setSpacing(kGrid / 4);
    field->addWidget(editor);
    field->addWidget(reason);
    form_->addRow(label, field);
    QString words = label + QLatin1Char(' ') + why;
    if (const auto* box = qobject_cast<const QCheckBox*>(editor))
        words += QLatin1Char(' ') + box->text();
    editor->setAccessibleDescription(why);
    if (auto* title = qobject_cast<QLabel*>(form_->labelForField(field)))
        title->setBuddy(editor);
    entries_.push_back({editor, reason, words.remove(QLatin1Char('&'))});
}

QComboBox* SettingsDialog::addChoice(const QString& label, const QString& why, const QStringList& titles) {
    auto* box = new QComboBox(this);
    box->addItems(titles);
    add(label, box, why);
    entries_.back().words += QLatin1Char(' ') + titles.join(QLatin1Char(' '));
    connect(box, &QComboBox::currentIndexChanged, this, &SettingsDialog::keep);
    return box;
}

QCheckBox* SettingsDialog::addSwitch(const QString& label, const QString& why) {
    auto* box = new QCheckBox(label, this);
    add({}, box, why);
    connect(box, &QCheckBox::toggled, this, &SettingsDialog::keep);
    return box;
}

void SettingsDialog::setFilter(const QString& words) {
    bool any = false;
    for (const Entry& entry : entries_) {
        const bool fits = entry.words.contains(words.trimmed(), Qt::CaseInsensitive);
        any = any || fits;
        for (int row = 0; row < form_->rowCount(); ++row) {
            QLayoutItem* field = form_->itemAt(row, QFormLayout::FieldRole);
            if (field->layout() != nullptr && field->layout()->indexOf(entry.editor) >= 0)
                form_->setRowVisible(row, fits);
        }
    }
    nothing_->setText(tr("Nothing matches “%1”.").arg(words));
    nothing_->setVisible(!any);
}

void SettingsDialog::fill(const Settings& settings) {
    showing_ = true;
    const QList<Language::Choice> choices = Language::choices();
    const auto language = std::ranges::find(choices, settings.language(), &Language::Choice::name);
    language_->setCurrentIndex(language == choices.end() ? 0 : static_cast<int>(language - choices.begin()));
    colors_->setCurrentIndex(static_cast<int>(settings.colors()));
    units_->setCurrentIndex(static_cast<int>(settings.sizeUnits()));
    notifies_->setChecked(settings.notifies());
    keepsAwake_->setChecked(settings.keepsAwake());
    showing_ = false;
}

void SettingsDialog::keep() {
    if (showing_)
        return;
    const QString language = Language::choices().at(language_->currentIndex()).name;
    const auto units = static_cast<SizeUnits>(units_->currentIndex());
    outdated_ = outdated_ || language != settings_.language() || units != settings_.sizeUnits();
    settings_.setLanguage(language);
    settings_.setSizeUnits(units);
    settings_.setColors(static_cast<ColorChoice>(colors_->currentIndex()));
    settings_.setNotifies(notifies_->isChecked());
    settings_.setKeepsAwake(keepsAwake_->isChecked());
    emit changed();
}

void SettingsDialog::restoreStandard() {
    showing_ = true;
    for (QComboBox* box : {language_, colors_, units_})
        box->setCurrentIndex(0);
    notifies_->setChecked(true);
    keepsAwake_->setChecked(true);
    showing_ = false;
    keep();
}

} // namespace strata::ui

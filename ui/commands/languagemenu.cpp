// SPDX-License-Identifier: Apache-2.0
#include "ui/commands/languagemenu.h"

#include "ui/settings/language.h"
#include "ui/settings/settings.h"

#include <QActionGroup>
#include <QMenu>

namespace strata::ui {

void fillLanguageMenu(QMenu& menu, Settings& settings, std::function<void()> chosen) {
    auto* group = new QActionGroup(&menu);
    for (const Language::Choice& choice : Language::choices()) {
        QAction* action = menu.addAction(choice.title);
        action->setCheckable(true);
        action->setChecked(choice.name == settings.language());
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &menu, [&settings, chosen, name = choice.name] {
            if (name == settings.language())
                return;
            settings.setLanguage(name);
            chosen();
        });
    }
}

} // namespace strata::ui

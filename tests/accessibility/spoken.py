# SPDX-License-Identifier: Apache-2.0
"""What a window says of itself to those who do not see it, and what is wrong with that."""
from dataclasses import dataclass, field

CELLS = {"table cell", "list item", "tree item", "table column header", "table row header"}
BUTTONS = {"push button", "check box", "radio button", "toggle button"}


@dataclass
class Spoken:
    """One object, with those in it; `showing` only if everything around it shows, too."""
    role: str
    name: str = ""
    description: str = ""
    focusable: bool = False
    showing: bool = True
    enabled: bool = True
    labelled: bool = False   # something else says its name
    keys: str = ""           # mnemonic or shortcut
    value: float | None = None
    children: list["Spoken"] = field(default_factory=list)
    handle: object = None

    def everything(self):
        yield self
        for child in self.children:
            yield from child.everything()

    def visible(self):
        return (one for one in self.everything() if one.showing)


def nameless(window):
    """What the keyboard can reach and nobody can name."""
    return [one for one in window.visible() if one.focusable and not one.name.strip() and not one.labelled]


def namesakes(window):
    """Controls that cannot be told apart: the same role and name, in one window. Cells repeat by nature."""
    seen, twice = {}, []
    for one in window.visible():
        if not one.focusable or one.role in CELLS or not one.name:
            continue
        if (one.role, one.name) in seen:
            twice.append(one)
        seen[one.role, one.name] = one
    return twice


def _plain(text):
    return text.rstrip("….").strip()


def menu_names(window):
    """All that can be done from the menus, which the keyboard opens with F10 or their letters."""
    return {_plain(one.name) for one in window.everything() if one.role in ("menu item", "check menu item", "radio menu item")}


def unreachable(window, reached):
    """Buttons that show, and that neither Tab (`reached`: role and name of what it came to) nor a key nor a menu gets
    at. A tool bar's button may have a shorter name than its menu item."""
    names = menu_names(window)

    def in_menu(name):
        plain = _plain(name)
        return any(plain == other or other.startswith(plain + " ") for other in names)

    # Buttons within a field do what typing, selecting and erasing do.
    in_fields = {id(one) for text in window.visible() if text.role == "text" for one in text.everything()}
    return [one for one in window.visible()
            if id(one) not in in_fields and one.role in BUTTONS and one.enabled and (one.role, one.name) not in reached and not one.keys
            and not in_menu(one.name)]


def describe(found):
    return "; ".join(f"{one.role} “{one.name}”" for one in found)

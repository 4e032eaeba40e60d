# SPDX-License-Identifier: Apache-2.0
"""A running program as its accessibility bus tells of it. Import it only when the environment names the bus."""
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from spoken import Spoken  # noqa: E402

KEYS = {"Tab": 0xFF09, "Escape": 0xFF1B, "Left": 0xFF51, "Right": 0xFF53}

VIEWS = {"tree", "tree table", "table", "list", "page tab list", "menu bar"}  # whose items are focused, or seem so
MODIFIERS = {"Control": 37, "Shift": 50, "Alt": 64}  # codes of the keys on a PC keyboard


def wait_for(what, seconds=15.0, words="what was waited for"):
    """The first true value of `what`; a failure after `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if value := what():
                return value
        except GLib.Error:
            pass  # it went away while we looked
        time.sleep(0.05)
    raise AssertionError(f"never came: {words}")


def application(name):
    def there():
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            one = desktop.get_child_at_index(i)
            if one and one.get_name() == name and one.get_child_count() > 0:
                return one
        return None
    return wait_for(there)


def children(one):
    return [child for i in range(one.get_child_count()) if (child := one.get_child_at_index(i))]


def has(one, state):
    return one.get_state_set().contains(state)


def _labelled(one):
    return any(relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
               and relation.get_target(0).get_name() for relation in one.get_relation_set())


def _keys(one):
    actions = one.get_action_iface()
    if actions is None:
        return ""
    return ";".join(filter(None, (actions.get_key_binding(i) for i in range(actions.get_n_actions()))))


def read(one, showing=True, deep=True):
    """The object and all in it, as it is now."""
    states = one.get_state_set()
    showing = showing and states.contains(Atspi.StateType.SHOWING)
    role = one.get_role_name()
    focusable = states.contains(Atspi.StateType.FOCUSABLE)
    button = role in ("push button", "check box", "radio button", "toggle button")
    value = one.get_value_iface() if role in ("progress bar", "slider", "spin button") else None
    return Spoken(role, one.get_name(), one.get_description(), focusable, showing,
                  states.contains(Atspi.StateType.ENABLED), focusable and showing and _labelled(one),
                  _keys(one) if button and showing else "", value.get_current_value() if value else None,
                  [read(child, showing) for child in children(one)] if deep else [], one)


def press_key(name, *modifiers):
    """As the keyboard does it, by the X server."""
    for modifier in modifiers:
        Atspi.generate_keyboard_event(MODIFIERS[modifier], None, Atspi.KeySynthType.PRESS)
    Atspi.generate_keyboard_event(KEYS.get(name) or ord(name), None, Atspi.KeySynthType.SYM)
    for modifier in modifiers:
        Atspi.generate_keyboard_event(MODIFIERS[modifier], None, Atspi.KeySynthType.RELEASE)


def act(one):
    one.get_action_iface().do_action(0)


def focused(one):
    """The object with the keyboard, in or below `one`; None if it is lost. Qt calls the current cell of every view
    focused, and every current tab: one counts only where what is around it has the keyboard."""
    if not has(one, Atspi.StateType.SHOWING):
        return None
    here = has(one, Atspi.StateType.FOCUSED)
    if not here and one.get_role_name() in VIEWS:
        return None
    for child in children(one):
        if (found := focused(child)) is not None:
            return found
    return one if here else None

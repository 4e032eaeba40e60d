# SPDX-License-Identifier: Apache-2.0
"""The rules of the walk find what they are meant to find."""
import unittest

from spoken import Spoken, nameless, namesakes, unreachable


def window(*children):
    return Spoken("frame", "Window", children=list(children))


class Rules(unittest.TestCase):
    def test_a_nameless_button_is_found(self):
        bad = Spoken("push button", "", focusable=True)
        self.assertEqual(nameless(window(Spoken("push button", "Save", focusable=True), bad)), [bad])

    def test_what_a_label_names_has_a_name(self):
        self.assertEqual(nameless(window(Spoken("text", "", focusable=True, labelled=True))), [])

    def test_what_does_not_show_is_not_judged(self):
        self.assertEqual(nameless(window(Spoken("push button", "", focusable=True, showing=False))), [])

    def test_two_of_one_name_are_found_but_not_cells(self):
        first, second = (Spoken("push button", "Browse", focusable=True) for _ in range(2))
        cells = [Spoken("table cell", "1 MB", focusable=True) for _ in range(2)]
        self.assertEqual(namesakes(window(first, second, *cells)), [second])

    def test_a_button_for_the_mouse_alone_is_found(self):
        alone = Spoken("push button", "Mend")
        menu = Spoken("menu item", "Merge into Parent…", showing=False)
        shown = window(alone, Spoken("push button", "Merge…"), Spoken("push button", "Close", focusable=True),
                       Spoken("push button", "Help", keys="<Alt>h"), menu)
        self.assertEqual(unreachable(shown, {("push button", "Close")}), [alone])


if __name__ == "__main__":
    unittest.main()

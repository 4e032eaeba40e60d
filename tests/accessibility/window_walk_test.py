# SPDX-License-Identifier: Apache-2.0
"""The real program on a desktop of its own, met as a screen reader meets it: every page, pane and dialog has names,
everything can be reached with the keyboard, and the pictures speak."""
import os
import re
import time
import unittest

from desktop import Desktop
from spoken import describe, nameless, namesakes, unreachable

STRATA = os.environ["STRATA_WINDOW"]
NOT_OURS = {"Open Folder", "Open File", "Save Graph"}  # Qt's file dialog
ASKS_NOTHING = {"Find"}                  # leads to a field


class Walk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = Desktop()
        cls.desktop.__enter__()
        cls.addClassCleanup(cls.desktop.__exit__)
        os.environ.update(cls.desktop.environment)
        cls.desktop.start("matchbox-window-manager")
        cls.program = cls.desktop.start(STRATA, "--sample")
        global atspi
        import atspi  # after the environment names the bus
        cls.application = atspi.application("strata")
        atspi.wait_for(lambda: cls.find("table cell", "^You are here"))
        atspi.wait_for(lambda: cls.find("label", "^[0-9.]+ MB of"))

    def tearDown(self):
        for _ in range(3):  # of a test that failed
            if self.dialog() is not None:
                atspi.press_key("Escape")
                time.sleep(0.5)

    @classmethod
    def window(cls):
        return atspi.children(cls.application)[0]

    @classmethod
    def find(cls, role, pattern, within=None):
        shown = atspi.read(within or cls.window())
        return next((one for one in shown.visible() if one.role == role and re.search(pattern, one.name)), None)

    def dialog(self):
        return next((one for one in atspi.children(self.application)[1:] if atspi.read(one, deep=False).showing), None)

    def judge(self, shown, where):
        self.assertEqual(describe(nameless(shown)), "", f"without a name: {where}")
        self.assertEqual(describe(namesakes(shown)), "", f"of one name: {where}")

    def tab_round(self, within, most=90):
        """What the Tab key comes to, once round; the keyboard is never lost on the way."""
        reached, first = [], None
        for _ in range(most):
            before = atspi.focused(within())
            atspi.press_key("Tab")
            here = atspi.wait_for(lambda: (now := atspi.focused(within())) and now != before and now, 2,
                                  f"Tab from {before and (before.get_role_name(), before.get_name())}")
            key = (here.get_role_name(), here.get_name())
            if key == first and len(reached) > 1:
                return set(reached)
            first = first or key
            reached.append(key)
        self.fail(f"Tab does not come round: {reached[-5:]}")

    def test_every_page_has_names_and_keys(self):
        pages = [one.handle for one in atspi.read(self.window()).visible() if one.role == "page tab"]
        self.assertGreaterEqual(len(pages), 10)
        for page in pages:
            atspi.act(page)
            where = page.get_name()
            atspi.wait_for(lambda: atspi.has(page, atspi.Atspi.StateType.FOCUSED))
            shown = atspi.read(self.window())
            self.judge(shown, where)
            reached = self.tab_round(self.window)
            self.assertEqual(describe(unreachable(shown, reached)), "", f"for the mouse alone: {where}")

    def test_every_dialog_has_names_and_keys(self):
        asked = []
        for item in list(atspi.read(self.window()).everything()):
            if item.role != "menu item" or not item.name.endswith("…") or not item.enabled:
                continue
            name = item.name.rstrip("…")
            if name in NOT_OURS | ASKS_NOTHING:
                continue
            atspi.act(item.handle)
            dialog = atspi.wait_for(self.dialog)
            atspi.wait_for(lambda: atspi.focused(dialog))
            shown = atspi.read(dialog)
            self.judge(shown, name)
            reached = self.tab_round(lambda: dialog)
            self.assertEqual(describe(unreachable(shown, reached)), "", f"for the mouse alone: {name}")
            atspi.press_key("Escape")
            atspi.wait_for(lambda: self.dialog() is None, 2, f"the end of {name}")
            asked.append(name)
        self.assertGreaterEqual(len(asked), 8, asked)

    def test_menu_items_have_names_of_their_own(self):
        for menu in atspi.read(self.window()).everything():
            if menu.role != "popup menu":
                continue
            names = [one.name for one in menu.children if "menu item" in one.role]
            self.assertNotIn("", names)
            self.assertEqual(len(names), len(set(names)), names)

    def test_the_tree_speaks(self):
        atspi.press_key("1", "Control")
        self.assertIsNotNone(atspi.wait_for(lambda: self.find("table cell", "^Clean install, snapshot, .*of its own")))
        self.assertIsNotNone(self.find("table cell", "not in the snapshot list"))

    def test_the_graph_speaks_and_follows_the_keyboard(self):
        atspi.press_key("2", "Control")
        graph = atspi.wait_for(lambda: self.find("tree", "Graph"))
        self.assertEqual(sum("of its own" in one.name for one in graph.everything()), 5)
        before = atspi.wait_for(lambda: atspi.focused(graph.handle)).get_name()
        atspi.press_key("Left")
        atspi.wait_for(lambda: atspi.focused(graph.handle).get_name() != before)

    def test_the_map_speaks_and_follows_the_keyboard(self):
        page = next(one for one in atspi.read(self.window()).visible() if one.role == "page tab" and one.name == "Map")
        atspi.act(page.handle)
        cells = atspi.wait_for(lambda: [one for one in self.find("list", "^Allocation map").children if one.name])
        self.assertRegex(cells[0].name, "^Bytes 0 to .*(stored here|from its parents|nothing stored)")
        for _ in range(40):
            atspi.press_key("Tab")
            here = atspi.wait_for(lambda: atspi.focused(self.window()), 2)
            if here.get_role_name() == "list item":
                break
        self.assertRegex(here.get_name(), "^Bytes")
        before = here.get_name()
        atspi.press_key("Right")
        atspi.wait_for(lambda: atspi.focused(self.window()).get_name() != before)

    def test_how_full_a_disk_is_is_said(self):
        atspi.act(next(one for one in atspi.read(self.window()).visible()
                       if one.role == "page tab" and one.name == "Overview").handle)
        self.assertIsNotNone(atspi.wait_for(lambda: self.find("progress bar", "MB of 16 GB")))


if __name__ == "__main__":
    unittest.main()

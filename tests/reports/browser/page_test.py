#!/usr/bin/python3
"""The HTML report in a browser: it renders, filters, prints, and names in it stay text: page_test.py HEGUI"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from browser import Browser

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
HEGUI = sys.argv.pop(1)

VISIBLE = "return [...document.querySelectorAll('%s')].filter(e => e.offsetParent !== null).length"


def audit(folder, *paths, language="zh"):
    target = str(pathlib.Path(folder) / "report.html")
    command = [HEGUI, "audit", *map(str, paths), "--as-of", "2019-01-15", "--lang", language, "--format", "html", "-o", target]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert done.returncode in (0, 1), done.stderr
    return target


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = Browser().__enter__()
        cls.addClassCleanup(cls.browser.__exit__)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def hostile_file(self):
        return shutil.copy(HERE / "hostile.yaml", pathlib.Path(self.folder) / "\x1b[31m<b>.yaml")

    def shown(self, selector):
        return self.browser.run(VISIBLE % selector)

    def choose(self, name, value):
        self.browser.run("const field = document.forms[0].elements['%s']; field.value = '%s';"
                         "field.dispatchEvent(new Event('input', {bubbles: true}))" % (name, value))

    def test_renders_without_a_complaint_and_fits_every_width(self):
        for story in ("city", "violations", "half-filled", "compliant"):
            page = audit(self.folder, "examples/" + story)
            for width, dark in ((1400, False), (390, False), (390, True)):
                with self.subTest(story=story, width=width, dark=dark):
                    self.browser.open(page, width=width, dark=dark)
                    self.assertEqual([], self.browser.complaints())
                    self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), width)
                    self.assertEqual(1, self.shown("h1"))
                    self.assertGreater(self.shown("section.chapter"), 2)

    def test_light_and_dark_differ(self):
        page = audit(self.folder, "examples/violations")
        colours = []
        for dark in (False, True):
            self.browser.open(page, dark=dark)
            colours.append(self.browser.run("return getComputedStyle(document.body).backgroundColor"))
        self.assertNotEqual(*colours)

    def test_filters(self):
        self.browser.open(audit(self.folder, "examples/city"))
        everything = self.shown("article")
        self.choose("severity", "critical")
        critical = self.shown("article")
        self.assertEqual(critical, self.shown("article .badge.critical"))
        self.assertTrue(0 < critical < everything)
        self.choose("severity", "")
        self.choose("body", "b1")
        self.assertEqual(1, self.shown("#findings section.body"))
        self.choose("body", "")
        self.choose("control", "0")
        self.assertTrue(0 < self.shown("article") < everything)
        self.choose("control", "")
        self.choose("text", "教育统计直报程序")
        self.assertTrue(0 < self.shown("article") < everything)
        self.browser.run("document.querySelector('button[type=reset]').click()")
        # The form is reset after its event.
        time.sleep(0.1)
        self.assertEqual(everything, self.shown("article"))

    def test_filters_what_is_new_to_a_baseline(self):
        baseline = str(pathlib.Path(self.folder) / "baseline.json")
        command = [HEGUI, "audit", "examples/city", "--as-of", "2018-06-30", "-q", "-f", "json", "-o", baseline]
        subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        self.browser.open(audit(self.folder, "examples/city", "--baseline", baseline))
        everything = self.shown("article")
        self.choose("baseline", "new")
        new = self.shown("article")
        self.assertEqual(new, self.shown("article h4 .added"))
        self.assertTrue(0 < new < everything)
        self.choose("baseline", "known")
        self.assertTrue(0 < self.shown("article") < everything)

    def test_reads_the_same_without_scripts(self):
        page = audit(self.folder, "examples/city")
        self.browser.open(page)
        with_scripts = self.shown("article")
        self.browser.open(page, scripts=False)
        self.browser.command("Emulation.setScriptExecutionDisabled", value=False)
        self.assertEqual(with_scripts, self.shown("article"))
        self.assertEqual(0, self.shown("form"))

    def test_keyboard_reaches_the_verdict_first(self):
        self.browser.open(audit(self.folder, "examples/violations"))
        self.browser.press("Tab")
        self.assertEqual("#summary", self.browser.run("return document.activeElement.getAttribute('href')"))
        self.assertEqual(0, self.browser.run(
            "return [...document.querySelectorAll('select,input,button,svg[role=img],[role=region]')]"
            ".filter(e => !(e.labels && e.labels.length) && !e.getAttribute('aria-label') && !e.textContent.trim()).length"))
        levels = self.browser.run("return [...document.querySelectorAll('h1,h2,h3,h4')].map(e => +e.tagName[1])")
        self.assertTrue(all(after - before <= 1 for before, after in zip(levels, levels[1:])), levels)

    def test_prints_on_a4(self):
        self.browser.open(audit(self.folder, "examples/violations"))
        printed = pathlib.Path(self.folder) / "report.pdf"
        printed.write_bytes(self.browser.print())
        facts = subprocess.check_output(["pdfinfo", printed], text=True)
        self.assertRegex(facts, r"Page size:\s+59[45](\.\d+)? x 84[12](\.\d+)? pts \(A4\)")
        text = subprocess.check_output(["pdftotext", printed, "-"], text=True)
        for part in ("政务信息系统整合共享合规审计", "总体结论", "SD-07d", "slj-04"):
            self.assertIn(part, text)
        self.assertNotIn("清除", text)

    def test_a_filtered_page_says_so_in_print(self):
        self.browser.open(audit(self.folder, "examples/city"))
        self.choose("severity", "critical")
        printed = pathlib.Path(self.folder) / "report.pdf"
        printed.write_bytes(self.browser.print())
        self.assertRegex(subprocess.check_output(["pdftotext", printed, "-"], text=True), r"显示 \d+ 项，共 \d+ 项")

    def test_hostile_names_stay_text(self):
        for language in ("zh", "en"):
            self.browser.open(audit(self.folder, self.hostile_file(), language=language))
            self.assertNotIn("owned", self.browser.run("return document.title"))
            self.assertEqual(1, self.browser.run("return document.scripts.length"))
            self.assertEqual(0, self.browser.run("return document.querySelectorAll('img,[onmouseover],[onerror]').length"))
            text = self.browser.run("return document.body.innerText")
            self.assertIn("</td></table><script>document.title='owned'</script>", text)
            self.assertIn("\\u{202E}", text)
            self.assertIn("&amp;", text)
            self.assertIn("\\u{1B}[31m<b>.yaml:", text)
            for hidden in "\u202e\u200b\x1b":
                self.assertNotIn(hidden, text)
            self.assertEqual([], self.browser.complaints())

    def test_no_injected_script_would_run(self):
        self.browser.open(audit(self.folder, "examples/violations"))
        self.browser.run("const s = document.createElement('div'); s.innerHTML = '<img src=x onerror=\"document.title=1\">';"
                         "document.body.append(s)")
        self.assertNotEqual("1", self.browser.run("return document.title"))
        self.assertTrue(any("Content Security Policy" in text for text in self.browser.complaints()))

    def test_notices_render(self):
        folder = pathlib.Path(self.folder) / "notices"
        subprocess.run([HEGUI, "audit", "examples/city", self.hostile_file(), "--as-of", "2019-01-15", "-q",
                        "--report", "notice=%s" % folder], cwd=ROOT, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        pages = sorted(folder.glob("*.html"))
        self.assertGreater(len(pages), 3)
        for page in pages:
            self.browser.open(str(page), width=390)
            self.assertEqual([], self.browser.complaints())
            self.assertEqual(0, self.browser.run("return document.scripts.length"))
            self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), 390)


if __name__ == "__main__":
    unittest.main(verbosity=2)

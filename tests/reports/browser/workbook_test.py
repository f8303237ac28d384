#!/usr/bin/python3
"""The workbook opened again by a reader that is not ours: workbook_test.py HEGUI"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import openpyxl

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
HEGUI = sys.argv.pop(1)


def audit(path, form, language="zh", *more):
    command = [HEGUI, "audit", str(path), "--as-of", "2019-01-15", "--lang", language, "--format", form, *more]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    assert done.returncode in (0, 1)
    return done.stdout


def workbook(path, language="zh", *more):
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(audit(path, "xlsx", language, *more))
        file.flush()
        return openpyxl.load_workbook(file.name)


def rows(sheet):
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row)) for row in body]


class Workbook(unittest.TestCase):
    def test_sheets_filter_and_keep_their_heads_in_sight(self):
        book = workbook("examples/city")
        self.assertEqual(["概要", "问题台账", "缺失事实", "指标"], book.sheetnames)
        for sheet in book:
            self.assertEqual("A2", sheet.freeze_panes)
            self.assertEqual(sheet.dimensions, sheet.auto_filter.ref)
            self.assertEqual("landscape", sheet.page_setup.orientation)
            self.assertEqual("$1:$1", sheet.print_title_rows)

    def test_says_what_the_json_report_says(self):
        for story in ("city", "violations", "half-filled", "compliant"):
            with self.subTest(story=story):
                report = json.loads(audit("examples/" + story, "json"))
                book = workbook("examples/" + story)
                failing = [result for result in report["results"] if result["outcome"] == "fail"]
                findings = {finding["fingerprint"] for result in failing for finding in result["findings"]}
                self.assertEqual(findings, {row["标识"] for row in rows(book["问题台账"])})
                self.assertEqual(sum(len(result["unknowns"]) for result in report["results"]), len(rows(book["缺失事实"])))
                self.assertEqual(sum(result["measured"] is not None for result in report["results"]), len(rows(book["指标"])))
                total = rows(book["概要"])[-1]
                self.assertEqual(report["summary"]["outcomes"]["fail"], total["不符合"])
                self.assertEqual(report["summary"]["findings"]["high"], total["高"])

    def test_says_what_is_new_to_a_baseline(self):
        self.assertEqual({None}, {row["对照基线"] for row in rows(workbook("examples/violations")["问题台账"])})
        with tempfile.NamedTemporaryFile(suffix=".json") as baseline:
            earlier = json.loads(audit("examples/violations", "json"))
            failing = [result for result in earlier["results"] if result["outcome"] == "fail" and result["findings"]]
            forgotten = failing[0]["findings"].pop()["fingerprint"]
            baseline.write(json.dumps(earlier).encode())
            baseline.flush()
            book = workbook("examples/violations", "zh", "--baseline", baseline.name)
        marks = {row["标识"]: row["对照基线"] for row in rows(book["问题台账"])}
        self.assertEqual("新增", marks.pop(forgotten))
        self.assertEqual({"已知"}, set(marks.values()))

    def test_figures_and_days_are_such_and_not_texts(self):
        book = workbook("examples/city")
        quota = rows(book["指标"])[0]
        self.assertEqual((9, 10, 0.9), (quota["达到数"], quota["总数"], quota["至少"]))
        self.assertEqual((2018, 6, 30), quota["期限"].timetuple()[:3])
        self.assertEqual("2019-01-14 16:00:00", str(book.properties.created))

    def test_hostile_names_stay_text(self):
        book = workbook(HERE / "hostile.yaml")
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        self.assertFalse([cell.value for cell in cells if cell.data_type in "fe"])
        texts = [cell.value for cell in cells if isinstance(cell.value, str)]
        self.assertIn("</td></table><script>document.title='owned'</script>", texts)
        self.assertTrue(any("\\u{202E}" in text for text in texts))
        self.assertFalse([text for text in texts if any(hidden in text for hidden in "\u202e\u200b\x1b")])

    def test_same_bytes_and_both_languages(self):
        self.assertEqual(audit("examples/city", "xlsx"), audit("examples/city", "xlsx"))
        self.assertEqual(["Summary", "Findings", "Missing facts", "Quotas"], workbook("examples/city", "en").sheetnames)


if __name__ == "__main__":
    unittest.main(verbosity=2)

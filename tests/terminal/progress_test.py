#!/usr/bin/env python3
"""What hegui says to a terminal while it works, and that nothing of it stays: progress_test.py HEGUI"""
import os
import pty
import subprocess
import sys
import tempfile

BODY = """hegui: 1
organization: {{name: 临沂市{0}局, level: city, kind: department, division: "371300"}}
as_of: 2018-12-31
systems: []
"""


def errors_on(terminal, arguments, term="xterm"):
    """Standard error of a run, on a terminal or a pipe."""
    environment = {"PATH": os.environ["PATH"], "TERM": term, "LANG": "C.UTF-8"}
    if not terminal:
        run = subprocess.run(arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        return run.stderr.decode()
    reader, writer = pty.openpty()
    child = subprocess.Popen(arguments, env=environment, stdout=subprocess.DEVNULL, stderr=writer)
    os.close(writer)
    text = b""
    while True:
        try:
            part = os.read(reader, 4096)
        except OSError:  # the terminal is gone with its last writer
            break
        if not part:
            break
        text += part
    child.wait()
    return text.decode()


def expect(what, condition):
    if not condition:
        sys.exit(f"failed: {what}")
    print(f"ok: {what}")


def main():
    hegui = os.path.realpath(sys.argv[1])
    clear = "\r\x1b[K"
    with tempfile.TemporaryDirectory() as folder:
        for number in range(3):
            with open(f"{folder}/{number}.yaml", "w", encoding="utf-8") as file:
                file.write(BODY.format("甲乙丙"[number]))
        audit = [hegui, "audit", folder, "--rule", "SD-07c"]
        shown = errors_on(True, audit)
        expect("files are counted", shown.startswith(clear + "正在读入文件 1/3"))
        expect("bodies are counted", clear + "正在审计单位 1/3" in shown)
        expect("the line is cleared at the end", shown.rsplit("/3", 1)[1].startswith(clear))
        expect("in English", "auditing bodies 1/3" in errors_on(True, audit + ["--lang", "en"]))
        for what, text in (
            ("a pipe", errors_on(False, audit)),
            ("--quiet", errors_on(True, audit + ["-q"])),
            ("a dumb terminal", errors_on(True, audit, term="dumb")),
            ("a single file", errors_on(True, [hegui, "audit", folder + "/0.yaml", "--rule", "SD-07c"])),
        ):
            expect(f"nothing of it on {what}", "\x1b" not in text and "/3" not in text and "1/1" not in text)


main()

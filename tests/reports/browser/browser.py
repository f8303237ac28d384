"""A headless Chromium, driven through chromedriver by the standard library alone."""
import base64
import json
import shutil
import subprocess
import tempfile
import urllib.request

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]


class Browser:
    def __enter__(self):
        self.folder = tempfile.mkdtemp()
        # The driver picks a free port and says which.
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.root = "http://127.0.0.1:%s" % self._port()
        try:
            self._start_session()
        except Exception:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        try:
            if hasattr(self, "session"):
                self._call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _port(self):
        for line in self.driver.stdout:
            if "started successfully on port" in line:
                return line.rstrip().rstrip(".").rsplit(" ", 1)[1]
        raise RuntimeError("chromedriver did not start")

    def _start_session(self):
        options = {"binary": "/usr/bin/chromium", "args": ARGUMENTS + ["--user-data-dir=" + self.folder]}
        capabilities = {"alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}
        self.session = self._request("POST", "/session", {"capabilities": capabilities})["sessionId"]

    def _request(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.root + path, method=method, data=data, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def _call(self, method, path, body=None):
        return self._request(method, "/session/%s%s" % (self.session, path), body)

    def command(self, name, **parameters):
        return self._call("POST", "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def open(self, path, width=1400, dark=False, scripts=True):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.command("Emulation.setEmulatedMedia", features=[scheme])
        self.command("Emulation.setScriptExecutionDisabled", value=not scripts)
        self._call("POST", "/url", {"url": "file://" + path})

    def run(self, script):
        return self._call("POST", "/execute/sync", {"script": script, "args": []})

    def press(self, key):
        self.command("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, windowsVirtualKeyCode=9)
        self.command("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=9)

    def print(self):
        return base64.b64decode(self._call("POST", "/print", {"page": {"width": 21.0, "height": 29.7}}))

    def complaints(self):
        return [entry["message"] for entry in self._call("POST", "/se/log", {"type": "browser"})]

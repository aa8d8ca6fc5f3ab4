"""A page opened by its own address on a server that nobody has visited yet."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.browser.conftest import ROOT, free_port, wait_until_ready

pytestmark = pytest.mark.browser

STARTS = {
    "serve.py": lambda port: [sys.executable, "serve.py"],
    "streamlit run": lambda port: [
        sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port),
    ],
}  # fmt: skip


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_the_first_visit_may_be_to_any_page(chromium, start):
    port = free_port()
    server = subprocess.Popen(
        start(port), cwd=ROOT, env=os.environ | {"ATLAS_PORT": str(port)}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        wait_until_ready(server, f"http://localhost:{port}", "/_stcore/health")
        page = chromium.new_page()
        page.goto(f"http://localhost:{port}/pipeline?vendors=google")

        page.locator("h1.finding", has_text="Google").wait_for()
        page.get_by_role("link", name="World map").wait_for()
        page.locator("footer.foot").wait_for()

        assert page.url.endswith("/pipeline?vendors=google")
        page.close()
    finally:
        server.terminate()
        server.wait(timeout=10)

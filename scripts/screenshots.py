"""Makes the README's two pictures from the real site, those of the exam's guides, and the recorded exam."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

REPO = Path(__file__).parents[1]
sys.path.insert(0, str(REPO))
PICTURES = REPO / ".github" / "pictures"


def main() -> None:
    """Build the site into a folder of its own, serve it, and photograph two pages."""
    from playwright.sync_api import sync_playwright

    from scripts.record_exam import record
    from scripts.screenshots_exam import photograph
    from tests.conftest import QUIET, chromium
    from tests.support.server import serve

    with tempfile.TemporaryDirectory() as www, sync_playwright() as playwright:
        command = [sys.executable, "-m", "casebook", "build", "--root", str(REPO), "--site-dir", f"{www}/casebook"]
        subprocess.run(command, check=True)
        port = serve(Path(www)).server_port
        base = f"http://127.0.0.1:{port}/casebook/"
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        PICTURES.mkdir(parents=True, exist_ok=True)

        case = browser.new_page(viewport={"width": 1280, "height": 860})
        case.goto(f"{base}cases/bank-campaign-takeover/", wait_until="networkidle")
        case.screenshot(path=PICTURES / "case.png")

        practice = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="dark")
        practice.goto(f"{base}practice/case-decisions/", wait_until="networkidle")
        practice.locator("casebook-practice input").first.check()
        practice.get_by_role("button", name="Check", exact=True).click()
        practice.wait_for_selector(".cb-verdict")
        practice.screenshot(path=PICTURES / "practice.png")
        photograph(browser, Path(www), port)
        record(browser, Path(www), port)
        browser.close()


if __name__ == "__main__":
    main()

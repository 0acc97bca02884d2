"""Is the truth true? Walks each task's route: the control's state, that looking changes nothing, that refusing holds.

Run ``python benchmarks/applications/check.py [NAME …] [--task ID] [--pictures FOLDER]``. For each task the application
is started with fresh data. That no shorter route exists is not shown by this: it was sought by hand (README.md).
"""

import argparse
import sys
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, Page, ViewportSize

from applications import Application, Running, Task, applications
from applications.walking import before_the_change, perform, plain_browser, settle, state


def main() -> int:
    """Print a line for each task; the exit code is 1 where a truth is none."""
    reader = argparse.ArgumentParser(description="Is the truth true?")
    reader.add_argument("names", nargs="*", help="of applications; all where none is named")
    reader.add_argument("--pictures", type=Path, help="folder for a picture of each control before and after")
    reader.add_argument("--task", help="only the task of this id")
    said = reader.parse_args()
    wrong = 0
    with plain_browser() as browser:
        for application in applications():
            if said.names and application.name not in said.names:
                continue
            for task in application.tasks:
                if said.task in (None, task.id):
                    complaints = checked(application, task, browser, said.pictures)
                    wrong += bool(complaints)
                    print(f"{application.name}: {task.id}: {'; '.join(complaints) or 'as said'}", flush=True)
    return min(wrong, 1)


def checked(application: Application, task: Task, browser: Browser, pictures: Path | None) -> list[str]:
    """What is not as the truth says; empty where all of it is."""
    complaints: list[str] = []
    stem = f"{application.name}-{task.id}".replace(" ", "-").lower()
    with application.running() as running:
        page = opened(running, browser)
        since, before = len(running.relay.requests), running.stored()
        page.goto(running.start)
        settle(page)
        perform(page, before_the_change(task))
        found = [state(page, control) for control in task.controls]
        if any(one != task.default for one in found):
            complaints.append(f"by default it is {found}, not {task.default}")
        if pictures:
            page.screenshot(path=pictures / f"{stem}-before.png")
        if changes := running.changes(since):
            complaints.append(f"looking sent {sorted(set(changes))}")
        if different := differences(before, running.stored()):
            complaints.append(f"looking changed {different}")
        page.context.close()

        page = opened(running, browser)
        page.goto(running.start)
        settle(page)
        before = keeps(task, running, page)
        perform(page, task.steps)
        for _ in range(20):  # applications save when they come to it
            settle(page)
            if task.already_refused or differences(before, keeps(task, running, page)):
                break
        if pictures:
            page.screenshot(path=pictures / f"{stem}-after.png")
        kept = differences(before, keeps(task, running, page))
        there = "indexedDB" in running.storage_state.read_text(encoding="utf-8")  # who is signed in is kept there, too
        session = page.context.storage_state(indexed_db=there or task.kept == "browser")
        page.context.close()
        page = browser.new_context(storage_state=session, viewport=VIEWPORT).new_page()
        page.goto(running.start)
        settle(page)
        if task.controls[0].role not in ("button", "generic", "link"):
            perform(page, before_the_change(task))
            found = [state(page, control) for control in task.controls]
            if any(one != task.refused for one in found):
                complaints.append(f"after refusing and coming back it is {found}, not {task.refused}")
        if pictures:
            page.screenshot(path=pictures / f"{stem}-again.png")
        page.context.close()
        if not kept and not task.already_refused:
            complaints.append(f"nothing that the {task.kept} stores has changed")
        print(f"  stored: {kept}"[:600])
    return complaints


def keeps(task: Task, running: Running, page: Page) -> object:
    """What is stored where the task's answer belongs."""
    if task.kept == "server":
        return running.stored()
    kept = page.context.storage_state(indexed_db=True)
    cookies = {cookie["name"]: cookie["value"] for cookie in kept["cookies"]}
    return {"origins": kept["origins"], "cookies": cookies}


VIEWPORT: Final[ViewportSize] = {"width": 1280, "height": 800}


def opened(running: Running, browser: Browser) -> Page:
    """A page of the person who is signed in."""
    page = browser.new_context(storage_state=running.storage_state, viewport=VIEWPORT).new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def differences(before: object, after: object, at: str = "") -> list[str]:
    """Where two values differ, and how."""
    if isinstance(before, dict) and isinstance(after, dict):
        keys = sorted({*before, *after}, key=str)
        return [d for key in keys for d in differences(before.get(key), after.get(key), f"{at}/{key}")]
    return [] if before == after else [f"{at}: {str(before)[:60]} -> {str(after)[:60]}"]


if __name__ == "__main__":
    sys.exit(main())

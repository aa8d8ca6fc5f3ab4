"""Files are whole or not there: full disks, wrong paths, and work that is stopped in the middle."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from analytics.filters import AtlasFilter
from exports import command_line
from exports.decks import press as press_module
from exports.decks.binding import deck_document
from exports.decks.order import DeckOrder, Slide
from exports.decks.press import PressError, deck_words, press
from exports.progress import Progress
from exports.saving import UnwritableError, save

ROOT = Path(__file__).parents[2]
ORDER = DeckOrder(
    (Slide("stage_funnel"), Slide("changes"), Slide("method")),
    AtlasFilter(vendors=("openai",)),
    title="Where we stand",
    theme="dark",
)


# One file


def full(*_, **__):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_is_written_with_the_rights_of_any_new_one(tmp_path):
    (tmp_path / "by hand.csv").touch()

    save(tmp_path / "new.csv", b"rows")

    rights = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert (tmp_path / "new.csv").read_bytes() == b"rows"
    assert len(rights) == 1


def test_a_file_that_was_there_keeps_its_rights(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_bytes(b"old")
    file.chmod(0o600)

    save(file, b"new")

    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o600)


@pytest.mark.parametrize("step", ["fdopen", "fsync"])
def test_on_a_full_disk_the_old_file_stays_and_nothing_else_is_left(tmp_path, monkeypatch, step):
    file = tmp_path / "deck.pptx"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, step, full)

    with pytest.raises(UnwritableError, match=r"deck.pptx cannot be written: No space left"):
        save(file, b"new")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("deck.pptx", b"old")
    ]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_who_stops_the_work_leaves_no_half_of_a_file(tmp_path, monkeypatch, stop):
    def stopped(_):
        raise stop

    monkeypatch.setattr(os, "fsync", stopped)

    with pytest.raises(stop):
        save(tmp_path / "deck.pptx", b"new")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no/such/deck.pptx", "there is no folder"),
        ("a file/deck.pptx", "Not a directory"),
        (".", "is a folder; name a file in it"),
        ("x" * 300 + ".pptx", "File name too long"),
    ],
    ids=lambda text: text[:20],
)
def test_a_path_that_cannot_be_gets_a_sentence(tmp_path, name, reason):
    (tmp_path / "a file").touch()

    with pytest.raises(UnwritableError, match=reason):
        save(tmp_path / name, b"rows")

    assert [path.name for path in tmp_path.iterdir()] == ["a file"]


def test_a_folder_that_takes_no_files_gets_a_sentence_that_is_true():
    with pytest.raises(UnwritableError, match=r"/proc/deck.pptx cannot be written") as refusal:
        save(Path("/proc/deck.pptx"), b"rows")

    assert "there is no folder" not in str(refusal.value)


# The command line


@pytest.mark.parametrize(
    "path",
    ["no/such/deck.pptx", ".", "/proc/deck.pptx", "x" * 300, "/dev/full"],
    ids=lambda p: p[:20],
)
@pytest.mark.parametrize(
    "what", [["method"], ["deck", "--views=method"], ["brief", "GBR"]], ids=" ".join
)
def test_the_command_line_says_why_it_cannot_write(
    atlas, monkeypatch, capsys, tmp_path, path, what
):
    monkeypatch.setattr(command_line, "open_atlas", lambda: atlas)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(SystemExit) as left:
        command_line.run([*what, "--quiet", "--format=pptx", "-o", path])

    said = capsys.readouterr().err
    assert left.value.code == 2
    assert said.count("\n") == 1
    assert said.endswith(".\n")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_is_told_before_the_work(monkeypatch, capsys):
    monkeypatch.setattr(command_line, "open_atlas", lambda: pytest.fail("the facts were opened"))

    with pytest.raises(SystemExit):
        command_line.run(["deck", "-o", "no/such/deck.pptx"])

    assert "there is no folder no/such" in capsys.readouterr().err


@pytest.mark.parametrize("steps", [1, 3], ids=["asking", "writing"])
def test_who_interrupts_the_command_line_is_told_that_nothing_was_written(tmp_path, steps):
    file = tmp_path / "deck.pptx"
    views = ("method", "partnership_map", "deal_register")
    process = subprocess.Popen(
        [sys.executable, "-m", "exports", "deck", f"--views={','.join(views)}",
         "--audience=partner", "-o", str(file)],
        cwd=ROOT, text=True, stderr=subprocess.PIPE,
    )  # fmt: skip
    for _ in range(steps):
        process.stderr.readline()

    process.send_signal(signal.SIGINT)
    *_, last = process.communicate(timeout=60)[1].splitlines()

    assert process.returncode == 130
    assert last == "exports: stopped before the end; nothing was written."
    assert list(tmp_path.iterdir()) == []


# The press


@pytest.fixture
def processes(monkeypatch, tmp_path):
    """What the press starts, and the only place where it can leave something."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    started = []

    class Remembered(subprocess.Popen):
        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            started.append(self)

    monkeypatch.setattr(press_module.subprocess, "Popen", Remembered)
    return started


def is_gone(process: subprocess.Popen) -> bool:
    """Whether no such process is there any more, not even a dead one."""
    try:
        os.kill(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_press_tells_each_step_and_gives_what_the_command_line_writes(
    atlas, processes, monkeypatch, tmp_path
):
    *steps, content = press(deck_words(ORDER, "pptx"))

    assert [(step.done, step.steps) for step in steps] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert all(isinstance(step, Progress) and step.said for step in steps)
    assert content == deck_document(ORDER, "pptx", atlas).content
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(command_line, "open_atlas", lambda: atlas)
    file = tmp_path / "deck.pptx"
    assert command_line.run([*deck_words(ORDER, "pptx"), "-o", str(file)]) == 0
    assert file.read_bytes() == content


def test_who_goes_away_ends_the_work(processes, tmp_path):
    pressing = press(deck_words(ORDER, "pptx"))
    assert next(pressing).done == 1
    (process,) = processes
    assert process.poll() is None

    pressing.close()

    assert is_gone(process)
    assert list(tmp_path.iterdir()) == []


def test_work_that_is_killed_in_the_middle_gets_a_sentence_and_leaves_nothing(processes, tmp_path):
    pressing = press(deck_words(ORDER, "pptx"))
    next(pressing)

    processes[0].send_signal(signal.SIGKILL)

    with pytest.raises(PressError, match="could not be built: the work was stopped") as told:
        list(pressing)
    assert str(told.value).endswith(".")
    assert is_gone(processes[0])
    assert list(tmp_path.iterdir()) == []


def test_work_that_takes_too_long_is_ended(processes, monkeypatch, tmp_path):
    monkeypatch.setattr(press_module, "LONGEST_SECONDS", 0.05)
    began = time.monotonic()

    with pytest.raises(PressError, match="could not be built"):
        list(press(deck_words(ORDER, "pptx")))

    assert time.monotonic() - began < 30
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["deck", "--format=docx"], "there is no format “docx”"),
        (["deck", "--slides=nothing"], "there is no view “nothing”"),
    ],
    ids=["before the facts are open", "after"],
)
def test_a_wrong_order_gets_the_sentence_of_the_command_line(processes, words, sentence):
    with pytest.raises(PressError, match=sentence) as told:
        list(press(words))

    assert not str(told.value).startswith("exports:")


def test_no_more_decks_are_built_at_once_than_there_is_room_for(monkeypatch):
    built = []
    monkeypatch.setattr(press_module, "_LOOK_AGAIN_SECONDS", 0.01)
    monkeypatch.setattr(press_module, "_printed", lambda words: iter([built.append(words) or b"x"]))
    under_way = [press_module.press([str(at)]) for at in range(press_module.MOST_AT_ONCE)]
    for deck in under_way:
        next(deck)

    waiting = press_module.press(["late"])
    assert next(waiting).said == "Other decks are built first; yours is next"
    assert ["late"] not in built
    under_way[0].close()

    assert list(waiting)[-1] == b"x"
    assert built[-1] == ["late"]


def test_a_reader_who_goes_away_while_waiting_leaves_the_room_to_others(monkeypatch):
    monkeypatch.setattr(press_module, "_LOOK_AGAIN_SECONDS", 0.01)
    monkeypatch.setattr(press_module, "_printed", lambda _: iter([b"x"]))
    under_way = [press_module.press(["a"]) for _ in range(press_module.MOST_AT_ONCE)]
    for deck in under_way:
        next(deck)
    waiting = press_module.press(["b"])
    next(waiting)
    waiting.close()

    for deck in under_way:
        deck.close()

    assert [list(press_module.press(["c"])) for _ in range(3)] == [[b"x"]] * 3

"""The cluster engine: the same bytes as on one machine, whatever becomes of its machines and workers."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import redactor
from redactor.errors import ComponentMissing, InputError, RulesError
from redactor.jobs.local import Lost
from redactor.jobs.parcels import Answer, brought_home, lay_down, own_folder, read_source
from redactor.jobs.run import Progress
from redactor.pipeline import Task
from redactor.settings import Settings
from tests.production import CERTIFICATION, EMAIL, draw_lines, make_production
from tests.test_run_hard import hashes_of

ray = pytest.importorskip("ray", reason="Ray is not installed: the extra `cluster` brings it")
pytestmark = pytest.mark.slow

# Ray's own processes and logs are not ours to tidy.
ignore_ray = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::FutureWarning", "ignore::DeprecationWarning"
)
QUICK = {"health_check_period_ms": 500, "health_check_failure_threshold": 3, "health_check_initial_delay_ms": 0}


@dataclass(frozen=True, kw_only=True)
class Shout:
    """A pass that misbehaves as the name of its document tells."""

    settings: Settings

    def __call__(self) -> Callable[[Task], str]:
        if self.settings.volume == "BROKEN":
            raise RulesError("rules: something is wrong.")

        def work(task: Task) -> str:
            if task.source == "crash":
                os.kill(os.getpid(), signal.SIGKILL)
            if task.source == "hang":
                time.sleep(120)
            return task.path.read_bytes().decode().upper()

        return work


def _tasks(folder: Path, names: str) -> list[Task]:
    paths = {name: folder / f"{name}.txt" for name in names.split()}
    for name, path in paths.items():
        path.write_text(name, encoding="utf-8")
    return [Task(document_id=name, path=path, source=name) for name, path in paths.items()]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from ray.cluster_utils import Cluster

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "_system_config": QUICK})
    yield made
    ray.shutdown()
    made.shutdown()


@ignore_ray
def test_every_task_comes_back_once_whatever_its_neighbours_do(cluster: Any, tmp_path: Path) -> None:
    from redactor.jobs.cluster import joined

    tasks = _tasks(tmp_path, "a crash b hang c")
    settings = Settings(sources=(tmp_path,), out=tmp_path / "out")
    with joined(cluster.address, workers=None) as run_tasks:
        answers = run_tasks(tasks, Shout(settings=settings), seconds=lambda _: 5.0)
        results = {task.source: result for task, result in answers}
    assert results == {
        "a": Answer(value="A", redacted=None).value, "b": "B", "c": "C",
        "crash": Lost(why="died"), "hang": Lost(why="too long"),
    }  # fmt: skip


@ignore_ray
def test_a_worker_that_cannot_be_set_up_ends_the_run_with_its_own_error(cluster: Any, tmp_path: Path) -> None:
    from redactor.jobs.cluster import joined

    settings = Settings(sources=(tmp_path,), out=tmp_path / "out", volume="BROKEN")
    with (
        joined(cluster.address, workers=1) as run_tasks,
        pytest.raises(RulesError, match=r"^rules: something is wrong\.$"),
    ):
        list(run_tasks(_tasks(tmp_path, "a"), Shout(settings=settings)))


@ignore_ray
def test_a_machine_with_another_program_is_refused(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from redactor.jobs import cluster as driver
    from redactor.jobs import parcels

    other = {**parcels.identity(), "pymupdf": "0.0"}
    monkeypatch.setattr(parcels, "identity", lambda: other)
    monkeypatch.setattr(driver, "identity", lambda: other)
    settings = Settings(sources=(tmp_path,), out=tmp_path / "out")
    with driver.joined(cluster.address, workers=1) as run_tasks, pytest.raises(ComponentMissing) as caught:
        list(run_tasks(_tasks(tmp_path, "a"), Shout(settings=settings)))
    assert str(caught.value) == (
        "A machine of the cluster has another version of pymupdf than this one. Install the same on all of them."
    )


@ignore_ray
@pytest.mark.own_processes
@pytest.mark.model
def test_a_machine_lost_in_each_pass_changes_no_byte(cluster: Any, tmp_path: Path) -> None:
    roster = make_production(tmp_path / "in")
    for number in range(6):
        draw_lines(tmp_path / "in" / "c" / f"{number}.pdf", EMAIL if number % 2 else CERTIFICATION)
    key = tmp_path / "key"
    key.write_bytes(bytes(range(32)))
    redactor.run(tmp_path / "in", out=tmp_path / "local", roster=roster, job_key=key, jobs=2)
    lost: list[str] = []
    second = [cluster.add_node(num_cpus=1)]

    def watch(progress: Progress) -> None:
        if progress.done == 2 and progress.stage in ("search", "redact") and progress.stage not in lost:
            assert any(a["NodeID"] == second[0].node_id for a in _actors()), "nothing is at work there"
            lost.append(progress.stage)
            cluster.remove_node(second[0], allow_graceful=False)
            second[0] = cluster.add_node(num_cpus=1)

    redactor.run(
        tmp_path / "in", out=tmp_path / "ray", roster=roster, job_key=key, engine="ray", ray_address=cluster.address,
        watch=watch,
    )  # fmt: skip
    assert lost == ["search", "redact"]
    assert hashes_of(tmp_path / "ray" / "VOL001") == hashes_of(tmp_path / "local" / "VOL001")
    private = [(tmp_path / engine / "private" / "crossref.csv").read_bytes() for engine in ("local", "ray")]
    assert private[0] == private[1]


def _actors() -> list[dict[str, str]]:
    from ray._private import state

    return [actor["Address"] for actor in state.actors().values() if actor["State"] == "ALIVE"]


@ignore_ray
def test_an_address_where_no_cluster_answers_is_said(tmp_path: Path) -> None:
    draw_lines(tmp_path / "in" / "one.pdf", CERTIFICATION)
    ray.shutdown()
    with pytest.raises(InputError) as caught:
        redactor.run(tmp_path / "in", out=tmp_path / "out", engine="ray", ray_address="127.0.0.1:1")
    assert str(caught.value) == "--ray-address: no cluster answers there. Start one with `ray start --head`."
    assert not (tmp_path / "out").exists()


def test_a_source_that_cannot_be_read_cannot_be_read_there_either(tmp_path: Path) -> None:
    lay_down(read_source(tmp_path / "nowhere.pdf"), tmp_path / "copy.pdf")
    assert not (tmp_path / "copy.pdf").exists()


def test_a_source_that_is_too_large_does_not_travel_and_is_too_large_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("redactor.jobs.parcels.MAX_BYTES", 9)
    (tmp_path / "large.pdf").write_bytes(b"x" * 10)
    assert read_source(tmp_path / "large.pdf") == 10
    lay_down(10, tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").stat().st_size == 10


def test_what_a_killed_worker_left_is_swept_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    dead, lock = own_folder()
    (dead / "document").mkdir()
    alive, other = own_folder()
    assert dead.exists()
    os.close(lock)
    third, last = own_folder()
    assert sorted(tmp_path.iterdir()) == sorted([alive, third])
    os.close(other)
    os.close(last)


def test_an_answer_without_the_file_it_speaks_of_is_a_fault(tmp_path: Path) -> None:
    assert brought_home(Answer(value="A", redacted=None), Task(document_id="a", path=tmp_path, source="a")) == "A"

"""What scripts/soak looks at besides answers: memory, descriptors and mappings of processes, what is left over."""
import os
import pathlib
import re
import statistics
import typing

OF_AN_INDEX = {"CURRENT", "IDENTITY", "LOCK"}
MOST_GROWTH = (1.10, 8 << 20)  # of memory: by so much, and so many bytes
MOST_DESCRIPTORS = 2  # more of them than at first
MOST_MAPPINGS = 12  # the same: two sessions, each of which maps six files


class Difference(Exception):
    """What is not as it must be."""


class Sample(typing.NamedTuple):
    """What a process has at a moment.

    Pages of files that it maps are the page cache's, which takes them back when others need memory: how many are there
    tells how much of an index was read, not what the process keeps. How many files it maps tells whether it lets go.
    """

    memory: int  # bytes that it alone has
    descriptors: int
    mappings: int  # of files
    mapped: int  # bytes of them that are in memory


def sample_of(process):
    """Nothing when the process has ended."""
    folder = pathlib.Path(f"/proc/{process}")
    try:
        status = (folder / "status").read_text()
        mappings = sum("/" in line for line in (folder / "maps").read_text().splitlines())
        descriptors = len(os.listdir(folder / "fd"))
    except OSError:
        return None
    own, mapped = (re.search(rf"{field}:\s*(\d+)", status) for field in ("RssAnon", "RssFile"))
    return Sample(int(own[1]) * 1024, descriptors, mappings, int(mapped[1]) * 1024) if own and mapped else None


def medians(samples):
    return Sample(*(statistics.median(values) for values in zip(*samples)))


class Meter:
    """Looks at the processes that live as long as the run, once a second."""

    def __init__(self, processes, over):
        self.processes, self.over = processes, over  # by name; an event
        self.samples = {}  # by the same names

    def work(self):
        while not self.over.wait(1):
            for name, process in list(self.processes.items()):
                if sample := sample_of(process.pid):
                    self.samples.setdefault(name, []).append(sample)

    def judge(self):
        """A line each; what grew is a difference."""
        lines = []
        for name, samples in sorted(self.samples.items()):
            samples = samples[len(samples) // 5 :]  # warm by then
            third = max(1, len(samples) // 3)
            first, last = medians(samples[:third]), medians(samples[-third:])
            peak = max(sample.memory for sample in samples)
            lines.append(f"  {name}: {first.memory / 1e6:.1f} MB, then {last.memory / 1e6:.1f}, peak {peak / 1e6:.1f}; "
                         f"descriptors {first.descriptors:.0f}, then {last.descriptors:.0f}; "
                         f"mapped files {first.mappings:.0f}, then {last.mappings:.0f} ({last.mapped / 1e6:.1f} MB)")  # fmt: skip
            if (last.memory > first.memory * MOST_GROWTH[0] + MOST_GROWTH[1]
                    or last.descriptors > first.descriptors + MOST_DESCRIPTORS
                    or last.mappings > first.mappings + MOST_MAPPINGS):  # fmt: skip
                raise Difference("it grows:\n" + lines[-1])
        return lines


def expect_no_zombies(processes):
    """`processes`: whose children are meant, by their numbers."""
    for entry in os.listdir("/proc"):
        try:
            fields = pathlib.Path(f"/proc/{int(entry)}/stat").read_text().rpartition(")")[2].split()
        except (ValueError, OSError):
            continue
        if fields[0] == "Z" and int(fields[1]) in processes:
            raise Difference(f"process {entry} has ended and nobody has asked how")


def expect_clean(index):
    """An index has the generations that it names, and nothing besides that is not its own."""
    names = {entry.name for entry in index.iterdir()}
    generations = {name for name in names if re.fullmatch(r"gen-\d+", name)}
    named = set(re.findall(r"gen-\d+", (index / "CURRENT").read_text()))
    if generations != named or names - generations - OF_AN_INDEX:
        raise Difference(f"{index} holds {sorted(names)}")

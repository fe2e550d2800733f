"""What scripts/soak looks at besides answers: memory and descriptors of processes, what is left over."""
import os
import pathlib
import re
import statistics

OF_AN_INDEX = {"CURRENT", "IDENTITY", "LOCK"}
MOST_GROWTH = (1.10, 8 << 20)  # of memory: by so much, and so many bytes
MOST_DESCRIPTORS = 2  # more of them than at first


class Difference(Exception):
    """What is not as it must be."""


class Meter:
    """Memory and descriptors of the processes that live as long as the run, once a second."""

    def __init__(self, processes, over):
        self.processes, self.over = processes, over  # by name; an event
        self.samples = {}  # name → [(bytes, descriptors)]

    def work(self):
        while not self.over.wait(1):
            for name, process in list(self.processes.items()):
                try:
                    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
                    descriptors = len(os.listdir(f"/proc/{process.pid}/fd"))
                except OSError:
                    continue
                if resident := re.search(r"VmRSS:\s*(\d+)", status):
                    self.samples.setdefault(name, []).append((int(resident[1]) * 1024, descriptors))

    def judge(self):
        """A line each; what grew is a difference."""
        lines = []
        for name, samples in sorted(self.samples.items()):
            samples = samples[len(samples) // 5 :]  # warm by then
            third = max(1, len(samples) // 3)
            first, last = samples[:third], samples[-third:]
            memory = [statistics.median(size for size, _ in part) for part in (first, last)]
            files = [statistics.median(count for _, count in part) for part in (first, last)]
            peak = max(size for size, _ in samples)
            lines.append(f"  {name}: {memory[0] / 1e6:.1f} MB, then {memory[1] / 1e6:.1f}, peak {peak / 1e6:.1f}; "
                         f"descriptors {files[0]:.0f}, then {files[1]:.0f}")  # fmt: skip
            if memory[1] > memory[0] * MOST_GROWTH[0] + MOST_GROWTH[1] or files[1] > files[0] + MOST_DESCRIPTORS:
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
    """An index has one generation, and nothing besides that is not its own."""
    names = {entry.name for entry in index.iterdir()}
    generations = {name for name in names if re.fullmatch(r"gen-\d+", name)}
    if len(generations) != 1 or names - generations - OF_AN_INDEX:
        raise Difference(f"{index} holds {sorted(names)}")

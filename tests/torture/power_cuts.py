#!/usr/bin/env python3
"""Power cuts on a real file system: killed before a call, ext4 shut down without a flush, mounted again, judged.

    power_cuts.py MENTOR FAULTS [--writer PROGRAM] [--how nofsync] [--kinds A,B] [--short] [--broken]

Needs root, loop devices and mkfs.ext4; mounts nothing outside a mount namespace of its own.
"""

import fcntl
import os
import shutil
import struct
import sys
import tempfile

from school import Place, School, Tally, arguments, run, skip, with_faults
from strace_faults import counts_of, strace

SHUTDOWN, NO_FLUSH = 0x8004587D, 2  # EXT4_IOC_SHUTDOWN, EXT4_GOING_FLAGS_NOLOGFLUSH
OPTIONS = "loop,data=writeback,noauto_da_alloc,delalloc"
CALLS = ["mkdirat", "fchmod", "write", "fsync", "close", "renameat", "renameat2", "unlinkat", "exit_group"]
SHORT_CALLS = ["fsync", "renameat", "renameat2", "exit_group"]
INSIDE = "MENTOR_TORTURE_MOUNTS"


def must(*command):
    done = run(list(command))
    if done.code != 0:
        raise SystemExit(f"{command}: {done.err.decode(errors='replace')}")


class Powered(Place):
    """A kind's folder on an ext4 image of its own."""

    def __init__(self, kind, work, writer, env):
        super().__init__(kind, work, writer)
        self.env = env
        self.mount = os.path.join(self.work, "mount")
        self.image, self.fresh = os.path.join(self.work, "image"), os.path.join(self.work, "fresh")
        self.root = os.path.join(self.mount, "school")
        os.mkdir(self.mount)
        with open(self.fresh, "wb") as file:
            file.truncate(12 << 20)
        must("mkfs.ext4", "-q", "-F", self.fresh)
        must("mount", "-o", OPTIONS, self.fresh, self.mount)
        shutil.copytree(kind.base, self.root)
        must("umount", self.mount)

    def cut(self, call, number):
        """The command, killed before that call, or not at all; then no more power."""
        must("cp", "--sparse=always", self.fresh, self.image)
        must("mount", "-o", OPTIONS, self.image, self.mount)
        before = strace(os.devnull, call, f"signal=KILL:when={number}") if call else []
        preload = [f"--env={name}={value}" for name, value in self.env.items()] if call else []
        ended = self.run([*before, *preload], env=None if call else self.env)
        place = os.open(self.mount, os.O_RDONLY)
        fcntl.ioctl(place, SHUTDOWN, struct.pack("I", NO_FLUSH))
        os.close(place)
        must("umount", self.mount)
        must("mount", "-o", OPTIONS, self.image, self.mount)
        try:
            return self.verdict(ended)
        finally:
            must("umount", self.mount)


def study(kind, school, args):
    env = with_faults(args.faults, args.how) if args.how else {}
    tally = Tally(f"power cuts on ext4, {kind.name}" + (f" ({args.how})" if args.how else ""), args.broken)
    with Place(kind, school.work, args.writer) as place:
        counts = counts_of(place)
    cases = [("", 0)] * 3 + [(call, number) for call in (SHORT_CALLS if args.short else CALLS)
                             for number in range(1, counts.get(call, 0) + 1)]
    with Powered(kind, school.work, args.writer, env) as powered:
        for case in cases:
            tally.judge(case, lambda case=case: powered.cut(*case))
    return tally.end()


def main():
    args = arguments(("faults", {}), ("--how", {"default": ""}))
    if os.geteuid() != 0 or shutil.which("mkfs.ext4") is None or shutil.which("strace") is None:
        skip("power cuts need root, mkfs.ext4 and strace")
    if INSIDE not in os.environ:
        if run(["unshare", "-m", "true"]).code != 0:
            skip("power cuts need a mount namespace")
        os.execvpe("unshare", ["unshare", "-m", sys.executable, "-B", *sys.argv], {**os.environ, INSIDE: "1"})
    with tempfile.TemporaryDirectory() as trial:
        image = os.path.join(trial, "image")
        with open(image, "wb") as file:
            file.truncate(12 << 20)
        os.mkdir(os.path.join(trial, "mount"))
        if (run(["mkfs.ext4", "-q", "-F", image]).code != 0
                or run(["mount", "-o", OPTIONS, image, os.path.join(trial, "mount")]).code != 0):
            skip("no loop device may be mounted here")
        must("umount", os.path.join(trial, "mount"))
    with School(args.mentor, args.kinds) as school:
        codes = [study(kind, school, args) for kind in school.kinds.values()]
    sys.exit(max(codes))


if __name__ == "__main__":
    main()

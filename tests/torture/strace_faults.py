#!/usr/bin/env python3
"""kill -9 before every system call, and an error from every one that may fail, put there by strace.

    strace_faults.py MENTOR [--writer PROGRAM] [--kinds A,B] [--short] [--broken]

strace counts `when=N` per name, so each run injects into one name; N goes on until a run is not hit any more.
--writer runs under the faults (a program broken on purpose), MENTOR judges; --broken: it must be found broken.
"""

import collections
import os
import re
import shutil
import sys

from school import Broken, Place, School, Tally, arguments, in_parallel, run, skip

# The calls that change a disk, hold a lock, or tell of success: the short form kills before these.
WRITING = {"mkdirat", "fchmod", "fchown", "write", "fsync", "close", "renameat", "renameat2", "unlinkat", "linkat",
           "flock", "exit_group"}
ERRORS = ["write:ENOSPC", "write:EIO", "write:EDQUOT", "write:EINTR", "fsync:EIO", "fsync:ENOSPC", "fsync:EDQUOT",
          "close:EIO", "close:EINTR", "close:EDQUOT", "renameat:EIO", "renameat:ENOSPC", "renameat:EACCES",
          "renameat2:EIO", "renameat2:ENOSPC", "renameat2:EACCES", "renameat2:EXDEV", "renameat2:EROFS",
          "openat:EMFILE", "openat:ENFILE", "openat:ENOSPC", "openat:EACCES", "openat:EINTR", "openat:EIO",
          "openat2:EMFILE", "openat2:EACCES", "openat2:EIO", "openat2:EINTR", "openat2:EAGAIN", "openat2:ENOSYS",
          "mkdirat:ENOSPC", "mkdirat:EACCES", "mkdirat:EROFS", "unlinkat:EIO", "unlinkat:EACCES", "fchmod:EPERM",
          "flock:ENOLCK", "flock:EINTR", "read:EIO", "read:EINTR", "getdents64:EIO", "newfstatat:EIO",
          "newfstatat:EACCES", "ftruncate:EIO", "getrandom:ENOSYS"]
SHORT_ERRORS = ["write:ENOSPC", "fsync:EIO", "close:EIO", "renameat:EIO", "renameat2:EIO", "renameat2:EXDEV",
                "mkdirat:ENOSPC", "unlinkat:EIO", "flock:ENOLCK"]
# 127: the loader of programs could not read a library. 2: programme.yaml was not to be seen, so there is no folder.
ALLOWED = {0, 2, 3, 5, 127}
# What may be said, with an exit code that is not 0, when everything has been written.
TOLD = (b"commit-unfinished", b"standard output could not be written")


def strace(log, name, inject):
    # --seccomp-bpf is quicker, but a signal is not injected then.
    quicker = ["-q", "--seccomp-bpf"] if inject.startswith("error") else []
    return ["strace", "-f", "-q", *quicker, "-o", log, "-e", f"trace={name}", "-e", f"inject={name}:{inject}"]


def has(log, word):
    with open(log, encoding="utf-8", errors="replace") as lines:
        return word in lines.read()


def counts_of(place):
    """How often the command makes each system call; of a program that it starts (git), if that makes more: strace
    counts by process."""
    place.reset()
    log = os.path.join(place.work, "calls")
    ended = place.run(["strace", "-f", "-qq", "-o", log])
    if ended.code != 0:
        raise SystemExit(f"strace: {ended.err.decode()}")
    with open(log, encoding="utf-8", errors="replace") as lines:
        calls = collections.Counter(call.groups() for call in (re.match(r"^(\d+) +(\w+)\(", line) for line in lines) if call)
    counts = {}
    for (_, name), count in calls.items():
        counts[name] = max(count, counts.get(name, 0))
    counts.pop("execve", None)
    return counts


def killed(place, case, counts):
    name, number = case
    place.reset()
    log = os.path.join(place.work, "killed")
    ended = place.run(strace(log, name, f"signal=KILL:when={number}"))
    state = place.verdict(ended)
    if ended.code == -9:
        return state
    if ended.code == 0 and state == "new" and has(log, "killed by SIGKILL"):
        return "git killed"  # what the command asks git for, it can do without
    if ended.code == 0 and state == "new" and number > counts[name]:
        return "completed"
    raise Broken(f"not killed: exit {ended.code} {ended.err.decode(errors='replace')}")


def failed(place, case):
    call, number = case
    name, error = call.split(":")
    place.reset()
    log = os.path.join(place.work, "injected")
    ended = place.run(strace(log, name, f"error={error}:when={number}"))
    hit = has(log, "INJECTED")
    state = place.verdict(ended)
    if ended.code not in ALLOWED:
        raise Broken(f"exit {ended.code} {ended.err.decode(errors='replace')[:200]}")
    if ended.code == 0 and state == "old":
        raise Broken("exit 0, and nothing was written")
    if ended.code != 0 and not ended.err.strip():
        raise Broken(f"exit {ended.code} without a word")
    if ended.code != 0 and ended.acknowledged:
        raise Broken(f"exit {ended.code}, and success was printed")
    if ended.code != 0 and state == "new" and not any(word in ended.err for word in TOLD):
        raise Broken(f"written, but told as failed: {ended.err.decode(errors='replace')[:200]}")
    return state if hit else "not hit"


def main():
    args = arguments(("--only", {"choices": ["kills", "errors"]}))
    if shutil.which("strace") is None:
        skip("no strace")
    if run(["strace", "-qq", "-o", os.devnull, "-e", "trace=close", "true"]).code != 0:
        skip("ptrace is not allowed here; preload_faults.py does the same without it")
    code = 0
    with School(args.mentor, args.kinds) as school:
        for kind in school.kinds.values():
            make = lambda kind=kind: Place(kind, school.work, args.writer)
            with make() as place:
                counts = counts_of(place)
            if args.only != "errors":
                kills = Tally(f"kill -9 before each system call, {kind.name}", args.broken)
                cases = [(name, number) for name, count in sorted(counts.items())
                         if not args.short or name in WRITING for number in range(1, count + 2)]
                in_parallel(cases, make, lambda place, case: kills.judge(case, lambda: killed(place, case, counts)))
                code = max(code, kills.end())
            if args.only != "kills":
                errors = Tally(f"an error from each system call, {kind.name}", args.broken)
                cases = [(call, number) for call in (SHORT_ERRORS if args.short else ERRORS)
                         for number in range(1, counts.get(call.split(":")[0], 0) + 1)]
                in_parallel(cases, make, lambda place, case: errors.judge(case, lambda: failed(place, case)))
                code = max(code, errors.end())
    sys.exit(code)


if __name__ == "__main__":
    main()

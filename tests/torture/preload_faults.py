#!/usr/bin/env python3
"""Faults without ptrace: death, errors and half writes at each call that changes a disk or holds a lock (faults.c).

    preload_faults.py MENTOR FAULTS [--writer PROGRAM] [--kinds A,B] [--short] [--broken]

Also on file systems that know less: without the exchange of two names, and without links too.
"""

import errno
import os
import sys

from school import Broken, Place, School, Tally, arguments, in_parallel, with_faults

ERRORS = ["ENOSPC", "EIO", "EDQUOT", "EACCES", "EROFS", "EMFILE", "EINTR"]
SHORT_ERRORS = ["ENOSPC", "EIO"]
FILE_SYSTEMS = {"": "", "no exchange": "noswap", "no exchange, no links": "noswap nolink"}
ALLOWED = {0, 2, 3, 5, 127}
TOLD = (b"commit-unfinished", b"standard output could not be written")


def calls_of(place, args, how):
    place.reset()
    count = os.path.join(place.work, "count")
    ended = place.run(env=with_faults(args.faults, how, FAULT_COUNT=count))
    if ended.code != 0:
        raise SystemExit(f"{how or 'as it is'}: exit {ended.code} {ended.err.decode()}")
    if place.verdict(ended) != "new":
        raise SystemExit(f"{how}: nothing was written")
    with open(count, encoding="ascii") as file:
        return int(file.read())


def judged(place, args, how, case):
    fault, value = case
    place.reset()
    ended = place.run(env=with_faults(args.faults, how, **{fault: value}))
    state = place.verdict(ended)
    if fault == "FAULT_KILL":
        if ended.code != -9:
            raise Broken(f"not killed: exit {ended.code}")
        return state
    said = ended.err.decode(errors="replace")[:200]
    if ended.code not in ALLOWED or (ended.code != 0 and not said.strip()):
        raise Broken(f"exit {ended.code} {said}")
    if ended.code == 0 and state == "old":
        raise Broken("exit 0, and nothing was written")
    if ended.code != 0 and state == "new" and not any(word in ended.err for word in TOLD):
        raise Broken(f"written, but told as failed: {said}")
    return state


def main():
    args = arguments(("faults", {}))
    code = 0
    with School(args.mentor, args.kinds) as school:
        for kind in school.kinds.values():
            make = lambda kind=kind: Place(kind, school.work, args.writer)
            for name, how in FILE_SYSTEMS.items():
                with make() as place:
                    count = calls_of(place, args, how)
                cases = [("FAULT_KILL", str(n)) for n in range(1, count + 1)]
                if not how:
                    cases += [("FAULT_SHORT", str(n)) for n in range(1, count + 1)]
                    cases += [("FAULT_ERROR", f"{n}:{getattr(errno, error)}")
                              for error in (SHORT_ERRORS if args.short else ERRORS) for n in range(1, count + 1)]
                tally = Tally(f"killed, failed, half written at each of {count} calls, {kind.name}"
                              + (f" ({name})" if name else ""), args.broken)
                in_parallel(cases, make, lambda place, case, tally=tally, how=how:
                            tally.judge(case, lambda: judged(place, args, how, case)))
                code = max(code, tally.end())
                if args.broken:
                    break
    sys.exit(code)


if __name__ == "__main__":
    main()

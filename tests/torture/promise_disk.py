"""P5: what others do to the folder is told, and theirs stays. P8: a full disk is an error, never damage."""

import os
import shutil
import subprocess

from promise_bytes import LOG, command, everything
from school import run

ENROLL = ["enroll", "mentee", "--form", "pupil-pupil", "--name", "Новый Игнат", "--class", "7Б", "--birth-date",
          "2010-01-02"]
COPIES = {
    "journal/2023-10 (1).yaml": "journal/2023-10.yaml",
    "journal/2023-10-conflict-20231030.yaml": "journal/2023-10.yaml",
    "journal/2023-10.sync-conflict-20231030-101010-ABCDEFG.yaml": "journal/2023-10.yaml",
    "journal/2023-10 (конфликтующая копия).yaml": "journal/2023-10.yaml",
    "people/P-001 (1).yaml": "people/P-001.yaml",
    "people/P-001-DESKTOP-7.yaml": "people/P-001.yaml",
    "pairs/pair-001 — копия.yaml": "pairs/pair-001.yaml",
    "private/P-001 (1).yaml": "private/P-001.yaml",
    "years/2023-2024 (1).yaml": "years/2023-2024.yaml",
    "programme (1).yaml": "programme.yaml",
    "programme.yaml.mentor-conflict": "programme.yaml",
    "journal/2023-10.yaml.mentor-conflict": "journal/2023-10.yaml",
    "people/P-001.yaml.mentor-conflict.2": "people/P-001.yaml",
}


def fresh(school, work):
    root = work / "school"
    subprocess.run(["chmod", "-R", "u+rwX", str(work)], check=False)
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(school, root)
    return root


def copies_are_told(tally, mentor, school, work):
    """P5: copies that clouds and commits leave are named by check and doctor, and their facts never count."""
    sound = command(mentor, fresh(school, work), "meeting", "list", "--format", "json").out
    for copy, original in COPIES.items():
        root = fresh(school, work)
        shutil.copy(root / original, root / copy)
        ours = ".mentor-conflict" in copy
        checked, doctor = command(mentor, root, "check"), command(mentor, root, "doctor")
        listed = command(mentor, root, "meeting", "list", "--format", "json")
        if checked.code != (0 if ours else 3) or copy.encode() not in checked.out + checked.err:
            tally.fail(copy, f"check: exit {checked.code} {(checked.out + checked.err).decode()[:200]}")
        elif copy.encode() not in doctor.out + doctor.err:
            tally.fail(copy, f"doctor: {doctor.out.decode()}")
        elif (listed.out != sound) if ours else (listed.code != 3):
            tally.fail(copy, f"its facts count: exit {listed.code}")
        else:
            tally.add(copy, "told")


def read_only_is_kept(tally, mentor, school, work):
    """P5: a file or folder made read-only stays as it is, and is told."""
    for name in ("journal/2024-01.yaml", "journal", "people", "."):
        root = fresh(school, work)
        line = LOG if name.startswith("journal") else ENROLL
        (root / name).chmod(0o444 if name.endswith(".yaml") else 0o555)
        subprocess.run(["chmod", "a+rx", str(work)], check=True)
        before = everything(root)
        nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
        if nobody:
            subprocess.run(["chown", "-R", "65534", str(root)], check=True)
        ended = run([*nobody, mentor, "-C", str(root), "--as-of", "2024-01-15", *line])
        if everything(root) != before and ended.code != 0 and b"commit-unfinished" not in ended.err:
            tally.fail(name, "changed")
        elif name.endswith(".yaml") and (ended.code != 5 or b"file-read-only" not in ended.err):
            tally.fail(name, f"exit {ended.code} {ended.err.decode()}")
        elif ended.code != 0 and not ended.err.strip():
            tally.fail(name, f"exit {ended.code} without a word")
        else:
            tally.add(name, "told" if ended.code else "written")


def with_mounts(script, *args):
    """Runs a shell in a mount namespace of its own; None where that is not allowed."""
    if os.geteuid() != 0:
        return None
    ended = run(["unshare", "-m", "sh", "-e", "-c", script, "sh", *args])
    return None if b"unshare:" in ended.err or b"mount:" in ended.err else ended


def other_mount_is_told(tally, mentor, school, work):
    """P5: a subfolder mounted from elsewhere is told before anything is written."""
    for kind in ("-t tmpfs none", "--bind \"$2\""):
        root = fresh(school, work)
        aside = work / "aside"
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(root / "private", aside)
        ended = with_mounts(f"cp -r \"$1/private\" /dev/shm/private.$$ && mount {kind} \"$1/private\" && "
                            "cp /dev/shm/private.$$/* \"$1/private\"; rm -r /dev/shm/private.$$; shift 2; exec \"$@\"",
                            str(root), str(aside), mentor, "-C", str(root), "--as-of", "2024-01-15", *ENROLL)
        before = everything(school)
        if ended is None:
            print("SKIPPED: no right to mount, a folder mounted from elsewhere is left out")
        elif ended.code != 5 or b"other-mount" not in ended.err or ended.out.strip():
            tally.fail(kind, f"exit {ended.code} {ended.err.decode()}")
        elif everything(root) != before:
            tally.fail(kind, "something was written")
        else:
            tally.add(kind, "told")
    if not tally.cases:
        tally.add("", "skipped")


def other_file_systems(tally, mentor, school, work):
    """P5: a folder on another file system works, or says why not."""
    for kind in ("tmpfs", "ext4", "vfat", "xfs", "btrfs"):
        if kind != "tmpfs" and shutil.which(f"mkfs.{kind}") is None:
            print(f"note: no mkfs.{kind}, it is left out")
            continue
        size = {"vfat": 8, "ext4": 12, "tmpfs": 0}.get(kind, 320)
        make = "mount -t tmpfs none \"$1\"" if kind == "tmpfs" else (
            f"truncate -s {size}M \"$1.img\" && mkfs.{kind} \"$1.img\" >/dev/null 2>&1 && mount -o loop \"$1.img\" \"$1\"")
        place = work / kind
        place.mkdir()
        ended = with_mounts(f"{make}; cp -r \"$2\" \"$1/school\"; \"$3\" -C \"$1/school\" check >/dev/null; shift 2; "
                            "p=$1; shift; \"$p\" \"$@\" || exit; \"$p\" -C \"$2\" check",
                            str(place), str(school), mentor, "-C", str(place / "school"), "--as-of", "2024-01-15",
                            *ENROLL)
        if ended is None:
            print(f"SKIPPED: {kind} cannot be mounted here")
        elif ended.code != 0 or b"private/P-009.yaml new" not in ended.out:
            tally.fail(kind, f"exit {ended.code} {ended.err.decode()}")
        else:
            tally.add(kind, "works")
    if not tally.cases:
        tally.add("", "skipped")


FULL = """
mount -t tmpfs -o size=2m,nr_inodes=2k none "$1"; cp -r "$2" "$1/school"; cd "$1"
head -c "$3" /dev/zero > gap; dd if=/dev/zero of=fill bs=4k 2>/dev/null || true; rm gap
find school -type f ! -path '*/.mentor/*' | sort | xargs -d '\\n' sha256sum > "$4/before"
shift 3; out=$1; shift; code=0; "$@" || code=$?
find school -type f ! -path '*/.mentor/*' | sort | xargs -d '\\n' sha256sum > "$out/after"; exit $code
"""


def every_fullness(tally, mentor, school, work):
    """P8: on a disk with every number of free pages a command writes all or nothing, and says so."""
    place = work / "disk"
    place.mkdir()
    for pages in range(0, 14):
        ended = with_mounts(FULL, str(place), str(school), str(pages * 4096), str(work), mentor, "-C",
                            str(place / "school"), "--as-of", "2024-01-15", *ENROLL)
        if ended is None:
            print("SKIPPED: no right to mount; the limits on file size and handles are tried by real/disk")
            tally.add("", "skipped")
            return
        same = (work / "before").read_bytes() == (work / "after").read_bytes()
        if ended.code == 0 and not same:
            tally.add(pages, "written")
        elif ended.code == 5 and same and b"disk-full" in ended.err and not ended.out.strip():
            tally.add(pages, "told")
        else:
            tally.fail(f"{pages} pages free", f"exit {ended.code}, {'same' if same else 'changed'} {ended.err.decode()}")
    if len(tally.states) < 2:
        tally.fail("all", "both a disk too small and one large enough should have been tried")

"""What may be on a disk after the power went, from one log of system calls (strace -f -y -xx -s 1000000).

The weakest disk that POSIX allows: the bytes of a file are sure only after fsync of the file, a name in a folder only after
fsync of the folder; of all other operations any subset may have reached the disk, in any order. A rename, an exchange
too, is one operation, sure when either folder is synced.
"""

import copy
import os
import random
import re
import shutil

TRACED = "openat,openat2,write,fsync,fdatasync,renameat,renameat2,unlinkat,mkdirat,linkat,fchmod"


def unhex(text):
    return bytes(int(pair, 16) for pair in re.findall(r"\\x([0-9a-f]{2})", text))


def plain(text):
    return unhex(text).decode("utf-8", "replace") if "\\x" in text else text


class Disk:
    """A folder as inodes, the operations done to it, and the states that a power cut may leave."""

    def __init__(self, base, root):
        self.root = root
        self.is_folder, self.mode, self.data, self.names = [], [], [], []
        self.top = self._load(base)
        self.live = [dict(names) for names in self.names]
        self.ops = []

    def _new(self, is_folder, mode):
        self.is_folder.append(is_folder)
        self.mode.append(mode)
        self.data.append(b"")
        self.names.append({})
        return len(self.mode) - 1

    def _load(self, path):
        node = self._new(os.path.isdir(path), os.stat(path).st_mode & 0o7777)
        if self.is_folder[node]:
            self.names[node] = {name: self._load(os.path.join(path, name)) for name in sorted(os.listdir(path))}
        else:
            with open(path, "rb") as file:
                self.data[node] = file.read()
        return node

    # --- reading the log

    def _node(self, path):
        node = self.top
        for part in os.path.relpath(path, self.root).split("/"):
            if part != ".":
                node = self.live[node][part]
        return node

    def _made(self, folder, name, is_folder, mode):
        node = self._new(is_folder, mode)
        self.live.append({})
        self.live[folder][name] = node
        self.ops.append(("name", folder, name, node))

    def branch(self, moment):
        """The same disk as it was after so many operations, to go on otherwise."""
        other = copy.deepcopy(self)
        other.ops = self.ops[:moment]
        other.live = self._entries(range(moment))
        return other

    def read_log(self, path):
        with open(path, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                call = re.match(r"^(?:\d+ +)?(\w+)\((.*)\) += (\d+)", line)
                if call:
                    self._take(call[1], call[2], int(call[3]))

    def _take(self, call, args, result):
        handles = [plain(text) for text in re.findall(r"(?:\d+|AT_FDCWD)<([^>]*)>", args)]
        if call == "write":
            self._write(args, handles, result)
            return
        if call in ("fsync", "fdatasync"):
            self.ops.append(("sync", self._node(handles[0]), handles[0]))
            return
        if call == "fchmod":
            if handles[0].startswith(self.root):
                self.mode[self._node(handles[0])] = int(args.rsplit(",", 1)[1], 8)
            return
        typed = [unhex(text).decode("utf-8", "replace") for text in re.findall(r'"((?:\\x[0-9a-f]{2})*)"', args)]
        paths = [os.path.normpath(os.path.join(handle, name)) for handle, name in zip(handles, typed)]
        if not paths or not all(path.startswith(self.root + "/") for path in paths):
            return
        ends = [(self._node(os.path.dirname(path)), os.path.basename(path)) for path in paths]
        self._names(call, args, ends)

    def _write(self, args, handles, result):
        if re.match(r"1[<,]", args):
            self.ops.append(("told",))
        elif handles and handles[0].startswith(self.root + "/"):
            text = unhex(re.search(r'"((?:\\x[0-9a-f]{2})*)"', args)[1])
            self.ops.append(("data", self._node(handles[0]), text[:result]))

    def _names(self, call, args, ends):
        (folder, name), (other, target) = ends[0], ends[-1]
        live = self.live
        if call.startswith("openat"):
            mode = re.search(r"(?:mode=|, )(0\d+)", args)
            if "O_CREAT" in args and name not in live[folder]:
                self._made(folder, name, False, int(mode[1], 8))
            elif "O_TRUNC" in args:
                self.ops.append(("trunc", live[folder][name]))
        elif call == "mkdirat":
            self._made(folder, name, True, int(args.rsplit(",", 1)[1], 8))
        elif call == "unlinkat":
            del live[folder][name]
            self.ops.append(("gone", folder, name))
        elif call == "linkat":
            live[other][target] = live[folder][name]
            self.ops.append(("name", other, target, live[folder][name]))
        elif "RENAME_EXCHANGE" in args:
            here, there = live[folder][name], live[other][target]
            live[folder][name], live[other][target] = there, here
            self.ops.append(("swap", folder, name, other, target, here, there))
        else:
            node = live[folder].pop(name)
            live[other][target] = node
            self.ops.append(("move", folder, name, other, target, node))

    # --- the states

    def _entries(self, kept):
        names = [dict(each) for each in self.names]
        for op in (self.ops[index] for index in kept):
            if op[0] == "name":
                names[op[1]][op[2]] = op[3]
            elif op[0] == "move":
                names[op[1]].pop(op[2], None)
                names[op[3]][op[4]] = op[5]
            elif op[0] == "swap":
                names[op[1]][op[2]], names[op[3]][op[4]] = op[6], op[5]
            elif op[0] == "gone":
                names[op[1]].pop(op[2], None)
        return names

    def _contents(self, kept, torn):
        data = dict(enumerate(self.data))
        for index in kept:
            op = self.ops[index]
            if op[0] == "trunc":
                data[op[1]] = b""
            elif op[0] == "data":
                half = len(op[2]) // 2
                data[op[1]] += op[2][:half] + bytes(len(op[2]) - half) if index == torn else op[2]
        return data

    def tree(self, kept, torn=None):
        """What the disk holds when of the operations just these reached it: path -> (mode, bytes or None)."""
        data, names = self._contents(kept, torn), self._entries(kept)
        found = {}

        def walk(node, path, above):
            for name, inside in names[node].items():
                place = f"{path}/{name}" if path else name
                if not self.is_folder[inside]:
                    found[place] = (self.mode[inside], data[inside])
                elif inside not in above:
                    found[place] = (self.mode[inside], None)
                    walk(inside, place, above | {inside})

        walk(self.top, "", {self.top})
        return found

    def sure(self, end, dropped):
        """The operations before `end` that a sync has made sure; the syncs in `dropped` did nothing."""
        sure = set()
        for at in range(end):
            if self.ops[at][0] != "sync" or at in dropped:
                continue
            node = self.ops[at][1]
            for index in range(at):
                op = self.ops[index]
                folders = op[1:2] if op[0] in ("data", "trunc", "name", "gone") else op[1:4:2]
                if op[0] not in ("sync", "told") and node in folders:
                    sure.add(index)
        return sure

    def states(self, begin=0, dropped=(), seed=1):
        """(tree, was success told) for every moment from `begin` on and every class of subsets of what was not sure:
        none, all, one, all but one, each beginning, eight at random, and each write torn in the middle."""
        chance = random.Random(seed)
        for end in range(begin, len(self.ops) + 1):
            sure = self.sure(end, dropped)
            open_ = [i for i in range(end) if i not in sure and self.ops[i][0] not in ("sync", "told")]
            told = any(op[0] == "told" for op in self.ops[:end])
            subsets = [set(), set(open_)] + [{i} for i in open_] + [set(open_) - {i} for i in open_]
            subsets += [set(open_[:i]) for i in range(len(open_))]
            subsets += [{i for i in open_ if chance.random() < 0.5} for _ in range(8)]
            cases = {(frozenset(subset), None) for subset in subsets}
            cases |= {(frozenset(open_), i) for i in open_ if self.ops[i][0] == "data"}
            for subset, torn in sorted(cases, key=lambda case: (sorted(case[0]), case[1] or -1)):
                yield self.tree(sorted(sure | subset), torn), told


def lay_out(tree, root):
    """Makes the folder on a real disk."""
    shutil.rmtree(root, ignore_errors=True)
    os.mkdir(root, 0o700)
    for path, (mode, data) in sorted(tree.items()):
        place = os.path.join(root, path)
        if data is None:
            os.mkdir(place, 0o700)
        else:
            with open(place, "wb") as file:
                file.write(data)
        os.chmod(place, mode)

#!/usr/bin/env python3
"""Runs the console blocks of README files and compares what is printed with what is written.

    run_readme.py --mentor PATH [--root DIR] [--before SCRIPT] FILE.md…

A block that begins with ```console holds commands (lines `$ …`; a line that ends with `\\` goes on)
and what they print; `cd DIR` and `export NAME=VALUE` alone last until the file ends. A line `…` stands for any lines, `…` inside a line for any text. A comment
`<!-- run: folder=DIR -->` on the line before a block copies DIR (below the root) as the folder to
work in, `<!-- run: exit=1 -->` expects that exit code of the block's last command, and
`<!-- run: skip: why -->` leaves the block out, telling why. Blocks of one file share one folder and
go from top to bottom. Output and messages are compared together, as a terminal shows them.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


class Block:
    def __init__(self, line, options):
        self.line = line
        self.options = options
        self.steps = []  # [command, expected lines]

    def add(self, text):
        if text.startswith('$ '):
            self.steps.append([text[2:], []])
        elif self.steps and self.steps[-1][0].endswith('\\') and not self.steps[-1][1]:
            self.steps[-1][0] += '\n' + text
        elif self.steps:
            self.steps[-1][1].append(text)
        else:
            raise SystemExit(f'line {self.line}: the block does not begin with a command')


def read_options(line):
    found = re.match(r'<!-- run: (.*) -->$', line.strip())
    if not found:
        return {}
    if found[1].startswith('skip:'):
        return {'skip': found[1][5:].strip()}
    return dict(part.split('=', 1) for part in found[1].split())


def blocks_of(path):
    blocks, inside, before = [], None, ''
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        if inside is None and line.startswith('```console'):
            inside = Block(number, read_options(before))
        elif inside is not None and line.startswith('```'):
            blocks.append(inside)
            inside = None
        elif inside is not None:
            inside.add(line)
        if line.strip():
            before = line
    return blocks


def line_matches(pattern, line):
    wanted = '.*'.join(re.escape(part) for part in pattern.split('…'))
    return re.fullmatch(wanted, line) is not None


def matches(expected, printed):
    """Whether the printed lines are the expected ones, where `…` alone is any number of lines."""
    reachable = {0}
    for pattern in expected:
        following = set()
        for at in reachable:
            if pattern.strip() == '…':
                following.update(range(at, len(printed) + 1))
            elif at < len(printed) and line_matches(pattern, printed[at]):
                following.add(at + 1)
        reachable = following
    return len(printed) in reachable


def environment(mentor, home):
    kept = {key: value for key, value in os.environ.items() if not key.startswith('MENTOR_')}
    kept.update(PATH=f'{pathlib.Path(mentor).parent}:{os.environ["PATH"]}', HOME=str(home),
                MENTOR_LANG='ru', NO_COLOR='1', LC_ALL='C.UTF-8')
    return kept


def lines_of(text):
    return [line.rstrip() for line in text.splitlines() if line.strip()]


class Shell:
    """What lasts from one command to the next: the folder and the variables."""

    def __init__(self, folder, env):
        self.folder = folder
        self.env = env

    def keeps(self, command):
        moved = re.fullmatch(r'cd (\S+)', command)
        if moved:
            self.folder = (self.folder / moved[1]).resolve(strict=True)
        named = re.fullmatch(r"export (\w+)='?([^']*?)'?", command)
        if named:
            self.env[named[1]] = named[2]
        return moved or named


def run_block(path, block, shell):
    for number, (command, expected) in enumerate(block.steps, 1):
        if shell.keeps(command):
            continue
        done = subprocess.run(['sh', '-c', command], cwd=shell.folder, env=shell.env, text=True,
                              encoding='utf-8', stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)
        last = number == len(block.steps)
        wanted = int(block.options.get('exit', 0)) if last else 0
        where = f'{path}:{block.line}: $ {command}'
        if done.returncode != wanted:
            raise SystemExit(f'{where}\nexit code {done.returncode}, expected {wanted}\n{done.stdout}')
        if expected and not matches(lines_of('\n'.join(expected)), lines_of(done.stdout)):
            raise SystemExit(f'{where}\nprinted:\n{done.stdout}\nexpected:\n' + '\n'.join(expected))


def run_file(path, root, mentor, scratch):
    folder = scratch / path.stem
    folder.mkdir()
    shell = Shell(folder, environment(mentor, scratch))
    ran = 0
    for block in blocks_of(path):
        if 'skip' in block.options:
            print(f'{path}:{block.line}: not run: {block.options["skip"]}')
            continue
        if 'folder' in block.options:
            shutil.rmtree(folder)
            shutil.copytree(root / block.options['folder'], folder)
            shell = Shell(folder, environment(mentor, scratch))
        run_block(path, block, shell)
        ran += len(block.steps)
    print(f'{path}: {ran} commands ran as written')
    return ran


def main():
    options = argparse.ArgumentParser()
    options.add_argument('--mentor', required=True)
    options.add_argument('--root', default='.')
    options.add_argument('files', nargs='+')
    given = options.parse_args()
    root = pathlib.Path(given.root).resolve()
    mentor = pathlib.Path(given.mentor).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        for name in given.files:
            if run_file(pathlib.Path(name), root, mentor, pathlib.Path(scratch)) == 0:
                raise SystemExit(f'{name}: there is no block to run')


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
"""A name in a file of any kind, or in any file's name, is found, or the file is told as unread.

    hidden.py MENTOR FOLDER
"""

import base64
import io
import json
import os
import quopri
import sys
import zipfile

from programme import Checks, Programme
from repository import environment

NAME = "Ивушкина Вера"


def zipped(entries, method=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_old_name(name, page):
    """As Windows packs it: the name in the code page of its console, without a mark."""
    wanted = name.encode(page)
    place = "x" * len(wanted)
    return zipped({place: "x"}).replace(place.encode(), wanted)


def locked(data):
    """The same archive with the mark of a password at every entry."""
    data = bytearray(data)
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(head)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(head, at + 1)
    return bytes(data)


def rtf(text, page="cp1251", named=1251):
    body = "".join(f"\\'{byte:02x}" for byte in text.encode(page))
    return f"{{\\rtf1\\ansi\\ansicpg{named}{{\\fonttbl\\f0 Arial;}}\\pard {body}\\par}}".encode()


def unicode_rtf(text):
    return ("{\\rtf1\\ansi\\uc1 " + "".join(f"\\u{ord(c)}?" for c in text) + "}").encode()


def mail(way, body):
    return f"Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {way}\n\n".encode() + body


TEXT = NAME.encode()
FOUND = {
    "backup.zip": zipped({"private/P-006.yaml": "name: {family: Ивушкина, given: Вера}"}),
    "stored.zip": zipped({"x.txt": NAME}, zipfile.ZIP_STORED),
    "named.zip": zipped({f"{NAME}.txt": "x"}),
    "folder.zip": zipped({"Ивушкина/Вера/": ""}),
    "old.zip": with_old_name(f"{NAME}.txt", "cp866"),
    "old1251.zip": with_old_name(f"{NAME}.txt", "cp1251"),
    "in1251.zip": zipped({"x.txt": NAME.encode("cp1251")}),
    "nested.zip": zipped({"inner.zip": zipped({"x.txt": NAME})}),
    "embedded.docx": zipped({"word/document.xml": "<w/>", "word/embeddings/x.xlsx": zipped({"a.xml": NAME})}),
    "rels.docx": zipped({"word/_rels/document.xml.rels": f'<R Target="https://x/{NAME}"/>'}),
    "mailed.zip": zipped({"x.eml": mail("base64", base64.encodebytes(TEXT))}),
    "a.rtf": rtf(NAME),
    "western.rtf": rtf(NAME, named=1252),
    "dos.rtf": rtf(NAME, "cp866", 866),
    "unicode.rtf": unicode_rtf(NAME),
    "quoted.eml": mail("quoted-printable", quopri.encodestring(TEXT)),
    "base64.eml": mail("base64", base64.encodebytes(TEXT)),
    "koi8.eml": mail("BASE64", base64.encodebytes(NAME.encode("koi8-r"))),
    "attached.eml": mail("base64", base64.encodebytes(zipped({"x.txt": NAME}))),
    "subject.eml": b"Subject: =?utf-8?B?" + base64.b64encode(TEXT[:9]) + b"?=\n =?utf-8?B?"
                   + base64.b64encode(TEXT[9:]) + b"?=\n\nx\n",
    "card.vcf": b"BEGIN:VCARD\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + quopri.encodestring(TEXT) + b"\n",
    "tab\there.md": TEXT,
    "back\\slash.md": TEXT,
    "line\nbreak.md": TEXT,
    f"dir\\{NAME}.txt": b"x",
    os.fsdecode(f"{NAME}.txt".encode("cp1251")): b"x",
    os.fsdecode("заметки.txt".encode("cp1251")): TEXT,
}
UNREAD = {
    "locked.zip": locked(zipped({"x.txt": NAME})),
    "picture.docx": zipped({"word/document.xml": "<w/>", "word/media/1.png": b"\x89PNG\r\n\x1a\n\0\0\0\xff\xfe\0"}),
    "broken.zip": zipped({"x.txt": NAME * 50})[:60],
    "hex.pdf": b"%PDF-1.4\n1 0 obj<</Title <FEFF" + NAME.encode("utf-16-be").hex().encode() + b">>>endobj\n%%EOF\n",
    "picture.rtf": b"{\\rtf1 text {\\pict\\pngblip 89504e47}}",
    "picture.eml": mail("base64", base64.encodebytes(b"\x89PNG\r\n\x1a\n\0\0\0\xff\xfe\0")),
}
CLEAN = {
    "clean.zip": zipped({"plan.txt": "План работы", "img/": ""}),
    "clean.docx": zipped({"word/document.xml": "<w>План</w>", "docProps/thumbnail.jpeg": b"\xff\xd8\0\0\xff"}),
    "clean.odt": zipped({"content.xml": "<w>План</w>", "Thumbnails/thumbnail.png": b"\x89PNG\0\0\xff"}),
    "clean.rtf": rtf("План работы на год"),
    "clean.eml": mail("quoted-printable", quopri.encodestring("План работы".encode())),
}


def shown(name):
    """As the program shows a path."""
    told = ""
    for c in name:
        if 0xDC80 <= ord(c) <= 0xDCFF:
            told += f"\\x{ord(c) - 0xDC00:02X}"
        else:
            told += f"\\u{{{ord(c):x}}}" if ord(c) < 32 or ord(c) == 127 else c
    return told


def main():
    checks = Checks()
    with Programme(sys.argv[1], sys.argv[2]) as school:
        env = environment(school.work, sys.argv[1])
        for name, content in {**FOUND, **UNREAD, **CLEAN}.items():
            with open(os.path.join(school.root, name), "wb") as file:
                file.write(content)
        os.makedirs(os.path.join(school.root, "private", "scan"))
        scan = os.path.join(school.root, "private", "scan", os.fsdecode("скан.jpg".encode("cp1251")))
        with open(scan, "wb") as file:
            file.write(b"x")
        code, out, err = school.run("check", "--format", "json", env=env)
        checks.that(code == 1, f"check: exit {code} {err.decode()}")
        told = {}
        for each in json.loads(out)["findings"]:
            told.setdefault(each["file"], set()).add(each["rule"])
        for name in FOUND:
            ids = told.get(shown(name), set())
            checks.that(ids & {"leak-name", "leak-path"}, f"found in {shown(name)}: {ids}")
        for name in UNREAD:
            checks.that("leak-unscanned" in told.get(name, set()), f"unread {name}: {told.get(name)}")
        for name in CLEAN:
            checks.that(name not in told, f"clean {name}: {told.get(name)}")
        odd = [name for name in FOUND if shown(name) != name or "\\" in name]
        for name in [*(shown(name) for name in odd), "private/scan/" + shown(os.path.basename(scan))]:
            checks.that("odd-name" in told.get(name, set()), f"odd {name}: {told.get(name)}")
        code, _, err = school.run("status", env=env)
        checks.that(code == 0, f"status beside odd names: exit {code} {err.decode()}")

        code, out, err = school.run("person", "forget", "P-006", "--yes", env=env)
        checks.that(code == 0, f"forget: exit {code} {err.decode()}")
        act = " ".join(out.decode().split())  # however the terminal breaks it
        for name in [*FOUND, *UNREAD]:
            checks.that(shown(name)[:30] in act, f"act leaves out {shown(name)}")
    checks.end()


if __name__ == "__main__":
    main()

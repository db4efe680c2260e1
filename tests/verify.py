#!/usr/bin/env python3
"""Checks a proposal of pairs without believing the program that made it.

    verify.py PROPOSAL.json PROBLEM.json

Both come from `mentor match FORM --format json -o PROPOSAL.json --problem PROBLEM.json`, or, for one that is written,
from `mentor verify ID --proposal PROPOSAL.json --problem PROBLEM.json`. Says «верно» and what is only claimed, and
exits 0, or says what is wrong, a line each, and exits 1. Standard Python only; it shares nothing with the program.
`parts`, by which `mentor verify` tells what has changed in the folder since, are kept by the seal alone.
How the problem is read is in verify_case.py, what concerns ballots in verify_ballots.py, and what a proposal has to
say of people in verify_words.py.
"""
import hashlib
import itertools
import json
import re
import sys
from collections import Counter
from fractions import Fraction

import verify_ballots
import verify_words
from verify_case import CLASSES, Case, bare, expect, seal, wrong

POINT = 1 << 200  # more than all lots together: points and lots are compared as one number


class Proof(Case):
    """That the levels cannot be raised, shown by prices. A column is a mentor, or a class: those of it who stay out."""

    def choices(self, i, worth, price, least):
        """What every mentor, or staying out, is to a mentee at these prices."""
        out = {self.urgent(i): -price[self.urgent(i)]}
        return out | {j: worth(pair) - price[j] for j, pair in self.able[i].items()
                      if pair["points"] >= least and j not in self.closed}

    def bound(self, worth, price, out, least=0, cost=lambda j, taken: 0):
        """No pairs of at least `least` points, `out` of each class staying out, are worth more (weak duality): everyone
        has what is best at these prices, and every place is filled that costs no more than its price."""
        most = sum(price[urgent] * out[urgent] for urgent in CLASSES)
        most += sum(max(self.choices(i, worth, price, least).values()) for i in self.market)
        for j, mentor in self.mentors.items():
            must = self.minimum - mentor["load"] if j in self.open else 0
            for taken in range(self.pins[j], 0 if j in self.closed else mentor["places"]):
                paid = price[j] - cost(j, taken)
                most += paid if taken < must else max(0, paid)
        return most

    def hall(self, told, least):
        """Prices at which these mentors are too few for all who, on pairs of `least` points, have no others (Hall)."""
        urgent, inside = told["urgent"], set(told.get("mentors", []))
        able = {i: {j for j, pair in self.able[i].items() if pair["points"] >= least}
                for i in self.market if self.urgent(i) >= urgent}
        only = sorted(i for i in able if able[i] <= inside)
        whole = bare({"mentees": only, "mentors": sorted(set().union(*(able[i] for i in only)))})
        expect("a witness", told, {"urgent": urgent, "places": sum(self.mentors[j]["places"] for j in inside)} | whole)
        if least:  # the highest class that proves it of the worst-off
            expect("class of worst-off", urgent, min(map(self.urgent, only)))
        return Counter(inside.union(of for of in CLASSES if of >= urgent))

    def flow(self, told):
        return Counter(told.get("mentors", {}) | dict(zip(reversed(CLASSES), told["outside"], strict=True)))

    def served(self):
        """To serve one more of a class, or as many with more points for the worst-off, there are too few places; under
        conditions fewer pairs could be kept than must be. A flow tells its prices; those of a Hall set are 1."""
        people, won = (Counter(map(self.urgent, who)) for who in (self.market, self.won))
        stay, (kept, wanted), asked = people - won, self.kept(), "worst-off" in self.levels and bool(self.won)
        keys = ("flow", "worst_off_flow") if self.conditions else ("served", "worst_off_witness")
        told, last = (self.proof.pop(key, []) for key in keys)
        last = [last] if isinstance(last, dict) else last
        classes = [urgent for urgent in CLASSES * self.served_first if stay[urgent] or not self.conditions]
        expect("classes", [each["urgent"] for each in told], [-1] * (kept < wanted) + classes)
        expect("worst-off", (self.proof.pop("worst_off", None), len(last)),
               (self.worst if asked and not self.conditions else None, asked))
        if self.conditions:
            expect("class of worst-off", [each["urgent"] for each in last], [0] * len(last))
        for each, urgent in [(each, each["urgent"]) for each in told] + [(each, 4) for each in last]:
            # One of the class less stays out, and below it anybody may; class -1: whoever stays out.
            out = {of: people[of] if of < urgent < 4 or urgent < 0 else stay[of] - (of == urgent) for of in CLASSES}
            least = self.worst + 1 if urgent == 4 else 0
            price = self.flow(each) if self.conditions else self.hall(each, least)
            most = self.bound(lambda pair: int(self.conditions and pair["kept"]), price, out, least)
            if min(price[of] for of in CLASSES) < 0 or most > (kept if urgent < 0 else max(0, min(kept, wanted)) - 1):
                wrong.append(f"proof of urgency {urgent}")

    def prices(self):
        """At these prices of places no pairs have more points, or as many and smaller lots."""
        told, times = self.proof.pop("prices", []) + self.proof.pop("outside", []), self.proof.pop("times", 1)
        names, (kept, wanted) = [*self.mentors, *CLASSES], self.kept()
        expect("prices", [each.get("mentor", each.get("urgent")) for each in told], names)
        price = {name: each["points"] * POINT + int(each["lots"]) for name, each in zip(names, told)}
        keep = self.proof.pop("kept", 0) * POINT + int(self.proof.pop("kept_lots", 0))
        if keep < 0 or keep > 0 and ("touch" not in self.problem or kept > wanted) or times < 1:
            wrong.append("price of keeping a pair")
        if not self.served_first and any(price[urgent] for urgent in CLASSES):
            wrong.append("price of staying out")
        unit = times * POINT * (0 if "points" not in self.levels else 1 if self.served_first else 16)
        bonus = times * POINT * (self.levels == ["points", "served"])

        def worth(pair):
            served = bonus * (self.urgent(pair["mentee"]) + 1)
            return unit * self.gain(pair) + served + pair["kept"] * keep - times * pair["lot"]

        def cost(j, taken):
            return unit * self.place(j, taken)

        paid = sum(cost(j, taken) for j in self.mentors for taken in range(self.pins[j], self.taken[j]))
        out = Counter(self.urgent(i) for i in self.market if i not in self.won)
        if self.bound(worth, price, out, self.least, cost) > sum(map(worth, self.won.values())) - paid:
            wrong.append("prices do not rule out more points or smaller lots")
        if not self.conditions:
            self.lowest(price, worth, cost, -unit * self.served_first)

    def lowest(self, price, worth, cost, per_gain):
        """No price could be lower: it stands on its floor, or somebody who is elsewhere would come."""
        best = max((self.gain(pair) for pairs in self.able.values() for pair in pairs.values()), default=0)
        floor = dict.fromkeys(CLASSES, per_gain * best)
        floor |= {j: cost(j, self.taken[j] - 1) if self.taken[j] > self.pins[j] else 0 for j in self.mentors}
        wanted = set()
        for i in self.market:
            choices = self.choices(i, worth, price, self.least)
            mine = self.won[i]["mentor"] if i in self.won else self.urgent(i)
            wanted |= {column for column in choices if column != mine and choices[column] == choices[mine]}
        expect("prices not the lowest", [column for column in price if price[column] < floor[column]
                                         or price[column] > floor[column] and column not in wanted], [])

    def proves(self):
        if self.ballots:
            for each in verify_ballots.stable(self):
                expect(*each)
        else:
            self.served()
            if self.conditions and self.proof.pop("claimed", False):
                outside = [(each["urgent"], each["points"], each["lots"]) for each in self.proof.pop("outside")]
                expect("outside", outside, [(urgent, 0, "0") for urgent in CLASSES])
            else:
                self.prices()
        expect("what proves nothing", sorted(self.proof), [])

    def ways(self):
        """Who of two is the mentor: every choice of pairs to leave out is the proposal's or in the cover, just once,
        and nothing in the cover is better. Where a pin decides there is no choice."""
        expect("each other's mentors", [i for i in self.held if self.mentor_of(self.mentor_of(i)) == i], [])
        pairs = {(pair["mentee"], pair["mentor"]) for pair in self.problem["pairs"]}
        forced = {(i, j) for i, j in pairs if self.pinned.get(j) == i}
        may = {(i, j) for i, j in pairs if (j, i) in pairs and self.pinned.get(i) != j}
        cover = []
        for leaf in self.proof.pop("one_way_cover", []):
            held = [(i, group["mentor"]) for group in leaf.get("pairs", []) for i in group["mentees"]]
            cover.append(case := Proof(self.problem, held, leaf))
            expect("pairs of a choice", case.proof.pop("pairs", []), case.groups(str))
            case.limits()
            case.proves()
            expect("a better choice", case.merit() > self.merit(), False)
        choices = [case.left_out for case in (self, *cover)]
        expect("pairs left out", choices, [sorted(may.intersection(each)) for each in choices])
        claimed, plain = self.proof.pop("one_way_claimed", False), not self.ballots and not self.conditions
        expect("one_way_claimed", claimed, not cover and not forced.issuperset(self.left_out))
        if cover or plain and self.left_out and not claimed:
            apart = all(any((j, i) in two for i, j in one) for one, two in itertools.combinations(choices, 2))
            share = sum(Fraction(1, 2 ** len(set(each) - forced)) for each in choices)
            in_turn = choices[1:] == sorted(choices[1:]) and all(forced.issubset(each) for each in choices)
            expect("all choices, just once", plain and apart and share == 1 and in_turn, True)


def case_of(told, problem):
    pairs = [(each["id"], group["mentor"]) for group in told.get("pairs", []) for each in group["mentees"]]
    return Proof(problem, pairs, told.get("certificate", {}))


def check(proposal, problem):
    """`problem` as bytes, because `input` is their digest. Returns the case."""
    told, case = {"schema": "mentor/proposal/1"} | bare(proposal), case_of(bare(proposal), json.loads(problem))
    for pair in case.problem["pairs"]:
        text = "|".join((case.problem["form"], case.problem["year"], pair["mentee"], pair["mentor"]))
        lot = int(hashlib.sha256(text.encode()).hexdigest()[:12], 16)
        expect("points and lot of a pair", [pair["points"], pair["lot"]], [sum(each or 0 for each in pair["by"]), lot])
    case.limits()
    if not wrong:
        found = bare(verify_words.says(case) | {"input": hashlib.sha256(problem).hexdigest()})
        shape = re.escape(f"{found['as_of']}-{found['form']}") + r"(-[1-9]\d*)?"
        if "losers" not in told:  # of an older program
            found.pop("losers", None)
        found |= {"schema": "mentor/proposal/1", "id": told["id"] if re.fullmatch(shape, told["id"]) else shape}
        for key in sorted((told.keys() | found) - {"certificate", "parts", "program", "seal"}):
            expect(key, told.get(key), found.get(key))
        case.ways()
        case.proves()
    expect("seal", told.get("seal"), seal(told))
    return case


def main(proposal_file, problem_file):
    with open(problem_file, "rb") as problem, open(proposal_file, encoding="utf-8") as proposal:
        try:
            read = json.load(proposal)
            expect("schema", read.get("schema"), "mentor/proposal/1")
            said = verify_words.claims(check(read, problem.read()))
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            wrong.append(f"it cannot be read: {error!r}")
    print("\n".join(wrong or ["верно", *said]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]) if len(sys.argv) == 3 else __doc__)

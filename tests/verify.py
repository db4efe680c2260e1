#!/usr/bin/env python3
"""Checks a proposal of pairs without believing the program that made it.

    verify.py PROPOSAL.json PROBLEM.json

Both come from `mentor match FORM --format json -o PROPOSAL.json --problem PROBLEM.json`, or, for one that is written
already, from `mentor verify ID --proposal PROPOSAL.json --problem PROBLEM.json`. Says «верно» and exits 0, or says what
is wrong, a line each, and exits 1. Standard Python only; it shares nothing with the program.

Here is the proof: that places and pins are kept, what the levels amount to, and that they cannot be raised; for
ballots, that no two would rather have each other, and by the rule truthful, that the pairs are the only ones it gives. What is said of people is in verify_words.py. Nobody proves, and
`claimed` in the certificate says so, that ballots reach no more, nor groups and changes that have no prices; nor does
anything tell apart two solutions that are equal to the last lot.
"""
import hashlib
import json
import re
import sys
from collections import defaultdict

from verify_bound import Bound
from verify_words import bare, expect, wrong


class Proof(Bound):
    def served_from(self, urgent):
        return sum(i in self.held and self.mentees[i]["urgent"] >= urgent for i in self.market)

    def hall(self, told, least):
        """At most how many of its class and above can be served on pairs of at least `least` (Hall, König)."""
        urgent, inside = told["urgent"], set(told.get("mentors", []))
        able = {i: {j for j, pair in self.options[i].items() if pair["points"] >= least} for i in self.market
                if self.mentees[i]["urgent"] >= urgent}
        only = sorted(i for i in able if able[i] <= inside)
        found = {"urgent": urgent, "mentees": only, "mentors": sorted(set().union(*(able[i] for i in only))),
                 "places": sum(self.mentors[j]["places"] for j in inside)}
        expect(f"witness of urgency {urgent}", told, bare(found))
        return len(able) - len(only) + found["places"] - sum(self.pins[j] for j in inside)

    def halls(self):
        served = self.proof.get("served", [])
        expect("classes of the witnesses", [hall["urgent"] for hall in served], [3, 2, 1, 0] * self.served_first)
        for hall in served:
            expect(f"most of urgency {hall['urgent']}", self.hall(hall, 0), self.served_from(hall["urgent"]))
        asked = "worst-off" in self.levels and self.served_from(0) > 0
        expect("worst-off", self.proof.get("worst_off"), self.worst if asked else None)
        expect("witness of worst-off", len(self.proof.get("worst_off_witness", [])), int(asked))
        for hall in self.proof.get("worst_off_witness", []):
            if self.hall(hall, self.worst + 1) >= self.served_from(hall["urgent"]):
                wrong.append("worst-off: more points would serve as many")
            expect("class of worst-off", hall["urgent"], min((self.mentees[i]["urgent"] for i in hall["mentees"]), default=None))

    def prices(self, exactly_kept):
        """Everybody has what is best at these prices; a place costs what the load says. Returns the prices."""
        proof, times = self.proof, self.proof.get("times", 1)
        expect("mentors with a price", [each["mentor"] for each in proof["prices"]], list(self.mentors))
        expect("classes with a price", [each["urgent"] for each in proof["outside"]], [3, 2, 1, 0])
        price = {each.get("mentor", each.get("urgent")): (each["points"], int(each["lots"])) for each in proof["prices"] + proof["outside"]}
        kept = (proof.get("kept", 0), int(proof.get("kept_lots", 0)))
        if kept < (0, 0) or kept > (0, 0) and not exactly_kept or times < 1:
            wrong.append("price of keeping a pair")
        for j in set(self.mentors) - self.closed:
            taken, mentor = self.taken[j], self.mentors[j]
            held_open = j in self.open and mentor["load"] + taken <= self.problem.get("group_min", 1)
            if taken > self.pins[j] and not held_open and price[j] < (times * self.unit * self.place(j, taken - 1), 0):
                wrong.append(f"price of {j} is below that of its last place")
            if taken < mentor["places"] and price[j] > (times * self.unit * self.place(j, taken), 0):
                wrong.append(f"price of {j} is above that of its next place")
        if not self.served_first:
            expect("price of staying out", [price[urgent] for urgent in range(4)], [(0, 0)] * 4)
        leads = defaultdict(set)  # mentor or class -> those that would do as well
        for i in self.market:
            urgent = self.mentees[i]["urgent"]
            cost = {urgent: price[urgent]}
            for j, pair in self.options[i].items():
                if pair["points"] >= self.least and j not in self.closed:
                    worth = times * (self.unit * self.gain(pair) + self.bonus * (urgent + 1)) + pair["kept"] * kept[0]
                    cost[j] = (price[j][0] - worth, price[j][1] + times * pair["lot"] - pair["kept"] * kept[1])
            mine = self.held[i]["mentor"] if i in self.held else urgent
            if cost.get(mine) != min(cost.values()):
                wrong.append(f"{i}: something else is better at these prices")
            leads[mine] |= {column for column in cost if cost[column] == cost.get(mine)}
        return price, leads

    def lowest(self, price, leads):
        """No price could be lower: each stands on its floor, or is held up by one that does."""
        best = max((self.unit * self.gain(pair) for of in self.options.values() for pair in of.values()), default=0)
        floor = {urgent: (-best * self.served_first, 0) for urgent in range(4)}
        for j in self.mentors:
            taken = self.taken[j]
            floor[j] = (self.unit * self.place(j, taken - 1) if taken > self.pins[j] else 0, 0)
        expect("prices below those of the last place", [str(column) for column in price if price[column] < floor[column]], [])
        held_up = {column for column in price if price[column] == floor[column]}
        queue = list(held_up)
        for column in queue:
            queue += leads[column] - held_up
            held_up |= leads[column]
        expect("prices that could be lower", sorted(map(str, set(price) - held_up)), [])

    def stability(self):
        """No two would rather have each other, pins and closed groups apart."""
        last = 1 << 16
        for i in self.market:
            have = self.held[i]["wish"] or last if i in self.held else last
            for j, pair in self.options[i].items():
                group = [self.held[k]["preference"] or last for k in self.market if k in self.held and self.held[k]["mentor"] == j]
                free = self.taken[j] < self.mentors[j]["places"]
                if j not in self.closed and 0 < pair["wish"] < have and 0 < pair["preference"] and (free or pair["preference"] < max(group, default=0)):
                    wrong.append(f"{i} and {j} would rather have each other")

    def truthful(self):
        """What this rule gives: in rounds mentees ask the best mentor who has not refused, mentors keep the best."""
        def order(rank):
            return lambda pair: (pair[rank], pair["lot"], pair["mentee"], pair["mentor"])
        asks = {i: sorted((pair for pair in self.options[i].values() if pair["wish"] and pair["preference"]), key=order("wish"))
                for i in self.market}
        room = {j: (mentor["places"] - self.pins[j]) * (j not in self.closed) for j, mentor in self.mentors.items()}
        kept = {j: [] for j in self.mentors}
        while asking := [i for i in self.market if asks[i] and not any(pair["mentee"] == i for group in kept.values() for pair in group)]:
            for i in asking:
                pair = asks[i].pop(0)
                kept[pair["mentor"]].append(pair)
            kept = {j: sorted(group, key=order("preference"))[:max(room[j], 0)] for j, group in kept.items()}
        found = {pair["mentee"]: pair["mentor"] for group in kept.values() for pair in group}
        expect("pairs by the rule truthful", {i: self.held[i]["mentor"] for i in self.market if i in self.held}, found)

    def proves(self):
        keys = set(self.proof)
        conditions = self.problem.get("group_min", 1) > 1 or "touch" in self.problem
        claimed = self.proof.get("claimed", False)
        if self.ballots:
            expect("certificate", keys - {"closed"}, {"claimed"} if self.problem["rule"] == "max" else set())
            self.stability()
            if self.problem["rule"] == "truthful":
                self.truthful()
        elif conditions:
            exactly_kept = self.flows()
            zero = [{"urgent": urgent, "points": 0, "lots": "0"} for urgent in (3, 2, 1, 0)]
            if claimed:
                expect("outside", self.proof.get("outside"), zero)
                expect("certificate", keys - {"closed", "open", "flow", "worst_off_flow"}, {"claimed", "outside"})
            elif not wrong:
                self.prices(exactly_kept)
        else:
            expect("certificate", keys - {"served", "worst_off", "worst_off_witness", "prices", "outside"}, set())
            self.halls()
            if not wrong:
                self.lowest(*self.prices(False))


def seal(told):
    """The digest of all that the proposal says but its seal."""
    said = {key: each for key, each in bare(told).items() if key not in ("schema", "seal")}
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def check(proposal, problem):
    """`problem` as bytes, because `input` is their digest."""
    told, case = bare(proposal), Proof(bare(proposal), json.loads(problem))
    case.limits()
    if wrong:
        return
    found = bare(case.says() | {"input": hashlib.sha256(problem).hexdigest(), "objective": list(case.objective())})
    for key in sorted((told.keys() | found) - {"id", "schema", "certificate", "program", "seal"}):
        expect(key, told.get(key), found.get(key))
    shape = re.escape(f"{found['as_of']}-{found['form']}") + r"(-[1-9]\d*)?"
    expect("id", bool(re.fullmatch(shape, told["id"])), True)
    expect("schema", told.get("schema", "mentor/proposal/1"), "mentor/proposal/1")
    if not wrong:
        case.proves()
    expect("seal", told.get("seal"), seal(told))


def main(proposal_file, problem_file):
    with open(problem_file, "rb") as file:
        problem = file.read()
    with open(proposal_file, encoding="utf-8") as file:
        proposal = json.load(file)
    try:
        check(proposal, problem)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        wrong.append(f"it cannot be read: {error!r}")
    print("\n".join(wrong) if wrong else "верно")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]) if len(sys.argv) == 3 else __doc__)

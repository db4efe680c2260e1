#!/usr/bin/env python3
"""Checks a proposal of pairs without believing the program that made it.

    verify.py PROPOSAL.json PROBLEM.json

Both come from `mentor match FORM --format json -o PROPOSAL.json --problem PROBLEM.json`, or, for one
that is written already, from `mentor verify ID --proposal PROPOSAL.json --problem PROBLEM.json`. Says
«верно» and exits 0, or says what is wrong, a line each, and exits 1. Standard Python only; it shares
nothing with the program: levels, witnesses, prices and stability are worked out here again, in one
pass over the pairs. Not checked: `program`, and which of two solutions equal to the last lot it is.
"""
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict

wrong = []


def expect(what, told, found):
    if told != found:
        wrong.append(f"{what}: told {json.dumps(told, ensure_ascii=False)}, found {json.dumps(found, ensure_ascii=False)}")


def load(proposal, problem, digest):
    """What both say, as dictionaries by code."""
    expect("input", proposal["input"], digest)
    for key in ("form", "as_of", "mechanism"):
        expect(key, proposal[key], problem[key])
    expect("format", proposal["format"], 1)
    expect("schema", proposal.get("schema", "mentor/proposal/1"), "mentor/proposal/1")
    shape = re.escape(f"{problem['as_of']}-{problem['form']}") + r"(-[1-9]\d*)?"
    expect("id", bool(re.fullmatch(shape, proposal["id"])), True)
    mentees = {each["id"]: each for each in problem["mentees"]}
    mentors = {each["id"]: each for each in problem["mentors"]}
    options = {mentee: {} for mentee in mentees}  # mentee -> mentor -> the eligible pair
    for pair in problem["pairs"]:
        options[pair["mentee"]][pair["mentor"]] = pair
    return mentees, mentors, options


def matched(problem, mentee, mentor, by):
    """The words that gave the points of every criterion."""
    out = {}
    for rule in problem["criteria"]:
        if not by.get(rule["id"]):
            continue
        asks, has = (who["said"].get(rule["id"], {}) for who in (mentee, mentor))
        if rule["measure"] in ("near", "difference"):
            out[rule["id"]] = [", ".join(asks.values()) + " → " + ", ".join(has.values())]
        elif words := [written for word, written in asks.items() if word in has]:
            out[rule["id"]] = words
    return out


def read_pairs(proposal, problem, mentees, mentors, options):
    """mentee -> the eligible pair told; every word of every pair is compared."""
    held = {}
    groups = [group["mentor"] for group in proposal["pairs"]]
    expect("order of mentors", groups, sorted(set(groups)))
    for group in proposal["pairs"]:
        names = [each["id"] for each in group["mentees"]]
        expect(f"order of {group['mentor']}'s mentees", names, sorted(set(names)))
        if not names or len(names) > mentors.get(group["mentor"], {"places": 0})["places"]:
            wrong.append(f"places of {group['mentor']}")
        for told in group["mentees"]:
            pair = options.get(told["id"], {}).get(group["mentor"])
            if pair is None or told["id"] in held:
                wrong.append(f"{told['id']} and {group['mentor']} may not be a pair")
                continue
            held[told["id"]] = pair
            by = {rule["id"]: points for rule, points in zip(problem["criteria"], pair["by"]) if points is not None}
            lot = hashlib.sha256("|".join((problem["form"], problem["year"], told["id"], group["mentor"])).encode())
            true = {"id": told["id"], "points": sum(by.values()), "by": by, "ballot": pair["ballot"],
                    "matched": matched(problem, mentees[told["id"]], mentors[group["mentor"]], by),
                    "lot": int(lot.hexdigest()[:12], 16), "pinned": pair["pinned"]}
            expect(told["id"], {"by": {}, "matched": {}, "pinned": False, **told}, true)
            expect(f"points of {told['id']}", (pair["points"], pair["lot"]), (true["points"], true["lot"]))
    for mentee, pairs in options.items():
        if any(pair["pinned"] and held.get(mentee) is not pair for pair in pairs.values()):
            wrong.append(f"the pin of {mentee} is not kept")
    return held


class Proof:
    """Levels and their certificate. A price is (points, lots), compared in that order."""

    def __init__(self, problem, mentees, mentors, options, held):
        self.mentees, self.mentors, self.options, self.held = mentees, mentors, options, held
        self.levels, self.rates = problem["objective"], problem["rates"]
        self.taken = Counter(pair["mentor"] for pair in held.values())
        self.market = [i for i in mentees if not any(pair["pinned"] for pair in options[i].values())]
        self.pins = self.taken - Counter(held[i]["mentor"] for i in self.market if i in held)
        self.served_first = self.levels[0] == "served"
        self.unit = 0 if "points" not in self.levels else 1 if self.served_first else 16
        self.bonus = 1 if self.levels == ["points", "served"] else 0
        self.worst = min((held[i]["points"] for i in self.market if i in held), default=0)

    def place(self, mentor, taken):
        """What the next mentee costs a mentor to whom the proposal gives `taken`."""
        return self.rates["load"] * self.rates["weights"] * (2 * (self.mentors[mentor]["load"] + taken) + 1)

    def gain(self, pair):
        return 1000 * pair["points"] + pair["kept"] * self.rates["keep"] * self.rates["weights"]

    def objective(self):
        """Every level with the value that the pairs add up to."""
        pairs, out = self.held.values(), []
        for level in self.levels:
            if level == "served":
                count = Counter(self.mentees[i]["urgent"] for i in self.held)
                out += [(f"served-{urgent}", count[urgent]) for urgent in (3, 2, 1, 0)]
            elif level == "worst-off":
                out.append((level, self.worst))
            else:
                loads = sum(self.place(j, q) for j, taken in self.taken.items() for q in range(taken))
                out += [("points", sum(e["points"] for e in pairs)), ("worth", sum(map(self.gain, pairs)) - loads)]
        return out + [("lots", sum(e["lot"] for e in pairs))]

    def hall(self, told, least):
        """At most how many of its class and above can be served on pairs of at least `least`."""
        urgent, inside = told["urgent"], set(told.get("mentors", []))
        able = {i: {j for j, e in self.options[i].items() if e["points"] >= least} for i in self.market
                if self.mentees[i]["urgent"] >= urgent}
        closed = sorted(i for i in able if able[i] <= inside)
        expect(f"mentees of the witness of urgency {urgent}", told.get("mentees", []), closed)
        expect(f"mentors of it", told.get("mentors", []), sorted(set().union(*(able[i] for i in closed))))
        expect(f"places of it", told["places"], sum(self.mentors.get(j, {"places": 0})["places"] for j in inside))
        return len(able) - len(closed) + told["places"] - sum(self.pins[j] for j in inside)

    def served_from(self, urgent):
        return sum(i in self.held and self.mentees[i]["urgent"] >= urgent for i in self.market)

    def witnesses(self, proof):
        served = proof.get("served", []) if self.served_first else []
        expect("classes of the witnesses", [h["urgent"] for h in proof.get("served", [])], [3, 2, 1, 0] * self.served_first)
        for hall in served:
            expect(f"most of urgency {hall['urgent']}", self.hall(hall, 0), self.served_from(hall["urgent"]))
        asked = "worst-off" in self.levels and self.served_from(0) > 0
        expect("worst-off", proof.get("worst_off"), self.worst if asked else None)
        expect("witness of worst-off", len(proof.get("worst_off_witness", [])), int(asked))
        for hall in proof.get("worst_off_witness", []) if asked else []:
            if self.hall(hall, self.worst + 1) >= self.served_from(hall["urgent"]):
                wrong.append("worst-off: more points would serve as many")
            expect("class of worst-off", hall["urgent"], min((self.mentees[i]["urgent"] for i in hall["mentees"]), default=None))

    def prices(self, proof):
        """Everybody has what is best at these prices, and no price could be lower."""
        expect("mentors with a price", [each["mentor"] for each in proof["prices"]], list(self.mentors))
        expect("classes with a price", [each["urgent"] for each in proof["outside"]], [3, 2, 1, 0])
        price = {each.get("mentor", each.get("urgent")): (each["points"], int(each["lots"]))
                 for each in proof["prices"] + proof["outside"]}
        if wrong:
            return
        best = max((self.unit * self.gain(e) for of in self.options.values() for e in of.values()), default=0)
        floor = {urgent: (-best * self.served_first, 0) for urgent in range(4)}
        for j, taken in self.taken.items() | {(j, 0) for j in self.mentors if j not in self.taken}:
            floor[j] = (self.unit * self.place(j, taken - 1) if taken > self.pins[j] else 0, 0)
            if taken < self.mentors[j]["places"] and price[j] > (self.unit * self.place(j, taken), 0):
                wrong.append(f"price of {j} is above that of its next place")
        expect("prices below those of the last place", [str(column) for column in price if price[column] < floor[column]], [])
        if not self.served_first:
            expect("price of staying out", [price[urgent] for urgent in range(4)], [(0, 0)] * 4)
        leads = defaultdict(set)  # column -> columns whose price it holds up
        for i in self.market:
            urgent = self.mentees[i]["urgent"]
            cost = {urgent: price[urgent]}
            for j, e in self.options[i].items():
                if "worst-off" not in self.levels or e["points"] >= self.worst:
                    cost[j] = (price[j][0] - self.unit * self.gain(e) - self.bonus * (urgent + 1), price[j][1] + e["lot"])
            mine = self.held[i]["mentor"] if i in self.held else urgent
            if cost.get(mine) != min(cost.values()):
                wrong.append(f"{i}: something else is better at these prices")
            leads[mine] |= {column for column in cost if cost[column] == cost.get(mine)}
        held_up = {column for column in price if price[column] == floor[column]}
        queue = list(held_up)
        for column in queue:
            queue += leads[column] - held_up
            held_up |= leads[column]
        expect("prices that could be lower", sorted(map(str, set(price) - held_up)), [])

    def stability(self):
        """No two would rather have each other, pins apart."""
        last = 1 << 16
        for i in self.market:
            have = self.held[i]["wish"] or last if i in self.held else last
            for j, e in self.options[i].items():
                group = [self.held[k]["preference"] or last for k in self.market if k in self.held and self.held[k]["mentor"] == j]
                free = self.taken[j] < self.mentors[j]["places"]
                if 0 < e["wish"] < have and e["preference"] and (free or e["preference"] < max(group, default=0)):
                    wrong.append(f"{i} and {j} would rather have each other")


def unmatched(problem, proof, options, held):
    """Everybody without a mentor, with the cause; the most urgent and longest waiting first."""
    out = [{**each, "cause": "not-ready"} for each in problem["not_ready"]]
    for mentee in problem["mentees"]:
        if mentee["id"] in held:
            continue
        told = {key: mentee[key] for key in ("id", "urgent", "waiting_days")}
        able = options[mentee["id"]]
        if not able:
            told |= {"cause": "no-eligible-mentor", "removed_by": mentee["removed_by"], "nearest": mentee["nearest"]}
        else:
            halls = [hall["mentors"] for hall in proof.get("served", []) if mentee["id"] in hall.get("mentees", [])]
            near = sorted(able, key=lambda j: -able[j]["points"])[:3]
            told |= {"cause": "no-free-place" if problem["mechanism"] == "points" else "lost-on-ballots",
                     "witness": halls[0] if halls else list(able), "nearest": [{"mentor": j, "why_not": "no-place"} for j in near]}
        out.append(told)
    return sorted(out, key=lambda each: (-each["urgent"], -each["waiting_days"], each["id"]))


def check(proposal, problem, digest):
    mentees, mentors, options = load(proposal, problem, digest)
    held = read_pairs(proposal, problem, mentees, mentors, options)
    if wrong:
        return
    proof, certificate = Proof(problem, mentees, mentors, options, held), proposal.get("certificate", {})
    expect("objective", [(each["level"], each["value"]) for each in proposal["objective"]], proof.objective())
    free = [{"mentor": j, "places": m["places"] - proof.taken[j]} for j, m in mentors.items() if proof.taken[j] < m["places"]]
    expect("free", proposal.get("free", []), free)
    told = [{key: value for key, value in each.items() if value not in ([], {})} for each in proposal.get("unmatched", [])]
    expect("unmatched", told, unmatched(problem, certificate, options, held))
    if problem["mechanism"] == "points":
        proof.witnesses(certificate)
        proof.prices(certificate)
    else:
        expect("certificate", [value for value in certificate.values() if value], [])
        proof.stability()


def main(proposal_file, problem_file):
    with open(problem_file, "rb") as file:
        problem = file.read()
    with open(proposal_file, encoding="utf-8") as file:
        proposal = json.load(file)
    try:
        check(proposal, json.loads(problem), hashlib.sha256(problem).hexdigest())
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        wrong.append(f"it cannot be read: {error!r}")
    print("\n".join(wrong) if wrong else "верно")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]) if len(sys.argv) == 3 else __doc__)

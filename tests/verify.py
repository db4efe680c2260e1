#!/usr/bin/env python3
"""Checks a proposal of pairs without believing the program that made it.

    verify.py PROPOSAL.json PROBLEM.json

Both come from `mentor match FORM --format json -o PROPOSAL.json --problem PROBLEM.json`, or, for one that is written
already, from `mentor verify ID --proposal PROPOSAL.json --problem PROBLEM.json`. Says «верно» and what is only claimed,
and exits 0, or says what is wrong, a line each, and exits 1. Standard Python only; it shares nothing with the program.

Here is the proof: that the levels cannot be raised; of ballots, that no two would rather have each other and that the
rule truthful gives these very pairs. What a proposal says of pairs and people is in verify_words.py. Nothing tells apart
two solutions that are equal to the last lot.
"""
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict

from verify_words import Case, bare, expect, wrong


class Proof(Case):
    def served_from(self, urgent):
        return sum(i in self.held and self.mentees[i]["urgent"] >= urgent for i in self.market)

    def open_to(self, i, least):
        """The eligible pairs of a mentee that have at least so many points, closed groups apart."""
        return {j: pair for j, pair in self.options[i].items()
                if pair["points"] >= least and j not in self.closed and (i, j) not in self.one_way}

    def hall(self, told, least):
        """At most how many of its class and above can be served on pairs of at least `least` (Hall, König)."""
        urgent, inside = told["urgent"], set(told.get("mentors", []))
        able = {i: set(self.open_to(i, least)) for i in self.market if self.mentees[i]["urgent"] >= urgent}
        only = sorted(i for i in able if able[i] <= inside)
        places = sum(self.mentors[j]["places"] for j in inside)
        found = {"urgent": urgent, "mentees": only, "mentors": sorted(set().union(*(able[i] for i in only))), "places": places}
        expect(f"witness of urgency {urgent}", told, bare(found))
        return len(able) - len(only) + places - sum(self.pins[j] for j in inside)

    def halls(self):
        served = self.proof.get("served", [])
        expect("classes of the witnesses", [hall["urgent"] for hall in served], [3, 2, 1, 0] * self.served_first)
        for hall in served:
            expect(f"most of urgency {hall['urgent']}", self.hall(hall, 0), self.served_from(hall["urgent"]))
        asked, witness = "worst-off" in self.levels and self.served_from(0) > 0, self.proof.get("worst_off_witness", [])
        expect("worst-off", [self.proof.get("worst_off"), len(witness)], [self.worst, 1] if asked else [None, 0])
        for hall in witness:
            if self.hall(hall, self.worst + 1) >= self.served_from(hall["urgent"]):
                wrong.append("worst-off: more points would serve as many")
            expect("class of worst-off", hall["urgent"], min((self.mentees[i]["urgent"] for i in hall["mentees"]), default=None))

    def prices(self, exactly_kept):
        """Everybody has what is best at these prices; a place costs what the load says. Returns the prices, and for each
        mentor or class those that would do as well for somebody there."""
        proof, times = self.proof, self.proof.get("times", 1)
        prices, outside = proof.get("prices", []), proof.get("outside", [])
        expect("mentors with a price", [each["mentor"] for each in prices], list(self.mentors))
        expect("classes with a price", [each["urgent"] for each in outside], [3, 2, 1, 0])
        price = {each.get("mentor", each.get("urgent")): (each["points"], int(each["lots"])) for each in prices + outside}
        kept, leads = (proof.get("kept", 0), int(proof.get("kept_lots", 0))), defaultdict(set)
        if kept < (0, 0) or kept > (0, 0) and not exactly_kept or times < 1:
            wrong.append("price of keeping a pair")
        for j in set(self.mentors) - self.closed:
            taken, mentor = self.taken[j], self.mentors[j]
            held_open = j in self.open and mentor["load"] + taken <= self.minimum
            if taken > self.pins[j] and not held_open and price[j] < (times * self.unit * self.place(j, taken - 1), 0):
                wrong.append(f"price of {j} is below that of its last place")
            if taken < mentor["places"] and price[j] > (times * self.unit * self.place(j, taken), 0):
                wrong.append(f"price of {j} is above that of its next place")
        if not self.served_first:
            expect("price of staying out", [price[urgent] for urgent in range(4)], [(0, 0)] * 4)
        for i in self.market:
            urgent = self.mentees[i]["urgent"]
            cost, mine = {urgent: price[urgent]}, self.held[i]["mentor"] if i in self.held else urgent
            for j, pair in self.open_to(i, self.least).items():
                worth = times * (self.unit * self.gain(pair) + self.bonus * (urgent + 1)) + pair["kept"] * kept[0]
                cost[j] = (price[j][0] - worth, price[j][1] + times * pair["lot"] - pair["kept"] * kept[1])
            if cost.get(mine) != min(cost.values()):
                wrong.append(f"{i}: something else is better at these prices")
            leads[mine] |= {column for column in cost if cost[column] == cost.get(mine)}
        return price, leads

    def lowest(self, price, leads):
        """No price could be lower: each stands on its floor, or is held up by one that does."""
        best = max((self.unit * self.gain(pair) for i in self.options for j, pair in self.options[i].items()
                    if (i, j) not in self.one_way), default=0)
        floor = {urgent: (-best * self.served_first, 0) for urgent in range(4)}
        floor |= {j: (self.unit * self.place(j, self.taken[j] - 1) * (self.taken[j] > self.pins[j]), 0) for j in self.mentors}
        expect("prices below those of the last place", [str(column) for column in price if price[column] < floor[column]], [])
        queue = [column for column in price if price[column] == floor[column]]
        for column in queue:
            queue += leads[column] - set(queue)
        expect("prices that could be lower", sorted(map(str, set(price) - set(queue))), [])

    def most_kept(self, flow, out, least):
        """No assignment that leaves at most `out` of each class outside keeps more pairs than this (weak duality)."""
        price, outside, bound = flow.get("mentors", {}), flow["outside"], 0
        for j, each in price.items():
            must = max(0, self.minimum - self.mentors[j]["load"] - self.pins[j]) if j in self.open else 0
            room = 0 if j in self.closed else self.mentors[j]["places"] - self.pins[j]
            bound += each * (room if each > 0 else must)
        for i in self.market:
            costs = [price.get(j, 0) - pair["kept"] for j, pair in self.open_to(i, least).items()]
            bound -= min([outside[self.mentees[i]["urgent"]], *costs])
        return float("inf") if len(outside) != 4 or min(outside) < 0 else bound + sum(a * b for a, b in zip(outside, out))

    def kept(self):
        """How many of the pairs to keep stay, and how many would have to."""
        has = [i for i in self.options if any(pair["kept"] for pair in self.options[i].values())]
        by_pins = sum(i not in self.market and not self.held[i]["kept"] for i in has)
        able = sum(i in self.market for i in has)
        return (sum(self.held[i]["kept"] for i in self.market if i in self.held),
                able - max(0, self.problem["touch"] - by_pins) if "touch" in self.problem else 0)

    def flows(self):
        """The same as halls() where groups have a minimum or kept pairs a limit, which no Hall set proves. Returns whether
        no more pairs are kept than must be."""
        people = [sum(self.mentees[i]["urgent"] == urgent for i in self.market) for urgent in range(4)]
        stay = [sum(self.mentees[i]["urgent"] == urgent for i in self.market if i not in self.held) for urgent in range(4)]
        (kept, wanted), flows = self.kept(), self.proof.get("flow", [])
        needed = max(0, min(kept, wanted))
        classes = [-1] * (kept < wanted) + [urgent for urgent in (3, 2, 1, 0) if self.served_first and stay[urgent]]
        expect("classes of the flows", [flow["urgent"] for flow in flows], classes)
        for flow in flows:
            urgent = flow["urgent"]
            out = people if urgent < 0 else people[:urgent] + [stay[urgent] - 1] + stay[urgent + 1:]
            if self.most_kept(flow, out, 0) >= (kept + 1 if urgent < 0 else needed):
                wrong.append(f"the flow of urgency {urgent} proves nothing")
        flow = self.proof.get("worst_off_flow")
        expect("flow of worst-off", flow is not None, "worst-off" in self.levels and self.served_from(0) > 0)
        if flow and self.most_kept(flow, stay, self.worst + 1) >= needed:
            wrong.append("worst-off: more points would serve as many")
        return "touch" in self.problem and kept <= wanted

    def rather(self):
        """Mentee and mentor who would rather have each other, pins apart."""
        last = 1 << 16
        group = Counter({j: 0 for j in self.mentors})
        for i in set(self.market) & set(self.held):
            group[self.held[i]["mentor"]] = max(group[self.held[i]["mentor"]], self.held[i]["preference"] or last)
        for i in self.market:
            have = i in self.held and self.held[i]["wish"] or last
            for j, pair in self.options[i].items():
                free = self.taken[j] < self.mentors[j]["places"]
                apart = (i, j) in self.barred or (i, j) in self.one_way
                if 0 < pair["wish"] < have and 0 < pair["preference"] and (free or pair["preference"] < group[j]) and not apart:
                    yield i, j

    def truthful(self, closed):
        """What this rule gives: in rounds mentees ask the best mentor who has not refused, mentors keep the best."""
        def order(rank):
            return lambda pair: (pair[rank], pair["lot"], pair["mentee"], pair["mentor"])
        asks = {i: sorted((pair for j, pair in self.options[i].items()
                           if pair["wish"] and pair["preference"] and (i, j) not in self.one_way), key=order("wish"))
                for i in self.market}
        kept, found = {j: [] for j in self.mentors}, {}
        while asking := [i for i in self.market if asks[i] and i not in found]:
            for i in asking:
                pair = asks[i].pop(0)
                kept[pair["mentor"]].append(pair)
            for j, group in kept.items():
                kept[j] = sorted(group, key=order("preference"))[:(self.mentors[j]["places"] - self.pins[j]) * (j not in closed)]
            found = {pair["mentee"]: j for j, group in kept.items() for pair in group}
        return found

    def stable(self):
        """Ballots: nobody has a reason to walk away, no group is closed for nothing, and no claim is below what is reached."""
        rather, mine = list(self.rather()), {i: self.held[i]["mentor"] for i in self.market if i in self.held}
        wrong.extend(f"{i} and {j} would rather have each other" for i, j in rather if j not in self.closed)
        keys, how = {"closed", "closing"} if self.closed else set(), ["fewest", "in-turn", "undecided"]
        if self.problem["rule"] == "truthful":
            expect("pairs by the rule truthful", mine, self.truthful(self.closed))
            needless = [j for j in self.closed if self.truthful(self.closed - {j}) == mine]
        else:
            keys, needless = keys | {"bounds", "claimed", "lots"}, self.closed - {j for _, j in rather}
            reached = self.reached()
            bounds = {bound["level"]: bound["value"] for bound in self.proof.get("bounds", [])}
            expect("bounds", [bound["level"] for bound in self.proof.get("bounds", [])], list(reached))
            expect("bounds below what is reached", [level for level in bounds if bounds[level] < reached.get(level, 0)], [])
            expect("lots", self.proof.get("lots") in ("claimed", "undecided"), True)
        expect("certificate", sorted(self.proof.keys() - {"one_way"}), sorted(keys))
        expect("groups closed for nothing", sorted(needless), [])
        expect("closing", self.proof.get("closing", "fewest") in how, True)

    def reached(self):
        """Where the prover of ballots says how much more there could be: too few pairs kept, then the levels."""
        kept, wanted = self.kept()
        levels = {each["level"]: each["value"] for each in self.objective() if each["level"] not in ("points", "lots")}
        return ({"kept": kept} if kept < wanted else {}) | levels

    def proves(self):
        keys = set(self.proof) - {"one_way"}
        if self.ballots:
            self.stable()
        elif self.minimum > 1 or "touch" in self.problem:
            exactly_kept = self.flows()
            if self.proof.get("claimed"):
                zero = [{"urgent": urgent, "points": 0, "lots": "0"} for urgent in (3, 2, 1, 0)]
                expect("outside", self.proof.get("outside"), zero)
                expect("certificate", sorted(keys - {"closed", "open", "flow", "worst_off_flow"}), ["claimed", "outside"])
            elif not wrong:
                self.prices(exactly_kept)
        else:
            expect("certificate", sorted(keys - {"served", "worst_off", "worst_off_witness", "prices", "outside"}), [])
            self.halls()
            if not wrong:
                self.lowest(*self.prices(False))

    def claims(self):
        """What is proved of ballots, and what nobody proves."""
        how = {"claimed": "со слов решателя", "fewest": "со слов решателя"}
        if self.ballots:
            rule = "; правило truthful даёт именно эти пары" * (self.problem["rule"] == "truthful")
            pins = "кроме тех, кого разделили закрепления, " * any(self.pins.values())
            closed = "кроме закрытых групп, " * bool(self.closed)
            yield f"доказано: {pins}{closed}никакие двое не предпочли бы друг друга" + rule
            reached = self.reached()
            for level, most in ((bound["level"], bound["value"]) for bound in self.proof.get("bounds", []) if bound["value"]):
                yield f"со слов решателя: {level} не больше {most}" + f", есть {reached[level]}" * (most > reached[level])
            for key, claim in {"lots": "у столь же хороших пар жребий не меньше",
                               "closing": "меньшим числом закрытых групп не обойтись"}.items():
                if key in self.proof:
                    yield f"{how.get(self.proof[key], 'не установлено')}: {claim}"
        if self.one_way:
            yield "выбрано поиском, не доказано: кто из двоих наставник, где каждый подходит другому"
        if self.proof.get("claimed") and not self.ballots:
            yield "доказано, сколько человек получат наставника; со слов поиска: большего другие пары не дают"


def seal(told):
    """The digest of all that the proposal says but its seal."""
    said = {key: each for key, each in bare(told).items() if key not in ("schema", "seal")}
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def check(proposal, problem):
    """`problem` as bytes, because `input` is their digest. Returns the case."""
    told, case = bare(proposal), Proof(bare(proposal), json.loads(problem))
    case.limits()
    if wrong:
        return case
    found = bare(case.says() | {"input": hashlib.sha256(problem).hexdigest()})
    for key in sorted((told.keys() | found) - {"id", "schema", "certificate", "program", "seal"}):
        expect(key, told.get(key), found.get(key))
    shape = re.escape(f"{found['as_of']}-{found['form']}") + r"(-[1-9]\d*)?"
    expect("id", bool(re.fullmatch(shape, told["id"])), True)
    expect("schema", told.get("schema", "mentor/proposal/1"), "mentor/proposal/1")
    if not wrong:
        case.proves()
    expect("seal", told.get("seal"), seal(told))
    return case


def main(proposal_file, problem_file):
    with open(problem_file, "rb") as file:
        problem = file.read()
    with open(proposal_file, encoding="utf-8") as file:
        proposal = json.load(file)
    try:
        claims = list(check(proposal, problem).claims())
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        wrong.append(f"it cannot be read: {error!r}")
    print("\n".join(wrong or ["верно", *claims]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]) if len(sys.argv) == 3 else __doc__)

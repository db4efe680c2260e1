"""What verify.py knows of a problem and of the pairs of a proposal, and what a proposal has to say of people: the words
of every pair, why somebody has no mentor, what the levels amount to, and the fairness ledger."""
import hashlib
import json
from collections import Counter

wrong = []  # what is wrong, a line each


def expect(what, told, found):
    if told != found:
        wrong.append("{}: told {}, found {}".format(what, *(json.dumps(e, ensure_ascii=False) for e in (told, found))))


def bare(value):
    """Without what says nothing: empty, false, absent."""
    if isinstance(value, dict):
        made = {key: bare(each) for key, each in value.items()}
        return {key: each for key, each in made.items() if each is not None and each is not False and each not in ({}, [], "")}
    return [bare(each) for each in value] if isinstance(value, list) else value


def half(numbers):
    return sorted(numbers)[(len(numbers) - 1) // 2]


class Case:
    """The problem by code, and what the proposal does: `held` is the eligible pair of each mentee who has one, `taken`
    the number of mentees that each mentor gets, `market` the mentees without a pin, `pins` the mentees of each mentor who
    are pinned, `least` the points below which the proposal lets no pair be."""

    def __init__(self, proposal, problem):
        self.problem, self.ballots, self.levels = problem, problem["mechanism"] == "ballots", problem["objective"]
        self.mentees, self.mentors = ({each["id"]: each for each in problem[side]} for side in ("mentees", "mentors"))
        self.options, self.held = {i: {} for i in self.mentees}, {}
        for pair in problem["pairs"]:
            self.options[pair["mentee"]][pair["mentor"]] = pair
            points = sum(each for each in pair["by"] if each is not None)
            expect("points and lot of a pair", [pair["points"], pair["lot"]], [points, self.lot(pair["mentee"], pair["mentor"])])
        for i, j in ((each["id"], group["mentor"]) for group in proposal.get("pairs", []) for each in group["mentees"]):
            if j not in self.options.get(i, {}):
                wrong.append(f"{i} and {j} may not be a pair")
            else:
                self.held[i] = self.options[i][j]
        self.taken = Counter(pair["mentor"] for pair in self.held.values())
        self.market = [i for i, of in self.options.items() if not any(pair["pinned"] for pair in of.values())]
        self.pins = self.taken - Counter(self.held[i]["mentor"] for i in self.market if i in self.held)
        self.proof, self.minimum = proposal.get("certificate", {}), problem.get("group_min", 1)
        mine = {(i, pair["mentor"]) for i, pair in self.held.items()}
        self.barred = {(i, j) for j, i in mine if j in self.options.get(i, {})}  # matched the other way round
        self.one_way = [(each["mentee"], each["mentor"]) for each in self.proof.get("one_way", [])]
        self.closed, self.open = (set(self.proof.get(key, [])) for key in ("closed", "open"))
        self.served_first = self.levels[0] == "served"
        self.unit = 0 if "points" not in self.levels else 1 if self.served_first else 16
        self.bonus = 1 if self.levels == ["points", "served"] else 0
        self.worst = min((self.held[i]["points"] for i in self.market if i in self.held), default=0)
        self.least = self.worst if "worst-off" in self.levels else 0

    def lot(self, i, j):
        text = "|".join((self.problem["form"], self.problem["year"], i, j))
        return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16)

    def limits(self):
        """Places, pins, and the smallest group a form allows."""
        for key in ("closed", "open"):
            expect(key, self.proof.get(key, []), sorted(set(self.proof.get(key, [])) & set(self.mentors)))
        ways = {(i, j) for i in self.mentees for j, pair in self.options[i].items()
                if i in self.options.get(j, {}) and j != self.held.get(i, {}).get("mentor") and not pair["pinned"]}
        expect("pairs left out", self.one_way, sorted(set(self.one_way) & ways))
        for i, pair in self.held.items():
            if self.held.get(pair["mentor"], {}).get("mentor") == i:
                wrong.append(f"{i} and {pair['mentor']} are each other's mentors")
        for j, mentor in self.mentors.items():
            new, group = self.taken[j] - self.pins[j], self.taken[j] + mentor["load"]
            # Ballots let a pinned pair stand alone.
            small = group < self.minimum and (new if self.ballots else self.taken[j] or j in self.open)
            if self.taken[j] > mentor["places"] or small or new and j in self.closed:
                wrong.append(f"size of {j}'s group")
        for i in set(self.mentees) - set(self.market):
            if not self.held.get(i, {}).get("pinned"):
                wrong.append(f"the pin of {i} is not kept")

    def place(self, j, taken):
        """What the next mentee costs a mentor to whom the proposal gives `taken`."""
        return self.problem["rates"]["load"] * self.problem["rates"]["weights"] * (2 * (self.mentors[j]["load"] + taken) + 1)

    def gain(self, pair):
        return 1000 * pair["points"] + pair["kept"] * self.problem["rates"]["keep"] * self.problem["rates"]["weights"]

    def objective(self):
        """Every level and what it has reached."""
        count = Counter(self.mentees[i]["urgent"] for i in self.held)
        loads = sum(self.place(j, q) for j, taken in self.taken.items() for q in range(taken))
        reached = {"served": {f"served-{urgent}": count[urgent] for urgent in (3, 2, 1, 0)},
                   "worst-off": {"worst-off": self.worst},
                   "points": {"points": sum(pair["points"] for pair in self.held.values()),
                              "worth": sum(map(self.gain, self.held.values())) - loads},
                   "lots": {"lots": sum(pair["lot"] for pair in self.held.values())}}
        return [{"level": level, "value": value} for each in (*self.levels, "lots") for level, value in reached[each].items()]

    def pair(self, i, j):
        """The points by criterion, and the words that gave them."""
        pair, matched = self.options[i][j], {}
        by = {rule["id"]: points for rule, points in zip(self.problem["criteria"], pair["by"]) if points is not None}
        for rule in self.problem["criteria"]:
            asks, has = (who["said"].get(rule["id"], {}) for who in (self.mentees[i], self.mentors[j]))
            if by.get(rule["id"]) and rule["measure"] in ("near", "difference"):
                matched[rule["id"]] = [", ".join(asks.values()) + " → " + ", ".join(has.values())]
            elif by.get(rule["id"]):
                matched[rule["id"]] = [written for word, written in asks.items() if word in has]
        return {"id": i, "points": sum(by.values()), "by": by, "matched": matched, "ballot": pair["ballot"],
                "lot": self.lot(i, j), "pinned": pair["pinned"]}

    def worst_rank(self, j, of):
        """The worst rank that a mentor gives one of these who are there."""
        return max((self.options[i][j]["preference"] or 1 << 16 for i in of if self.held.get(i, {}).get("mentor") == j), default=0)

    def pinned_apart(self, pair):
        """Whether somebody without a mentor would be there but for a pin."""
        i, j = pair["mentee"], pair["mentor"]
        if not self.ballots or (i, j) in self.barred or not (pair["wish"] and pair["preference"]):
            return False
        full = self.taken[j] >= (self.pins[j] if j in self.closed else self.mentors[j]["places"])
        return full and self.worst_rank(j, self.market) <= pair["preference"] < self.worst_rank(j, self.mentees)

    def why_not(self, pair):
        j = pair["mentor"]
        if (pair["mentee"], j) in self.barred:
            return "both-ways"
        if self.ballots and not (pair["wish"] and pair["preference"]):
            return "not-named"
        if self.pinned_apart(pair):
            return "due-to-pin"
        if self.taken[j] >= self.mentors[j]["places"]:
            if not self.ballots or not self.mentors[j]["places"]:
                return "no-place"
            last = max(self.options[i][j]["preference"] for i, of in self.held.items() if of["mentor"] == j)
            return "preferred-others" if pair["preference"] > last else "ranked-alike"
        return "group-min" if self.served_first or self.ballots or j in self.closed else "no-gain"

    def left_out(self, i):
        able = self.options[i]
        if not able:
            return {"cause": "no-eligible-mentor", "removed_by": self.mentees[i]["removed_by"], "nearest": self.mentees[i]["nearest"]}
        near = [{"mentor": j, "why_not": self.why_not(able[j])}
                for j in sorted(able, key=lambda j: (not self.pinned_apart(able[j]), -able[j]["points"]))[:3]]
        able = {j: pair for j, pair in able.items() if not self.ballots or pair["wish"] and pair["preference"]}
        places = [j for j in able if self.taken[j] < self.mentors[j]["places"]]
        free = [j for j in places if (i, j) not in self.barred]
        if free and (self.closed.issuperset(free) or not self.ballots):
            few = self.served_first or self.closed.issuperset(free)
            return {"cause": "group-min" if few else "no-gain", "witness": free, "nearest": near}
        if places and not free:
            return {"cause": "both-ways", "witness": places, "nearest": near}
        if apart := [j for j, pair in able.items() if self.pinned_apart(pair)]:
            return {"cause": "no-free-place", "witness": apart, "nearest": near}
        halls = [hall["mentors"] for hall in self.proof.get("served", []) if i in hall.get("mentees", [])]
        return {"cause": "lost-on-ballots" if self.ballots else "no-free-place", "witness": [*halls, list(able)][0], "nearest": near}

    def unmatched(self):
        """Everybody without a mentor; the most urgent and longest waiting first."""
        out = [{**each, "cause": "not-ready"} for each in self.problem["not_ready"]]
        out += [{key: self.mentees[i][key] for key in ("id", "urgent", "waiting_days")} | self.left_out(i)
                for i in self.mentees if i not in self.held]
        for each in out:
            each.pop("mentor", None)
        return sorted(out, key=lambda each: (-each["urgent"], -each["waiting_days"], each["id"]))

    def ledger(self, unmatched):
        """Who waited, who gained by naming few times, who carries."""
        def waits(days):
            return {"people": len(days), "half": half(days), "longest": max(days)} if days else None
        now = {each["id"] for each in self.problem["mentees"] + self.problem["not_ready"] if "mentor" in each}
        loads = Counter(m["load"] + self.taken[j] for j, m in self.mentors.items() if m["places"] + m["load"])
        out = {"served": waits([self.mentees[i]["waiting_days"] for i in self.held if i not in now]),
               "left": waits([each["waiting_days"] for each in unmatched if each["id"] not in now]),
               "loads": [{"mentees": mentees, "mentors": loads[mentees]} for mentees in sorted(loads)]}
        pairs = {i: self.held[i] for i in self.market if i in self.held}
        if pairs:
            i = min(pairs, key=lambda i: (pairs[i]["points"], i))
            weights = sum(rule["weight"] for rule, points in zip(self.problem["criteria"], pairs[i]["by"]) if points is not None)
            out["worst_off"] = {"mentee": i, "mentor": pairs[i]["mentor"], "points": pairs[i]["points"], "possible": weights,
                                "best": max(pair["points"] for pair in self.options[i].values())}
        named, points = [m["times"] for m in self.mentees.values() if m.get("times")], [e["points"] for e in self.held.values()]
        if named and points:
            gained = [{"id": i, "times": self.mentees[i]["times"], "points": pair["points"]} for i, pair in pairs.items()
                      if 0 < 2 * self.mentees[i]["times"] <= half(named) and pair["points"] > half(points)]
            out["narrow_times"] = {"half": half(named), "points": half(points), "gained": gained}
        return out

    def says(self):
        groups = {j: [self.pair(i, j) for i in self.mentees if i in self.held and self.held[i]["mentor"] == j] for j in self.mentors}
        unmatched = self.unmatched()
        return {"format": 1, **{key: self.problem.get(key) for key in ("form", "as_of", "mechanism", "keep", "touch")},
                "objective": self.objective(), "unmatched": unmatched, "ledger": self.ledger(unmatched),
                "pairs": [{"mentor": j, "mentees": group} for j, group in groups.items() if group],
                "free": [{"mentor": j, "places": mentor["places"] - self.taken[j]} for j, mentor in self.mentors.items()
                         if self.taken[j] < mentor["places"]]}

"""What verify.py knows of ballots: no two would rather have each other, the rule truthful gives these very pairs."""
from collections import Counter
from functools import cache


def rather(case):
    """Mentee and mentor who would rather have each other, pins apart; nobody is barred by being left out, only by being
    a pair the other way round."""
    last, worst = 1 << 16, Counter()
    for pair in case.won.values():
        worst[pair["mentor"]] = max(worst[pair["mentor"]], pair["preference"] or last)
    for pair in case.problem["pairs"]:
        i, j = pair["mentee"], pair["mentor"]
        have = i in case.won and case.won[i]["wish"] or last
        takes = case.taken[j] < case.mentors[j]["places"] or pair["preference"] < worst[j]
        if i not in case.pinned and 0 < pair["wish"] < have and 0 < pair["preference"] and takes and case.mentor_of(j) != i:
            yield i, j


@cache
def left_apart(case):
    """Who would rather have each other in spite of all: only people on both sides may be left so, and are told."""
    return [(i, j) for i, j in rather(case) if j not in case.closed] if case.ballots else []


def pinned_apart(case, pair):
    """Whether somebody without a mentor would be there but for a pin."""
    def worst(pairs):
        return max((each["preference"] or 1 << 16 for each in pairs if each["mentor"] == j), default=0)
    j = pair["mentor"]
    ranked = case.ballots and pair["wish"] and pair["preference"]
    if not ranked or case.mentor_of(j) == pair["mentee"]:
        return False
    full = case.taken[j] >= (case.pins[j] if j in case.closed else case.mentors[j]["places"])
    return full and worst(case.won.values()) <= ranked < worst(case.held.values())


def truthful(case, closed, left_out):
    """What this rule gives: in rounds mentees ask the best mentor who has not refused, mentors keep the best."""
    def best_by(rank, pairs):
        return sorted(pairs, key=lambda pair: (pair[rank], pair["lot"], pair["mentee"], pair["mentor"]))

    def may_ask(pair):
        i, j = pair["mentee"], pair["mentor"]
        return pair["wish"] and pair["preference"] and case.pinned.get(j) != i and (i, j) not in left_out
    asks = {i: [] for i in case.market}
    for pair in best_by("wish", filter(may_ask, case.problem["pairs"])):
        if pair["mentee"] in asks:
            asks[pair["mentee"]].append(pair)
    groups, found = {j: [] for j in case.mentors}, {}
    while asking := [i for i in case.market if asks[i] and i not in found]:
        for i in asking:
            pair = asks[i].pop(0)
            groups[pair["mentor"]].append(pair)
        for j, group in groups.items():
            groups[j] = best_by("preference", group)[:0 if j in closed else case.mentors[j]["places"] - case.pins[j]]
        found = {pair["mentee"]: j for j, group in groups.items() for pair in group}
    return found


def reached(case):
    """Where the prover of ballots says how much more there could be: too few pairs kept, then the levels."""
    here, wanted = case.kept()
    levels = {name: value for name, value in case.objective().items() if name not in ("points", "lots")}
    return ({"kept": here} if here < wanted else {}) | levels


def stable(case):
    """(what, told, found) of all that has to be equal: nobody has a reason to walk away, no group is closed in vain."""
    left, mine = left_apart(case), {i: pair["mentor"] for i, pair in case.won.items()}
    closing = {"fewest", "in-turn", "undecided"}
    yield "who would rather have each other", [two for two in left if two not in case.left_out], []
    if case.problem["rule"] == "truthful":
        yield "pairs by the rule truthful", mine, truthful(case, case.closed, case.left_out)
        needless = [j for j in case.closed if truthful(case, case.closed - {j}, case.left_out) == mine]
        less = {two: [other for other in case.left_out if other != two] for two in case.left_out}
        idle = [two for two in less if truthful(case, case.closed, less[two]) == mine]
    else:
        needless = case.closed - {j for _, j in rather(case)}
        idle = [two for two in case.left_out if two not in left]
        bounds, there = case.proof.pop("bounds", []), reached(case)
        yield "bounds", [bound["level"] for bound in bounds], list(there)
        yield "bounds below what is reached", [each for each in bounds if each["value"] < there[each["level"]]], []
        yield "lots", case.proof.pop("lots") in ("claimed", "undecided") and case.proof.pop("claimed"), True
    yield "left out for nothing", idle, []
    large = [j for j in case.closed if case.mentors[j]["load"] + case.pins[j] + 1 >= case.minimum]
    yield "closed though one new mentee were enough", sorted(large), []
    yield "groups closed for nothing", sorted(needless), []
    yield "closing", case.proof.pop("closing", None) in (closing if case.closed else [None]), True

"""What verify.py knows of ballots: no two would rather have each other, the rule truthful gives these very pairs."""
import bisect
from collections import Counter
from functools import cache

from verify_case import CLASSES


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


def most_served(case, able):
    """How many of these mentees their mentors have places for at once: the largest matching, path by path."""
    there = {j: [] for j in case.mentors}

    def finds_place(first):
        steps, seen = [(first, j, None) for j in able[first]], set(able[first])
        for at, (_, j, _) in enumerate(steps):  # it grows on the way
            if len(there[j]) >= case.mentors[j]["places"] - case.pins[j]:
                for i in there[j]:
                    steps += [(i, other, at) for other in able[i] if other not in seen]
                    seen.update(able[i])
                continue
            while at is not None:
                i, j, at = steps[at]
                there[j].append(i)
                if at is not None:
                    there[steps[at][1]].remove(i)
            return True
        return False
    return sum(map(finds_place, able))


def ceilings(case):
    """What nobody can exceed though they left stability aside, the levels before being as they are: a prover may claim
    less, and not more. Of the worth: everybody's best pair, of as many as can be served, and the best that mentors can
    fill their places with."""
    ranked = {i: {j: pair for j, pair in case.able[i].items() if pair["wish"] and pair["preference"]} for i in case.market}
    for i, j in case.left_out:
        pair = next(each for each in case.problem["pairs"] if (each["mentee"], each["mentor"]) == (i, j))
        if i in ranked and pair["wish"] and pair["preference"]:
            ranked[i][j] = pair
    won, pinned = Counter(map(case.urgent, case.won)), Counter(map(case.urgent, case.pinned))

    def served(classes, least=0):
        return most_served(case, {i: [j for j, pair in pairs.items() if pair["points"] >= least]
                                  for i, pairs in ranked.items() if case.urgent(i) in classes})

    most = {}
    for urgent in CLASSES:
        above = sum(won[of] for of in CLASSES if of > urgent)
        most[f"served-{urgent}"] = pinned[urgent] + min(served({urgent}), served({*range(urgent, 4)}) - above)
    points = sorted({pair["points"] for pairs in ranked.values() for pair in pairs.values()})
    few = bisect.bisect_left(points, True, key=lambda least: any(
        served({*range(urgent, 4)}, least) < sum(won[of] for of in CLASSES if of >= urgent) for urgent in CLASSES))
    most["worst-off"] = points[few - 1] if few else 0
    best = sorted((max([0, *map(case.gain, pairs.values())]) for pairs in ranked.values()), reverse=True)
    filled = 0
    for j, mentor in case.mentors.items():
        gains = sorted((case.gain(pairs[j]) for pairs in ranked.values() if j in pairs), reverse=True)
        places = range(case.pins[j], mentor["places"])
        filled += sum(max(0, gain - case.place(j, taken)) for gain, taken in zip(gains, places))
    pins = sum(case.gain(case.held[i]) for i in case.pinned)
    pins -= sum(case.place(j, taken) for j in case.mentors for taken in range(case.pins[j]))
    most["worth"] = pins + min(sum(best[:served({*CLASSES})]), filled)
    kept = Counter(j for pairs in ranked.values() for j, pair in pairs.items() if pair["kept"])
    most["kept"] = sum(min(kept[j], case.mentors[j]["places"] - case.pins[j]) for j in kept)
    return most


def above_all(case, bounds, there):
    """Bounds that nobody could believe; what was reached needs no other proof."""
    if all(each["value"] <= there[each["level"]] for each in bounds):
        return []
    most = ceilings(case)
    return [each for each in bounds if each["value"] > most[each["level"]]]


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
        yield "bounds above what could be", above_all(case, bounds, there), []
        yield "lots", case.proof.pop("lots") in ("claimed", "undecided") and case.proof.pop("claimed"), True
    yield "left out for nothing", idle, []
    large = [j for j in case.closed if case.mentors[j]["load"] + case.pins[j] + 1 >= case.minimum]
    yield "closed though one new mentee were enough", sorted(large), []
    yield "groups closed for nothing", sorted(needless), []
    yield "closing", case.proof.pop("closing", None) in (closing if case.closed else [None]), True

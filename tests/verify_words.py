"""What a proposal has to say of people, for verify.py: the words of every pair, why somebody has no mentor, and the
fairness ledger. All of it is built again from the problem and the pairs."""
from collections import Counter, defaultdict

from verify_ballots import left_apart, pinned_apart
from verify_case import expect


def half(numbers):
    return sorted(numbers)[(len(numbers) - 1) // 2]


def pair_words(case, pair):
    """The points by criterion, and the words that gave them."""
    matched, points = {}, dict(zip((rule["id"] for rule in case.problem["criteria"]), pair["by"]))
    for rule in case.problem["criteria"]:
        asks, has = (who[pair[role]]["said"].get(rule["id"], {}) for who, role in
                     ((case.mentees, "mentee"), (case.mentors, "mentor")))
        if points[rule["id"]] and rule["measure"] in ("near", "difference"):
            matched[rule["id"]] = [", ".join(asks.values()) + " → " + ", ".join(has.values())]
        elif points[rule["id"]]:
            matched[rule["id"]] = [written for word, written in asks.items() if word in has]
    by = {rule: each for rule, each in points.items() if each is not None}
    said = {key: pair[key] for key in ("points", "ballot", "lot", "pinned")}
    return said | {"id": pair["mentee"], "by": by, "matched": matched}


def pin_in_vain(case, pin):
    """What a pin that is lost makes the cause: the mentor has no place, pins have them all, or a group is too small,
    which nobody can check from the problem (claims() says so) but that there is a minimum."""
    if not pin:
        return {}
    j, why = pin["mentor"], pin["why_not"]
    places, above, pins = case.mentors[j]["places"], case.mentors[j].get("above", 0), case.pins[j]
    # Who has more mentees than places takes nobody new, whoever else is pinned.
    holds = {"no-place": places == 0 or above > 0, "pins-hold": 0 < pins and (places == pins or above > 0),
             "group-min": case.minimum > 1}
    expect("a pin in vain", holds[why], True)
    return {"cause": "group-min" if why == "group-min" else "no-free-place", "witness": [j]}


def left_out(case, i, able):
    """Why a mentee has no mentor, and what stands against the nearest ones."""
    if not able:
        cause = {"cause": "no-eligible-mentor"} | pin_in_vain(case, case.mentees[i].get("pin_in_vain"))
        return cause | {key: case.mentees[i][key] for key in ("removed_by", "nearest")}
    few = case.served_first or case.ballots  # a free place is of no use but for the size of groups
    barred = {j for j in able if case.mentor_of(j) == i}  # the two are a pair the other way round
    ranked = [j for j, pair in able.items() if not case.ballots or pair["wish"] and pair["preference"]]
    apart = [j for j in ranked if pinned_apart(case, able[j])]
    places = [j for j in ranked if case.taken[j] < case.mentors[j]["places"]]
    free = [j for j in places if j not in barred]

    def why_not(j):
        if j in barred:
            return "both-ways"
        if j not in ranked:
            return "not-named"
        if j in apart:
            return "due-to-pin"
        if (i, j) in left_apart(case):
            return "left-out"
        if j in places:
            return "group-min" if few or j in case.closed else "no-gain"
        if not case.ballots or not case.mentors[j]["places"]:
            return "no-place"
        last = max(pair["preference"] for pair in case.held.values() if pair["mentor"] == j)
        return "preferred-others" if able[j]["preference"] > last else "ranked-alike"

    nearest = sorted(able, key=lambda j: (j not in apart, -able[j]["points"]))[:3]
    halls = [hall.get("mentors", []) for hall in case.told.get("served", []) if i in hall.get("mentees", [])]
    cause, witness = "lost-on-ballots" if case.ballots else "no-free-place", [*halls, ranked][0]
    if apart:
        cause, witness = "no-free-place", apart
    if places and not free:
        cause, witness = "both-ways", places
    elif free and case.closed.issuperset(free):
        cause, witness = "group-min", free
    elif free and not case.ballots:
        cause, witness = "group-min" if few else "no-gain", free
    return {"cause": cause, "witness": witness, "nearest": [{"mentor": j, "why_not": why_not(j)} for j in nearest]}


def ledger(case, options, unmatched):
    """Who waited, who gained by naming few times, who carries."""
    def waits(people):
        days = [each["waiting_days"] for each in people if each["id"] not in now]
        return {"people": len(days), "half": half(days), "longest": max(days)} if days else None
    now = {each["id"] for each in case.problem["mentees"] + case.problem["not_ready"] if "mentor" in each}
    loads = Counter(each["load"] + sum(case.taken.get(k, 0) for k in [j, *each.get("mates", [])])
                    for j, each in case.mentors.items() if each["places"] + each["load"])
    out = {"served": waits([case.mentees[i] for i in case.held]), "left": waits(unmatched),
           "loads": [{"mentees": mentees, "mentors": loads[mentees]} for mentees in sorted(loads)]}
    if case.won:
        worst = min(case.won.values(), key=lambda pair: (pair["points"], pair["mentee"]))
        weights = sum(rule["weight"] for rule, each in zip(case.problem["criteria"], worst["by"]) if each is not None)
        best = max(pair["points"] for pair in options[worst["mentee"]].values())
        out["worst_off"] = {"possible": weights, "best": best, **{key: worst[key] for key in ("mentee", "mentor", "points")}}
    times = {i: each["times"] for i, each in case.mentees.items() if each.get("times")}
    points = [pair["points"] for pair in case.held.values()]
    if times and points:
        few, many = half(times.values()), half(points)
        out["narrow_times"] = {"half": few, "points": many, "gained": [
            {"id": i, "times": times[i], "points": pair["points"]} for i, pair in case.won.items()
            if i in times and 2 * times[i] <= few and pair["points"] > many]}
    return out


def says(case):
    """All that the proposal has to say but its certificate, id, program and seal."""
    options = defaultdict(dict)
    for pair in case.problem["pairs"]:
        options[pair["mentee"]][pair["mentor"]] = pair
    unmatched = [{key: case.mentees[i][key] for key in ("id", "urgent", "waiting_days")} | left_out(case, i, options[i])
                 for i in case.mentees if i not in case.held]
    for each in case.problem["not_ready"]:
        unmatched.append({key: each[key] for key in each if key != "mentor"} | {"cause": "not-ready"})
    unmatched.sort(key=lambda each: (-each["urgent"], -each["waiting_days"], each["id"]))
    losers = [{"mentee": i, "from": each["mentor"]} | ({"to": case.mentor_of(i)} if i in case.held else {})
              for i, each in case.mentees.items() if each.get("mentor", case.mentor_of(i)) != case.mentor_of(i)]
    return {"format": 1, "unmatched": unmatched, "losers": losers, "ledger": ledger(case, options, unmatched),
            "pairs": case.groups(lambda i: pair_words(case, case.held[i])),
            "objective": [{"level": level, "value": value} for level, value in case.objective().items()],
            "free": [{"mentor": j, "places": left} for j, each in case.mentors.items()
                     if (left := each["places"] - each.get("above", 0) - case.taken[j]) > 0]
            } | {key: case.problem.get(key) for key in ("form", "as_of", "mechanism", "keep", "touch")}


def claims(case):
    """What is proved of ballots and of two ways, and what nobody has proved."""
    told, truthful = case.told, case.ballots and case.problem["rule"] == "truthful"
    pins = "кроме тех, кого разделили закрепления, " * any(case.pins.values())
    closed = "кроме закрытых групп, " * bool(case.closed and case.ballots)
    ways = [f"{i} — {j}" for i, j in case.left_out if case.ballots and case.mentor_of(j) != i]
    named = f"кроме оставленных в стороне ({', '.join(ways)}), " * bool(ways)
    proved = {f"{pins}{closed}{named}никакие двое не предпочли бы друг друга": case.ballots,
              "правило truthful даёт именно эти пары": truthful,
              "закрыты только группы, которым мало одного нового наставляемого": case.closed and case.ballots,
              "сколько человек получат наставника": told.get("claimed") and not case.ballots,
              "кто из двоих наставник, где каждый подходит другому": told.get("one_way_cover")}
    vain = [f"{i} — {each['pin_in_vain']['mentor']}" for i, each in case.mentees.items()
            if each.get("pin_in_vain", {}).get("why_not") == "group-min"]
    claimed = {f"закрепление не удержать из-за наименьшей группы: {', '.join(vain)}": vain,
               "большего другие пары не дают": told.get("claimed"),
               "у столь же хороших пар жребий не меньше": told.get("lots"),
               "меньшим числом закрытых групп не обойтись": told.get("closing"),
               "кто из двоих наставник, где каждый подходит другому": told.get("one_way_claimed")}
    return ([f"доказано: {each}" for each in proved if proved[each]]
            + [f"не доказано: {each}" for each in claimed if claimed[each]]
            + [f"со слов решателя: {each['level']} не больше {each['value']}" for each in told.get("bounds", [])])

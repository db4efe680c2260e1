"""The certificate where groups have a minimum, or kept pairs a limit of broken ones: no Hall set proves these, but weak
duality does. A part of verify.py."""
from collections import Counter

from verify_words import Case, expect, wrong


class Bound(Case):
    def most_kept(self, flow, out, least):
        """No assignment that leaves at most `out` of each class outside keeps more pairs than this (weak duality)."""
        price, outside, bound = flow.get("mentors", {}), flow["outside"], 0
        for j, each in price.items():
            must = max(0, self.problem.get("group_min", 1) - self.mentors[j]["load"] - self.pins[j]) if j in self.open else 0
            room = 0 if j in self.closed else self.mentors[j]["places"] - self.pins[j]
            bound += each * (room if each > 0 else must)
        for i in self.market:
            costs = [price.get(j, 0) - pair["kept"] for j, pair in self.options[i].items() if pair["points"] >= least and j not in self.closed]
            bound -= min([outside[self.mentees[i]["urgent"]], *costs])
        return float("inf") if len(outside) != 4 or min(outside) < 0 else bound + sum(a * b for a, b in zip(outside, out))

    def flows(self):
        """The same as halls() where groups have a minimum or kept pairs a limit. Returns whether all kept are needed."""
        people, served = (Counter(self.mentees[i]["urgent"] for i in who) for who in (self.market, set(self.market) & set(self.held)))
        kept = sum(self.held[i]["kept"] for i in self.market if i in self.held)
        able = sum(any(pair["kept"] for pair in self.options[i].values()) for i in self.market)
        wanted = able - self.problem["touch"] if "touch" in self.problem else 0
        needed, everybody = max(0, min(kept, wanted)), [people[urgent] for urgent in range(4)]
        stay = [people[urgent] - served[urgent] for urgent in range(4)]
        classes = [-1] * (kept < wanted) + [urgent for urgent in (3, 2, 1, 0) if self.served_first and stay[urgent]]
        flows = self.proof.get("flow", [])
        expect("classes of the flows", [flow["urgent"] for flow in flows], classes)
        for flow in flows:
            urgent = flow["urgent"]
            out = everybody if urgent < 0 else everybody[:urgent] + [stay[urgent] - 1] + stay[urgent + 1:]
            if self.most_kept(flow, out, 0) >= (kept + 1 if urgent < 0 else needed):
                wrong.append(f"the flow of urgency {urgent} proves nothing")
        flow = self.proof.get("worst_off_flow")
        expect("flow of worst-off", flow is not None, "worst-off" in self.levels and bool(served))
        if flow and self.most_kept(flow, stay, self.worst + 1) >= needed:
            wrong.append("worst-off: more points would serve as many")
        return "touch" in self.problem and kept <= wanted

"""What verify.py knows of a problem and of pairs of it: who may be a pair and who is, what each level has reached."""
import hashlib
import json
from collections import Counter

CLASSES = (3, 2, 1, 0)  # of urgency
wrong = []  # a line each


def expect(what, told, found):
    if told != found:
        wrong.append("{}: told {}, found {}".format(what, *(json.dumps(e, ensure_ascii=False) for e in (told, found))))


def bare(value):
    """Without what says nothing: empty, false, absent."""
    if isinstance(value, dict):
        made = {key: bare(each) for key, each in value.items()}
        return {key: each for key, each in made.items() if each not in (None, {}, [], "") and each is not False}
    return [bare(each) for each in value] if isinstance(value, list) else value


def seal(told):
    """The digest of all that the proposal says but its seal."""
    said = {key: each for key, each in bare(told).items() if key not in ("schema", "seal")}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


class Case:
    """Pairs of a problem, and their certificate: what was read of it is no more in `proof`. `able` are the pairs that
    may be, by mentee and mentor, `held` the pair of each mentee who has one, `won` those of the `market`: of mentees
    without a pin; `taken` and `pins` how many mentees each mentor has, and how many pinned ones."""

    def __init__(self, problem, pairs, told):
        self.problem, self.told, self.proof, self.levels = problem, told, dict(told), problem["objective"]
        self.mentees, self.mentors = ({each["id"]: each for each in problem[side]} for side in ("mentees", "mentors"))
        self.ballots, self.minimum = problem["mechanism"] == "ballots", problem.get("group_min", 1)
        self.conditions = not self.ballots and (self.minimum > 1 or "touch" in problem)
        self.served_first, self.rates = self.levels[0] == "served", problem["rates"]
        self.left_out = [(each["mentee"], each["mentor"]) for each in self.proof.pop("one_way", [])]
        self.closed, self.open = (set(self.proof.pop(key, [])) for key in ("closed", "open"))
        self.able = {i: {} for i in self.mentees}
        for pair in problem["pairs"]:
            if (pair["mentee"], pair["mentor"]) not in self.left_out:
                self.able[pair["mentee"]][pair["mentor"]] = pair
        expect("pairs that may not be", [(i, j) for i, j in pairs if j not in self.able.get(i, {})], [])
        self.held = {i: self.able[i][j] for i, j in pairs if j in self.able.get(i, {})}
        self.pinned = {pair["mentee"]: pair["mentor"] for pair in problem["pairs"] if pair["pinned"]}
        self.market = [i for i in self.mentees if i not in self.pinned]
        self.won = {i: self.held[i] for i in self.market if i in self.held}
        self.taken = Counter(pair["mentor"] for pair in self.held.values())
        self.pins = self.taken - Counter(pair["mentor"] for pair in self.won.values())
        self.worst = min((pair["points"] for pair in self.won.values()), default=0)
        self.least = self.worst if "worst-off" in self.levels else 0

    def limits(self):
        """Pins, places, and the smallest group a form allows."""
        expect("pins", {i: self.mentor_of(i) for i in self.pinned}, self.pinned)
        for key, may_be in (("closed", self.ballots or self.conditions), ("open", self.conditions)):
            told = self.told.get(key, [])
            expect(key, told, sorted(set(told) & set(self.mentors)) * may_be)
        for j, mentor in self.mentors.items():
            new, group = self.taken[j] - self.pins[j], self.taken[j] + mentor["load"]
            # Ballots let a pinned pair stand alone.
            small = group < self.minimum and (new if self.ballots else self.taken[j] or j in self.open)
            if self.taken[j] > mentor["places"] or small or new and j in self.closed:
                wrong.append(f"size of {j}'s group")

    def place(self, j, taken):
        """What the next mentee costs a mentor who gets `taken`, in the measure of gain()."""
        return self.rates["load"] * self.rates["weights"] * (2 * (self.mentors[j]["load"] + taken) + 1)

    def gain(self, pair):
        return 1000 * pair["points"] + pair["kept"] * self.rates["keep"] * self.rates["weights"]

    def urgent(self, i):
        return self.mentees[i]["urgent"]

    def objective(self):
        """Every level and what it has reached."""
        served, pairs = Counter(map(self.urgent, self.held)), self.held.values()
        loads = sum(self.place(j, taken) for j in self.mentors for taken in range(self.taken[j]))
        reached = {"served": {f"served-{urgent}": served[urgent] for urgent in CLASSES},
                   "worst-off": {"worst-off": self.worst},
                   "points": {"points": sum(pair["points"] for pair in pairs),
                              "worth": sum(map(self.gain, pairs)) - loads},
                   "lots": {"lots": min(sum(pair["lot"] for pair in pairs), (1 << 63) - 1)}}
        return {name: value for level in (*self.levels, "lots") for name, value in reached[level].items()}

    def kept(self):
        """How many of the pairs to keep stay, and how many would have to."""
        has = [i for i in self.mentees if any(pair["kept"] for pair in self.able[i].values())]
        by_pins = sum(i in self.pinned and not self.held[i]["kept"] for i in has)
        able = sum(i not in self.pinned for i in has)
        wanted = able - max(0, self.problem["touch"] - by_pins) if "touch" in self.problem else 0
        return sum(pair["kept"] for pair in self.won.values()), wanted

    def mentor_of(self, i):
        return self.held.get(i, {}).get("mentor")

    def groups(self, words):
        groups = {j: [words(i) for i in self.mentees if self.mentor_of(i) == j] for j in self.mentors}
        return [{"mentor": j, "mentees": group} for j, group in groups.items() if group]

    def merit(self):
        """By level; of lots fewer are better."""
        return [-value if name == "lots" else value for name, value in self.objective().items() if name != "points"]

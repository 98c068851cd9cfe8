"""A reader who has nothing but the JSON of a release, its rules and what tables of people must satisfy.

It shares no code with the program: the constraints are written from `docs/disclosure.md`, the solver is HiGHS.
For each count that is withheld it works out the fewest and the most that it may be.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import highspy

Form = dict[int, float]
Name = tuple[str, ...]

#: The exits of the built-in programme that are health care, and those that belong to no party.
HEALTH_CARE = {"primary_care", "specialist_care", "psychiatry"}
NO_PARTY = {"work_rehabilitation", "work", "studies", "other", "none", "unknown"}
#: Whose activity the codes are; the two agencies are told together.
PARTIES = {
    "region": {"primary_care", "specialist_care", "psychiatry"},
    "municipality": {
        "social_assistance",
        "labour_market_unit",
        "youth_responsibility",
        "upper_secondary_school",
        "student_health",
        "municipal_service",
        "supported_employment",
    },
    "agencies": {"employment_service", "social_insurance_agency"},
}
#: Activities that are counted together.
HEALTH_CENTRE = ["walking_group", "walking_football", "outdoors_together", "more_to_life_cafe", "culture_for_health"]
DIMENSIONS = ["mo", "sc", "ua", "pd", "ad"]
#: Lowest and highest score of one person.
RANGES = {
    "vas": (0, 100),
    "lss": (5, 25),
    "total": (13, 91),
    "comprehensibility": (5, 35),
    "manageability": (4, 28),
    "meaningfulness": (4, 28),
}
SHARES = ("share", "_share", "_of_asked", "_of_answered")
NO_COUNTS = {"target", "target_persons", "met", "share"}
OUTCOMES = "acute_concern disclosure_current disclosure_past disclosure_timing_unknown no_disclosure indeterminate declined not_asked invalid".split()
MANY = 5000


def is_count(statistic):
    return not (statistic in NO_COUNTS or statistic.endswith(SHARES) or statistic.startswith(("sum", "mean")))


def step_of(low, high, least=5):
    """The step of a joint sum: a fifth of the range and no less than `least`, up to the next 1, 2 or 5 times a power of ten."""
    wanted = max(math.ceil((high - low) / 5), least)
    return next(step for power in range(9) for step in (10**power, 2 * 10**power, 5 * 10**power) if step >= wanted)


class Reader:
    """What somebody concludes from one release, as inequalities."""

    def __init__(self, release, label="", into=None):
        self.release, self.label = release, label
        self.shown = {(f["group"], f["measure"], f["occasion"], f["statistic"]): f for f in release["figures"]}
        self.groups = list(dict.fromkeys(name[0] for name in self.shown))
        self.k = release["disclosure"]["min_cell"]
        self.k_violence = release["disclosure"]["min_cell_violence"]
        self.base = release["disclosure"]["rounded_down_to"] or 1
        self.variables, self.rows, self.forms = ({}, [], {}) if into is None else (into.variables, into.rows, {})
        self.pairs = any(o == "change" and m != "people" for _, m, o, _ in self.shown)
        self.programme = any(m.startswith("programme.") for _, m, _, _ in self.shown)
        self.breakdowns = {}
        for group in self.groups:
            if group != "all":
                column = "*".join(part.split("=")[0] for part in group.split("*"))
                self.breakdowns.setdefault(column, []).append(group)
        rests = [f"rest of {column}" for column in self.breakdowns]
        self.parts = [*self.groups, *rests]
        for part in self.parts:
            self.people(part)
        for part in self.parts:
            self.scores(part)
            if self.programme:
                self.course(part)
            self.screening(part)
        self.add_up()
        #: How many rows are about any people, whatever is said of them.
        self.of_anybody = len(self.rows)
        self.say()

    # variables and rows

    def var(self, *key, low=0, high=MANY):
        return self.variables.setdefault((self.label, *key), (len(self.variables), low, high))[0]

    def row(self, terms, low=-math.inf, high=math.inf):
        total = {}
        for weight, form in terms:
            for name, own in form.items():
                total[name] = total.get(name, 0) + weight * own
        self.rows.append((total, low, high))

    def less(self, part, whole):
        self.row([(1, whole), (-1, part)], 0)

    def one(self, *key, **bounds):
        return {self.var(*key, **bounds): 1}

    def figure(self, group, measure, occasion, statistic, form):
        self.forms[group, measure, occasion, statistic] = form

    def has(self, group, measure, occasion, statistic):
        return (group, measure, occasion, statistic) in self.shown

    # what tables of people satisfy

    def people(self, g):
        both, start, exit_ = ({self.var(g, "people", name): 1} for name in ("both", "start only", "exit only"))
        if not self.release["has_occasions"]:
            start, both = {}, self.one(g, "people", "start")
        self.start, self.there = {**both, **start}, both if self.pairs else {**both, **start}
        self.figure(g, "people", "change", "n", both)
        self.figure(g, "people", "start", "n", {**both, **start})
        self.figure(g, "people", "exit", "n", {**both, **exit_})
        self.figure(g, "people", "change", "start_only", start)
        self.figure(g, "people", "change", "exit_only", exit_)

    def there_of(self, g):
        return self.forms[g, "people", "change" if self.pairs else "start", "n"]

    def scores(self, g):
        at = "change" if self.pairs else "start"
        of = [
            m
            for (gg, m, o, s) in self.shown
            if gg == "all" and s == "n" and o == at and m != "people" and not m.startswith(("programme", "violence"))
        ]
        profiles = [m for m in of if m.startswith("eq5d5l.") and m != "eq5d5l.vas"]
        if profiles and g == "all":
            self.health(g, at)
        for measure in of:
            if measure in profiles:
                continue
            n = self.one(g, measure, "n")
            self.less(n, self.there_of(g))
            self.figure(g, measure, at, "n", n)
            self.sums(g, measure, at, n)
            if self.has(g, measure, at, "improved"):
                self.directions(g, measure, at, n)

    def sums(self, g, measure, at, n, forms=None):
        """A start is rounded, and so is the change; the exit is the two together, or rounded where it stands alone."""
        low, high = RANGES.get(measure.split(".")[-1], (1, 5))
        names = ["sum_start", "sum_exit"] if self.pairs else ["sum"]
        # of the sums of levels at least 5, of other scores at least the threshold
        half = step_of(low, high, 5 if forms else self.k) / 2
        totals = forms or [self.one(g, measure, name, low=-MANY * 100, high=MANY * 100) for name in names]
        shown = {name: self.shown.get((g, measure, at, name), {}).get("value") for name in (*names, "sum")}
        for name, total in zip(names, totals):
            self.row([(1, total), (-low, n)], 0)
            self.row([(high, n), (-1, total)], 0)
            self.figure(g, measure, at, name, total)
            if shown[name] is not None:
                self.row([(1, total), (-low, n)], 2)
                self.row([(high, n), (-1, total)], 2)
                self.row([(1, n)], self.k)
                if name != "sum_exit" or shown["sum"] is None:
                    self.row([(1, total)], math.ceil(shown[name] - half), math.ceil(shown[name] + half) - 1)
        if self.pairs and shown["sum"] is not None:
            change = [(1, totals[1]), (-1, totals[0])]
            self.row(change, math.ceil(shown["sum"] - half), math.ceil(shown["sum"] + half) - 1)
            self.row([(1, totals[1]), (-low, n)], 2)
            self.row([(high, n), (-1, totals[1])], 2)
            self.row([(1, n)], self.k)

    def directions(self, g, measure, at, n):
        ways = [self.one(g, measure, way) for way in ("improved", "unchanged", "worsened")]
        for way, form in zip(("improved", "unchanged", "worsened"), ways):
            self.figure(g, measure, at, way, form)
        self.row([(1, way) for way in ways] + [(-1, n)], 0, 0)
        low, high = RANGES[measure.split(".")[-1]]
        start, exit_ = self.forms[g, measure, at, "sum_start"], self.forms[g, measure, at, "sum_exit"]
        gain, loss = self.one(g, measure, "gain", high=MANY * 100), self.one(g, measure, "loss", high=MANY * 100)
        self.row([(1, start), (1, gain), (-1, loss), (-1, exit_)], 0, 0)
        for points, way in ((gain, ways[0]), (loss, ways[2])):
            self.less(way, points)
            self.row([(high - low, way), (-1, points)], 0)
        self.row([(1, start), (-1, loss), (-low, n)], 0)
        self.row([(high, n), (-1, start), (-1, gain)], 0)

    def health(self, g, at):
        n = self.one(g, "profiles", "n")
        self.less(n, self.there_of(g))
        at_level = {}
        spreads = {}
        for dimension in DIMENSIONS:
            measure = f"eq5d5l.{dimension}"
            ways = {
                (a, b): self.var(g, measure, a, b) for a in range(1, 6) for b in range(1, 6) if self.pairs or a == b
            }
            spreads[dimension] = ways
            self.row([(1, dict.fromkeys(ways.values(), 1)), (-1, n)], 0, 0)
            self.figure(g, measure, at, "n", n)

            def some(holds, ways=ways):
                return {name: 1 for way, name in ways.items() if holds(*way)}

            occasions = [("_start", 0), ("_exit", 1)] if self.pairs else [("", 0)]
            for suffix, place in occasions:
                for level in range(1, 6):
                    at_level[dimension, place, level] = some(lambda *way: way[place] == level)
                    self.figure(g, measure, at, f"level_{level}{suffix}", at_level[dimension, place, level])
                self.figure(g, measure, at, f"any_problem{suffix}", some(lambda *way: way[place] > 1))
                self.figure(g, measure, at, f"more_than_slight{suffix}", some(lambda *way: way[place] > 2))
            forms = [{name: way[place] for way, name in ways.items()} for _, place in occasions]
            self.sums(g, measure, at, n, forms)
            if self.pairs:
                self.figure(g, measure, at, "improved", some(lambda a, b: b < a))
                self.figure(g, measure, at, "unchanged", some(lambda a, b: b == a))
                self.figure(g, measure, at, "worsened", some(lambda a, b: b > a))
        self.figure(g, "eq5d5l.lss", at, "n", n)
        whole = [
            {name: way[place] for ways in spreads.values() for way, name in ways.items()}
            for place in range(2 if self.pairs else 1)
        ]
        self.sums(g, "eq5d5l.lss", at, n, whole)
        if not self.pairs:
            return
        classes = {c: self.one(g, "profile", c) for c in ("improve", "worsen", "mixed", "no_change", "no_problems")}
        self.row([(1, form) for form in classes.values()] + [(-1, n)], 0, 0)
        self.figure(g, "eq5d5l.profile", at, "n", n)
        for name, form in classes.items():
            self.figure(g, "eq5d5l.profile", at, f"pchc_{name}", form)
        self.figure(g, "eq5d5l.profile", at, "improved_any", {**classes["improve"], **classes["mixed"]})
        self.figure(g, "eq5d5l.profile", at, "worsened_any", {**classes["worsen"], **classes["mixed"]})
        sums = {name: {} for name in ("better", "better mixed", "worse mixed", "worse", "same")}
        for dimension in DIMENSIONS:
            part = {name: self.one(g, "profile", dimension, name) for name in sums}
            for name in sums:
                sums[name].update(part[name])
            measure = f"eq5d5l.{dimension}"
            self.row(
                [(1, part["better"]), (1, part["better mixed"]), (-1, self.forms[g, measure, at, "improved"])], 0, 0
            )
            self.row([(1, part["worse"]), (1, part["worse mixed"]), (-1, self.forms[g, measure, at, "worsened"])], 0, 0)
            self.less(part["better"], classes["improve"])
            self.less(part["worse"], classes["worsen"])
            self.less({**part["better mixed"], **part["worse mixed"]}, classes["mixed"])
            self.less(part["same"], classes["no_change"])
            ways = spreads[dimension]
            self.less(part["same"], {name: 1 for (a, b), name in ways.items() if a == b > 1})
            self.row(
                [(1, {ways[1, 1]: 1}), (-1, classes["no_change"]), (-1, classes["no_problems"]), (1, part["same"])], 0
            )
        for name, form in (
            ("better", "improve"),
            ("better mixed", "mixed"),
            ("worse mixed", "mixed"),
            ("worse", "worsen"),
            ("same", "no_change"),
        ):
            self.less(classes[form], sums[name])

    def course(self, g):
        def count(measure, statistic="persons"):
            form = self.one(g, measure, statistic)
            self.figure(g, measure, "all", statistic, form)
            return form

        participants = count("programme.participants")
        closed = count("programme.exit_to", "closed")
        health_care, any_party, reached = (
            count("programme.health_care"),
            count("programme.any_party", "numerator"),
            count("programme.goal", "numerator"),
        )
        self.less(closed, participants)
        self.less(any_party, closed)
        self.less(health_care, any_party)
        self.less(reached, closed)
        self.figure(g, "programme.any_party", "all", "denominator", participants)
        if g != "all":
            return
        entries = {}
        for _, measure, _, statistic in [
            name for name in self.shown if name[0] == "all" and name[1].startswith("programme.")
        ]:
            parts = measure.split(".")
            if len(parts) == 3 and parts[2] != "rest":
                entries.setdefault((parts[1], statistic), []).append(measure)
        for name in ("referred_from", "sex", "municipality", "contact", "priority_ages", "outside_target_group"):
            measure = f"programme.{name}"
            if not self.has(g, measure, "all", "n"):
                continue
            known, missing, invalid = count(measure, "n"), count(measure, "missing"), count(measure, "invalid")
            self.row([(1, known), (1, missing), (1, invalid), (-1, participants)], 0, 0)
            of = [count(entry) for entry in entries.get((name, "persons"), [])]
            if name in ("referred_from", "sex", "municipality"):
                if self.has(g, measure, "all", "elsewhere"):
                    of.append(count(measure, "elsewhere"))
                self.row([(1, form) for form in of] + [(-1, known)], 0, 0)
                if name == "referred_from":
                    self.sender_parties(
                        g, {entry.split(".")[2]: form for entry, form in zip(entries.get((name, "persons"), []), of)}
                    )
            elif name == "contact":
                for form in of:
                    self.less(form, known)
            else:
                self.less(count(measure), known)
        activities = {measure.split(".")[2]: count(measure) for measure in entries.get(("activity", "persons"), [])}
        for form in activities.values():
            self.less(form, participants)
        if self.has(g, "programme.activity_group.health_centre", "all", "persons"):
            together = count("programme.activity_group.health_centre")
            self.less(together, participants)
            self.any_of(together, [activities[name] for name in HEALTH_CENTRE])
        exits = {measure.split(".")[2]: count(measure) for measure in entries.get(("exit_to", "persons"), [])}
        unread = self.one(g, "programme.exit_to", "unread")
        self.less(unread, closed)
        for code, form in exits.items():
            self.less(form, closed)
            if code in HEALTH_CARE:
                self.less(form, health_care)
            if code not in NO_PARTY:
                self.less(form, any_party)
            self.figure(g, f"programme.exit_to.{code}", "all", "mentions", form)

        def some(holds):
            return {name: 1 for code, form in exits.items() if holds(code) for name in form}

        if exits:
            self.less(health_care, some(lambda code: code in HEALTH_CARE))
            self.row([(1, some(lambda code: code not in HEALTH_CARE)), (1, unread), (1, health_care), (-1, closed)], 0)
            self.less(any_party, some(lambda code: code not in NO_PARTY))
            self.row([(1, some(lambda code: code in NO_PARTY)), (1, unread), (1, any_party), (-1, closed)], 0)
            self.less(reached, some(lambda code: code in self.release["programme"]["counts_for_goal"]))
            covered = [health_care]
            for party, members in PARTIES.items():
                measure = f"programme.exit_party.{party}"
                if party != "region" and self.has(g, measure, "all", "persons"):
                    together = count(measure)
                    self.less(together, any_party)
                    self.any_of(together, [exits[code] for code in members if code in exits])
                    covered.append(together)
            if len(covered) == len(PARTIES):
                self.row([(1, form) for form in covered] + [(-1, any_party)], 0)
        steps = {name: count("programme.step", name) for name in ("forward", "unchanged", "back", "unknown", "invalid")}
        self.row([(1, form) for form in steps.values()] + [(-1, participants)], 0, 0)
        self.figure(g, "programme.step", "all", "n", {**steps["forward"], **steps["unchanged"], **steps["back"]})
        self.less(count("programme.survey"), participants)
        # referrals that were turned down, by sender
        for column, whole in (("declined", "declined_referrals"), ("invalid", "invalid")):
            total = count("programme.participants", whole)
            of = [count(measure, column) for measure in entries.get(("referrals", column), [])]
            self.row([(1, total)] + [(-1, form) for form in of], 0)

    def any_of(self, together, members):
        """Whoever has any of some entries: as many as have the most frequent at least, as all of them at most."""
        for form in members:
            self.less(form, together)
        self.row([(1, form) for form in members] + [(-1, together)], 0)

    def sender_parties(self, g, senders):
        """A person has one sender, so senders add up."""
        for party, members in PARTIES.items():
            of = [senders[code] for code in members if code in senders]
            self.figure(
                g, f"programme.sender_party.{party}", "all", "persons", {name: 1 for form in of for name in form}
            )

    def screening(self, g):
        if not self.has("all", "violence.asked", "all", "enrolled"):
            return
        enrolled, asked, answered, complete = stages = [
            self.one(g, "violence", name) for name in ("enrolled", "asked", "answered", "complete")
        ]
        for name, form in zip(("enrolled", "asked", "answered", "complete"), stages):
            self.figure(g, "violence.asked", "all", name, form)
        for part, whole in ((asked, enrolled), (answered, asked), (complete, answered)):
            self.less(part, whole)
        if self.programme:
            self.row([(1, enrolled), (-1, self.forms[g, "programme.participants", "all", "persons"])], 0, 0)
        if g != "all":
            return
        of = {name: self.one(g, "violence", "outcome", name) for name in OUTCOMES}
        for name, form in of.items():
            self.figure(g, "violence.outcome", "all", name, form)
        self.row([(1, form) for form in of.values()] + [(-1, enrolled)], 0, 0)
        void, themselves = self.one(g, "violence", "void unasked"), self.one(g, "violence", "acute by themselves")
        self.less(void, of["invalid"])
        self.less(themselves, of["acute_concern"])
        self.row([(1, enrolled), (-1, asked), (-1, of["not_asked"]), (-1, void)], 0, 0)
        self.less({**answered, **of["declined"]}, asked)
        told = {**of["disclosure_current"], **of["disclosure_past"], **of["disclosure_timing_unknown"], **themselves}
        self.figure(g, "violence.asked", "all", "disclosed", told)
        self.less({**told, **of["no_disclosure"]}, answered)

    def add_up(self):
        """Groups and the rest are everyone, number by number."""
        for column, groups in self.breakdowns.items():
            rest = f"rest of {column}"
            for name in [name for name in self.variables if name[0] == self.label and name[1] == "all"]:
                parts = [(self.label, part, *name[2:]) for part in [*groups, rest]]
                if all(part in self.variables for part in parts):
                    self.row(
                        [(1, {self.variables[part][0]: 1}) for part in parts] + [(-1, {self.variables[name][0]: 1})],
                        0,
                        0,
                    )
            size = self.size(rest)
            is_any = self.one(rest, "is any", high=1)
            self.row([(1, size), (-self.k, is_any)], 0)
            self.row([(MANY, is_any), (-1, size)], 0)
        for group in self.groups:
            self.is_named(group)

    def is_named(self, g):
        """It is large enough by the first of its numbers that is not zero: participants, people at both occasions, at start."""
        numbers = [self.forms[g, "people", "start", "n"]]
        if self.release["has_occasions"]:
            numbers.insert(0, self.forms[g, "people", "change", "n"])
        if self.programme:
            numbers.insert(0, self.forms[g, "programme.participants", "all", "persons"])
        first = [self.one(g, "is any", str(place), high=1) for place in range(len(numbers))]
        self.row([(1, form) for form in first], 1, 1)
        for place, number in enumerate(numbers):
            self.row([(1, number), (-self.k, first[place])], 0)
            later = [(-MANY, form) for form in first[: place + 1]]
            self.row([(1, number), *later], high=0)

    def size(self, g):
        if self.programme:
            return self.forms[g, "programme.participants", "all", "persons"]
        return self.there_of(g)

    # what the release says

    def threshold(self, name):
        return self.k_violence if name[1].startswith("violence.") and name[3] != "enrolled" else self.k

    def base_of(self, name):
        """To multiples of what a count is rounded down."""
        return 1 if name[1].startswith("violence.") and name[3] != "enrolled" else self.base

    def table(self, name):
        group, measure, _, statistic = name
        core = {"programme.health_care", "programme.any_party", "programme.goal", "programme.survey"}
        if (
            measure in core
            or (measure == "programme.participants" and statistic == "persons")
            or (measure == "programme.exit_to" and statistic == "closed")
        ):
            return group, "programme"
        if measure.startswith("programme.referrals") or measure == "programme.participants":
            return group, "referrals"
        of = measure.split(".")[:2]
        merged = {"exit_party": "exit_to", "sender_party": "referred_from", "activity_group": "activity"}
        return group, ".".join([of[0], *(merged.get(part, part) for part in of[1:])])

    def say(self):
        zeros = {
            self.table(name)
            for name, f in self.shown.items()
            if f["value"] == 0 and is_count(name[3]) and name in self.forms and name[3] != "mentions"
        }
        for name, form in self.forms.items():
            figure = self.shown.get(name)
            if figure is None or not is_count(name[3]):
                continue
            base = self.base_of(name)
            if figure["value"] is not None:
                self.row([(1, form)], figure["value"], figure["value"] + base - 1)
            elif figure["between"]:
                self.row([(1, form)], *figure["between"])
            elif (
                base == 1
                and self.table(name) in zeros
                and not name[1].startswith("violence.")
                and name[3] != "n"
                and not (name[1] == "people" and name[3] == "n")
            ):
                self.row([(1, form)], 1)

    # what follows

    def targets(self, truth):
        """Withheld counts that are small in truth, shown as zero where they are rounded, and small differences of numbers of people."""
        for name, form in self.forms.items():
            figure = self.shown.get(name)
            if figure is None or not is_count(name[3]) or name not in truth:
                continue
            if figure["value"] is not None and self.base_of(name) == 1:
                continue
            # what adds up of classes is no secret where the classes are
            if self.base_of(name) == 1 and (name[3].startswith("more_than_slight") or "sender_party" in name[1]):
                continue
            if self.is_secret(name, truth[name]):
                yield name, form, self.threshold(name)
        for name, form in self.forms.items():
            for whole in self.wholes(name):
                if (
                    name in truth
                    and whole in truth
                    and whole in self.forms
                    and self.is_secret(name, truth[whole] - truth[name])
                ):
                    difference = dict(self.forms[whole])
                    for key, weight in form.items():
                        difference[key] = difference.get(key, 0) - weight
                    yield (*name, "less than", whole[1], whole[3]), difference, self.threshold(name)

    def new_targets(self, then, earlier, truth):
        """How many are new in a class, where that is few."""
        for name, form in self.forms.items():
            if name in then.forms and name in truth and name in earlier and self.is_count(name):
                count = truth[name] - earlier[name]
                if 1 <= count < self.threshold(name):
                    new = dict(form)
                    for key, weight in then.forms[name].items():
                        new[key] = new.get(key, 0) - weight
                    yield (*name, "new"), new, self.threshold(name)

    def is_count(self, name):
        return name in self.shown and is_count(name[3])

    def is_secret(self, name, count):
        least = 0 if name[1].startswith("violence.") and name[3] != "enrolled" else 1
        return least <= count < self.threshold(name)

    def wholes(self, name):
        g, measure, at, statistic = name
        if statistic == "n" and measure != "people" and not measure.startswith(("programme.", "violence.")):
            yield g, "people", at, "n"
        elif measure in (
            "programme.health_care",
            "programme.any_party",
            "programme.exit_to",
            "programme.survey",
            "programme.exit_party.municipality",
            "programme.exit_party.agencies",
            "programme.activity_group.health_centre",
        ) and statistic in ("persons", "numerator", "closed"):
            yield g, "programme.participants", "all", "persons"
        elif measure.startswith("programme.exit_to.") and statistic == "persons":
            for party, members in PARTIES.items():
                if party != "region" and measure.split(".")[2] in members:
                    yield g, f"programme.exit_party.{party}", "all", "persons"
        elif measure.startswith("programme.activity.") and measure.split(".")[2] in HEALTH_CENTRE:
            yield g, "programme.activity_group.health_centre", "all", "persons"
        elif measure.startswith("programme.") and statistic == "n":
            yield g, "programme.participants", "all", "persons"
        elif measure == "violence.asked" and statistic in ("asked", "answered", "complete"):
            yield g, "violence.asked", "all", "enrolled"


class Solver:
    """The fewest and the most of sums of counts, in whole numbers."""

    def __init__(self, variables, rows, time=20.0):
        self.h = highspy.Highs()
        self.h.setOptionValue("output_flag", False)
        self.h.setOptionValue("time_limit", time)
        for _, low, high in variables.values():
            self.h.addVar(low, high)
        count = len(variables)
        self.count = count
        self.bounds = [(low, high) for _, low, high in variables.values()]
        self.rows = rows
        self.worlds: list[list[int]] = []
        #: Searches that took too long to say anything.
        self.unsettled = 0
        self.h.changeColsIntegrality(count, list(range(count)), [highspy.HighsVarType.kInteger] * count)
        for terms, low, high in rows:
            names = [name for name, weight in terms.items() if weight]
            self.h.addRow(
                low if low != -math.inf else -highspy.kHighsInf,
                high if high != math.inf else highspy.kHighsInf,
                len(names),
                names,
                [float(terms[name]) for name in names],
            )

    def reach(self, form: Form, sign: int, enough: float) -> float:
        """The fewest (sign 1) or the most (-1) that a sum may be, or something beyond what is enough."""
        seen = [self.at(form, world) for world in self.worlds]
        if seen and min(sign * value for value in seen) <= sign * enough:
            return enough
        costs = [float(sign * form.get(name, 0)) for name in range(self.count)]
        self.h.changeColsCost(self.count, list(range(self.count)), costs)
        self.h.setOptionValue("objective_target", float(sign * enough))
        self.h.run()
        status = self.h.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            raise AssertionError("nobody fits what is shown")
        if status == highspy.HighsModelStatus.kTimeLimit:
            self.unsettled += 1
            return enough
        assert status in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kObjectiveTarget), status
        world = [round(value) for value in self.h.getSolution().col_value]
        assert self.fits(world), "what the solver found does not hold in whole numbers"
        self.worlds.append(world)
        return self.at(form, world)

    def fits(self, world: list[int]) -> bool:
        """Whether everything holds, in whole numbers."""
        return all(low <= value <= high for value, (low, high) in zip(world, self.bounds)) and all(
            low <= self.at(terms, world) <= high for terms, low, high in self.rows
        )

    @staticmethod
    def at(form: Form, world: list[int]) -> float:
        return sum(weight * world[name] for name, weight in form.items())


class Audit(NamedTuple):
    """What came of an attack."""

    #: Small counts that are withheld.
    looked: int
    #: Those of them that do not hold every small number.
    narrowed: list[Any]
    #: Searches that took too long, which say nothing.
    unsettled: int


def attack(release: Any, truth: dict[Name, float]) -> Audit:
    """What follows from a release of the small counts that it withholds."""
    return judge([Reader(release)], truth)


def attack_both(then: Any, now: Any, truths: list[dict[Name, float]]) -> Audit:
    """The same of a reader who has two releases, and knows that people have joined and nothing else has changed."""
    first = Reader(then, "then")
    second = Reader(now, "now", first)
    shared = [name[1:] for name in first.variables if name[0] == "then" and ("now", *name[1:]) in first.variables]
    if first.groups != second.groups:
        # those whom no group spoke of are others now
        shared = [name for name in shared if not name[0].startswith("rest of")]
    if first.pairs != second.pairs:
        shared = [name for name in shared if str(name[1]).startswith(("people", "programme", "violence"))]
    new = {name: {second.var(*name): 1.0, first.var(*name): -1.0} for name in shared}
    earlier = {first.var(*name): name for name in shared}
    for name in shared:
        if "is any" not in name:
            first.row([(1, new[name])], 0)
    # those who are new are people like all others
    for terms, low, high in first.rows[: first.of_anybody]:
        is_of_anybody = {low, high} <= {0, -math.inf, math.inf} and all(name in earlier for name in terms)
        if is_of_anybody and not any("is any" in earlier[name] for name in terms):
            first.row([(weight, new[earlier[name]]) for name, weight in terms.items()], low, high)
    return judge([first, second], *truths)


def judge(readers: list[Reader], *truths: dict[Name, float]) -> Audit:
    targets = [target for reader, truth in zip(readers, truths, strict=True) for target in reader.targets(truth)]
    if len(readers) == 2:
        targets.extend(readers[1].new_targets(readers[0], *truths))
    solver = Solver(readers[0].variables, readers[0].rows)
    found = []
    for name, form, threshold in targets:
        low, high = solver.reach(form, 1, 1), solver.reach(form, -1, threshold - 1)
        if low > 1 or high < threshold - 1:
            found.append((name, low, high))
    return Audit(len(targets), found, solver.unsettled)


def truths(internal):
    """The exact counts, by name."""
    return {
        (f["group"], f["measure"], f["occasion"], f["statistic"]): f["value"]
        for f in internal["figures"]
        if f["value"] is not None
    }

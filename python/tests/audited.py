"""Invented cohorts of a few people, as tables."""

import random

SENDERS = ["primary_care", "primary_care", "primary_care", "social_assistance", "supported_employment", "psychiatry"]
EXITS = [
    "primary_care",
    "primary_care",
    "psychiatry",
    "specialist_care",
    "social_assistance",
    "work_rehabilitation",
    "supported_employment",
    "work",
]
KINDS = ["psychological", "physical", "sexual", "economic", "neglect", "honour", "stalking_digital"]
FORM = "se-guideline-1"


def cohort(seed):
    """A table, its breakdowns, and the options of a release."""
    dice = random.Random(seed)
    people = dice.choice([dice.randint(5, 15), dice.randint(10, 30), dice.randint(20, 60)])
    topics = dice.choice(
        [
            {"eq"},
            {"eq", "vas"},
            {"vas", "soc"},
            {"eq", "vas", "soc", "course"},
            {"eq", "vas", "soc", "course", "violence"},
            {"course", "violence"},
            {"course"},
            {"eq", "vas", "course"},
        ]
    )
    by = dice.choice([[], [], ["sex"], ["team"], ["sex", "team"], ["sex", "team", "municipality"]])
    options = dice.choice([{}, {}, {}, {"min_cell": 3}, {"min_cell": 10}, {"rounding": 3}, {"rounding": 5}])
    pairs = dice.choice([None, 1.0, 0.9, 0.9, 0.7, 0.4])
    gaps = dice.choice([0.0, 0.0, 0.05, 0.2])
    worst = dice.choice([3, 5, 5])
    rows = []
    weights = [dice.random() + 0.05 for _ in range(5)]
    for person in range(people):
        fixed = {
            "sex": dice.choice(["woman", "woman", "man"]),
            "team": dice.choice("ABC" if people > 20 else "AB"),
            "municipality": dice.choices(["aneby", "vetlanda", "tranas", "nassjo"], [4, 3, 2, 1])[0],
        }
        start = [dice.choices(range(1, worst + 1), weights[:worst])[0] for _ in range(5)]
        mark = dice.randint(0, 100)
        codes = [dice.randint(1, 7) for _ in range(13)]
        waves = (
            ["start"]
            if pairs is None
            else (["start", "exit"] if dice.random() < pairs else [dice.choice(["start", "start", "start", "exit"])])
        )
        for wave in waves:
            row = {
                "id": f"P{person:03}",
                **({} if pairs is None else {"wave": wave}),
                **({} if "course" not in topics and not by else fixed),
            }
            is_exit = wave == "exit"
            moved = (
                (lambda level: min(worst, max(1, level + dice.choice([-1, 0, 0, 1]))))
                if is_exit
                else (lambda level: level)
            )
            if "eq" in topics:
                gone = dice.random() < gaps
                row |= {d: "" if gone else moved(level) for d, level in zip(("mo", "sc", "ua", "pd", "ad"), start)}
            if "vas" in topics:
                row["vas"] = (
                    "" if dice.random() < gaps else max(0, min(100, mark + (dice.randint(-15, 20) if is_exit else 0)))
                )
            if "soc" in topics:
                gone = dice.random() < gaps
                row |= {
                    f"soc13_{n + 1}": "" if gone else max(1, min(7, c + (dice.choice([-1, 0, 0, 1]) if is_exit else 0)))
                    for n, c in enumerate(codes)
                }
            if "course" in topics:
                first = not is_exit
                row["referred_from"] = dice.choice(SENDERS) if first and dice.random() > gaps else ""
                row["contacts"] = (
                    dice.choice(["none", "psychiatry", "primary_care;employment_service", ""]) if first else ""
                )
                row["step"] = dice.choice(["no_activity", "pre_rehabilitation", "training"])
                row["activities"] = dice.choice(["", "walking_group", "culture_for_health;walking_group"])
                row["survey"] = dice.choice(["form", "dialogue", "no", ""])
                row["age"] = dice.choice([19, 25, 44, 58]) if first else ""
                exits = (
                    dice.sample(EXITS, dice.choice([1, 1, 1, 2]))
                    if (is_exit or (pairs is None and dice.random() < 0.7)) and dice.random() > gaps / 2
                    else []
                )
                exits = list(dict.fromkeys(exits))
                row["exit_to"] = ";".join(exits)
                row["exit_certainty"] = ";".join("certain" if dice.random() < 0.8 else "possible" for _ in exits)
                row["exit_kind"] = ";".join(dice.choice(["started", "started", "planned", "returned"]) for _ in exits)
            if "violence" in topics and not is_exit:
                asked = dice.random() < 0.8
                told = asked and dice.random() < 0.4
                row[f"{FORM}.status"] = "asked" if asked else dice.choice(["declined", "not_asked"])
                row[f"{FORM}.alone"] = "yes" if asked else ""
                for kind in KINDS:
                    row[f"{FORM}.{kind}_lifetime"] = ("yes" if told and dice.random() < 0.4 else "no") if asked else ""
                for kind in ("psychological", "physical"):
                    yes = row[f"{FORM}.{kind}_lifetime"] == "yes"
                    row[f"{FORM}.{kind}_12_months"] = dice.choice(["yes", "no"]) if yes else ""
                    row[f"{FORM}.{kind}_ongoing"] = dice.choice(["yes", "no", "no"]) if yes else ""
                for item in ("afraid", "acute_danger", "children_in_household", "witnessed_as_child", "own_use"):
                    row[f"{FORM}.{item}"] = (
                        dice.choice(["no", "no", "no", "yes"])
                        if asked and item != "acute_danger"
                        else ("no" if asked else "")
                    )
            elif "violence" in topics:
                row |= {name: "" for name in rows[0] if name.startswith(FORM) and name not in row} if rows else {}
            rows.append(row)
    names = list(dict.fromkeys(name for row in rows for name in row))
    return {name: [row.get(name, "") for row in rows] for name in names}, by, options


def two_cohorts(seed):
    """A table, the same with people who have joined since, breakdowns and options."""
    dice = random.Random(seed)
    tables = (cohort(1000 * (seed + 1) + attempt) for attempt in range(100))
    table, by, options = next(drawn for drawn in tables if len(set(drawn[0]["id"])) >= 25)
    ids = sorted(set(table["id"]))
    new = set(dice.sample(ids, dice.randint(8, len(ids) // 2)))
    kept = [place for place, person in enumerate(table["id"]) if person not in new]
    then = {name: [cells[place] for place in kept] for name, cells in table.items()}
    return then, table, by, options

"""The words of the pictures in English and Swedish; those of the HTML report where it has them."""

from __future__ import annotations

from typing import Literal, NamedTuple

Lang = Literal["en", "sv"]
"""The language of a picture: `en` with a decimal point, `sv` with a decimal comma."""


class Text(NamedTuple):
    """A text in both languages."""

    en: str
    sv: str

    def say(self, lang: Lang, **parts: object) -> str:
        """The text in this language, `{names}` filled in."""
        return (self.sv if lang == "sv" else self.en).format(**parts)


MINUS = "\N{MINUS SIGN}"
NBSP = "\N{NO-BREAK SPACE}"


def number(lang: Lang, value: float, decimals: int) -> str:
    """A number with at most so many decimals and no trailing zeros, as in the HTML report."""
    text = fixed(lang, value, decimals)
    return text.rstrip("0").rstrip(".,") if decimals else text


def fixed(lang: Lang, value: float, decimals: int) -> str:
    """A number with so many decimals, for numbers below one another."""
    text = f"{value:z.{decimals}f}".replace("-", MINUS)
    return text.replace(".", ",") if lang == "sv" else text


def signed(lang: Lang, value: float, decimals: int) -> str:
    """A change, with its sign and so many decimals."""
    text = fixed(lang, value, decimals)
    return text if text.startswith(MINUS) or not text.strip("0.,") else f"+{text}"


def percent(lang: Lang, share: float) -> str:
    """A share from 0 to 1 in percent."""
    return f"{number(lang, share * 100, 1)}{NBSP}%"


def pairs(lang: Lang, n: int) -> str:
    """So many pairs."""
    return f"{n} {(ONE_PAIR if n == 1 else PAIRS).say(lang)}"


def profiles(lang: Lang, n: int) -> str:
    """So many profiles."""
    return f"{n} {(ONE_PROFILE if n == 1 else PROFILES).say(lang)}"


# occasions and counts
START = Text("start", "start")
EXIT = Text("exit", "avslut")
PAIRS = Text("pairs", "par")
ONE_PAIR = Text("pair", "par")
PROFILES = Text("profiles", "profiler")
ONE_PROFILE = Text("profile", "profil")
EVERYONE = Text("everyone at each occasion", "alla vid varje tillfälle")
MEAN = Text("mean {mean}", "medel {mean}")
MEDIAN = Text("median {median} ({q1} to {q3})", "median {median} ({q1} till {q3})")
BEFORE_AFTER = Text("{start} → {exit}", "{start} → {exit}")
INTERVAL = Text("{mean} ({low} to {high})", "{mean} ({low} till {high})")

OCCASIONS = {"start": START, "exit": EXIT}

# measures
DIMENSIONS = {
    "mo": Text("mobility", "rörlighet"),
    "sc": Text("self-care", "personlig vård"),
    "ua": Text("usual activities", "vanliga aktiviteter"),
    "pd": Text("pain/discomfort", "smärtor/besvär"),
    "ad": Text("anxiety/depression", "oro/nedstämdhet"),
}
KASAM_FORMS = {"soc13": Text("SOC-13", "KASAM-13"), "soc29": Text("SOC-29", "KASAM-29")}
KASAM_SCALES = {
    "comprehensibility": Text("comprehensibility", "begriplighet"),
    "manageability": Text("manageability", "hanterbarhet"),
    "meaningfulness": Text("meaningfulness", "meningsfullhet"),
    "total": Text("total", "totalt"),
}

# levels
LEVELS_TITLE = Text("Levels at start and at exit", "Nivåer vid start och avslut")
LEVELS_TITLE_ONCE = Text("Levels of each dimension", "Nivåer i varje dimension")
LEVELS_PAIRS = Text("people with both; numbers are people", "de som har båda; talen är personer")
LEVELS_ONCE = Text("numbers are people", "talen är personer")
LEVEL_BEST = Text("level 1, best", "nivå 1, bäst")
LEVEL_WORST = Text("5, worst", "5, sämst")
SHARE_OF_PEOPLE = Text("share of people, %", "andel av personerna, %")

# classes of change
PCHC_TITLE = Text("Profiles from start to exit (PCHC)", "Profiler från start till avslut (PCHC)")
SHARE_OF_PAIRS = Text("share of pairs, %", "andel av paren, %")
IMPROVE = Text("better, in none worse", "bättre, i inget sämre")
MIXED = Text("better in some, worse in others", "bättre i något, sämre i annat")
WORSEN = Text("worse, in none better", "sämre, i inget bättre")
NO_CHANGE = Text("the same, with problems", "oförändrad, med besvär")
NO_PROBLEMS = Text("no problems either time", "inga besvär vid något tillfälle")

# Health Profile Grid
GRID_TITLE = Text("Health Profile Grid ({value_set})", "Hälsoprofiler ({value_set})")
RANK_START = Text("rank at start (1 best, 3125 worst)", "rang vid start (1 bäst, 3125 sämst)")
RANK_EXIT = Text("rank at exit (1 best, 3125 worst)", "rang vid avslut (1 bäst, 3125 sämst)")
BETTER_AT_EXIT = Text("better at exit", "bättre vid avslut")
WORSE_AT_EXIT = Text("worse at exit", "sämre vid avslut")
WITHOUT_RANK = Text("{n} without both ranks left out", "{n} utan båda rangerna utelämnade")
LARGER_MARKS = Text("larger marks are several people, at most {most}", "större tecken är flera personer, högst {most}")

# density curve
CURVE_TITLE = Text("Health State Density Curve", "Hälsotillståndens täthetskurva")
CURVE_LABEL = Text("HSDI {value} (n {n}, {profiles})", "HSDI {value} (n {n}, {profiles})")
DEPENDS_ON_N = Text(
    "HSDI depends on n: groups of different size do not compare",
    "HSDI beror på n: grupper av olika storlek går inte att jämföra",
)
ALL_AS_COMMON = Text("all as common", "alla lika vanliga")
SHARE_PEOPLE = Text("cumulative share of people, %", "kumulativ andel av personerna, %")
SHARE_PROFILES = Text("cumulative share of observed profiles, %", "kumulativ andel av observerade profiler, %")

# joint sums
SUMS_TITLE = Text("Joint sums at start and at exit", "Gemensamma summor vid start och avslut")
SUMS_TITLE_ONCE = Text("Joint sums", "Gemensamma summor")
SUMS_PAIRS = Text("people with a valid answer both times", "de som har giltigt svar båda gångerna")
SUM_OF_LEVELS = Text("sum of levels (lower is better)", "summa av nivåer (lägre är bättre)")

# EQ VAS
VAS_TITLE = Text("Own rating of health, EQ VAS", "Egen skattning av hälsan, EQ VAS")
VAS_AXIS = Text("EQ VAS score, points (0 worst, 100 best)", "EQ VAS, poäng (0 sämst, 100 bäst)")
VAS_BOX = Text(
    "{who}; box: quartiles and median, whiskers: lowest to highest, diamond: mean",
    "{who}; låda: kvartiler och median, streck: lägst till högst, romb: medel",
)
ONE_OCCASION = Text("everyone", "alla")

# KASAM
KASAM_TITLE = Text("Change in {form}, start to exit", "Förändring i {form}, start till avslut")
KASAM_MEANS_TITLE = Text("Mean {form} at start and at exit", "Medel i {form} vid start och avslut")
KASAM_INTERVAL = Text("mean change with 95 % interval", "medelförändring med 95 % intervall")
KASAM_MEANS = Text("means of those with both", "medel för dem som har båda")
CHANGE_IN_POINTS = Text("mean change, points (above 0 is better)", "medelförändring, poäng (över 0 är bättre)")
POINTS = Text("mean, points (higher is better)", "medel, poäng (högre är bättre)")

# value sets
PANEL_TITLE = Text("Mean index value by value set", "Medelvärde av indexvärdet per värdeset")
PANEL_N = Text("{who}: start n {start}, exit n {exit}", "{who}: start n {start}, avslut n {exit}")
PANEL_N_ONCE = Text("{who}: n {start}", "{who}: n {start}")
PANEL_CHOSEN = Text("bold: chosen for the report", "fetstil: vald för rapporten")
PANEL_OTHER_SCALE = Text("not drawn, on a scale of 0–100: {sets}", "ej med, på skalan 0–100: {sets}")
MAPPED_SET = Text("{set} (mapped)", "{set} (omräknad)")
MAPPED = Text("mapped to EQ-5D-3L values", "omräknad till EQ-5D-3L-värden")
INDEX_AXIS = Text("mean index value (1 full health, 0 dead)", "medel av indexvärdet (1 full hälsa, 0 död)")

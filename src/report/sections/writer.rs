//! Cells and sentences that people read.

use super::cell::{Cell, CellKind, CellNumber};
use super::section::{Row, Section};
use crate::figure::Measure;
use crate::figure::{FigureOccasion, Statistic};
use crate::ground::Language;
use crate::report::edition::Extent;
use crate::report::lookup::Lookup;
use crate::report::pictures::Quantity;
use crate::report::report::Report;
use crate::report::shown::Shown;

/// There is no number.
const NONE: &str = "\u{2013}";
/// What is suppressed, where one sentence says what that means.
const MARK: &str = "x";

/// What every section needs.
pub(super) struct SectionWriter<'a> {
    pub(super) report: &'a Report,
    pub(super) figures: Lookup,
    pub(super) language: Language,
    /// It may leave: sections that never may are not in it.
    pub(super) is_release: bool,
    /// What it stands beside.
    pub(super) earlier: Option<&'a Report>,
    /// How much is written.
    pub(super) extent: Extent,
}

impl<'a> SectionWriter<'a> {
    pub(super) fn say(&self, en: &'static str, sv: &'static str) -> &'static str {
        self.language.pick(en, sv)
    }

    pub(super) fn section(&self, title: [&'static str; 2], head: Vec<&'static str>) -> Section {
        Section::new(self.language.pick(title[0], title[1]), head.into_iter().map(str::to_owned).collect())
    }

    /// The figure of any measure, by its name.
    pub(super) fn of(&self, measure: &str, occasion: FigureOccasion, statistic: impl Into<Statistic>) -> Shown {
        self.figures.shown(measure, occasion, statistic)
    }

    pub(super) fn shown(&self, measure: &Measure, occasion: FigureOccasion, statistic: impl Into<Statistic>) -> Shown {
        self.of(&measure.id, occasion, statistic)
    }

    /// The same where only a number is of use.
    pub(super) fn value(&self, measure: &Measure, occasion: FigureOccasion, statistic: impl Into<Statistic>) -> Option<f64> {
        self.shown(measure, occasion, statistic).value()
    }

    /// What is shown, its number as it is put here.
    fn put(&self, shown: impl Into<Shown>, put: impl FnOnce(f64) -> String) -> Cell {
        let (text, kind) = match shown.into() {
            Shown::Number(value) => (put(value), CellKind::Number),
            Shown::Between([low, high]) if low == high => (low.to_string(), CellKind::Number),
            Shown::Between([low, high]) => (format!("{low}\u{2013}{high}"), CellKind::Number),
            Shown::Suppressed if self.extent == Extent::Short => (MARK.to_owned(), CellKind::Suppressed),
            Shown::Suppressed => (self.say("suppressed", "skyddat").to_owned(), CellKind::Suppressed),
            Shown::Undefined => (NONE.to_owned(), CellKind::Undefined),
            Shown::Absent => (NONE.to_owned(), CellKind::Absent),
        };
        Cell { text, kind, number: None }
    }

    pub(super) fn none(&self) -> Cell {
        self.put(Shown::Undefined, |_| String::new())
    }

    pub(super) fn number(&self, shown: impl Into<Shown>, decimals: usize) -> Cell {
        let shown = shown.into();
        let number = shown.single().and_then(|value| CellNumber::plain(value, decimals));
        Cell { number, ..self.put(shown, |value| self.language.number(value, decimals)) }
    }

    pub(super) fn count(&self, shown: impl Into<Shown>) -> Cell {
        self.number(shown, 0)
    }

    pub(super) fn percent(&self, share: impl Into<Shown>) -> Cell {
        let share = share.into();
        let number = share.value().and_then(|share| CellNumber::share(share, 1));
        Cell { number, ..self.put(share, |share| format!("{} %", self.language.number(share * 100.0, 1))) }
    }

    pub(super) fn cell(&self, measure: &Measure, occasion: FigureOccasion, statistic: impl Into<Statistic>) -> Cell {
        self.number(self.shown(measure, occasion, statistic), 3)
    }

    pub(super) fn p(&self, shown: Shown) -> Cell {
        match shown {
            Shown::Number(p) if p < 0.001 => self.put(shown, |_| format!("< {}", self.language.number(0.001, 3))),
            shown => self.number(shown, 3),
        }
    }

    pub(super) fn range(&self, low: Shown, high: Shown, decimals: usize) -> Cell {
        let number = |value: Option<f64>| self.language.number(value.unwrap_or_default(), decimals);
        self.put(low.with(high, |low, _| low), |_| {
            format!("{} {} {}", number(low.value()), self.say("to", "till"), number(high.value()))
        })
    }

    /// What a reader has to know of a table whose numbers are rounded.
    pub(super) fn told_as_rounded(&self, section: Section) -> Section {
        let base = self.report.rounding_base();
        let rounded = self.say("rounded", "avrundat");
        if base > 1 {
            let why = self.say(
                "Counts are rounded down to a multiple of {base}, so parts need not add up.",
                "Antalen är avrundade nedåt till en multipel av {base}, så delarna behöver inte gå jämnt upp.",
            );
            return section.with_rounding_told(rounded, &why.replace("{base}", &base.to_string()));
        }
        if !(self.is_release && section.has_sums) {
            return section;
        }
        let why = self.say(
            "Sums and means are rounded, so they need not add up.",
            "Summor och medelvärden är avrundade, så de behöver inte gå jämnt upp.",
        );
        section.with_rounding_told(rounded, why)
    }

    /// In place of a table of which nothing may be shown.
    pub(super) fn hidden(&self) -> &'static str {
        self.say("Not shown: it could tell about single people.", "Visas inte: uppgiften kan röja enskilda.")
    }

    /// That lines are not there.
    pub(super) fn left_out(&self) -> &'static str {
        self.say(
            "Lines and columns in which everything is suppressed are not shown.",
            "Rader och kolumner där alla uppgifter är skyddade visas inte.",
        )
    }

    /// So many people: `1 person`, `15 people`.
    pub(super) fn people_counted(&self, people: Shown) -> Cell {
        self.noun(people, ["person", "people"], ["person", "personer"])
    }

    /// So many participants.
    pub(super) fn participants_counted(&self, people: Shown) -> Cell {
        self.noun(people, ["participant", "participants"], ["deltagare", "deltagare"])
    }

    /// A number with its noun in singular or plural.
    fn noun(&self, number: Shown, en: [&'static str; 2], sv: [&'static str; 2]) -> Cell {
        let mut cell = self.count(number);
        let one = usize::from(cell.text != "1");
        cell.text = format!("{} {}", cell.text, self.say(en[one], sv[one]));
        cell
    }

    /// A number of people within a sentence: nobody is a word.
    pub(super) fn how_many(&self, people: Shown) -> Cell {
        let mut cell = self.count(people);
        if people == Shown::Number(0.0) {
            self.say("nobody", "ingen").clone_into(&mut cell.text);
        }
        cell
    }

    /// `a, b and c`.
    pub(super) fn enumerated(&self, names: &[&str]) -> String {
        joined(names, self.say("and", "och"))
    }

    /// A number to be drawn.
    pub(super) fn quantity(&self, shown: Shown, decimals: usize) -> Quantity {
        Quantity { value: shown.value(), text: self.number(shown, decimals).text, is_suppressed: shown == Shown::Suppressed }
    }

    /// A count to be drawn, its share behind it.
    pub(super) fn counted(&self, people: Shown, share: Shown) -> Quantity {
        let text = match share {
            Shown::Number(_) => format!("{} ({})", self.count(people), self.percent(share)),
            _ => self.count(people).text,
        };
        Quantity { value: people.value(), text, is_suppressed: people == Shown::Suppressed }
    }

    /// A sentence, if every number in it is there to be said.
    pub(super) fn sentence(&self, en: &'static str, sv: &'static str, parts: &[(&str, Cell)]) -> Option<String> {
        // a rounded count is not how many people there are, so nothing is said of them in words
        let is_rounded = |cell: &Cell| self.report.rounding_base() > 1 && cell.kind == CellKind::Number;
        if parts.iter().any(|(_, cell)| !matches!(cell.kind, CellKind::Number | CellKind::Words) || is_rounded(cell)) {
            return None;
        }
        let fill = |text: String, (key, cell): &(&str, Cell)| text.replace(key, &cell.text);
        Some(parts.iter().fold(self.say(en, sv).to_owned(), fill))
    }

    /// The occasions of the table, with what people call them.
    pub(super) fn occasions(&self) -> Vec<(FigureOccasion, &'static str)> {
        let mut occasions = vec![(FigureOccasion::Start, "start")];
        if self.report.has_occasions() {
            occasions.push((FigureOccasion::Exit, self.say("exit", "avslut")));
        }
        occasions
    }

    pub(super) fn label(&self, measure: &'a Measure) -> &'a str {
        self.language.label(&measure.label)
    }
}

/// The label of a heading row.
pub(super) fn heading(text: &str) -> Row {
    Row::Heading(text.to_owned())
}

/// `a, b and c`, with this word before the last.
pub(in crate::report) fn joined(names: &[&str], before_last: &str) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} {before_last} {last}", first.join(", ")),
    }
}

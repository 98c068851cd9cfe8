//! The table as it is read and typed from.

use std::fmt;

use super::{FinsamRow, FinsamTable};
use crate::ground::{Language, Period};
use crate::report::front::Front;
use crate::report::sections::{Cell, CellKind, Chapter, Contents, Note, Section, capitalized, of_sex, period_in_words};
use crate::report::{markdown, text};

impl FinsamTable {
    /// The table as plain text.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_text(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        text::write(out, &front(language), self.contents(language))
    }

    /// The table as Markdown.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_markdown(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        markdown::write(out, &front(language), self.contents(language), language)
    }

    /// The table as a self-contained HTML page.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    #[cfg(feature = "html")]
    pub fn write_html(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        crate::report::html::write_page(out, front(language), &self.contents(language), language)
    }

    fn contents(&self, language: Language) -> Contents {
        let section = self.section(language);
        let title = language.label(&self.activity).to_owned();
        let chapters = vec![Chapter { id: "finsam".into(), title, sections: vec![section] }];
        Contents { chapters, caveats: "", method: method(language), is_short: false }
    }

    fn section(&self, language: Language) -> Section {
        let say = |en, sv| language.pick(en, sv);
        let is_any = |of: fn(&FinsamRow) -> u64| of(&self.total) > 0;
        let (not_recorded, invalid) = (is_any(|row| row.not_recorded), is_any(|row| row.invalid));
        let mut head = vec![say("start", "start").to_owned()];
        head.extend(self.sexes.iter().map(|sex| of_sex(&sex.id, &sex.label, language).to_owned()));
        head.extend(not_recorded.then(|| say("not given", "uppgift saknas").to_owned()));
        head.extend(invalid.then(|| say("unreadable", "oläsligt").to_owned()));
        head.push(say("all", "alla").to_owned());
        let mut section = Section::new(
            say("Participants by sex and by half-year of the start", "Deltagare efter kön och efter halvår för start"),
            head,
        );
        section.lead.push(self.participants(language));
        if let [Some(from), Some(to)] = self.period {
            section.lead.push(format!("{} {from} {} {to}.", say("Period:", "Period:"), say("to", "till")));
        }
        let cells = |row: &FinsamRow| -> Vec<Cell> {
            let mut counts = row.by_sex.clone();
            counts.extend(not_recorded.then_some(row.not_recorded));
            counts.extend(invalid.then_some(row.invalid));
            counts.push(row.participants);
            counts.into_iter().map(|count| Cell { text: count.to_string(), kind: CellKind::Number, number: None }).collect()
        };
        for row in &self.rows {
            let name = match &row.half_year {
                Some(half_year) => period_in_words(Period::HalfYear, half_year, language)
                    .map_or_else(|| half_year.clone(), |name| capitalized(&name)),
                None => say("Day of the start not known", "Startdag saknas").to_owned(),
            };
            section.line(&name, cells(row));
        }
        section.line(say("All", "Alla"), cells(&self.total));
        section.remarks.extend(self.left_out(language));
        section
    }

    fn participants(&self, language: Language) -> String {
        let n = self.total.participants;
        let took_part = match (n, language) {
            (1, Language::En) => "1 person takes part".to_owned(),
            (n, Language::En) => format!("{n} people take part"),
            (1, Language::Sv) => "1 person deltar".to_owned(),
            (n, Language::Sv) => format!("{n} personer deltar"),
        };
        match (self.budgeted_participants, language) {
            (Some(budget), Language::En) => format!("{took_part}; {budget} were budgeted for."),
            (Some(budget), Language::Sv) => format!("{took_part}; {budget} är budgeterade."),
            (None, Language::En) => {
                format!(
                    "{took_part}. How many were budgeted for is not known: say it as budgeted_participants in the programme's file."
                )
            }
            (None, Language::Sv) => {
                format!(
                    "{took_part}. Hur många som är budgeterade är inte känt: ange det som budgeted_participants i verksamhetens fil."
                )
            }
        }
    }

    /// Who is not counted, and why.
    fn left_out(&self, language: Language) -> Vec<String> {
        let told = [
            (self.declined, ["referral declined", "referrals declined"], ["avvisad remiss", "avvisade remisser"]),
            (
                self.decision_invalid,
                ["person whose decision cannot be read", "people whose decision cannot be read"],
                ["person vars beslut inte kan läsas", "personer vars beslut inte kan läsas"],
            ),
            (
                self.repeated_rows,
                ["row of a person who has several for one occasion", "rows of people who have several for one occasion"],
                ["rad för en person som har flera för samma tillfälle", "rader för personer som har flera för samma tillfälle"],
            ),
            (
                self.unplaced_rows,
                ["row without a known occasion", "rows without a known occasion"],
                ["rad utan känt tillfälle", "rader utan känt tillfälle"],
            ),
            (
                self.unknown_exits,
                ["row at exit without an id", "rows at exit without an id"],
                ["rad vid avslut utan id", "rader vid avslut utan id"],
            ),
        ];
        let some = told.into_iter().filter(|(count, ..)| *count > 0).map(|(count, en, sv)| {
            let forms = if language == Language::En { en } else { sv };
            format!("{count} {}", if count == 1 { forms[0] } else { forms[1] })
        });
        let some: Vec<String> = some.collect();
        (!some.is_empty())
            .then(|| format!("{}: {}.", language.pick("Not counted", "Inte med"), some.join(", ")))
            .into_iter()
            .collect()
    }
}

fn front(language: Language) -> Front {
    let say = |en, sv| language.pick(en, sv);
    Front {
        title: say("Figures for Uppföljning Finsam", "Underlag till Uppföljning Finsam").to_owned(),
        face: vec![say(
            "INTERNAL: exact counts to type from, not for release",
            "INTERNT: exakta antal att fylla i från, inte för spridning",
        )],
        findings: Vec::new(),
        is_release: false,
        is_sheet: true,
        ..Front::default()
    }
}

fn method(language: Language) -> Vec<Note> {
    let note = |about: [&'static str; 2], text: [&'static str; 2]| Note {
        about: language.pick(about[0], about[1]).to_owned(),
        text: language.pick(text[0], text[1]).to_owned(),
    };
    vec![
        note(
            ["Who is counted", "Vilka som räknas"],
            [
                "a person once, in the half-year of the day in the row at start; those turned away are not participants.",
                "varje person en gång, i halvåret för dagen på raden vid start; den som avvisats är inte deltagare.",
            ],
        ),
        note(
            ["Uppföljning Finsam", "Uppföljning Finsam"],
            [
                "the system takes counts by sex and nothing about single persons. Small counts may still point somebody out.",
                "systemet tar emot antal efter kön och inget om enskilda. Små antal kan ändå peka ut någon.",
            ],
        ),
        Note {
            about: language.pick("Made with", "Framställd med").to_owned(),
            text: format!("enkat {}", env!("CARGO_PKG_VERSION")),
        },
    ]
}

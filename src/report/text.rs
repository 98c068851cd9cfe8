//! An internal report as plain text.

use std::fmt;

use super::figure::FigureOccasion;
use super::group_report::Report;
use super::language::Language;
use crate::instrument::Better;
use crate::tally::Measure;

impl Report {
    /// The joint sums of those who have both occasions, as plain text.
    ///
    /// A table that does not tell start and exit apart gives the sums of everyone.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_text(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        let say = |en, sv| language.pick(en, sv);
        let internal = say(
            "INTERNAL REPORT: exact figures, personal data, not for release",
            "INTERN RAPPORT: exakta tal, personuppgifter, inte för spridning",
        );
        writeln!(out, "{internal}")?;
        if self.invented {
            writeln!(out, "{}", say("DEMONSTRATION: every answer is invented", "DEMONSTRATION: alla svar är påhittade"))?;
        }
        writeln!(out, "\n{}", self.people_line(language))?;
        let [start, exit] = self.duplicate_rows;
        if start + exit > 0 {
            let left_out = say(
                "Rows left out, several for one person and occasion: {start} at start, {exit} at exit",
                "Utelämnade rader, flera för samma person och tillfälle: {start} vid start, {exit} vid avslut",
            );
            writeln!(out, "{}", left_out.replace("{start}", &start.to_string()).replace("{exit}", &exit.to_string()))?;
        }
        let title = if self.has_occasions {
            say(
                "Joint sums of the people with a valid answer both times",
                "Gemensamma summor för dem som har giltigt svar vid båda tillfällena",
            )
        } else {
            say(
                "Joint sums of everyone; the table does not tell start and exit apart",
                "Gemensamma summor för alla; tabellen skiljer inte på start och avslut",
            )
        };
        writeln!(out, "\n{title}")?;
        self.write_sums(out, language)?;
        writeln!(out)?;
        self.write_notes(out, language)
    }

    fn people_line(&self, language: Language) -> String {
        let say = |en, sv| language.pick(en, sv);
        let [start, exit] = self.people;
        if !self.has_occasions {
            return format!("{}: {start}", say("People", "Personer"));
        }
        let at = [
            (start, say("at start", "vid start")),
            (exit, say("at exit", "vid avslut")),
            (self.pairs, say("at both", "vid båda")),
        ];
        format!("{}: {}", say("People", "Personer"), at.map(|(people, when)| format!("{people} {when}")).join(", "))
    }

    /// One line for each measure, in columns.
    fn write_sums(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        let head = self.head(language);
        let lines: Vec<Vec<String>> = self.measures.iter().map(|measure| self.line(measure, language)).collect();
        let width = |column: usize| lines.iter().chain([&head]).map(|line| line[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..head.len()).map(width).collect();
        write_line(out, &head, &widths)?;
        let mut instrument = None;
        for (measure, line) in self.measures.iter().zip(&lines) {
            let name = language.label(&measure.instrument);
            if instrument.replace(name) != Some(name) {
                writeln!(out, "{name}")?;
            }
            write_line(out, line, &widths)?;
        }
        Ok(())
    }

    fn head(&self, language: Language) -> Vec<String> {
        let say = |en, sv| language.pick(en, sv);
        let better = ["", say("better", "bättre")];
        let rest: &[&str] = if self.has_occasions {
            &[
                "n start",
                say("n exit", "n avslut"),
                say("pairs", "par"),
                say("sum start", "summa start"),
                say("sum exit", "summa avslut"),
                say("change", "förändring"),
                "",
            ]
        } else {
            &["n", say("missing", "saknas"), say("invalid", "ogiltiga"), say("sum", "summa"), say("mean", "medel"), ""]
        };
        better.iter().chain(rest).map(|name| (*name).to_owned()).collect()
    }

    fn line(&self, measure: &Measure, language: Language) -> Vec<String> {
        use FigureOccasion::{Change, Exit, Start};
        let value = |occasion, statistic| self.figure(&measure.id, occasion, statistic).and_then(|figure| figure.value);
        let number =
            |occasion, statistic| value(occasion, statistic).map_or_else(|| NONE.into(), |value| language.number(value, 3));
        let better = match measure.better {
            Better::Higher => language.pick("higher", "högre"),
            Better::Lower => language.pick("lower", "lägre"),
        };
        let mut line = vec![format!("  {}", language.label(&measure.label)), better.into()];
        if self.has_occasions {
            let change = value(Change, "sum").filter(|_| value(Change, "n") > Some(0.0));
            line.extend([number(Start, "n"), number(Exit, "n"), number(Change, "n")]);
            line.extend([number(Change, "sum_start"), number(Change, "sum_exit")]);
            line.push(change.map_or_else(|| NONE.into(), |change| language.number(change, 3)));
            line.push(change.map_or("", |change| verdict(change, measure.better, language)).into());
        } else {
            line.extend(["n", "missing", "invalid", "sum", "mean"].map(|statistic| number(Start, statistic)));
            line.push(String::new());
        }
        line
    }

    /// How to read it, what it rests on, whose instruments these are.
    fn write_notes(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        let say = |en, sv| language.pick(en, sv);
        let of_change = [
            say(
                "The sums are of the group: they do not mean that every participant feels better.",
                "Summorna gäller gruppen: de innebär inte att alla deltagare upplever en förbättring.",
            ),
            say("Answers can vary a great deal from day to day.", "Svaren kan variera stort från dag till dag."),
            say("The sums say nothing about what caused a change.", "Summorna säger inget om vad som orsakat en förändring."),
        ];
        for caveat in of_change.iter().filter(|_| self.has_occasions) {
            writeln!(out, "- {caveat}")?;
        }
        let of_n = say(
            "A sum depends on how many people are in it: never compare sums of different n.",
            "En summa beror på hur många som ingår: jämför aldrig summor med olika n.",
        );
        writeln!(out, "- {of_n}")?;
        if !self.missing_rule.is_empty() {
            writeln!(out, "- {}: {}", say("Missing answers in KASAM, rule", "Saknade svar i KASAM, regel"), self.missing_rule)?;
        }
        for set in &self.value_sets {
            writeln!(
                out,
                "- {} {}: {}. {}, doi {}",
                say("Value set", "Värdeuppsättning"),
                set.id,
                set.description,
                set.citation,
                set.doi
            )?;
        }
        for notice in &self.notices {
            writeln!(out, "- {}", language.label(notice))?;
        }
        Ok(())
    }
}

/// There is no number.
const NONE: &str = "\u{2013}";

/// What a change of the joint sum means, by the better end of the measure.
fn verdict(change: f64, better: Better, language: Language) -> &'static str {
    let gain = match better {
        Better::Higher => change,
        Better::Lower => -change,
    };
    if gain == 0.0 {
        language.pick("unchanged", "oförändrat")
    } else if gain > 0.0 {
        language.pick("better", "bättre")
    } else {
        language.pick("worse", "sämre")
    }
}

/// The first two columns and the last to the left, numbers to the right.
fn write_line(out: &mut impl fmt::Write, cells: &[String], widths: &[usize]) -> fmt::Result {
    let aligned = cells.iter().zip(widths).enumerate().map(|(column, (cell, &width))| {
        let is_text = column < 2 || column == cells.len() - 1;
        if is_text { format!("{cell:width$}") } else { format!("{cell:>width$}") }
    });
    writeln!(out, "{}", aligned.collect::<Vec<_>>().join("  ").trim_end())
}

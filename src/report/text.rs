//! An internal report as plain text.

use std::fmt;

use super::figure::FigureOccasion;
use super::group_report::Report;
use super::language::Language;
use crate::instrument::Better;
use crate::tally::Measure;

impl Report {
    /// The joint sums of those who have both occasions, as a text of at most 100 columns.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_text(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        let say = |en, sv| language.pick(en, sv);
        writeln!(
            out,
            "{}",
            say(
                "INTERNAL REPORT: exact figures, personal data, not for release",
                "INTERN RAPPORT: exakta tal, personuppgifter, inte för spridning"
            )
        )?;
        if self.invented {
            writeln!(out, "{}", say("DEMONSTRATION: every answer is invented", "DEMONSTRATION: alla svar är påhittade"))?;
        }
        let [start, exit] = self.people;
        writeln!(out)?;
        writeln!(
            out,
            "{}: {start} {}, {exit} {}, {} {}",
            say("People", "Personer"),
            say("at start", "vid start"),
            say("at exit", "vid avslut"),
            self.pairs,
            say("at both", "vid båda")
        )?;
        if self.duplicate_rows > 0 {
            writeln!(
                out,
                "{}: {}",
                say(
                    "Rows left out, several for one person and occasion",
                    "Utelämnade rader, flera för samma person och tillfälle"
                ),
                self.duplicate_rows
            )?;
        }
        writeln!(out)?;
        writeln!(
            out,
            "{}",
            say(
                "Joint sums of the people with a valid answer both times",
                "Gemensamma summor för dem som har giltigt svar vid båda tillfällena"
            )
        )?;
        self.write_sums(out, language)?;
        writeln!(out)?;
        self.write_notes(out, language)
    }

    /// One line for each measure, in columns.
    fn write_sums(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        let say = |en, sv| language.pick(en, sv);
        let head = [
            "",
            say("better", "bättre"),
            say("n start", "n start"),
            say("n exit", "n avslut"),
            say("pairs", "par"),
            say("sum start", "summa start"),
            say("sum exit", "summa avslut"),
            say("change", "förändring"),
            "",
        ]
        .map(str::to_owned);
        let lines: Vec<[String; 9]> = self.measures.iter().map(|measure| self.line(measure, language)).collect();
        let widths: [usize; 9] =
            std::array::from_fn(|column| lines.iter().chain([&head]).map(|line| line[column].chars().count()).max().unwrap_or(0));
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

    fn line(&self, measure: &Measure, language: Language) -> [String; 9] {
        let value = |occasion, statistic| self.figure(&measure.id, occasion, statistic).and_then(|figure| figure.value);
        let number =
            |occasion, statistic| value(occasion, statistic).map_or_else(|| "\u{2013}".into(), |value| language.number(value, 3));
        let pairs = value(FigureOccasion::Change, "n").unwrap_or(0.0);
        let sums = [value(FigureOccasion::Change, "sum_start"), value(FigureOccasion::Change, "sum_exit")];
        let (change, verdict) = match sums {
            [Some(start), Some(exit)] if pairs > 0.0 => {
                let better = match measure.better {
                    Better::Higher => exit > start,
                    Better::Lower => exit < start,
                };
                // the two sums are rounded floats: below this they are the same sum
                let same = (exit - start).abs() < 1e-9;
                let verdict = match (same, better) {
                    (true, _) => language.pick("unchanged", "oförändrat"),
                    (_, true) => language.pick("better", "bättre"),
                    (_, false) => language.pick("worse", "sämre"),
                };
                (language.number(exit - start, 3), verdict)
            }
            _ => ("\u{2013}".into(), ""),
        };
        [
            format!("  {}", language.label(&measure.label)),
            match measure.better {
                Better::Higher => language.pick("higher", "högre"),
                Better::Lower => language.pick("lower", "lägre"),
            }
            .into(),
            number(FigureOccasion::Start, "n"),
            number(FigureOccasion::Exit, "n"),
            number(FigureOccasion::Change, "n"),
            number(FigureOccasion::Change, "sum_start"),
            number(FigureOccasion::Change, "sum_exit"),
            change,
            verdict.into(),
        ]
    }

    /// How to read it, what it rests on, whose instruments these are.
    fn write_notes(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        let say = |en, sv| language.pick(en, sv);
        for caveat in [
            say(
                "The sums are of the group: they do not mean that every participant feels better.",
                "Summorna gäller gruppen: de innebär inte att alla deltagare upplever en förbättring.",
            ),
            say("Answers can vary a great deal from day to day.", "Svaren kan variera stort från dag till dag."),
            say("The sums say nothing about what caused a change.", "Summorna säger inget om vad som orsakat en förändring."),
            say(
                "A sum depends on how many people are in it: never compare sums of different n.",
                "En summa beror på hur många som ingår: jämför aldrig summor med olika n.",
            ),
        ] {
            writeln!(out, "- {caveat}")?;
        }
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
            writeln!(out, "- {notice}")?;
        }
        Ok(())
    }
}

/// The first two columns to the left, numbers to the right.
fn write_line(out: &mut impl fmt::Write, cells: &[String; 9], widths: &[usize; 9]) -> fmt::Result {
    let aligned = cells.iter().zip(*widths).enumerate().map(|(column, (cell, width))| {
        let is_text = column < 2 || column == cells.len() - 1;
        if is_text { format!("{cell:width$}") } else { format!("{cell:>width$}") }
    });
    writeln!(out, "{}", aligned.collect::<Vec<_>>().join("  ").trim_end())
}

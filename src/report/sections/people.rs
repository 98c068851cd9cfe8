//! Who is in the report, and who is missing from which figure.

use super::questionnaire::Questionnaire;
use super::section::Section;
use super::writer::{SectionWriter, heading};
use crate::figure::FigureOccasion::{All, Change, Exit, Start};
use crate::figure::{Counted, Statistic};

/// Who is in the report.
const PEOPLE: &str = "people";

impl SectionWriter<'_> {
    /// Who is in the report, and for each measure how many have it.
    pub(super) fn people(&self, questionnaires: &[Questionnaire<'_>]) -> Section {
        let (missing, invalid) = (self.say("missing", "saknas"), self.say("invalid", "ogiltiga"));
        let head = if self.report.measures().is_empty() {
            Vec::new()
        } else if self.report.has_occasions() {
            vec![
                "",
                "n start",
                self.say("missing start", "saknas start"),
                self.say("invalid start", "ogiltig start"),
                self.say("n exit", "n avslut"),
                self.say("missing exit", "saknas avslut"),
                self.say("invalid exit", "ogiltig avslut"),
                self.say("pairs", "par"),
            ]
        } else {
            vec!["", "n", missing, invalid]
        };
        let mut section = self.section(["Who is missing from which figure", "Bortfall: vilka som inte ingår"], head);
        section.lead = self.people_lines();
        section.brief = 1;
        section.internal_columns = if self.report.has_occasions() { (1..7).collect() } else { vec![2, 3] };
        for questionnaire in questionnaires {
            section.rows.push(heading(questionnaire.name));
            for measure in &questionnaire.measures {
                let at = |occasion| {
                    [Statistic::N, Statistic::Missing, Counted::Invalid.into()]
                        .map(|statistic| self.count(self.shown(measure, occasion, statistic)))
                };
                let mut cells = at(Start).to_vec();
                if self.report.has_occasions() {
                    cells.extend(at(Exit));
                    cells.push(self.count(self.shown(measure, Change, Statistic::N)));
                }
                section.line(self.label(measure), cells);
            }
        }
        if self.report.has_occasions() && !self.report.measures().is_empty() {
            let remark = self.say(
                "Pairs: people with a valid answer both times; only they are in figures of change.",
                "Par: de som har giltigt svar vid båda tillfällena; bara de ingår i förändringstal.",
            );
            section.remarks.push(remark.to_owned());
        }
        section
    }

    /// All that a release of a handful of people says.
    pub(super) fn too_few(&self) -> Section {
        let mut section = self.section(["Too few people", "För få personer"], Vec::new());
        #[cfg(feature = "disclosure")]
        let least = self.report.policy().unwrap_or_default().min_cell();
        #[cfg(not(feature = "disclosure"))]
        let least = 0;
        let text = self.say(
            "There are fewer than {k} people, so nothing is told about them.",
            "Det är färre än {k} personer, så inget berättas om dem.",
        );
        section.lead.push(text.replace("{k}", &least.to_string()));
        section.brief = 1;
        section
    }

    fn people_lines(&self) -> Vec<String> {
        let of = |occasion, statistic: Statistic| self.count(self.of(PEOPLE, occasion, statistic));
        let rows = [Start, Exit].map(|occasion| self.of(PEOPLE, occasion, Statistic::Rows).value());
        if self.report.measures().is_empty() {
            let rows = rows.into_iter().flatten().sum::<f64>();
            return vec![format!("{}: {}", self.say("Rows", "Rader"), self.count(Some(rows)))];
        }
        if !self.report.has_occasions() {
            return vec![format!("{}: {}", self.say("People", "Personer"), of(Start, Statistic::N))];
        }
        let mut lines = vec![format!(
            "{}: {} {}, {} {}, {} {}",
            self.say("People", "Personer"),
            of(Start, Statistic::N),
            self.say("at start", "vid start"),
            of(Exit, Statistic::N),
            self.say("at exit", "vid avslut"),
            of(Change, Statistic::N),
            self.say("at both", "vid båda"),
        )];
        if [of(Change, Statistic::StartOnly), of(Change, Statistic::ExitOnly)].iter().any(|only| only.text != "0") {
            let told = |of: Statistic| {
                let people = self.of(PEOPLE, Change, of);
                if people.value().is_some() && self.report.rounding_base() == 1 {
                    self.how_many(people).text
                } else {
                    self.say("some", "några").to_owned()
                }
            };
            let only = self.say(
                "In no comparison: {start} answered at start only, {exit} at exit only",
                "Ingår inte i jämförelsen: {start} har bara svarat vid start, {exit} bara vid avslut",
            );
            let only = only.replace("{start}", &told(Statistic::StartOnly));
            lines.push(only.replace("{exit}", &told(Statistic::ExitOnly)));
        }
        let silent =
            [Start, Exit].map(|at| self.of(PEOPLE, at, Statistic::Rows).value().zip(self.of(PEOPLE, at, Statistic::N).value()));
        let silent = silent.map(|both| both.map(|(rows, answered)| rows - answered));
        let duplicates = [Start, Exit].map(|at| self.of(PEOPLE, at, Statistic::Duplicate).value());
        for (counts, en, sv) in [
            (
                duplicates,
                "Rows left out, several for one person and occasion: {start} at start, {exit} at exit",
                "Utelämnade rader, flera för samma person och tillfälle: {start} vid start, {exit} vid avslut",
            ),
            (
                silent,
                "Rows without any answer: {start} at start, {exit} at exit",
                "Rader utan något svar: {start} vid start, {exit} vid avslut",
            ),
        ] {
            if counts.iter().flatten().any(|count| *count > 0.0) {
                let [start, exit] = counts.map(|count| self.count(count));
                lines.extend(self.sentence(en, sv, &[("{start}", start), ("{exit}", exit)]));
            }
        }
        if let Some(unplaced) = self.of(PEOPLE, All, Statistic::Unplaced).value().filter(|rows| *rows > 0.0) {
            let text =
                self.say("Rows with an unknown occasion, left out of every figure", "Rader utan känt tillfälle, i inga tal");
            lines.push(format!("{text}: {}", self.count(Some(unplaced))));
        }
        lines
    }
}

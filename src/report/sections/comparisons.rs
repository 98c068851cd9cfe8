//! How well the scales hold together, and the group beside norms, other value sets and its parts.

use super::writer::Writer;
use super::{Row, Section};
use crate::report::figure::FigureOccasion::{All, Change, Exit, Start};
use crate::report::figure::{Figure, FigureOccasion};
use crate::report::lookup::Lookup;

/// Groups beyond this are not listed one by one where people read.
const MOST_GROUPS: usize = 50;

impl Writer<'_> {
    pub(super) fn reliability(&self) -> Section {
        let head =
            vec!["", self.say("when", "när"), "n", "alpha", self.say("95 % interval", "95 % intervall"), "lambda 6", "omega"];
        let mut section = self.section(["Reliability, of complete rows", "Reliabilitet, för fullständiga svar"], head);
        for measure in &self.report.measures {
            for (occasion, when) in self.occasions() {
                let of = |statistic| self.value(measure, occasion, statistic);
                let Some(alpha) = self.figures.figure(&measure.id, occasion, "alpha").filter(|figure| figure.n > Some(1)) else {
                    continue;
                };
                section.rows.push(Row::Cells(vec![
                    self.full_name(measure),
                    when.to_owned(),
                    alpha.n.unwrap_or_default().to_string(),
                    self.number(alpha.value, 2),
                    self.range(of("alpha_low"), of("alpha_high"), 2),
                    self.number(of("lambda6"), 2),
                    self.number(of("omega_total"), 2),
                ]));
            }
        }
        section
    }

    pub(super) fn norms(&self) -> Section {
        let head = vec![
            "",
            self.say("when", "när"),
            "n",
            self.say("mean", "medel"),
            self.say("norm", "norm"),
            self.say("difference", "skillnad"),
            self.say("95 % interval", "95 % intervall"),
        ];
        let mut section = self.section(["Beside norms that were given", "Jämfört med angivna normvärden"], head);
        for measure in &self.report.measures {
            for (occasion, when) in self.occasions() {
                let of = |statistic| self.value(measure, occasion, statistic);
                if of("norm_mean").is_none() {
                    continue;
                }
                section.rows.push(Row::Cells(vec![
                    self.full_name(measure),
                    when.to_owned(),
                    self.number(of("n"), 0),
                    self.number(of("mean"), 3),
                    self.number(of("norm_mean"), 3),
                    self.number(of("norm_difference"), 3),
                    self.range(of("norm_difference_low"), of("norm_difference_high"), 3),
                ]));
            }
        }
        section
    }

    /// The mean index under the chosen sets and under those that differ the most.
    pub(super) fn panel(&self) -> Section {
        let mut head = vec![self.say("value set", "värdeset")];
        if self.report.has_occasions {
            head.extend([
                self.say("mean start", "medel start"),
                self.say("mean exit", "medel avslut"),
                self.say("mean change", "medelförändr."),
            ]);
        } else {
            head.push(self.say("mean", "medel"));
        }
        head.push("");
        let title = ["The index under other value sets", "Indexet enligt andra värdeset"];
        let mut section = self.section(title, head);
        if self.report.value_sets.is_empty() {
            return section;
        }
        let panel = self.report.panel_measures();
        let of = if self.report.has_occasions { Change } else { Start };
        let change = |measure: &String| self.figures.value(measure, of, "mean");
        let mut utilities: Vec<(&String, f64)> = panel
            .iter()
            .filter(|measure| !measure.contains(".panel_0_100@"))
            .filter_map(|measure| Some((measure, change(measure)?)))
            .collect();
        utilities.sort_by(|a, b| a.1.total_cmp(&b.1));
        // where all sets agree none is the lowest
        let differ = utilities.first().map(|end| end.1) < utilities.last().map(|end| end.1);
        let ends = [utilities.first(), utilities.last()].map(|end| end.filter(|_| differ).map(|(measure, _)| *measure));
        for measure in &panel {
            let is_chosen = self.figures.value(measure, All, "chosen").is_some();
            let remark = if is_chosen {
                self.say("chosen", "vald")
            } else if ends[0] == Some(measure) {
                self.say("lowest", "lägst")
            } else if ends[1] == Some(measure) {
                self.say("highest", "högst")
            } else {
                continue;
            };
            let of = |occasion| self.figures.value(measure, occasion, "mean");
            let occasions: &[FigureOccasion] = if self.report.has_occasions { &[Start, Exit, Change] } else { &[Start] };
            let mut cells = vec![measure.split_once('@').map_or(measure.as_str(), |(_, id)| id).to_owned()];
            cells.extend(occasions.iter().map(|occasion| self.number(of(*occasion), 3)));
            cells.push(remark.to_owned());
            section.rows.push(Row::Cells(cells));
        }
        if self.report.has_occasions && !utilities.is_empty() {
            let count = |is: fn(f64) -> bool| utilities.iter().filter(|(_, change)| is(*change)).count().to_string();
            let text = self.say(
                "Of {all} sets from 0 to 1, {up} give a positive, {down} a negative and {same} no mean change; --format csv lists all.",
                "Av {all} värdeset från 0 till 1 ger {up} positiv, {down} negativ och {same} ingen medelförändring (--format csv).",
            );
            let text = text.replace("{all}", &utilities.len().to_string());
            let text = text.replace("{same}", &count(|change| change == 0.0));
            let text = text.replace("{up}", &count(|change| change > 0.0)).replace("{down}", &count(|change| change < 0.0));
            section.remarks.push(text);
        }
        let remarks = [
            self.say(
                "Sets differ in whom they asked and how; XW sets map to EQ-5D-3L values.",
                "Värdeset skiljer sig i vilka som tillfrågats och hur; XW är omräknade till EQ-5D-3L-värden.",
            ),
            self.say(
                "Means are of everyone at that occasion, the change is of the pairs.",
                "Medel gäller alla vid tillfället, förändringen paren.",
            ),
        ];
        section.remarks.extend(remarks.map(str::to_owned));
        section
    }

    /// The measures of every group, if there are few enough to be read.
    pub(super) fn groups(&self) -> Section {
        let mut head = vec![self.say("group", "grupp"), ""];
        if self.report.has_occasions {
            head.extend([
                "n start",
                self.say("n exit", "n avslut"),
                self.say("pairs", "par"),
                self.say("mean start", "medel start"),
                self.say("mean exit", "medel avslut"),
                self.say("mean change", "medelförändr."),
            ]);
        } else {
            head.extend(["n", self.say("mean", "medel"), "sd", "median"]);
        }
        let mut section = self.section(["By group", "Per grupp"], head);
        if self.report.measures.is_empty() {
            return section;
        }
        if !self.lists_groups() {
            let groups = self.report.group_names().len();
            section.rows.push(Row::Heading(format!("{groups} {}", self.say("groups", "grupper"))));
            let remark = self.say(
                "Too many groups to read: see --format csv or json",
                "För många grupper att läsa: se --format csv eller json",
            );
            section.remarks.push(remark.to_owned());
            return section;
        }
        for (group, figures) in self.report.groups().skip(1) {
            section.rows.push(Row::Heading(group));
            self.one_group(&figures, &mut section);
        }
        if self.report.has_occasions {
            let remark = self.say("Means are of the pairs: the people who have both.", "Medel gäller paren: de som har båda.");
            section.remarks.push(remark.to_owned());
        }
        section
    }

    /// There are few enough groups to list them one by one.
    pub(super) fn lists_groups(&self) -> bool {
        self.report.group_names().len() <= MOST_GROUPS
    }

    fn one_group(&self, figures: &[Figure], section: &mut Section) {
        let figures = Lookup::new(figures);
        for measure in self.report.measures.iter().filter(|measure| !measure.is_item) {
            let of = |occasion, statistic: &str| figures.value(&measure.id, occasion, statistic);
            let shown: &[(FigureOccasion, &str)] = if self.report.has_occasions {
                &[(Start, "n"), (Exit, "n"), (Change, "n"), (Change, "mean_start"), (Change, "mean_exit"), (Change, "mean")]
            } else {
                &[(Start, "n"), (Start, "mean"), (Start, "sd"), (Start, "median")]
            };
            let instrument = self.language.label(&measure.instrument).split(' ').next().unwrap_or_default();
            let mut cells = vec![instrument.to_owned(), self.language.label(&measure.label).to_owned()];
            cells.extend(shown.iter().map(|(occasion, statistic)| self.number(of(*occasion, statistic), 3)));
            section.rows.push(Row::Cells(cells));
        }
    }
}

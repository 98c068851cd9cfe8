//! The group beside norms and under other value sets.

use super::questionnaire::Questionnaire;
use super::section::Section;
use super::writer::SectionWriter;
use crate::figure::FigureOccasion::{self, All, Change, Exit, Start};
use crate::figure::{Estimated, Statistic};

impl<'a> SectionWriter<'a> {
    /// The group beside populations whose means were given.
    pub(super) fn norms(&self, of: &Questionnaire<'a>) -> Section {
        let head = vec![
            "",
            self.say("when", "när"),
            "n",
            self.say("mean", "medel"),
            self.say("norm", "norm"),
            self.say("difference", "skillnad"),
            self.say("95 % interval", "95 % intervall"),
        ];
        let mut section = self.section(["Beside norms that were given", "Jämfört med angivna normvärden"], head).internal();
        for measure in &of.measures {
            for (occasion, when) in self.occasions() {
                let figure = |statistic: Statistic| self.shown(measure, occasion, statistic);
                if figure(Statistic::NormMean).value().is_none() {
                    continue;
                }
                let cells = [
                    when.into(),
                    self.count(figure(Statistic::N)),
                    self.number(figure(Statistic::Mean), 3),
                    self.number(figure(Statistic::NormMean), 3),
                    self.number(figure(Estimated::NormDifference.into()), 3),
                    self.range(
                        figure(Statistic::Low(Estimated::NormDifference)),
                        figure(Statistic::High(Estimated::NormDifference)),
                        3,
                    ),
                ];
                section.line(self.label(measure), cells);
            }
        }
        section
    }

    /// The mean index under the chosen sets and under those that differ the most.
    pub(super) fn panel(&self, of: &Questionnaire<'a>) -> Section {
        let mut head = vec![self.say("value set", "värdeset")];
        if self.report.has_occasions() {
            head.extend([
                self.say("mean start", "medel start"),
                self.say("mean exit", "medel avslut"),
                self.say("mean change", "förändring"),
            ]);
        } else {
            head.push(self.say("mean", "medel"));
        }
        head.push(self.say("remark", "anmärkning"));
        let title = ["The index under other value sets", "Indexet enligt andra värdeset"];
        let mut section = self.section(title, head).internal();
        section.is_change = self.report.has_occasions();
        if of.items().next().is_none() || self.report.value_sets().is_empty() {
            return section;
        }
        let beginning = format!("{}.", of.id);
        let panel: Vec<String> =
            self.report.panel_measures().iter().filter(|measure| measure.starts_with(&beginning)).cloned().collect();
        let occasion = if self.report.has_occasions() { Change } else { Start };
        let change = |measure: &String| self.of(measure, occasion, Statistic::Mean).value();
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
            let is_chosen = self.of(measure, All, Statistic::Chosen).value().is_some();
            let remark = if is_chosen {
                self.say("chosen", "vald")
            } else if ends[0] == Some(measure) {
                self.say("lowest", "lägst")
            } else if ends[1] == Some(measure) {
                self.say("highest", "högst")
            } else {
                continue;
            };
            let occasions: &[FigureOccasion] = if self.report.has_occasions() { &[Start, Exit, Change] } else { &[Start] };
            let means = occasions.iter().map(|occasion| self.number(self.of(measure, *occasion, Statistic::Mean), 3));
            let set = measure.split_once('@').map_or(measure.as_str(), |(_, id)| id);
            section.line(set, means.chain([remark.into()]));
        }
        if self.report.has_occasions() && !utilities.is_empty() {
            let count = |is: fn(f64) -> bool| utilities.iter().filter(|(_, change)| is(*change)).count().to_string();
            let text = self.say(
                "Of {all} sets from 0 to 1, {up} give a positive, {down} a negative and {same} no mean change; the csv form of the report lists all.",
                "Av {all} värdeset från 0 till 1 ger {up} positiv, {down} negativ och {same} ingen medelförändring (alla finns i rapporten som csv).",
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
}

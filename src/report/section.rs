//! The parts of a report that people read, before they become text or Markdown.

use super::figure::{Figure, FigureOccasion};
use super::group_report::Report;
use super::language::Language;
use super::lookup::Lookup;
use super::measure::Measure;
use crate::instrument::Better;
use FigureOccasion::{All, Change, Exit, Start};

/// A part of a report: a title, a table, remarks.
pub(super) struct Section {
    pub(super) title: String,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Row>,
    pub(super) remarks: Vec<String>,
}

/// A line of a table.
pub(super) enum Row {
    /// What the lines below it are about.
    Heading(String),
    /// One cell for each column.
    Cells(Vec<String>),
}

/// There is no number.
const NONE: &str = "\u{2013}";
/// Groups beyond this are not listed one by one where people read.
const MOST_GROUPS: usize = 50;

/// What every section needs.
struct Writer<'a> {
    report: &'a Report,
    figures: Lookup<'a>,
    language: Language,
}

/// The sections of a report.
pub(super) fn sections(report: &Report, language: Language) -> Vec<Section> {
    let figures = report.of_everyone();
    let writer = Writer { report, figures: Lookup::new(&figures), language };
    let mut sections = vec![writer.sums()];
    if report.has_occasions {
        sections.extend([writer.change(), writer.health_change()]);
    }
    sections.extend([writer.reliable_change(), writer.reliability(), writer.norms(), writer.panel(), writer.groups()]);
    sections.retain(|section| !section.rows.is_empty());
    sections
}

/// Who is in the report, a line each.
pub(super) fn people(report: &Report, language: Language) -> Vec<String> {
    let say = |en, sv| language.pick(en, sv);
    let people = report.people();
    let [start, exit] = people.answered;
    if !report.has_occasions {
        return vec![format!("{}: {start}", say("People", "Personer"))];
    }
    let at =
        [(start, say("at start", "vid start")), (exit, say("at exit", "vid avslut")), (people.pairs, say("at both", "vid båda"))];
    let all = at.map(|(people, when)| format!("{people} {when}")).join(", ");
    let mut lines = vec![format!("{}: {all}", say("People", "Personer"))];
    if people.start_only + people.exit_only > 0 {
        let only = say(
            "In no figure of change: {start} with a start only, {exit} with an exit only",
            "I inga förändringstal: {start} med bara start, {exit} med bara avslut",
        );
        lines.push(fill(only, [people.start_only, people.exit_only]));
    }
    if people.duplicates != [0; 2] {
        let left_out = say(
            "Rows left out, several for one person and occasion: {start} at start, {exit} at exit",
            "Utelämnade rader, flera för samma person och tillfälle: {start} vid start, {exit} vid avslut",
        );
        lines.push(fill(left_out, people.duplicates));
    }
    lines
}

fn fill(text: &str, [start, exit]: [u64; 2]) -> String {
    text.replace("{start}", &start.to_string()).replace("{exit}", &exit.to_string())
}

/// How to read it, what it rests on, whose instruments these are.
pub(super) fn notes(report: &Report, language: Language) -> Vec<String> {
    let say = |en, sv| language.pick(en, sv);
    let mut notes: Vec<String> = report.warnings.iter().map(|warning| language.label(warning).to_owned()).collect();
    if report.has_occasions {
        notes.extend(
            [
                say(
                    "The sums are of the group: they do not mean that every participant feels better.",
                    "Summorna gäller gruppen: de innebär inte att alla deltagare upplever en förbättring.",
                ),
                say("Answers can vary a great deal from day to day.", "Svaren kan variera stort från dag till dag."),
                say("The sums say nothing about what caused a change.", "Summorna säger inget om vad som orsakat en förändring."),
            ]
            .map(str::to_owned),
        );
    }
    let of_n = say(
        "A sum depends on how many people are in it: never compare sums of different n.",
        "En summa beror på hur många som ingår: jämför aldrig summor med olika n.",
    );
    notes.push(of_n.to_owned());
    if report.has_keyed_sums() {
        let rule = say("Missing answers in KASAM, rule", "Saknade svar i KASAM, regel");
        notes.push(format!("{rule}: {}", report.options.missing));
    }
    for set in &report.value_sets {
        let kind = say("Value set", "Värdeuppsättning");
        notes.push(format!("{kind} {}: {}. {}, doi {}", set.id, set.description, set.citation, set.doi));
    }
    notes.extend(report.options.norms.iter().map(|norm| format!("{} {}: {}", say("Norm", "Norm"), norm.measure, norm.source)));
    notes.extend(report.notices.iter().map(|notice| language.label(notice).to_owned()));
    notes
}

impl Writer<'_> {
    fn say(&self, en: &'static str, sv: &'static str) -> &'static str {
        self.language.pick(en, sv)
    }

    fn section(&self, title: [&'static str; 2], head: Vec<&'static str>) -> Section {
        let title = self.language.pick(title[0], title[1]).to_owned();
        Section { title, head: head.into_iter().map(str::to_owned).collect(), rows: Vec::new(), remarks: Vec::new() }
    }

    fn number(&self, value: Option<f64>, decimals: usize) -> String {
        value.map_or_else(|| NONE.into(), |value| self.language.number(value, decimals))
    }

    fn value(&self, measure: &Measure, occasion: FigureOccasion, statistic: &str) -> Option<f64> {
        self.figures.value(&measure.id, occasion, statistic)
    }

    fn cell(&self, measure: &Measure, occasion: FigureOccasion, statistic: &str) -> String {
        self.number(self.value(measure, occasion, statistic), 3)
    }

    fn p(&self, value: Option<f64>) -> String {
        match value {
            Some(p) if p < 0.001 => format!("< {}", self.language.number(0.001, 3)),
            p => self.number(p, 3),
        }
    }

    fn range(&self, low: Option<f64>, high: Option<f64>, decimals: usize) -> String {
        low.zip(high).map_or_else(
            || NONE.into(),
            |(low, high)| {
                format!(
                    "{} {} {}",
                    self.language.number(low, decimals),
                    self.say("to", "till"),
                    self.language.number(high, decimals)
                )
            },
        )
    }

    /// A line for each of these measures, under the names of their questionnaires.
    fn by_instrument(&self, section: &mut Section, wanted: impl Fn(&Measure) -> bool, line: impl Fn(&Measure) -> Vec<String>) {
        let mut instrument = None;
        for measure in self.report.measures.iter().filter(|measure| wanted(measure)) {
            let name = self.language.label(&measure.instrument);
            if instrument.replace(name) != Some(name) {
                section.rows.push(Row::Heading(name.to_owned()));
            }
            section.rows.push(Row::Cells(line(measure)));
        }
    }

    /// The joint sums of those who have both occasions, or of everyone.
    fn sums(&self) -> Section {
        let better = self.say("better", "bättre");
        if !self.report.has_occasions {
            let title = [
                "Joint sums of everyone; the table does not tell start and exit apart",
                "Gemensamma summor för alla; tabellen skiljer inte på start och avslut",
            ];
            let head = vec![
                "",
                better,
                "n",
                self.say("missing", "saknas"),
                self.say("invalid", "ogiltiga"),
                self.say("sum", "summa"),
                self.say("mean", "medel"),
            ];
            let mut section = self.section(title, head);
            self.by_instrument(
                &mut section,
                |_| true,
                |measure| {
                    let mut line = self.name_and_direction(measure);
                    line.extend(["n", "missing", "invalid", "sum", "mean"].map(|statistic| self.cell(measure, Start, statistic)));
                    line
                },
            );
            return section;
        }
        let title = [
            "Joint sums of the people with a valid answer both times",
            "Gemensamma summor för dem som har giltigt svar vid båda tillfällena",
        ];
        let head = vec![
            "",
            better,
            "n start",
            self.say("n exit", "n avslut"),
            self.say("pairs", "par"),
            self.say("sum start", "summa start"),
            self.say("sum exit", "summa avslut"),
            self.say("change", "förändring"),
            "",
        ];
        let mut section = self.section(title, head);
        self.by_instrument(
            &mut section,
            |_| true,
            |measure| {
                let change = self.value(measure, Change, "sum").filter(|_| self.value(measure, Change, "n") > Some(0.0));
                let mut line = self.name_and_direction(measure);
                line.extend(
                    [(Start, "n"), (Exit, "n"), (Change, "n"), (Change, "sum_start"), (Change, "sum_exit")]
                        .map(|(occasion, statistic)| self.cell(measure, occasion, statistic)),
                );
                line.push(self.number(change, 3));
                line.push(change.map_or("", |change| self.verdict(change, measure.better)).into());
                line
            },
        );
        section
    }

    fn name_and_direction(&self, measure: &Measure) -> Vec<String> {
        let better = match measure.better {
            Better::Higher => self.say("higher", "högre"),
            Better::Lower => self.say("lower", "lägre"),
        };
        vec![self.language.label(&measure.label).to_owned(), better.into()]
    }

    /// What a change of the joint sum means, by the better end of the measure.
    fn verdict(&self, change: f64, better: Better) -> &'static str {
        let gain = match better {
            Better::Higher => change,
            Better::Lower => -change,
        };
        if gain == 0.0 {
            self.say("unchanged", "oförändrat")
        } else if gain > 0.0 {
            self.say("better", "bättre")
        } else {
            self.say("worse", "sämre")
        }
    }

    /// Mean change with its interval, tests and effect.
    fn change(&self) -> Section {
        let head = vec![
            "",
            "n",
            self.say("mean change", "medelförändr."),
            self.say("95 % interval", "95 % intervall"),
            "median",
            "p t",
            "p Wilcoxon",
            "p Holm",
            "gz",
        ];
        let mut section = self.section(["Change from start to exit", "Förändring från start till avslut"], head);
        self.by_instrument(
            &mut section,
            |measure| !measure.is_item,
            |measure| {
                let of = |statistic| self.value(measure, Change, statistic);
                vec![
                    self.language.label(&measure.label).to_owned(),
                    self.number(of("n"), 0),
                    self.number(of("mean"), 3),
                    self.range(of("ci95_low"), of("ci95_high"), 3),
                    self.number(of("median"), 3),
                    self.p(of("p_t")),
                    self.p(of("p_wilcoxon")),
                    self.p(of("p_wilcoxon_holm")),
                    self.number(of("gz"), 2),
                ]
            },
        );
        let remarks = [
            self.say(
                "p t: paired t test. p Wilcoxon: signed ranks, normal with ties; p Holm: the same, adjusted for the measures.",
                "p t: parat t-test. p Wilcoxon: teckenrangtest, normal med lika ranger; p Holm: detsamma, justerat för måtten.",
            ),
            self.say(
                "gz: mean change in standard deviations of the change, unbiased.",
                "gz: medelförändring i standardavvikelser av förändringen, väntevärdesriktig.",
            ),
        ];
        section.remarks.extend(remarks.map(str::to_owned));
        section
    }

    /// Better, worse, mixed: the classes of PCHC.
    fn health_change(&self) -> Section {
        let head = vec!["", "n", self.say("share", "andel"), self.say("of those with problems", "av dem med besvär")];
        let title = ["EQ-5D-5L profiles from start to exit (PCHC)", "EQ-5D-5L-profiler från start till avslut (PCHC)"];
        let mut section = self.section(title, head);
        for measure in self.profiles() {
            let of = |statistic: &str| self.figures.value(&measure, Change, statistic);
            if of("n").is_none_or(|n| n == 0.0) {
                continue;
            }
            for (class, name) in [
                ("improve", self.say("better, in none worse", "bättre, i inget sämre")),
                ("worsen", self.say("worse, in none better", "sämre, i inget bättre")),
                ("mixed", self.say("better in some, worse in others", "bättre i något, sämre i annat")),
                ("no_change", self.say("the same, with problems", "samma, med besvär")),
                ("no_problems", self.say("no problems either time", "inga besvär någon gång")),
            ] {
                section.rows.push(Row::Cells(vec![
                    name.to_owned(),
                    self.number(of(&format!("pchc_{class}")), 0),
                    self.percent(of(&format!("pchc_{class}_share"))),
                    self.percent(of(&format!("pchc_{class}_share_with_problems"))),
                ]));
            }
        }
        section
    }

    fn percent(&self, share: Option<f64>) -> String {
        share.map_or_else(|| NONE.into(), |share| format!("{} %", self.language.number(share * 100.0, 1)))
    }

    /// The measures of profiles: one for each questionnaire that has dimensions.
    fn profiles(&self) -> Vec<String> {
        let of = |measure: &Measure| measure.id.strip_suffix(".lss").map(|id| format!("{id}.profile"));
        self.report.measures.iter().filter_map(of).collect()
    }

    /// Reliable change, where a reliability was named: r and SD beside what they give.
    fn reliable_change(&self) -> Section {
        let head = vec![
            "",
            "n",
            self.say("improved", "förbättrade"),
            self.say("none", "ingen"),
            self.say("worsened", "försämrade"),
            "r",
            self.say("SD start", "SD start"),
            self.say("smallest", "minsta"),
        ];
        let title = [
            "Reliable change of persons (Jacobson and Truax), at the reliability that was named",
            "Tillförlitlig förändring hos personer (Jacobson och Truax), vid angiven reliabilitet",
        ];
        let mut section = self.section(title, head);
        for measure in &self.report.measures {
            let of = |statistic| self.value(measure, Change, statistic);
            if of("reliable_r").is_none() {
                continue;
            }
            section.rows.push(Row::Cells(vec![
                self.language.label(&measure.label).to_owned(),
                self.number(of("n"), 0),
                self.number(of("reliable_improved"), 0),
                self.number(of("reliable_none"), 0),
                self.number(of("reliable_worsened"), 0),
                self.number(of("reliable_r"), 2),
                self.number(of("reliable_sd"), 2),
                self.number(of("mdc95"), 1),
            ]));
        }
        section
    }

    fn reliability(&self) -> Section {
        let head =
            vec!["", self.say("when", "när"), "n", "alpha", self.say("95 % interval", "95 % intervall"), "lambda 6", "omega"];
        let mut section = self.section(["Reliability, of complete rows", "Reliabilitet, för fullständiga svar"], head);
        let occasions = if self.report.has_occasions { vec![Start, Exit] } else { vec![Start] };
        for measure in &self.report.measures {
            for occasion in &occasions {
                let of = |statistic| self.value(measure, *occasion, statistic);
                let Some(alpha) = self.figures.figure(&measure.id, *occasion, "alpha").filter(|figure| figure.n > 1) else {
                    continue;
                };
                section.rows.push(Row::Cells(vec![
                    format!("{}: {}", self.language.label(&measure.instrument), self.language.label(&measure.label)),
                    match occasion {
                        Exit => self.say("exit", "avslut").into(),
                        _ => "start".into(),
                    },
                    alpha.n.to_string(),
                    self.number(alpha.value, 2),
                    self.range(of("alpha_low"), of("alpha_high"), 2),
                    self.number(of("lambda6"), 2),
                    self.number(of("omega_total"), 2),
                ]));
            }
        }
        section
    }

    fn norms(&self) -> Section {
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
            for occasion in [Start, Exit] {
                let of = |statistic| self.value(measure, occasion, statistic);
                if of("norm_mean").is_none() {
                    continue;
                }
                section.rows.push(Row::Cells(vec![
                    self.language.label(&measure.label).to_owned(),
                    if occasion == Exit { self.say("exit", "avslut").into() } else { "start".into() },
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
    fn panel(&self) -> Section {
        let mut head = vec![self.say("value set", "värdeuppsättning")];
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
        let title = ["The index under other value sets", "Indexet enligt andra värdeuppsättningar"];
        let mut section = self.section(title, head);
        if self.report.value_sets.is_empty() {
            return section;
        }
        let panel = self.report.panel_measures();
        let change =
            |measure: &String| self.figures.value(measure, Change, "mean").or_else(|| self.figures.value(measure, Start, "mean"));
        let mut utilities: Vec<(&String, f64)> = panel
            .iter()
            .filter(|measure| !measure.contains(".panel_0_100@"))
            .filter_map(|measure| Some((measure, change(measure)?)))
            .collect();
        utilities.sort_by(|a, b| a.1.total_cmp(&b.1));
        let ends = [utilities.first(), utilities.last()].map(|end| end.map(|(measure, _)| *measure));
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
                "Of {all} sets from 0 to 1, {up} give a positive and {down} a negative mean change; --format csv lists all.",
                "Av {all} uppsättningar från 0 till 1 ger {up} positiv och {down} negativ medelförändring; --format csv visar alla.",
            );
            let text = text.replace("{all}", &utilities.len().to_string());
            let text = text.replace("{up}", &count(|change| change > 0.0)).replace("{down}", &count(|change| change < 0.0));
            section.remarks.push(text);
        }
        let remark = self.say(
            "Sets differ in whom they asked and how; XW sets are mapped from EQ-5D-3L.",
            "Uppsättningarna skiljer sig i vilka som tillfrågats och hur; XW är översatta från EQ-5D-3L.",
        );
        section.remarks.push(remark.to_owned());
        section
    }

    /// The measures of every group, if there are few enough to be read.
    fn groups(&self) -> Section {
        let mut head = vec![self.say("group", "grupp"), ""];
        if self.report.has_occasions {
            head.extend([
                "n start",
                self.say("n exit", "n avslut"),
                self.say("mean start", "medel start"),
                self.say("mean exit", "medel avslut"),
                self.say("pairs", "par"),
                self.say("mean change", "medelförändr."),
            ]);
        } else {
            head.extend(["n", self.say("mean", "medel"), "sd", "median"]);
        }
        let mut section = self.section(["By group", "Per grupp"], head);
        let groups = self.report.group_names();
        if groups.len() > MOST_GROUPS {
            section.rows.push(Row::Heading(format!("{} {}", groups.len(), self.say("groups", "grupper"))));
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
        section
    }

    fn one_group(&self, figures: &[Figure], section: &mut Section) {
        let figures = Lookup::new(figures);
        for measure in self.report.measures.iter().filter(|measure| !measure.is_item) {
            let of = |occasion, statistic: &str| figures.value(&measure.id, occasion, statistic);
            let shown: &[(FigureOccasion, &str)] = if self.report.has_occasions {
                &[(Start, "n"), (Exit, "n"), (Start, "mean"), (Exit, "mean"), (Change, "n"), (Change, "mean")]
            } else {
                &[(Start, "n"), (Start, "mean"), (Start, "sd"), (Start, "median")]
            };
            let instrument = self.language.label(&measure.instrument).split(' ').next().unwrap_or_default();
            let mut cells = vec![instrument.to_owned(), self.language.label(&measure.label).to_owned()];
            cells.extend(shown.iter().map(|(occasion, statistic)| self.number(of(*occasion, *statistic), 3)));
            section.rows.push(Row::Cells(cells));
        }
    }
}

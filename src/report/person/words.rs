//! One person's answers in words that can be used in a conversation.

use super::{PersonForm, PersonItem, PersonReport, PersonScore, RowsOf};
use crate::ground::{Answer, Language};
use crate::instrument::{Better, Label};
use crate::report::front::Front;
use crate::report::pictures::{About, Dumbbell, DumbbellRow, Picture};
use crate::report::sections::{
    Cell, CellKind, Chapter, Contents, Note, Section, allowed_missing, capitalized, coding_told, joined,
};
use crate::stats::ReliableClass;

/// There is no number.
const NONE: &str = "\u{2013}";
/// So many items without an answer are named, more are counted.
const MOST_NAMED: usize = 6;

/// A person's page in a language.
pub(super) struct Words<'a> {
    pub(super) of: &'a PersonReport,
    pub(super) language: Language,
}

/// Which way a change goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Better,
    Worse,
    Unchanged,
}

impl Way {
    fn of(change: f64, better: Better) -> Self {
        match (change, better) {
            (0.0, _) => Self::Unchanged,
            (change, Better::Higher) if change > 0.0 => Self::Better,
            (change, Better::Lower) if change < 0.0 => Self::Better,
            _ => Self::Worse,
        }
    }
}

impl Words<'_> {
    fn say(&self, en: &'static str, sv: &'static str) -> &'static str {
        self.language.pick(en, sv)
    }

    fn at(&self, occasion: usize) -> &'static str {
        match occasion {
            0 => self.say("at start", "vid start"),
            _ => self.say("at exit", "vid avslut"),
        }
    }

    /// The occasions of the table: one where it does not tell start and exit apart.
    fn occasions(&self) -> std::ops::Range<usize> {
        if self.of.has_occasions { 0..2 } else { 0..1 }
    }

    fn listed(&self, names: &[&str]) -> String {
        joined(names, self.say("and", "och"))
    }

    pub(super) fn front(&self) -> Front {
        let caution = self.say(
            "These answers say how the person felt on the day, as the person put it. They can vary a great deal from day to day, and \
             nothing here says what caused a difference.",
            "Svaren säger hur personen själv skattade sin situation den dagen. De kan variera stort från dag till dag, och inget \
             här säger vad en skillnad beror på.",
        );
        Front {
            title: self.say("One person's answers", "En persons svar").to_owned(),
            face: vec![
                self.say(
                    "INTERNAL: personal data about one person, not for release",
                    "INTERNT: personuppgifter om en enskild person, inte för spridning",
                ),
                self.say(
                    "For a conversation with the person, not for diagnosis",
                    "Underlag för samtal med personen, inte för diagnos",
                ),
            ],
            findings: vec![caution.to_owned()],
            is_release: false,
            is_sheet: true,
            ..Front::default()
        }
    }

    pub(super) fn contents(&self) -> Contents {
        let chapter = |id: String, title: String, sections: Vec<Section>| Chapter { id, title, sections };
        let mut chapters = vec![chapter("person".into(), format!("Id {}", self.of.id), vec![self.occasions_told()])];
        for (place, form) in self.of.forms.iter().enumerate() {
            let title = self.language.label(&form.name).to_owned();
            chapters.push(chapter(format!("questionnaire-{}", place + 1), title, self.questionnaire(form)));
        }
        Contents { chapters, caveats: "", method: self.method(), is_short: false }
    }

    /// When it was, and what is not known.
    fn occasions_told(&self) -> Section {
        let mut section = Section::new("", Vec::new());
        let names =
            if self.of.has_occasions { ["Start", self.say("exit", "avslut")] } else { [self.say("Answered", "Besvarat"), ""] };
        let mut days: Vec<String> =
            self.occasions().filter_map(|occasion| Some(format!("{} {}", names[occasion], self.of.days[occasion]?))).collect();
        days.extend(self.of.days_between.filter(|_| self.of.has_occasions).map(|days| match (days, self.language) {
            (1, Language::En) => "1 day between".to_owned(),
            (1, Language::Sv) => "1 dag emellan".to_owned(),
            (days, Language::En) => format!("{days} days between"),
            (days, Language::Sv) => format!("{days} dagar emellan"),
        }));
        section.lead.extend((!days.is_empty()).then(|| format!("{}.", days.join(", "))));
        for occasion in self.occasions() {
            let when = if self.of.has_occasions { self.at(occasion) } else { self.say("in the table", "i tabellen") };
            let when = capitalized(when);
            section.lead.extend(match self.of.rows[occasion] {
                RowsOf::One => None,
                RowsOf::None => {
                    Some(format!("{when}{}", self.say(" there is no row for this id.", " finns ingen rad med detta id.")))
                }
                RowsOf::Several => Some(format!(
                    "{when}{}",
                    self.say(
                        " there are several rows for this id. Nothing says which counts, so none of them is shown.",
                        " finns flera rader med detta id. Inget säger vilken som gäller, så ingen av dem visas.",
                    )
                )),
            });
        }
        if self.of.has_alike_id {
            section.lead.push(
                self.say(
                    "Another id in the table differs from this one only in case, in blanks or in zeros. It may be the same person; \
                     its answers are not shown here.",
                    "Ett annat id i tabellen skiljer sig från detta bara i skiftläge, blanksteg eller nollor. Det kan vara samma \
                     person; de svaren visas inte här.",
                )
                .to_owned(),
            );
        }
        if self.of.unplaced_rows > 0 {
            section.lead.push(match (self.of.unplaced_rows, self.language) {
                (1, Language::En) => {
                    "One row of the table has no known occasion. It may be this person's and is not shown.".to_owned()
                }
                (1, Language::Sv) => "En rad i tabellen saknar känt tillfälle. Den kan gälla personen och visas inte.".to_owned(),
                (rows, Language::En) => {
                    format!("{rows} rows of the table have no known occasion. Some may be this person's; they are not shown.")
                }
                (rows, Language::Sv) => {
                    format!("{rows} rader i tabellen saknar känt tillfälle. Några kan gälla personen; de visas inte.")
                }
            });
        }
        section
    }

    fn questionnaire(&self, form: &PersonForm) -> Vec<Section> {
        if !form.is_answered.contains(&true) {
            let mut section = Section::new("", Vec::new());
            section.lead.push(self.say("The person has no answers to this.", "Personen har inga svar på detta.").to_owned());
            return vec![section];
        }
        let is_marked = |score: &&PersonScore| score.is_own_mark || score.is_index;
        let mut sections = Vec::new();
        if form.items.is_empty() {
            let scores: Vec<&PersonScore> = form.scores.iter().collect();
            sections.push(self.sums(&scores));
        } else {
            sections.push(self.items(form));
            let marks: Vec<&PersonScore> = form.scores.iter().filter(is_marked).collect();
            sections.extend((!marks.is_empty()).then(|| self.marks(&marks)));
        }
        if let Some(last) = sections.last_mut() {
            last.remarks.extend(self.lacking(form));
        }
        sections
    }

    /// The columns of a table of answers.
    fn head(&self) -> Vec<String> {
        let mut head = vec![String::new()];
        if self.of.has_occasions {
            head.extend(
                ["start", self.say("exit", "avslut"), self.say("change", "skillnad"), self.say("that is", "tolkning")]
                    .map(str::to_owned),
            );
        } else {
            head.push(self.say("answer", "svar").to_owned());
        }
        head
    }

    fn items(&self, form: &PersonForm) -> Section {
        let mut section = Section::new(self.say("The areas one by one", "Område för område"), self.head());
        for item in &form.items {
            let values = values_of(item);
            let cells = item.answers.map(|answer| self.answer(answer));
            section.line(self.language.label(&item.label), self.cells(cells, change_of(values), item.better, 0));
        }
        let profiles = form.profiles.each_ref().map(|profile| match profile {
            Some(profile) => Cell { text: profile.clone(), kind: CellKind::Number, number: None },
            None => none(),
        });
        if form.profiles.iter().any(Option::is_some) {
            let cells = profiles
                .into_iter()
                .take(self.occasions().len())
                .chain(self.of.has_occasions.then(|| [none(), "".into()]).into_iter().flatten());
            section.line(self.say("profile", "profil"), cells);
        }
        let ways = form.items.iter().filter_map(|item| {
            let change = change_of(values_of(item))?;
            Some((self.language.label(&item.label), Way::of(change, item.better)))
        });
        section.lead.extend(self.ways(&ways.collect::<Vec<_>>()));
        if let Some(PersonItem { range: [low, high], better, .. }) = form.items.first() {
            let best = if *better == Better::Lower { low } else { high };
            section.remarks.push(match self.language {
                Language::En => format!("Of the answers {low} to {high}, {best} is the best."),
                Language::Sv => format!("Av svaren {low} till {high} är {best} det bästa."),
            });
            let rows =
                form.items.iter().map(|item| self.row(&item.label, item.better, item.range.map(f64::from), values_of(item)));
            section.pictures.extend(self.picture(self.say("Answers in each area", "Svaren i varje område"), rows.collect()));
        }
        section
    }

    /// What the person marked on a scale, and what a value set makes of the profile.
    fn marks(&self, scores: &[&PersonScore]) -> Section {
        let mut section = self.scores(self.say("Health as a number", "Hälsan som ett tal"), scores);
        section.lead.extend(scores.iter().filter(|score| score.is_own_mark).filter_map(|score| self.in_words(score)));
        let own = scores.iter().filter(|score| score.is_own_mark);
        let rows = own.filter_map(|score| Some(self.row(&score.label, score.better, score.range?, score.values)));
        section.pictures.extend(self.picture(self.say("The person's own mark", "Personens egen skattning"), rows.collect()));
        section
    }

    /// A total with its areas.
    fn sums(&self, scores: &[&PersonScore]) -> Section {
        let mut section = self.scores(self.say("The total and its areas", "Summan och dess delar"), scores);
        // the total comes last
        let (total, areas) = scores.split_last().map_or((None, &[][..]), |(total, areas)| (Some(total), areas));
        section.lead.extend(total.and_then(|total| self.in_words(total)));
        let ways =
            areas.iter().filter_map(|score| Some((self.language.label(&score.label), Way::of(score.change?, score.better))));
        section.lead.extend(self.ways(&ways.collect::<Vec<_>>()));
        if let Some(total) = total {
            let text = match total.better {
                Better::Higher => self.say("A higher number is better.", "Ett högre tal är bättre."),
                Better::Lower => self.say("A lower number is better.", "Ett lägre tal är bättre."),
            };
            section.remarks.insert(0, text.to_owned());
        }
        let rows = scores.iter().filter_map(|score| Some(self.row(&score.label, score.better, score.range?, score.values)));
        section.pictures.extend(self.picture(self.say("Sums on their scales", "Summorna på sina skalor"), rows.collect()));
        section
    }

    /// A table of scores, with what reliable change says of them.
    fn scores(&self, title: &str, scores: &[&PersonScore]) -> Section {
        let mut section = Section::new(title, self.head());
        for score in scores {
            let decimals = if score.is_index { 3 } else { 1 };
            let range = score.range.filter(|_| !score.is_index);
            let name = self.language.label(&score.label);
            let name = range.map_or_else(|| name.to_owned(), |[low, high]| format!("{name} ({low}\u{2013}{high})"));
            let cells = score.values.map(|value| Cell { text: self.put(value, decimals), kind: kind_of(value), number: None });
            section.line(&name, self.cells(cells, score.change, score.better, decimals));
        }
        section.remarks.extend(scores.iter().filter_map(|score| self.reliable(score)));
        section
    }

    /// The cells of a line after its name.
    fn cells(&self, at: [Cell; 2], change: Option<f64>, better: Better, decimals: usize) -> Vec<Cell> {
        let mut cells: Vec<Cell> = at.into_iter().take(self.occasions().len()).collect();
        if self.of.has_occasions {
            cells.push(change.map_or_else(none, |change| Cell {
                text: self.signed(change, decimals),
                kind: CellKind::Number,
                number: None,
            }));
            cells.push(change.map_or_else(|| NONE.into(), |change| self.way(Way::of(change, better)).into()));
        }
        cells
    }

    fn way(&self, way: Way) -> &'static str {
        match way {
            Way::Better => self.say("better", "bättre"),
            Way::Worse => self.say("worse", "sämre"),
            Way::Unchanged => self.say("unchanged", "oförändrat"),
        }
    }

    /// In how many areas the later answer is better, in how many worse.
    fn ways(&self, areas: &[(&str, Way)]) -> Option<String> {
        if areas.is_empty() {
            return None;
        }
        let part = |way: Way| {
            let names: Vec<&str> = areas.iter().filter(|(_, of)| *of == way).map(|(name, _)| *name).collect();
            (!names.is_empty())
                .then(|| format!("{} {} {} ({})", self.way(way), self.say("in", "i"), names.len(), self.listed(&names)))
        };
        let parts: Vec<String> = [Way::Better, Way::Worse, Way::Unchanged].into_iter().filter_map(part).collect();
        let parts = self.listed(&parts.iter().map(String::as_str).collect::<Vec<_>>());
        Some(match (areas.len(), self.language) {
            (1, Language::En) => format!("Of one area answered both times the answer at exit is {parts}."),
            (n, Language::En) => format!("Of {n} areas answered both times the answers at exit are {parts}."),
            (1, Language::Sv) => format!("Av ett område som besvarats båda gångerna är svaret vid avslut {parts}."),
            (n, Language::Sv) => format!("Av {n} områden som besvarats båda gångerna är svaren vid avslut {parts}."),
        })
    }

    /// A score in a sentence.
    fn in_words(&self, score: &PersonScore) -> Option<String> {
        let label = capitalized(self.language.label(&score.label));
        let [start, exit] = score.values.map(|value| self.put(value, 1));
        let say = |en, sv| self.say(en, sv).replace("{start}", &start).replace("{exit}", &exit);
        if !self.of.has_occasions {
            return score.values[0].map(|_| format!("{label}: {start}."));
        }
        let text = match (score.values, score.change) {
            ([None, None], _) => return None,
            ([Some(_), None], _) => say("{start} at start, no value at exit.", "{start} vid start, inget värde vid avslut."),
            ([None, Some(_)], _) => say("no value at start, {exit} at exit.", "inget värde vid start, {exit} vid avslut."),
            (_, Some(0.0) | None) => say("{start} both at start and at exit.", "{start} både vid start och vid avslut."),
            (_, Some(change)) => {
                let more = self.put(Some(change.abs()), 1);
                let size = if change > 0.0 { self.say("higher", "högre") } else { self.say("lower", "lägre") };
                let way = self.way(Way::of(change, score.better));
                say("{start} at start and {exit} at exit, ", "{start} vid start och {exit} vid avslut, ")
                    + &format!("{more} {size}, {} {way}.", self.say("which is", "vilket är"))
            }
        };
        Some(format!("{label}: {text}"))
    }

    /// What the change is beside the error of the scale.
    fn reliable(&self, score: &PersonScore) -> Option<String> {
        let label = capitalized(self.language.label(&score.label));
        let Some(reliable) = score.reliable else {
            let text = self.say(
                "what the change is beside the error of the scale cannot be worked out from this table",
                "hur skillnaden står sig mot skalans mätfel går inte att räkna ut ur den här tabellen",
            );
            return (score.is_reliability_named && score.change.is_some()).then(|| format!("{label}: {text}."));
        };
        let text = match reliable.class {
            ReliableClass::Improved => self.say(
                "the change for the better is larger than the error of the scale usually gives",
                "skillnaden åt det bättre är större än vad skalans mätfel brukar ge",
            ),
            ReliableClass::Worsened => self.say(
                "the change for the worse is larger than the error of the scale usually gives",
                "skillnaden åt det sämre är större än vad skalans mätfel brukar ge",
            ),
            ReliableClass::None => self.say(
                "the change is no larger than the error of the scale can give, so nothing sure can be said about it",
                "skillnaden är inte större än vad skalans mätfel kan ge, så inget säkert kan sägas om den",
            ),
        };
        let [r, rci] =
            [(reliable.reliability, 2), (reliable.rci, 2)].map(|(value, decimals)| self.language.number(value, decimals));
        Some(format!("{label}: {text} ({} {r}, RCI {rci}).", self.say("reliability", "reliabilitet")))
    }

    /// What was not answered, or cannot be read.
    fn lacking(&self, form: &PersonForm) -> Vec<String> {
        let mut told = Vec::new();
        for occasion in self.occasions() {
            let when = if self.of.has_occasions { format!(" {}", self.at(occasion)) } else { String::new() };
            let names = |labels: &[Label]| {
                let names: Vec<&str> = labels.iter().map(|label| self.language.label(label)).collect();
                if names.len() <= MOST_NAMED {
                    return self.listed(&names);
                }
                let n = names.len();
                match self.language {
                    Language::En => format!("{n} questions"),
                    Language::Sv => format!("{n} frågor"),
                }
            };
            if !form.is_answered[occasion] {
                if self.of.rows[occasion] == RowsOf::One {
                    let text = self.say("There are no answers", "Svar saknas helt");
                    told.push(format!("{text}{when}."));
                }
                continue;
            }
            let [missing, invalid] = [&form.missing[occasion], &form.invalid[occasion]];
            if !missing.is_empty() {
                told.push(format!("{}{when}: {}.", self.say("Not answered", "Inte besvarat"), names(missing)));
            }
            if !invalid.is_empty() {
                let text = self.say("Answers that cannot be read", "Svar som inte kan läsas");
                let so = self.say("what rests on them has no value", "det som bygger på dem saknar värde");
                told.push(format!("{text}{when}: {}; {so}.", names(invalid)));
            }
            let prorated: Vec<&str> = form
                .scores
                .iter()
                .filter(|score| score.is_prorated[occasion])
                .map(|score| self.language.label(&score.label))
                .collect();
            if !prorated.is_empty() {
                let text = self.say("Scaled up from the questions that were answered", "Uppräknat från de frågor som besvarats");
                told.push(format!("{text}{when}: {}.", self.listed(&prorated)));
            }
        }
        told
    }

    fn row(&self, label: &Label, better: Better, [low, high]: [f64; 2], marks: [Option<f64>; 2]) -> DumbbellRow {
        let ends = if better == Better::Higher { [low, high] } else { [high, low] };
        let written = ends.map(|end| self.language.number(end, 1));
        DumbbellRow { label: self.language.label(label).to_owned(), ends, written, marks }
    }

    fn picture(&self, title: &str, rows: Vec<DumbbellRow>) -> Option<Picture> {
        let names = self.of.has_occasions.then(|| ["start", self.say("exit", "avslut")]);
        let description = self.say("Further to the right is better.", "Längre åt höger är bättre.").to_owned();
        let about = About { title: title.to_owned(), description };
        let is_any = rows.iter().any(|row| row.marks.iter().any(Option::is_some));
        is_any.then_some(Picture::Dumbbell(Dumbbell { about, names, rows }))
    }

    fn answer(&self, answer: Answer<u8>) -> Cell {
        match answer {
            Answer::Answered(code) => Cell { text: code.to_string(), kind: CellKind::Number, number: None },
            Answer::Missing => none(),
            Answer::Invalid => {
                Cell { text: self.say("unreadable", "oläsligt").to_owned(), kind: CellKind::Undefined, number: None }
            }
        }
    }

    fn put(&self, value: Option<f64>, decimals: usize) -> String {
        value.map_or_else(|| NONE.to_owned(), |value| self.language.number(value, decimals))
    }

    fn signed(&self, change: f64, decimals: usize) -> String {
        let text = self.language.number(change, decimals);
        if change > 0.0 { format!("+{text}") } else { text }
    }

    fn method(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        let mut add = |about: &str, text: String| notes.push(Note { about: about.to_owned(), text });
        let forms = &self.of.forms;
        if forms.iter().any(|form| form.items.is_empty()) {
            let rule = self.say("Missing answers in sums", "Saknade svar i summor");
            add(rule, format!("{}.", allowed_missing(self.of.missing_rule, self.language)));
        }
        if forms.iter().flat_map(|form| &form.scores).any(|score| score.reliable.is_some()) {
            let text = self.say(
                "beside the error of the scale (Jacobson and Truax 1991), with the reliability that was named and the spread of everyone \
                 in the table at start.",
                "ställd mot skalans mätfel (Jacobson och Truax 1991), med den reliabilitet som angetts och spridningen hos alla i \
                 tabellen vid start.",
            );
            add(self.say("Change", "Skillnaden"), text.to_owned());
        }
        for (name, coding) in &self.of.codes {
            add(&format!("{} {name}", self.say("Codes of", "Koder för")), format!("{}.", coding_told(coding, self.language)));
        }
        for set in &self.of.value_sets {
            let about = format!("{} {}", self.say("Value set", "Värdeset"), set.id);
            add(&about, format!("{}. {}, doi {}", set.description, set.citation, set.doi));
        }
        let mut notices: Vec<&str> = Vec::new();
        for notice in forms.iter().map(|form| self.language.label(&form.notice)).filter(|notice| !notice.is_empty()) {
            if !notices.contains(&notice) {
                notices.push(notice);
                add(self.say("Rights and use", "Rättigheter och användning"), notice.to_owned());
            }
        }
        add(self.say("Made with", "Framställd med"), format!("enkat {}", env!("CARGO_PKG_VERSION")));
        notes
    }
}

fn values_of(item: &PersonItem) -> [Option<f64>; 2] {
    item.answers.map(|answer| answer.answered().map(f64::from))
}

fn change_of([start, exit]: [Option<f64>; 2]) -> Option<f64> {
    Some(exit? - start?)
}

fn none() -> Cell {
    Cell { text: NONE.to_owned(), kind: CellKind::Undefined, number: None }
}

fn kind_of(value: Option<f64>) -> CellKind {
    if value.is_some() { CellKind::Number } else { CellKind::Undefined }
}

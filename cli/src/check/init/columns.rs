//! Which column is which item, by its name and held against what it holds.

use std::collections::BTreeMap;

use enkat::Registry;
use enkat::ground::Occasion;

use super::names::{self, is_item, ours, with_label};
use super::occasions;
use super::proposal::Proposal;
use super::runs::{NUMBER, Run, runs};
use super::sample::Sample;
use super::seen::Seen;
use crate::check::text::shown;

/// A run is told about from so many columns on.
const FEWEST: usize = 10;

/// A column that is taken for an item of ours.
pub(super) struct Found {
    /// Our name, with the occasion in a wide table.
    pub(super) ours: String,
    /// The column.
    pub(super) column: usize,
}

impl Found {
    /// The range of the item.
    pub(super) fn range(&self) -> [i64; 2] {
        names::range(self.ours.split_once('.').map_or(&self.ours, |(_, item)| item))
    }
}

/// What the names of the columns may mean.
struct Guess<'a> {
    columns: &'a [Seen],
    /// Names that are ours already.
    exact: BTreeMap<String, usize>,
    /// Columns that may be an item or field, by our name.
    single: BTreeMap<&'static str, Vec<usize>>,
    /// Columns that may be one at an occasion, by our name and the label, in small letters.
    labelled: BTreeMap<(&'static str, String), Vec<usize>>,
    /// Numbered columns that may be a KASAM form, by its name and the label; empty for none.
    forms: BTreeMap<(&'static str, String), Vec<Run>>,
    /// The labels of start and exit, in a wide table.
    wide: Option<[String; 2]>,
    found: Vec<Found>,
}

/// Proposes names for the columns, and for the occasions.
pub(super) fn propose(columns: &[Seen], sample: &Sample, proposal: &mut Proposal) -> Vec<Found> {
    let mut guess = Guess::new(columns);
    guess.tell_exact(proposal);
    guess.single_items(proposal);
    guess.kasam(proposal);
    guess.id(sample, proposal);
    guess.date(proposal);
    if guess.found.is_empty() {
        proposal.map.say("No column was recognised as an item. Name yours, such as:");
        proposal.map.offer("mo", "the column of mobility");
        proposal.map.offer("soc13_{n}", "q{n}");
    }
    match &guess.wide {
        Some([start, exit]) => {
            let (start, exit) = (shown(start), shown(exit));
            let words =
                format!("Both occasions stand in one row: \"{start}\" was taken for the start and \"{exit}\" for the exit.");
            proposal.map.say(&words);
            if guess.exact.contains_key("wave") {
                proposal.map.say("The column wave has no meaning then; remove it or rename it.");
            }
        }
        None => occasions::propose(columns, sample, guess.exact.contains_key("wave"), proposal),
    }
    guess.found
}

impl<'a> Guess<'a> {
    fn new(columns: &'a [Seen]) -> Self {
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let known = known_names();
        let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
        let exact: BTreeMap<String, usize> =
            lower.iter().enumerate().filter(|(_, name)| known.contains(*name)).map(|(at, name)| (name.clone(), at)).collect();
        // a name that stands twice cannot be mapped
        let is_free =
            |at: &usize| !exact.contains_key(&lower[*at]) && lower.iter().filter(|name| **name == lower[*at]).count() == 1;
        let (mut single, mut labelled) = (BTreeMap::<_, Vec<usize>>::new(), BTreeMap::<_, Vec<usize>>::new());
        for at in (0..names.len()).filter(is_free) {
            if let Some(item) = ours(names[at]) {
                single.entry(item).or_default().push(at);
                continue;
            }
            for (rest, label) in with_label(names[at]) {
                if let Some(item) = ours(&rest).filter(|item| is_item(item) || *item == "date") {
                    labelled.entry((item, label.to_lowercase())).or_default().push(at);
                    break;
                }
            }
        }
        let mut forms = BTreeMap::<_, Vec<Run>>::new();
        for run in runs(&names, FEWEST) {
            let form = [("soc13", 13), ("soc29", 29)].into_iter().find(|(_, last)| run.counts_to(*last));
            let Some((form, _)) = form.filter(|_| run.columns.values().all(is_free)) else { continue };
            // the place of the number is a word of its own for what looks for labels
            let ways = with_label(&run.name.replace(NUMBER, "\u{1}")).into_iter();
            let label = ways.map(|(_, label)| label).find(|label| !label.contains('\u{1}')).unwrap_or_default();
            forms.entry((form, label.to_lowercase())).or_default().push(run);
        }
        let labels = labelled.keys().filter(|(item, _)| is_item(item)).map(|(_, label)| label.as_str());
        let mut labels: Vec<&str> = labels.chain(forms.keys().map(|(_, label)| label.as_str())).collect();
        labels.retain(|label| !label.is_empty());
        labels.sort_unstable();
        labels.dedup();
        let wide = names::pair(&labels).map(|pair| pair.map(str::to_owned));
        Self { columns, exact, single, labelled, forms, wide, found: Vec::new() }
    }

    fn name(&self, column: usize) -> String {
        shown(&self.columns[column].name).into_owned()
    }

    fn take(&mut self, ours: &str, column: usize) {
        self.found.push(Found { ours: ours.to_owned(), column });
    }

    /// What needs no mapping.
    fn tell_exact(&mut self, proposal: &mut Proposal) {
        let exact: Vec<(String, usize)> = self.exact.iter().map(|(name, at)| (name.clone(), *at)).collect();
        if exact.is_empty() {
            return;
        }
        let (items, fields): (Vec<_>, Vec<_>) =
            exact.into_iter().partition(|(name, _)| is_item(name.rsplit('.').next().unwrap_or_default()));
        let mut in_order: Vec<_> = items.iter().chain(&fields).collect();
        in_order.sort_by_key(|(_, at)| *at);
        let names: Vec<&str> = in_order.iter().map(|(name, _)| name.as_str()).collect();
        proposal.map.say(&format!("Named as expected already: {}.", names.join(" ")));
        for (name, at) in items {
            if name != "profile" && !name.ends_with(".profile") {
                self.take(&name, at);
            }
        }
    }

    /// The items of EQ-5D-5L.
    fn single_items(&mut self, proposal: &mut Proposal) {
        for item in ["mo", "sc", "ua", "pd", "ad", "vas", "profile"] {
            match self.wide.clone() {
                None => {
                    let columns = self.single.get(item).cloned().unwrap_or_default();
                    self.item(item, item, &columns, proposal);
                }
                Some(labels) => {
                    for (occasion, label) in Occasion::BOTH.into_iter().zip(labels) {
                        let columns = self.labelled.get(&(item, label)).cloned().unwrap_or_default();
                        self.item(&format!("{occasion}.{item}"), item, &columns, proposal);
                    }
                    for column in self.single.get(item).into_iter().flatten() {
                        let name = self.name(*column);
                        proposal.map.say(&format!("\"{name}\" looks like {item}, but at which occasion? Choose one:"));
                        proposal.map.offer(&format!("start.{item}"), &self.columns[*column].name);
                        proposal.map.offer(&format!("exit.{item}"), &self.columns[*column].name);
                    }
                }
            }
        }
        self.unnamed_profile(proposal);
    }

    /// One item, of which there may be several columns.
    fn item(&mut self, ours: &str, item: &str, columns: &[usize], proposal: &mut Proposal) {
        let fits = |column: &usize| {
            let seen = &self.columns[*column];
            let [min, max] = names::range(item);
            if item == "profile" { seen.is_mostly(seen.profiles, 80) } else { seen.fits(min, max) }
        };
        let holds = if item == "profile" {
            "five digits from 1 to 5".to_owned()
        } else {
            let [min, max] = names::range(item);
            format!("whole numbers from {min} to {max}")
        };
        let has_levels =
            ["mo", "sc", "ua", "pd", "ad"].iter().any(|level| self.found.iter().any(|found| found.ours.ends_with(level)));
        let fitting: Vec<usize> = columns.iter().copied().filter(fits).collect();
        match (columns, fitting.as_slice()) {
            ([], _) => {}
            (_, [column]) if !self.exact.contains_key(ours) && (item != "profile" || !has_levels) => {
                let (name, seen) = (self.name(*column), &self.columns[*column]);
                let sure = if columns.len() == 1 { "likely" } else { "likely, the only one of its kind that holds such" };
                let rest = if seen.filled == 0 { "it is empty".into() } else { format!("it holds {holds}") };
                proposal.map.say(&format!("{sure}: by the name \"{name}\", and {rest}"));
                proposal.map.set(ours, &seen.name);
                if item != "profile" {
                    self.take(ours, *column);
                }
            }
            (_, [_, _, ..]) if !self.exact.contains_key(ours) => {
                proposal.map.say(&format!("Several columns may be {ours}; choose one:"));
                for column in fitting {
                    proposal.map.offer(ours, &self.columns[column].name);
                }
            }
            (columns, fitting) => {
                for column in columns {
                    let name = self.name(*column);
                    let why = if !fitting.contains(column) {
                        format!("but most of it is not {holds}")
                    } else if item == "profile" {
                        "but the dimensions have columns of their own".into()
                    } else {
                        format!("but another column is named {ours}")
                    };
                    proposal.map.say(&format!("unsure, left out: \"{name}\" sounds like {ours}, {why}"));
                    proposal.map.offer(ours, &self.columns[*column].name);
                }
            }
        }
    }

    /// A column of profiles under any name.
    fn unnamed_profile(&mut self, proposal: &mut Proposal) {
        let has_eq5d = self.found.iter().any(|found| !found.ours.contains("soc") && !found.ours.ends_with("vas"));
        if has_eq5d || self.wide.is_some() || self.exact.contains_key("profile") || self.single.contains_key("profile") {
            return;
        }
        let columns: Vec<usize> =
            (0..self.columns.len()).filter(|at| self.columns[*at].is_mostly(self.columns[*at].profiles, 95)).collect();
        for column in columns {
            let name = self.name(column);
            proposal.map.say(&format!("unsure, left out: \"{name}\" holds five digits from 1 to 5, as an EQ-5D-5L profile does"));
            proposal.map.offer("profile", &self.columns[column].name);
        }
    }

    /// Numbered columns that may be SOC-13 or SOC-29.
    fn kasam(&mut self, proposal: &mut Proposal) {
        for ((form, label), runs) in std::mem::take(&mut self.forms) {
            let at = match &self.wide {
                Some([start, _]) if *start == label => "start.",
                Some([_, exit]) if *exit == label => "exit.",
                None => "",
                Some(_) => "start.",
            };
            let ours = format!("{at}{form}_{NUMBER}");
            let is_placed = self.wide.as_ref().is_none_or(|pair| pair.contains(&label));
            let has_exact = self.exact.contains_key(&ours.replace(NUMBER, "1"));
            let alone = runs.len() == 1 && is_placed && !has_exact;
            for run in runs {
                self.run(&ours, &run, alone, proposal);
            }
        }
    }

    /// One run of numbered columns.
    fn run(&mut self, ours: &str, run: &Run, is_alone: bool, proposal: &mut Proposal) {
        let seen = || run.columns.values().map(|column| &self.columns[*column]);
        let last = run.columns.len();
        let fits = seen().all(|column| column.fits(1, 7));
        let reaches = seen().any(|column| column.within(6, 7) > 0);
        let zeros = seen().filter(|column| column.count(0) > 0 && column.is_mostly(column.count(0), 5)).count();
        let name = shown(&run.name);
        let columns: Vec<(u32, usize)> = run.columns.iter().map(|(number, column)| (*number, *column)).collect();
        let is_set = is_alone && fits && reaches;
        if is_set {
            proposal.map.say(&format!(
                "likely: {last} columns numbered 1 to {last}, named \"{name}\", hold codes 1 to 7 as KASAM does. The order of the \
                 items was not checked: compare a few with the form."
            ));
        } else if fits && reaches {
            proposal.map.say(&format!("unsure, left out: \"{name}\", 1 to {last}, may be {ours} as well; choose"));
        } else if fits {
            proposal.map.say(&format!("unsure, left out: \"{name}\", 1 to {last}, never holds 6 or 7, which KASAM has"));
        } else {
            proposal.map.say(&format!("unsure, left out: \"{name}\", 1 to {last}, does not hold codes 1 to 7 as KASAM does"));
        }
        if zeros > 0 {
            proposal.map.say(&format!("{zeros} of them hold 0 often: perhaps counted from 0; nothing is shifted here"));
        }
        if run.is_plain {
            if is_set { proposal.map.set(ours, &run.name) } else { proposal.map.offer(ours, &run.name) }
        } else {
            for (number, column) in &columns {
                let ours = ours.replace(NUMBER, &number.to_string());
                let theirs = &self.columns[*column].name;
                if is_set { proposal.map.set(&ours, theirs) } else { proposal.map.offer(&ours, theirs) }
            }
        }
        for (number, column) in columns.into_iter().filter(|_| is_set) {
            self.take(&ours.replace(NUMBER, &number.to_string()), column);
        }
    }

    /// The column of ids.
    fn id(&self, sample: &Sample, proposal: &mut Proposal) {
        let [people, rows] = sample.people_and_rows();
        let most = sample.most_rows();
        let evidence = format!("{people} different in {rows} rows, at most {most} of one");
        match (self.exact.contains_key("id"), self.single.get("id").map_or(&[][..], Vec::as_slice)) {
            (true, _) => proposal.map.say(&format!("id: {evidence}. It must be a pseudonym.")),
            (false, [column]) => {
                let name = self.name(*column);
                proposal.map.say(&format!("likely: by the name \"{name}\", {evidence}. It must be a pseudonym."));
                proposal.map.set("id", &self.columns[*column].name);
            }
            (false, []) => {
                let is_taken = self.found.iter().any(|found| found.column == sample.id);
                proposal.map.say("No column is named as an id; without one nobody's start and exit are held together.");
                if !is_taken && people * 3 > rows && people > 1 {
                    proposal.map.say(&format!("unsure, left out: the first column holds {evidence}"));
                    proposal.map.offer("id", &self.columns[sample.id].name);
                }
            }
            (false, several) => {
                proposal.map.say("Several columns may be the id; choose one:");
                for column in several {
                    proposal.map.offer("id", &self.columns[*column].name);
                }
            }
        }
    }

    /// The columns of days.
    fn date(&self, proposal: &mut Proposal) {
        let mut one = |ours: &str, columns: &[usize]| {
            let is_only = columns.len() == 1 && !self.exact.contains_key(ours);
            for column in columns {
                let (name, seen) = (self.name(*column), &self.columns[*column]);
                let is_day = seen.is_mostly(seen.days, 80);
                if is_only && is_day {
                    proposal.map.say(&format!("likely: by the name \"{name}\", and it holds days such as 2026-11-23"));
                    proposal.map.set(ours, &seen.name);
                } else {
                    let why = if is_day { "but so may another column" } else { "but most of it is no day such as 2026-11-23" };
                    proposal.map.say(&format!("unsure, left out: \"{name}\" sounds like {ours}, {why}"));
                    proposal.map.offer(ours, &seen.name);
                }
            }
        };
        match &self.wide {
            None => one("date", self.single.get("date").map_or(&[][..], Vec::as_slice)),
            Some(labels) => {
                for (occasion, label) in Occasion::BOTH.into_iter().zip(labels) {
                    let columns = self.labelled.get(&("date", label.clone())).map_or(&[][..], Vec::as_slice);
                    one(&format!("{occasion}.date"), columns);
                }
            }
        }
    }
}

/// Every name that needs no mapping.
fn known_names() -> Vec<String> {
    let registry = Registry::built_in();
    let items = registry.iter().flat_map(|instrument| {
        let definition = instrument.definition();
        let packed = definition.packed.iter().map(|packed| packed.id.to_string());
        definition.items.iter().map(|item| item.id.to_string()).chain(packed).collect::<Vec<_>>()
    });
    let plain: Vec<String> = items.chain(["id", "wave", "date"].map(str::to_owned)).collect();
    let placed = Occasion::BOTH.into_iter().flat_map(|occasion| plain.iter().map(move |name| format!("{occasion}.{name}")));
    plain.iter().cloned().chain(placed).collect()
}

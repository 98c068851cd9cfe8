//! Which column is which item, by its name and held against what it holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::contents::Contents;
use super::labels::{known_words, pair, with_label};
use super::names::{Kind, Known, Numbered};
use super::runs::{NUMBER, Run, runs};
use super::{Binding, Candidate, Content, Evidence, Proposal, TableSample};
use crate::Registry;
use crate::ground::Occasion;
use crate::programme::Programme;
use crate::table::column_names::at;

/// From so many items on, numbered columns may be a questionnaire whose id is not in their name.
const TELLING: usize = 8;

/// An item whose codes may stand as texts has no more.
const MOST_LEVELS: i64 = 10;

/// A column that is taken for an item of ours.
pub(super) struct Found {
    /// Our name, with the occasion in a wide table.
    pub(super) ours: String,
    pub(super) column: usize,
    /// The range of the item.
    pub(super) range: [i64; 2],
}

/// What the names of the columns may mean.
pub(super) struct Guess<'s> {
    pub(super) sample: &'s TableSample,
    pub(super) programme: &'s Programme,
    /// The ids of the questionnaires.
    instruments: Vec<String>,
    /// Names that are ours already.
    pub(super) exact: BTreeMap<String, usize>,
    /// Columns that may go by a name of ours.
    pub(super) single: BTreeMap<&'s str, Vec<usize>>,
    /// Columns that may be one at an occasion, by our name and the label, in small letters.
    pub(super) labelled: BTreeMap<(&'s str, String), Vec<usize>>,
    /// Numbered columns, by the label in their name; empty for none.
    numbered: BTreeMap<String, Vec<Run>>,
    /// The labels of start and exit, in a wide table.
    pub(super) wide: Option<[String; 2]>,
    /// The programme's fields are read.
    pub(super) has_programme: bool,
    found: Vec<Found>,
}

impl<'s> Guess<'s> {
    pub(super) fn new(sample: &'s TableSample, registry: &'s Registry) -> Self {
        let (header, names) = (&sample.header, &sample.names);
        let lower: Vec<String> = header.iter().map(|name| name.to_lowercase()).collect();
        let mut guess = Self {
            sample,
            programme: registry.programme(),
            instruments: registry.iter().map(|instrument| instrument.definition().id.to_string()).collect(),
            exact: BTreeMap::new(),
            single: BTreeMap::new(),
            labelled: BTreeMap::new(),
            numbered: BTreeMap::new(),
            wide: None,
            has_programme: false,
            found: Vec::new(),
        };
        let mut columns_of: HashMap<&str, usize> = HashMap::new();
        for name in &lower {
            *columns_of.entry(name).or_default() += 1;
        }
        // what cannot be named is nothing to ask about: no name, two of one name, a place for a number
        let is_nameable = |at: usize| {
            let name = lower[at].as_str();
            !name.is_empty() && !name.contains(NUMBER) && columns_of.get(name) == Some(&1)
        };
        for column in (0..header.len()).filter(|column| is_nameable(*column)) {
            if let Some(known) = names.meaning(&header[column]) {
                guess.single.entry(&known.ours).or_default().push(column);
                continue;
            }
            let ways = with_label(&header[column]).into_iter();
            let mut meant = ways.filter_map(|(rest, label)| Some((names.meaning(&rest)?, label)));
            if let Some((known, label)) = meant.find(|(known, _)| known.kind.is_asked() || known.ours == "date") {
                guess.labelled.entry((&known.ours, label.to_lowercase())).or_default().push(column);
            }
        }
        let is_essential = |known: &&Known| known.kind.is_essential();
        guess.has_programme = names.known.iter().filter(is_essential).any(|known| guess.has_fact(known, &lower));
        guess.exact = guess.exact_names(&lower);
        let exact = &guess.exact;
        guess.single.values_mut().for_each(|columns| columns.retain(|column| !exact.contains_key(&lower[*column])));
        guess.single.retain(|_, columns| !columns.is_empty());
        let is_free = |column: &usize| is_nameable(*column) && !guess.exact.contains_key(&lower[*column]);
        let fewest = names.numbered.iter().map(|numbered| numbered.numbers.len()).min().unwrap_or(usize::MAX);
        let columns: Vec<&str> = header.iter().map(String::as_str).collect();
        for run in runs(&columns, fewest) {
            let is_one = names.numbered.iter().any(|numbered| run.has_numbers(&numbered.numbers));
            if !is_one || !run.columns.values().all(is_free) {
                continue;
            }
            // the place of the number is a word of its own for what looks for labels
            let ways = with_label(&run.name.replace(NUMBER, "\u{1}")).into_iter();
            let label = ways.map(|(_, label)| label).find(|label| !label.contains('\u{1}')).unwrap_or_default();
            guess.numbered.entry(label.to_lowercase()).or_default().push(run);
        }
        guess.wide = guess.labels_of_names();
        guess
    }

    /// The table has this fact, under our name or under one whose cells are such.
    fn has_fact(&self, known: &Known, lower: &[String]) -> bool {
        let is_exact = |name: &String| {
            *name == known.ours || Occasion::BOTH.iter().any(|occasion| *name == at(Some(*occasion), &known.ours))
        };
        let single = self.single.get(known.ours.as_str()).into_iter().flatten();
        let labelled = self.labelled.iter().filter(|((ours, _), _)| *ours == known.ours).flat_map(|(_, columns)| columns);
        lower.iter().any(is_exact) || single.chain(labelled).any(|column| self.is_fact(known, *column))
    }

    /// Every name that needs no mapping, and its column.
    fn exact_names(&self, lower: &[String]) -> BTreeMap<String, usize> {
        let names = &self.sample.names;
        let is_read = |known: &&Known| self.has_programme || !matches!(known.kind, Kind::Programme(_));
        let plain: BTreeSet<&str> = names.known.iter().filter(is_read).map(|known| known.ours.as_str()).collect();
        let is_known = |name: &str| plain.contains(name) || names.numbered.iter().any(|numbered| numbered.has(name));
        let is_exact = |name: &str| {
            let rest = Occasion::BOTH.iter().find_map(|occasion| name.strip_prefix(occasion.name())?.strip_prefix('.'));
            is_known(name) || rest.is_some_and(|rest| is_known(rest) && !matches!(rest, "id" | "wave"))
        };
        let columns = lower.iter().enumerate().filter(|(_, name)| is_exact(name));
        columns.map(|(column, name)| (name.clone(), column)).collect()
    }

    /// The labels of start and exit in the names of items.
    fn labels_of_names(&self) -> Option<[String; 2]> {
        let is_item = |ours: &str| {
            let kind = self.sample.names.known.iter().find(|known| known.ours == ours).map(|known| known.kind);
            matches!(kind, Some(Kind::Item { .. } | Kind::Packed { .. }))
        };
        let of_items = self.labelled.keys().filter(|(ours, _)| is_item(ours)).map(|(_, label)| label.as_str());
        let labels: BTreeSet<&str> = of_items.chain(self.numbered.keys().map(String::as_str)).collect();
        let labels: Vec<&str> = labels.into_iter().filter(|label| !label.is_empty()).collect();
        let both = pair(&labels).map(|pair| pair.map(str::to_owned));
        both.or_else(|| self.label_of_the_second_set(&labels))
    }

    /// The label of the exit, where a set of items without one stands beside the set that has it.
    fn label_of_the_second_set(&self, labels: &[&str]) -> Option<[String; 2]> {
        let (Occasion::Exit, label) = known_words(labels).filter(|_| labels.len() == 1)? else { return None };
        let items = || self.labelled.keys().filter(|(_, own)| own == label).map(|(ours, _)| *ours);
        let is_beside = items().filter(|ours| self.single.contains_key(ours)).count() * 2 > items().count();
        let is_run_beside = self.numbered.contains_key(label) && self.numbered.contains_key("");
        (is_beside || is_run_beside).then(|| [String::new(), label.to_owned()])
    }

    /// Proposes a column for every name of ours, and says which items were found.
    pub(super) fn columns(mut self, proposal: &mut Proposal) -> Vec<Found> {
        let mut expected: Vec<(&String, usize)> = self.exact.iter().map(|(name, column)| (name, *column)).collect();
        expected.sort_by_key(|(_, column)| *column);
        proposal.expected = expected.into_iter().map(|(name, _)| name.clone()).collect();
        for (ours, column) in self.exact.clone() {
            self.take(&ours, column);
        }
        let known = &self.sample.names.known;
        for known in known.iter().filter(|known| matches!(known.kind, Kind::Item { .. })) {
            self.single_item(known, proposal);
        }
        for known in known.iter().filter(|known| matches!(known.kind, Kind::Packed { .. })) {
            self.single_item(known, proposal);
            self.unnamed_packed(known, proposal);
        }
        self.numbered_items(proposal);
        self.facts(proposal);
        self.id(proposal);
        self.date(proposal);
        proposal.occasions.wide.clone_from(&self.wide);
        self.found
    }

    pub(super) fn name(&self, column: usize) -> &'s str {
        &self.sample.header[column]
    }

    pub(super) fn contents(&self, column: usize) -> &'s Contents {
        &self.sample.contents[column]
    }

    fn take(&mut self, ours: &str, column: usize) {
        if let Some(range) = self.sample.names.range(ours) {
            self.found.push(Found { ours: ours.to_owned(), column, range });
        }
    }

    /// One item, at each occasion of a wide table.
    fn single_item(&mut self, known: &'s Known, proposal: &mut Proposal) {
        let single = self.single.get(known.ours.as_str()).cloned().unwrap_or_default();
        let Some(labels) = self.wide.clone() else {
            self.item(&known.ours, known, &single, proposal);
            self.second_set(known, &single, proposal);
            return;
        };
        let has_plain = labels[0].is_empty();
        for (occasion, label) in Occasion::BOTH.into_iter().zip(labels) {
            let of_label = || self.labelled.get(&(known.ours.as_str(), label.clone())).cloned().unwrap_or_default();
            let columns = if label.is_empty() { single.clone() } else { of_label() };
            self.item(&at(Some(occasion), &known.ours), known, &columns, proposal);
        }
        for column in single.into_iter().filter(|_| !has_plain) {
            for occasion in Occasion::BOTH {
                let candidate = Candidate::new(self.name(column), vec![Evidence::Name, Evidence::NoOccasion]);
                proposal.add(&at(Some(occasion), &known.ours), candidate);
            }
        }
    }

    /// Columns beside that of an item whose name says the same and something more: `mo1` beside `mo`.
    fn second_set(&self, known: &Known, single: &[usize], proposal: &mut Proposal) {
        if single.is_empty() && !self.exact.contains_key(&known.ours) {
            return;
        }
        let beside = self.labelled.iter().filter(|((ours, _), _)| *ours == known.ours).flat_map(|(_, columns)| columns);
        for column in beside {
            let evidence = vec![Evidence::Name, Evidence::Taken];
            proposal.add(&known.ours, Candidate::new(self.name(*column), evidence));
        }
    }

    /// One item at one occasion, of which there may be several columns.
    fn item(&mut self, ours: &str, known: &Known, columns: &[usize], proposal: &mut Proposal) {
        let content = match known.kind {
            Kind::Packed { width, range: [min, max], .. } => Content::Digits { width, min, max },
            Kind::Item { range: [min, max], .. } => Content::Whole { min, max },
            _ => return,
        };
        let is_shifted = |column: usize| self.shifted(known, column).is_some();
        let fits = |column: &usize| self.contents(*column).fits(content) || is_shifted(*column);
        let mut fitting: Vec<usize> = columns.iter().copied().filter(fits).collect();
        if fitting.is_empty() {
            fitting = columns.iter().copied().filter(|column| self.labelled_codes(known, *column).is_some()).collect();
        }
        let is_taken = self.exact.contains_key(ours);
        let is_apart = matches!(known.kind, Kind::Packed { instrument, .. } if self.has_items_of(instrument));
        if let ([column], false, false) = (fitting.as_slice(), is_taken, is_apart) {
            let mut evidence = vec![Evidence::Name];
            evidence.extend((columns.len() > 1).then_some(Evidence::OnlyFitting));
            let (shifted, texts) = (self.shifted(known, *column), self.labelled_codes(known, *column));
            if self.contents(*column).fits(content) {
                evidence.push(self.contents(*column).evidence(content));
                evidence.extend(shifted);
            } else {
                evidence.extend(shifted.or(texts));
            }
            proposal.bindings.push(Binding::likely(ours, self.name(*column), evidence));
            self.take(ours, *column);
            return;
        }
        for column in columns {
            let against = if !fitting.contains(column) {
                Evidence::HoldsOther(content)
            } else if is_apart {
                Evidence::ItemsApart
            } else if is_taken {
                Evidence::Taken
            } else {
                Evidence::Rivals
            };
            proposal.add(ours, Candidate::new(self.name(*column), vec![Evidence::Name, against]));
        }
    }

    /// The levels of an item seem to be counted from one less.
    fn shifted(&self, known: &Known, column: usize) -> Option<Evidence> {
        let Kind::Item { instrument, range: [min, max] } = known.kind else { return None };
        let is_item = |other: &&Known| other.kind == known.kind;
        let items = self.sample.names.known.iter().filter(is_item).filter_map(|item| self.single.get(item.ours.as_str()));
        let items: Vec<&Contents> = items.filter_map(|columns| columns.first()).map(|column| self.contents(*column)).collect();
        let fits = self.contents(column).fits(Content::Whole { min: min - 1, max: max - 1 });
        let is_shifted = fits && max - min <= MOST_LEVELS && Contents::are_from_zero(&items, [min, max]);
        is_shifted
            .then(|| self.instruments.get(instrument).cloned())
            .flatten()
            .map(|instrument| Evidence::FromZero { instrument })
    }

    /// Texts seem to stand for the codes of an item.
    fn labelled_codes(&self, known: &Known, column: usize) -> Option<Evidence> {
        let Kind::Item { range: [min, max], .. } = known.kind else { return None };
        // a rating has no text for each of its numbers
        if max - min > MOST_LEVELS {
            return None;
        }
        let texts = self.contents(column).labels([min, max])?;
        Some(Evidence::Texts { texts: texts.into_iter().map(str::to_owned).collect(), min, max })
    }

    /// An item of the questionnaire that is not a rating of its own was found.
    fn has_items_of(&self, instrument: usize) -> bool {
        let packed = self.sample.names.known.iter().find_map(|known| match known.kind {
            Kind::Packed { instrument: of, range, .. } if of == instrument => Some(range),
            _ => None,
        });
        let names = self.sample.names.known.iter().filter_map(|known| match known.kind {
            Kind::Item { instrument: of, range } if of == instrument && Some(range) == packed => Some(known.ours.as_str()),
            _ => None,
        });
        let names: Vec<&str> = names.collect();
        self.found.iter().any(|found| names.contains(&found.ours.rsplit('.').next().unwrap_or_default()))
    }

    /// Columns that hold several items together, under any name.
    fn unnamed_packed(&self, known: &Known, proposal: &mut Proposal) {
        let Kind::Packed { instrument, width, range: [min, max] } = known.kind else { return };
        let is_named = self.exact.contains_key(&known.ours) || self.single.contains_key(known.ours.as_str());
        if is_named || self.wide.is_some() || self.has_items_of(instrument) {
            return;
        }
        let is_one = |contents: &Contents| contents.is_mostly(contents.packed(width, [min, max]), 95);
        for column in (0..self.sample.header.len()).filter(|column| is_one(self.contents(*column))) {
            let evidence = vec![Evidence::Holds(Content::Digits { width, min, max })];
            proposal.add(&known.ours, Candidate::new(self.name(column), evidence));
        }
    }

    /// Questionnaires whose items have numbers.
    fn numbered_items(&mut self, proposal: &mut Proposal) {
        for (label, runs) in std::mem::take(&mut self.numbered) {
            let occasion = match &self.wide {
                Some([_, exit]) if *exit == label => Some(Occasion::Exit),
                Some(_) => Some(Occasion::Start),
                None => None,
            };
            let is_placed = self.wide.as_ref().is_none_or(|pair| pair.contains(&label));
            let mut chosen: Vec<(&Numbered, &Run, Choice)> = Vec::new();
            for run in &runs {
                chosen.extend(self.questionnaires(run).into_iter().map(|(numbered, choice)| (numbered, run, choice)));
            }
            for (numbered, run, choice) in &chosen {
                let ours = at(occasion, &numbered.template());
                let is_rival = |(other, _, choice): &&(&Numbered, &Run, Choice)| other.id == numbered.id && choice.is_likely;
                let is_alone = is_placed && chosen.iter().filter(is_rival).count() == 1;
                let is_exact = self.exact.keys().any(|name| numbered.has(name.rsplit('.').next().unwrap_or_default()));
                let mut evidence = choice.evidence.clone();
                if choice.is_likely && is_exact {
                    evidence.push(Evidence::Taken);
                } else if choice.is_likely && !is_alone {
                    evidence.push(Evidence::Rivals);
                }
                self.run(&ours, run, choice.is_likely && is_alone && !is_exact, &evidence, proposal);
            }
        }
    }

    /// The questionnaires that numbered columns may be, with what speaks for each.
    fn questionnaires(&self, run: &Run) -> Vec<(&'s Numbered, Choice)> {
        let letters = super::names::plain(&run.name.replace(NUMBER, ""));
        let same = |numbered: &&Numbered| run.has_numbers(&numbered.numbers);
        let is_named = |numbered: &&Numbered| letters.contains(&super::names::plain(&numbered.id));
        let all: Vec<&Numbered> = self.sample.names.numbered.iter().filter(same).collect();
        let named: Vec<&Numbered> = all.iter().copied().filter(is_named).collect();
        let is_named = !named.is_empty();
        let all = if is_named { named } else { all };
        let mut choices: Vec<(&Numbered, Choice)> = all.into_iter().map(|one| (one, self.choice(run, one))).collect();
        for (numbered, choice) in choices.iter_mut().filter(|(_, choice)| is_named && !choice.is_likely) {
            if let Some(texts) = self.texts_of_run(run, numbered.range) {
                choice.evidence = vec![Evidence::Numbered { count: run.columns.len() }, texts];
                (choice.is_likely, choice.percent) = (true, 100);
            }
        }
        if !is_named {
            // a few columns with numbers may be anything
            let is_few = |numbered: &Numbered| numbered.numbers.len() < TELLING;
            choices.retain(|(numbered, choice)| !is_few(numbered) || choice.is_likely);
            for (_, choice) in choices.iter_mut().filter(|(numbered, _)| is_few(numbered)) {
                choice.is_likely = false;
                choice.evidence.push(Evidence::OtherName);
            }
        }
        // what holds clearly more of the cells goes before what holds most of them
        let best = choices.iter().filter(|(_, choice)| choice.is_likely).map(|(_, choice)| choice.percent).max().unwrap_or(0);
        for (_, choice) in &mut choices {
            choice.is_likely &= choice.percent + 10 > best;
        }
        if choices.iter().filter(|(_, choice)| choice.is_likely).count() > 1 {
            for (_, choice) in choices.iter_mut().filter(|(_, choice)| choice.is_likely) {
                choice.is_likely = false;
                choice.evidence.push(Evidence::Rivals);
            }
        } else if choices.iter().any(|(_, choice)| choice.is_likely) {
            choices.retain(|(_, choice)| choice.is_likely);
        }
        choices
    }

    /// The texts of all columns of a run, if they seem to stand for codes.
    fn texts_of_run(&self, run: &Run, [min, max]: [i64; 2]) -> Option<Evidence> {
        let of_each = run.columns.values().map(|column| self.contents(*column).labels([min, max]));
        let texts: BTreeSet<&str> = of_each.collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
        let texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
        (!texts.is_empty()).then_some(Evidence::Texts { texts, min, max })
    }

    fn choice(&self, run: &Run, numbered: &Numbered) -> Choice {
        let [min, max] = numbered.range;
        let columns = || run.columns.values().map(|column| self.contents(*column));
        let content = Content::Whole { min, max };
        let fits = columns().all(|contents| contents.fits(content));
        let from = (max - 1).max(min);
        let is_high = columns().any(|contents| Contents::within([from, max], contents) > 0);
        let filled: u64 = columns().map(|contents| contents.filled).sum();
        let within: u64 = columns().map(|contents| Contents::within([min, max], contents)).sum();
        let mut evidence = vec![Evidence::Numbered { count: run.columns.len() }];
        evidence.push(if fits { Evidence::Holds(content) } else { Evidence::HoldsOther(content) });
        if fits && !is_high {
            evidence.push(Evidence::NeverHigh { from, to: max });
        }
        let is_often_zero = |contents: &&Contents| min > 0 && contents.count(0) > 0 && contents.is_mostly(contents.count(0), 5);
        let zeros = columns().filter(is_often_zero).count();
        evidence.extend((zeros > 0).then_some(Evidence::OftenZero { columns: zeros }));
        Choice { is_likely: fits && is_high, percent: within.saturating_mul(100).checked_div(filled).unwrap_or(0), evidence }
    }

    /// One run of numbered columns, by one name or by one for each.
    fn run(&mut self, ours: &str, run: &Run, is_likely: bool, evidence: &[Evidence], proposal: &mut Proposal) {
        let of_each = run.columns.iter().map(|(number, column)| (ours.replace(NUMBER, &number.to_string()), *column));
        let of_each: Vec<(String, usize)> = of_each.collect();
        let lines: Vec<(String, String)> = if run.is_plain {
            vec![(ours.to_owned(), run.name.clone())]
        } else {
            of_each.iter().map(|(ours, column)| (ours.clone(), self.name(*column).to_owned())).collect()
        };
        for (ours, theirs) in lines {
            if is_likely {
                proposal.bindings.push(Binding::likely(&ours, &theirs, evidence.to_vec()));
            } else {
                proposal.add(&ours, Candidate::new(&theirs, evidence.to_vec()));
            }
        }
        for (ours, column) in of_each.into_iter().filter(|_| is_likely) {
            self.take(&ours, column);
        }
    }
}

/// How well numbered columns fit a questionnaire.
struct Choice {
    is_likely: bool,
    /// How much of what they hold are codes of it.
    percent: u64,
    evidence: Vec<Evidence>,
}

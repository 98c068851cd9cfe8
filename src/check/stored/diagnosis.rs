//! What a stored column looks like.

use super::compared::{Compared, Evidence};
use super::comparison::{Comparison, Method};
use super::digits_cause::{DigitsCause, DigitsScore};
use super::item_cause::ItemCause;
use super::item_counts::{ItemCounts, Share};
use super::pairs::{Pair, Seen};
use super::twist::{SetValues, Twist};
use super::verdict::{Basis, Candidate, Verdict, counted, listed, percent};
use crate::eq5d5l::ValueSet;
use crate::finding::{Finding, Findings, Rule};
use crate::ground::Language;

/// What there is to say of a whole stored column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Diagnosis {
    /// About the column; where its value set was found, also the first row of each number that is not of that set.
    pub findings: Vec<Finding>,
    /// Rows beside those, alike to one of them, that differ from the set that was found.
    pub further_differing: u64,
}

impl Diagnosis {
    /// Adds the findings, and counts the further rows.
    pub(crate) fn tell(self, findings: &mut Findings) {
        let column = self.findings.first().map(|finding| finding.column.clone());
        for finding in self.findings {
            findings.push(finding);
        }
        if let Some(column) = column {
            findings.count_more(Rule::StoredDiffers, &column, self.further_differing);
        }
    }
}

/// Fewer profiles agree with some set or other by chance.
const FEWEST_STATES: usize = 3;

/// How many different profiles there are.
fn states(pairs: &[(Pair, Seen)]) -> usize {
    let mut places: Vec<u16> = pairs.iter().map(|(pair, _)| pair.place).collect();
    places.sort_unstable();
    places.dedup();
    places.len()
}

/// Rows that are listed because the set that was found does not explain them.
const MOST_LISTED: usize = 1_000;

impl Comparison<'_> {
    /// What the column looks like, once every row was compared.
    ///
    /// Nothing is said of a column that agrees, or of a single slip. Where an
    /// index was given no value set, the set is named that explains at least
    /// nine rows in ten. `items_look_reversed` says that the answers of the
    /// table seem to have been reversed already.
    #[must_use]
    pub(crate) fn diagnose(&self, compared: &Compared, items_look_reversed: bool) -> Diagnosis {
        let rows = Basis { rows: compared.comparable, disagreeing: compared.differing };
        match (&self.method, &compared.evidence) {
            (Method::Index { sets, named: Some(named) }, Evidence::Pairs(pairs)) if rows.is_noteworthy() => {
                self.looks_like_a_set(rows, sets, named, &pairs.all())
            }
            (Method::Index { sets, named: None }, Evidence::Pairs(pairs)) if rows.rows > 0 => {
                self.found_set(rows, sets, &pairs.all())
            }
            (Method::Digits(score), Evidence::Pairs(pairs)) if rows.is_noteworthy() => {
                self.looks_like_digits(rows, *score, &pairs.all())
            }
            (Method::Items { causes, .. }, Evidence::Items(counts)) => {
                self.looks_like_items(rows, causes, counts, items_look_reversed)
            }
            (Method::None, _) if rows.is_noteworthy() => self.looks_like(|language| rows.differ(language)),
            _ => Diagnosis::default(),
        }
    }

    fn looks_like(&self, note: impl Fn(Language) -> String) -> Diagnosis {
        let finding = Finding::about_column(Rule::StoredLooksLike, &self.stored.column).with_note_in(note);
        Diagnosis { findings: vec![finding], further_differing: 0 }
    }

    fn looks_like_a_set(&self, rows: Basis, sets: &[&ValueSet], named: &ValueSet, pairs: &[(Pair, Seen)]) -> Diagnosis {
        let mut expected = SetValues::new(named);
        let is_expected = |pair: &Pair| is_by(&mut expected, Twist::None, pair);
        let disagreeing = which(pairs, is_expected).into_iter().map(|agrees| !agrees).collect::<Vec<_>>();
        if states(pairs) < FEWEST_STATES {
            return self.looks_like(|language| {
                let why = "too few different profiles to tell why";
                format!("{}; {}", rows.differ(language), language.pick(why, "för få olika profiler för att säga varför"))
            });
        }
        let candidates = of_sets(rows, sets, pairs, &disagreeing);
        let verdict = rows.judge(&candidates);
        self.looks_like(|language| rows.note(&verdict, |cause| words(cause, language), language) + &beyond(rows, pairs, language))
    }

    fn found_set(&self, rows: Basis, sets: &[&ValueSet], pairs: &[(Pair, Seen)]) -> Diagnosis {
        let rows = Basis { disagreeing: rows.rows, ..rows };
        let candidates = of_sets(rows, sets, pairs, &vec![true; pairs.len()]);
        let verdict = rows.judge(&candidates);
        let Some(best) = verdict.named.first() else {
            return self.looks_like(|language| closest(rows, verdict.next, language) + &beyond(rows, pairs, language));
        };
        let note = |language: Language| {
            let words = |cause: &_| words(cause, language);
            let names: Vec<String> = verdict.named.iter().map(|candidate| words(&candidate.cause)).collect();
            let names_joined = listed(&names, language.pick(" and ", " och "), language);
            let share = rows.percent(best.share, language);
            let note = match (names.len(), language) {
                (1, Language::En) => format!("{names_joined} explains {share}"),
                (1, Language::Sv) => format!("{names_joined} förklarar {share}"),
                (2..=4, Language::En) => format!("{names_joined} each explain {share}, which do not tell them apart"),
                (2..=4, Language::Sv) => format!("{names_joined} förklarar var för sig {share}, som inte skiljer dem åt"),
                (many, Language::En) => format!("it cannot be told which: {many} explain {share}, among them {names_joined}"),
                (many, Language::Sv) => {
                    format!("det går inte att säga vilket: {many} förklarar {share}, bland dem {names_joined}")
                }
            };
            format!("{note}{}{}", also(rows, verdict.next, words, language), beyond(rows, pairs, language))
        };
        if !best.cause.1.is_harmless() {
            return self.looks_like(note);
        }
        let (set, twist) = best.cause;
        let mut values = SetValues::new(set);
        let explained = which(pairs, |pair| is_by(&mut values, twist, pair));
        let mut unexplained: Vec<Seen> = pairs.iter().zip(explained).filter(|(_, is)| !is).map(|((_, seen), _)| *seen).collect();
        unexplained.sort_unstable_by_key(|seen| seen.first);
        let mut findings = vec![Finding::about_column(Rule::StoredSet, &self.stored.column).with_note_in(note)];
        let unlike = [format!("it is not the value of {}", set.id()), format!("det är inte värdet i {}", set.id())];
        findings.extend(
            unexplained.iter().take(MOST_LISTED).map(|seen| {
                Finding::about_row(Rule::StoredDiffers, seen.first + 1, &self.stored.column).with_notes(unlike.clone())
            }),
        );
        let listed = unexplained.len().min(MOST_LISTED) as u64;
        Diagnosis { findings, further_differing: unexplained.iter().map(|seen| seen.rows).sum::<u64>() - listed }
    }

    fn looks_like_digits(&self, rows: Basis, score: DigitsScore, pairs: &[(Pair, Seen)]) -> Diagnosis {
        let is_by = |cause: DigitsCause, pair: &Pair| pair.number.is(cause.billionths(score, pair.profile()));
        let disagreeing: Vec<bool> = pairs.iter().map(|(pair, _)| !is_by(DigitsCause::AsItIs, pair)).collect();
        let candidates: Vec<_> = DigitsCause::of(score)
            .iter()
            .filter_map(|cause| {
                let share = share(pairs, &disagreeing, u64::MAX, |pair| is_by(*cause, pair))?;
                Some(Candidate { cause: *cause, rank: 0, share })
            })
            .collect();
        let verdict = rows.judge(&candidates);
        self.looks_like(|language| {
            let note = rows.note(&verdict, |cause| cause.words(language).to_owned(), language);
            note + &beyond(rows, pairs, language)
        })
    }

    fn looks_like_items(&self, rows: Basis, causes: &[ItemCause], counts: &ItemCounts, look_reversed: bool) -> Diagnosis {
        let basis = Basis { rows: counts.rows, disagreeing: counts.disagreeing };
        let candidates: Vec<_> = causes
            .iter()
            .zip(&counts.explained)
            .map(|(cause, share)| Candidate { cause: *cause, rank: 0, share: *share })
            .collect();
        let verdict = basis.judge(&candidates);
        // rows that are empty on one side only say something if they all say the same
        let is_told = rows.is_noteworthy() || basis.is_noteworthy() && !verdict.named.is_empty();
        if !is_told {
            return Diagnosis::default();
        }
        // texts beside rows without an answer are not evidence
        let basis = if counts.disagreeing == 0 { rows } else { basis };
        self.looks_like(|language| {
            basis.note(&verdict, |cause| cause.words(|item| self.item(item), look_reversed, language), language)
        })
    }

    /// The name of an item of a sum.
    fn item(&self, place: usize) -> String {
        let Method::Items { sum, .. } = &self.method else { return String::new() };
        self.item_id(sum.items[place].position)
    }
}

impl Basis {
    /// `2 of 10 rows differ`
    fn differ(self, language: Language) -> String {
        let (rows, disagreeing) = (counted(self.rows, language), self.disagreeing);
        match language {
            Language::En => format!("{disagreeing} of {rows} {}", if disagreeing == 1 { "differs" } else { "differ" }),
            Language::Sv => format!("{disagreeing} av {rows} skiljer sig"),
        }
    }

    /// How many rows disagree, and why.
    fn note<T>(self, verdict: &Verdict<'_, T>, words: impl Fn(&T) -> String, language: Language) -> String {
        let differ = self.differ(language);
        let names: Vec<String> = verdict.named.iter().map(|candidate| words(&candidate.cause)).collect();
        let listed = listed(&names, language.pick(" or ", " eller "), language);
        let share = verdict.named.first().map(|candidate| self.percent(candidate.share, language)).unwrap_or_default();
        let next = also(self, verdict.next, &words, language);
        match (names.len(), verdict.next) {
            (0, None) => format!("{differ}, {}", language.pick("cause unknown", "okänt varför")),
            (0, Some(closest)) => {
                let (closest, share) = (words(&closest.cause), percent(closest.share.rows, self.rows, language));
                match language {
                    Language::En => format!("{differ}, cause unknown: the closest is {closest} with {share}"),
                    Language::Sv => format!("{differ}, okänt varför: närmast kommer {closest} med {share}"),
                }
            }
            (1, _) => format!("{differ}; {} {listed} ({share}{next})", language.pick("it looks like", "det ser ut som")),
            (2..=4, _) => match language {
                Language::En => {
                    format!("{differ}; it looks like {listed}, which these rows do not tell apart ({share}{next})")
                }
                Language::Sv => {
                    format!("{differ}; det ser ut som {listed}, som de här raderna inte skiljer åt ({share}{next})")
                }
            },
            (many, _) => match language {
                Language::En => {
                    format!("{differ}; it cannot be told why: {many} causes explain {share}, among them {listed}{next}")
                }
                Language::Sv => {
                    format!("{differ}; det går inte att säga varför: {many} orsaker förklarar {share}, bland dem {listed}{next}")
                }
            },
        }
    }
}

/// Where no value set was found: the one that comes closest.
fn closest(rows: Basis, next: Option<&Candidate<(&ValueSet, Twist)>>, language: Language) -> String {
    let Some(next) = next else {
        let none = "no known value set gives any of these numbers";
        return language.pick(none, "inget känt värdeset ger något av de här talen").to_owned();
    };
    let (closest, share) = (words(&next.cause, language), rows.percent(next.share, language));
    match language {
        Language::En => format!("no known value set gives these numbers: the closest is {closest} with {share}"),
        Language::Sv => format!("inget känt värdeset ger de här talen: närmast kommer {closest} med {share}"),
    }
}

/// `; DE-2018 explains 2.1 %`
fn also<T>(rows: Basis, next: Option<&Candidate<T>>, words: impl Fn(&T) -> String, language: Language) -> String {
    next.map_or_else(String::new, |next| {
        let share = percent(next.share.rows, rows.rows, language);
        format!("; {} {} {share}", words(&next.cause), language.pick("explains", "förklarar"))
    })
}

/// Rows whose pairs were too many to keep.
fn beyond(rows: Basis, pairs: &[(Pair, Seen)], language: Language) -> String {
    let kept: u64 = pairs.iter().map(|(_, seen)| seen.rows).sum();
    let more = rows.rows.saturating_sub(kept);
    match (more, language) {
        (0, _) => String::new(),
        (more, Language::En) => format!("; {} are not looked at for a cause", counted(more, language)),
        (more, Language::Sv) => format!("; i {} har orsaken inte sökts", counted(more, language)),
    }
}

fn words((set, twist): &(&ValueSet, Twist), language: Language) -> String {
    let id = set.id();
    let name = match (set.is_mapped(), language) {
        (true, Language::En) => format!("the crosswalk {id} (mapped from EQ-5D-3L values)"),
        (true, Language::Sv) => format!("crosswalk {id} (överförd från värden för EQ-5D-3L)"),
        (false, Language::En) => format!("value set {id}"),
        (false, Language::Sv) => format!("värdesetet {id}"),
    };
    format!("{name}{}", twist.words(language))
}

/// Every set with everything that may have been done to its values.
///
/// What was done is left out where it does not explain half of the rows: nobody
/// is helped by it, and most of the work is saved.
fn of_sets<'s>(
    rows: Basis,
    sets: &[&'s ValueSet],
    pairs: &[(Pair, Seen)],
    disagreeing: &[bool],
) -> Vec<Candidate<(&'s ValueSet, Twist)>> {
    let mut candidates = Vec::new();
    for set in sets {
        let mut values = SetValues::new(set);
        for twist in Twist::of(set) {
            let most_unexplained = if twist.rank() == 0 { u64::MAX } else { rows.rows / 2 };
            let share = share(pairs, disagreeing, most_unexplained, |pair| is_by(&mut values, twist, pair));
            candidates.extend(share.map(|share| Candidate { cause: (*set, twist), rank: twist.rank(), share }));
        }
    }
    candidates
}

fn is_by(values: &mut SetValues<'_>, twist: Twist, pair: &Pair) -> bool {
    values.by(twist, pair.profile()).into_iter().any(|value| pair.number.is(value))
}

fn which(pairs: &[(Pair, Seen)], mut is: impl FnMut(&Pair) -> bool) -> Vec<bool> {
    pairs.iter().map(|(pair, _)| is(pair)).collect()
}

/// What is explained of these pairs, unless too many rows are not.
fn share(
    pairs: &[(Pair, Seen)],
    disagreeing: &[bool],
    most_unexplained: u64,
    mut is: impl FnMut(&Pair) -> bool,
) -> Option<Share> {
    let mut share = Share::default();
    let mut unexplained = 0;
    for ((pair, seen), disagreeing) in pairs.iter().zip(disagreeing) {
        if is(pair) {
            share.rows += seen.rows;
            share.of_disagreeing += if *disagreeing { seen.rows } else { 0 };
        } else {
            unexplained += seen.rows;
            if unexplained > most_unexplained {
                return None;
            }
        }
    }
    Some(share)
}

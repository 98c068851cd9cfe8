//! What names of columns mean: what the definitions say of themselves, and other names in use.

use std::collections::{BTreeSet, HashMap};

use super::labels::with_label;
use super::tables;
use crate::Registry;
use crate::instrument::{AnyInstrument, Definition};
use crate::programme::{ESSENTIAL_FIELDS, Field};
use crate::table::layout::FIELDS;

/// A name of ours that a column can have.
pub(super) struct Known {
    pub(super) ours: String,
    pub(super) kind: Kind,
}

/// What goes by a name of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An item, whose codes lie in this range.
    Item { instrument: usize, range: [i64; 2] },
    /// The first so many items of a questionnaire together, a digit each.
    Packed { instrument: usize, width: usize, range: [i64; 2] },
    /// The id, the occasion or the day.
    Row,
    /// A fact that the programme records.
    Programme(Field),
    /// A field of a violence form.
    Violence,
}

/// A questionnaire whose items are numbered: `STEM1` and so on.
pub(super) struct Numbered {
    pub(super) id: String,
    pub(super) stem: String,
    pub(super) numbers: BTreeSet<u32>,
    pub(super) range: [i64; 2],
}

/// Every name of ours, and how to find it.
pub(super) struct Names {
    pub(super) known: Vec<Known>,
    by_name: HashMap<String, usize>,
    /// Names that mean something else first.
    second: HashMap<&'static str, usize>,
    /// What may stand before the name of an item, the longest first.
    prefixes: Vec<(String, usize)>,
    pub(super) numbered: Vec<Numbered>,
}

impl Names {
    pub(super) fn new(registry: &Registry) -> Self {
        let mut names = Self {
            known: Vec::new(),
            by_name: HashMap::new(),
            second: HashMap::new(),
            prefixes: Vec::new(),
            numbered: Vec::new(),
        };
        for (instrument, definition) in registry.iter().map(AnyInstrument::definition).enumerate() {
            names.add_instrument(instrument, definition);
        }
        for field in FIELDS {
            names.add(field, Kind::Row, []);
        }
        for field in Field::ALL {
            names.add(field.name(), Kind::Programme(field), []);
        }
        for field in registry.violence_forms().iter().flat_map(crate::violence::Form::fields) {
            names.add(&field, Kind::Violence, []);
        }
        names.prefixes.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        names
    }

    fn add_instrument(&mut self, instrument: usize, definition: &Definition) {
        let id: &str = &definition.id;
        let also = tables::PREFIXES.iter().find(|(of, _)| *of == id).map_or(&[][..], |(_, also)| also);
        self.prefixes.extend([plain(id)].into_iter().chain(also.iter().map(|also| (*also).to_owned())).map(|p| (p, instrument)));
        let range = |min: u8, max: u8| [i64::from(min), i64::from(max)];
        if let Some(packed) = &definition.packed {
            let items = &definition.items[..packed.items.min(definition.items.len())];
            let min = items.iter().map(|item| item.min).min().unwrap_or(0);
            let max = items.iter().map(|item| item.max).max().unwrap_or(0);
            self.add(&packed.id, Kind::Packed { instrument, width: items.len(), range: range(min, max) }, []);
        }
        if let Some(numbered) = Numbered::of(definition) {
            self.numbered.push(numbered);
            return;
        }
        for item in &definition.items {
            let kind = Kind::Item { instrument, range: range(item.min, item.max) };
            self.add(&item.id, kind, [&*item.label.en, &*item.label.sv]);
        }
    }

    /// A name that two would have stays with the first.
    fn add<const N: usize>(&mut self, ours: &str, kind: Kind, labels: [&str; N]) {
        let place = self.known.len();
        self.known.push(Known { ours: ours.to_owned(), kind });
        let also = tables::NAMES.iter().find(|(of, _)| *of == ours).map_or(&[][..], |(_, also)| also);
        let second = tables::SECOND.iter().find(|(of, _)| *of == ours).map_or(&[][..], |(_, second)| second);
        self.second.extend(second.iter().map(|name| (*name, place)));
        let own = std::iter::once(ours).chain(labels).map(plain);
        for name in own.chain(also.iter().map(|also| (*also).to_owned())).filter(|name| !name.is_empty()) {
            self.by_name.entry(name).or_insert(place);
        }
    }

    /// What a name means whose cells do not fit its first meaning.
    pub(super) fn second_meaning(&self, name: &str) -> Option<&Known> {
        self.second.get(plain(name).as_str()).map(|place| &self.known[*place])
    }

    /// What a name means in a library of questionnaires.
    fn of_library(&self, name: &str) -> Option<&Known> {
        let lower = name.to_lowercase();
        let words: Vec<&str> = lower.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let is_code = |word: &str| (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let ours = tables::LIBRARIES.iter().find_map(|(pattern, items)| {
            let fits = |(part, word): (&&str, &&str)| match *part {
                "{word}" => is_code(word),
                "{item}" => items.iter().any(|(item, _)| item == word),
                part => part == *word,
            };
            let is_one = pattern.len() == words.len() && pattern.iter().zip(&words).all(fits);
            let place = pattern.iter().position(|part| *part == "{item}").filter(|_| is_one)?;
            items.iter().find(|(item, _)| *item == words[place]).map(|(_, ours)| *ours)
        })?;
        self.known.iter().find(|known| known.ours == ours)
    }

    /// What a name without an occasion means.
    pub(super) fn meaning(&self, name: &str) -> Option<&Known> {
        self.meaning_of_words(name).or_else(|| self.of_library(name))
    }

    fn meaning_of_words(&self, name: &str) -> Option<&Known> {
        let name = plain(name);
        let whole = self.by_name.get(&name).map(|place| &self.known[*place]);
        whole.or_else(|| {
            let (rest, instrument) = self.prefixes.iter().find_map(|(prefix, of)| Some((name.strip_prefix(prefix)?, *of)))?;
            let known = &self.known[*self.by_name.get(rest)?];
            let is_its = match known.kind {
                Kind::Item { instrument: of, .. } | Kind::Packed { instrument: of, .. } => of == instrument,
                Kind::Row => true,
                Kind::Programme(_) | Kind::Violence => false,
            };
            is_its.then_some(known)
        })
    }

    /// An item of a numbered questionnaire whose id stands before a number, with its range: `SOC13-4`.
    fn numbered_item(&self, name: &str) -> Option<(String, [u8; 2])> {
        let stem = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
        let number: u32 = name[stem.len()..].parse().ok()?;
        let is_its = |numbered: &&Numbered| plain(&numbered.id) == plain(stem) && numbered.numbers.contains(&number);
        let numbered = self.numbered.iter().find(is_its)?;
        Some((format!("{}{number}", numbered.stem), codes(numbered.range)))
    }

    /// The range of an item, by our name, perhaps with an occasion before it.
    pub(super) fn range(&self, ours: &str) -> Option<[i64; 2]> {
        let item = ours.strip_prefix("start.").or_else(|| ours.strip_prefix("exit.")).unwrap_or(ours);
        let single = self.known.iter().find(|known| known.ours == item).and_then(|known| match known.kind {
            Kind::Item { range, .. } => Some(range),
            _ => None,
        });
        single.or_else(|| self.numbered.iter().find(|numbered| numbered.has(item)).map(|numbered| numbered.range))
    }
}

impl Kind {
    /// Holds answers or facts, of which a wide table may have two.
    pub(super) fn is_asked(self) -> bool {
        self != Self::Row
    }

    /// A table may have it only together with one of the programme's essential fields.
    pub(super) fn is_essential(self) -> bool {
        matches!(self, Self::Programme(field) if ESSENTIAL_FIELDS.contains(&field.name()))
    }
}

impl Numbered {
    /// None if the items are not numbered alike.
    fn of(definition: &Definition) -> Option<Self> {
        let numbers = |id: &str| {
            let stem = id.trim_end_matches(|sign: char| sign.is_ascii_digit());
            Some((stem.to_owned(), id[stem.len()..].parse::<u32>().ok()?))
        };
        let all: Vec<(String, u32)> = definition.items.iter().map(|item| numbers(&item.id)).collect::<Option<_>>()?;
        let (stem, _) = all.first()?.clone();
        let min = definition.items.iter().map(|item| i64::from(item.min)).min()?;
        let max = definition.items.iter().map(|item| i64::from(item.max)).max()?;
        let is_alike = all.iter().all(|(other, _)| *other == stem);
        let numbers = all.into_iter().map(|(_, number)| number).collect();
        is_alike.then(|| Self { id: definition.id.to_string(), stem, numbers, range: [min, max] })
    }

    /// The name of ours is one of its items.
    pub(super) fn has(&self, item: &str) -> bool {
        let number = item.strip_prefix(self.stem.as_str()).and_then(|number| number.parse().ok());
        number.is_some_and(|number| self.numbers.contains(&number))
    }

    /// The name of its items, `{n}` for the number.
    pub(super) fn template(&self) -> String {
        format!("{}{}", self.stem, super::runs::NUMBER)
    }
}

/// The item that the name of each of these columns may mean, with its range; an occasion may stand in the name.
pub(crate) fn items_meant(registry: &Registry, header: &[&str], columns: &[usize]) -> Vec<(usize, (String, [u8; 2]))> {
    let names = Names::new(registry);
    let item = |name: &str| match names.meaning(name) {
        Some(Known { ours, kind: Kind::Item { range, .. } }) => Some((ours.clone(), codes(*range))),
        Some(_) => None,
        None => names.numbered_item(name),
    };
    let meant = |name: &str| item(name).or_else(|| with_label(name).iter().find_map(|(rest, _)| item(rest)));
    columns.iter().filter_map(|column| Some((*column, meant(header.get(*column)?)?))).collect()
}

fn codes(range: [i64; 2]) -> [u8; 2] {
    range.map(|end| u8::try_from(end).unwrap_or(u8::MAX))
}

/// Small letters and digits, without anything between them.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::Registry;
    use crate::instrument::{Better, Key, KeyedScale};

    #[test]
    fn usual_names_are_known() {
        let names = Names::new(&Registry::built_in());
        for (name, ours) in [
            ("Mobility", "mo"),
            ("EQ5D_MO", "mo"),
            ("Rörlighet", "mo"),
            ("EQ-5D-5L Self-care", "sc"),
            ("usual_activities", "ua"),
            ("Smärtor/besvär", "pd"),
            ("Oro", "ad"),
            ("EQ VAS", "vas"),
            ("record_id", "id"),
            ("Löpnr", "id"),
            ("Datum", "date"),
            ("Hours per week", "hours_per_week"),
            ("Kön", "sex"),
            ("SE_guideline_1_status", "se-guideline-1.status"),
            ("eq5d_mb_5l_swe_swe", "mo"),
            ("eq5d5l_vas2_swe_swe", "vas"),
            ("EQ5D_NL_ACTOPT", "ua"),
            ("VAS[SQ001]", "vas"),
            ("EQ5D0204", "pd"),
            ("Hygien/Personlig vård", "sc"),
            ("Din hälsa idag", "vas"),
            ("EQ5", "ad"),
            ("respondentID", "id"),
            ("Castor Participant ID", "id"),
            ("Avslutades till", "exit_to"),
        ] {
            assert_eq!(names.meaning(name).map(|known| known.ours.as_str()), Some(ours), "{name}");
        }
        assert!(names.meaning("shoe size").is_none());
    }

    #[test]
    fn a_scale_of_ones_own_is_numbered_by_its_definition() {
        let mut registry = Registry::built_in();
        let key = Key {
            id: "short3".into(),
            name: "three".into(),
            min: 0,
            max: 4,
            items: vec![1, 4, 9],
            reversed: vec![],
            subscales: vec![],
            better: Better::Lower,
            citation: "in-house".into(),
            doi: "".into(),
        };
        registry.add(KeyedScale::new(&key).expect("a key")).expect("a free id");
        let names = Names::new(&registry);
        assert_eq!(names.range("start.short3_9"), Some([0, 4]));
        assert_eq!(names.range("short3_2"), None);
        assert_eq!(names.numbered.last().map(super::Numbered::template).as_deref(), Some("short3_{n}"));
    }
}

//! Ids that several files have for the same occasion.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use anyhow::{Result, bail};
use enkat::ground::Occasion;

use crate::text;

/// So many pairs of files are named.
const MOST_NAMED: usize = 3;

/// The file in which each id stands first at each occasion: by a hash, some twenty bytes a person.
#[derive(Default)]
pub(super) struct SharedIds {
    files: Vec<String>,
    first: HashMap<u64, [Option<u32>; 2]>,
    /// How many occasions two files share.
    shared: BTreeMap<[u32; 2], u64>,
}

impl SharedIds {
    pub(super) fn new(files: &[String]) -> Self {
        Self { files: files.to_vec(), ..Self::default() }
    }

    /// A row of a file; `is_somebodys` is asked where another file has the id.
    pub(super) fn note(&mut self, id: &str, occasion: Occasion, file: usize, is_somebodys: impl FnOnce() -> bool) {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        let file = u32::try_from(file).unwrap_or(u32::MAX);
        let of_person = self.first.entry(hasher.finish()).or_default();
        let first = of_person[usize::from(occasion == Occasion::Exit)].get_or_insert(file);
        if *first != file && is_somebodys() {
            *self.shared.entry([*first, file]).or_default() += 1;
        }
    }

    /// Nobody says whether the same id in two files is the same person.
    pub(super) fn refuse(&self) -> Result<()> {
        if self.shared.is_empty() {
            return Ok(());
        }
        let name = |file: u32| self.files.get(file as usize).map_or("?", String::as_str);
        let told = |([one, other], count): (&[u32; 2], &u64)| {
            text!("ids-pair", one = name(*one), other = name(*other), count = *count).to_string()
        };
        let mut pairs: Vec<String> = self.shared.iter().take(MOST_NAMED).map(told).collect();
        if self.shared.len() > MOST_NAMED {
            pairs.push(text!("ids-more-pairs", n = self.shared.len() - MOST_NAMED).to_string());
        }
        bail!(text!("ids-shared", pairs = pairs.join(", "), within = super::FILE))
    }
}

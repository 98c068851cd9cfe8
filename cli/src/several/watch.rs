//! What is known of several tables once all their rows were read.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use anyhow::{Result, bail};

use super::shared_ids::SharedIds;
use crate::text;

/// So many labels of occasions are named, and none that is longer.
const MOST_LABELS: usize = 6;
const LONGEST_LABEL: usize = 24;

/// What is known of several tables once all their rows were read.
#[derive(Default)]
pub struct Watch {
    shared_ids: Option<Rc<RefCell<SharedIds>>>,
    labels: RefCell<Vec<Rc<RefCell<Labels>>>>,
}

/// What a table calls the occasions.
#[derive(Default)]
pub(super) struct Labels {
    table: String,
    any_known: bool,
    /// Those that name no occasion, one more than are shown.
    unknown: BTreeSet<String>,
}

impl Watch {
    /// `asks` whether the same id in two files is the same person.
    pub(super) fn new(asks: bool, files: &[String]) -> Self {
        Self { shared_ids: asks.then(|| Rc::new(RefCell::new(SharedIds::new(files)))), ..Self::default() }
    }

    pub(super) fn shared_ids(&self) -> Option<Rc<RefCell<SharedIds>>> {
        self.shared_ids.clone()
    }

    pub(super) fn labels_of(&self, table: &str) -> Rc<RefCell<Labels>> {
        let labels = Rc::new(RefCell::new(Labels { table: table.to_owned(), ..Labels::default() }));
        self.labels.borrow_mut().push(Rc::clone(&labels));
        labels
    }

    /// Once every row was read.
    ///
    /// # Errors
    ///
    /// Tables that cannot be one as they are read: nobody says whether the same id in two of them is the same person, or a
    /// table calls no occasion as it was said to.
    pub fn after(&self) -> Result<()> {
        for labels in self.labels.borrow().iter() {
            labels.borrow().refuse()?;
        }
        self.shared_ids.as_ref().map_or(Ok(()), |shared| shared.borrow().refuse())
    }
}

impl Labels {
    pub(super) fn note(&mut self, label: &str, is_known: bool) {
        self.any_known |= is_known;
        let label = label.trim();
        if !self.any_known && !label.is_empty() && self.unknown.len() <= MOST_LABELS && !self.unknown.contains(label) {
            self.unknown.insert(label.to_owned());
        }
    }

    fn refuse(&self) -> Result<()> {
        if self.any_known || self.unknown.is_empty() {
            return Ok(());
        }
        let are_few =
            self.unknown.len() <= MOST_LABELS && self.unknown.iter().all(|label| label.chars().count() <= LONGEST_LABEL);
        let listed = self.unknown.iter().map(|label| format!("{label:?}")).collect::<Vec<_>>().join(", ");
        let found = if are_few { text!("labels-found", labels = listed) } else { text!("labels-many") };
        bail!(text!("labels-unknown", table = &self.table, found = found))
    }
}

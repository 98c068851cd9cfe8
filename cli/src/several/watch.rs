//! What is known of several tables once all their rows were read.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use anyhow::{Result, bail};
use enkat::finding::{Finding, Rule};
use enkat::ground::{Occasion, OccasionNames};
use enkat::inner::ground::shown_text;

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
    /// What it was said to call them, where that is its own.
    names: Option<OccasionNames>,
    /// What messages call its column of occasions.
    column: String,
    met: [bool; 2],
    /// There are others that name none.
    any_other: bool,
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

    /// Of a table by its name, its column of occasions and what these are called in it alone.
    pub(super) fn labels_of(&self, table: &str, column: String, names: Option<OccasionNames>) -> Rc<RefCell<Labels>> {
        let labels = Labels { table: table.to_owned(), column, names, ..Labels::default() };
        let labels = Rc::new(RefCell::new(labels));
        self.labels.borrow_mut().push(Rc::clone(&labels));
        labels
    }

    /// Once every row was read: what is odd about single tables, where nobody can tell it of the whole.
    ///
    /// # Errors
    ///
    /// Tables that cannot be one as they are read: nobody says whether the same id in two of them is the same person, or a
    /// table calls no occasion as it was said to.
    pub fn after(&self) -> Result<Vec<Finding>> {
        for labels in self.labels.borrow().iter() {
            labels.borrow().refuse()?;
        }
        self.shared_ids.as_ref().map_or(Ok(()), |shared| shared.borrow().refuse())?;
        Ok(self.labels.borrow().iter().flat_map(|labels| labels.borrow().unmet()).collect())
    }
}

impl Labels {
    pub(super) fn note(&mut self, label: &str, occasion: Option<Occasion>) {
        let label = label.trim();
        match occasion {
            Some(occasion) => self.met[usize::from(occasion == Occasion::Exit)] = true,
            None => self.any_other |= !label.is_empty(),
        }
        if !self.any_met() && !label.is_empty() && self.unknown.len() <= MOST_LABELS && !self.unknown.contains(label) {
            self.unknown.insert(label.to_owned());
        }
    }

    fn any_met(&self) -> bool {
        self.met.contains(&true)
    }

    /// The occasions that were named and of which no row is, where others are of none.
    fn unmet(&self) -> Vec<Finding> {
        let names = self.names.iter().filter(|_| self.any_other);
        let of_each = names.flat_map(|names| Occasion::BOTH.map(|occasion| names.labels(occasion)).into_iter().zip(self.met));
        let unmet = of_each.filter(|(labels, is_met)| !is_met && !labels.is_empty());
        let found = unmet.map(|(labels, _)| {
            let labels = labels.iter().map(|label| shown_text(label)).collect::<Vec<_>>();
            Finding::about_column(Rule::OccasionNotMet, &self.column).with_note(labels.join(", "))
        });
        found.collect()
    }

    fn refuse(&self) -> Result<()> {
        if self.any_met() || self.unknown.is_empty() {
            return Ok(());
        }
        let are_few =
            self.unknown.len() <= MOST_LABELS && self.unknown.iter().all(|label| label.chars().count() <= LONGEST_LABEL);
        let listed = self.unknown.iter().map(|label| format!("{label:?}")).collect::<Vec<_>>().join(", ");
        let found = if are_few { text!("labels-found", labels = listed) } else { text!("labels-many") };
        bail!(text!("labels-unknown", table = &self.table, found = found))
    }
}

//! Which questionnaires of a table are counted together.

use std::ops::Range;

use crate::instrument::{AnyInstrument, Counting, Definition, ItemDef};

/// The questionnaires that are counted for a group, in the order of reports.
///
/// # Examples
///
/// ```
/// use enkat::dataset::Plan;
/// use enkat::instrument::Registry;
///
/// let registry = Registry::built_in();
/// let plan = Plan::new([(registry.get("soc13")?, vec![true; 13])]);
/// assert_eq!(plan.forms().len(), 1);
/// # Ok::<(), enkat::instrument::RegistryError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    forms: Vec<PlannedForm>,
}

/// One questionnaire of a [`Plan`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedForm {
    pub(crate) definition: Definition,
    pub(crate) counting: Counting,
    pub(crate) asked: Vec<bool>,
    /// Where its items stand among those of all questionnaires.
    pub(crate) items: Range<usize>,
}

impl PlannedForm {
    /// What the questionnaire says about itself.
    #[must_use]
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// Which of its items were asked; see [`Definition::asked`].
    #[must_use]
    pub fn asked(&self) -> &[bool] {
        &self.asked
    }
}

impl Plan {
    /// A plan of these questionnaires; beside each, which of its items were asked.
    #[must_use]
    pub fn new<'a>(forms: impl IntoIterator<Item = (&'a dyn AnyInstrument, Vec<bool>)>) -> Self {
        let mut plan = Self { forms: Vec::new() };
        for (instrument, mut asked) in forms {
            let definition = instrument.definition().clone();
            asked.resize(definition.items.len(), false);
            let first = plan.items();
            let items = first..first + definition.items.len();
            plan.forms.push(PlannedForm { definition, counting: instrument.counting(), asked, items });
        }
        plan
    }

    /// The questionnaires.
    #[must_use]
    pub fn forms(&self) -> &[PlannedForm] {
        &self.forms
    }

    /// How many items they have together.
    pub(crate) fn items(&self) -> usize {
        self.forms.last().map_or(0, |form| form.items.end)
    }

    pub(crate) fn item_defs(&self) -> impl Iterator<Item = &ItemDef> {
        self.forms.iter().flat_map(|form| &form.definition.items)
    }

    /// The same questionnaires, whichever of their items were asked.
    pub(crate) fn counts_the_same_as(&self, other: &Self) -> bool {
        let form = |form: &PlannedForm| (form.definition.clone(), form.counting.clone());
        self.forms.len() == other.forms.len() && self.forms.iter().zip(&other.forms).all(|(a, b)| form(a) == form(b))
    }

    /// What was asked in another part of the group was asked.
    pub(crate) fn ask_also(&mut self, other: &Self) {
        for (own, other) in self.forms.iter_mut().zip(&other.forms) {
            own.asked.iter_mut().zip(&other.asked).for_each(|(own, other)| *own |= other);
        }
    }
}

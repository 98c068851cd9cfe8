//! The columns of a form in a table.

use super::Form;
use super::concept::is_code;
use crate::finding::{ViolenceRule, holds_identity_number};

/// What a field of a form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// One of [`Form::RESERVED`], by place.
    Head(usize),
    /// The answer to an item.
    Answer(usize),
    /// How often, under a yes.
    Frequency(usize),
    /// Who, under a yes.
    Relation(usize),
}

impl Form {
    /// The names of its columns, in lower case, in a fixed order: first how the
    /// screening was done, then every item; exposure items also have
    /// `.frequency` and `.relation`.
    ///
    /// # Examples
    ///
    /// ```
    /// let form = enkat::violence::Form::built_in("se-guideline-1")?;
    /// let fields = form.fields();
    /// assert_eq!(fields[0], "se-guideline-1.status");
    /// assert_eq!(fields[10], "se-guideline-1.psychological_lifetime");
    /// assert_eq!(fields[11], "se-guideline-1.psychological_lifetime.frequency");
    /// # Ok::<(), enkat::ground::UnknownName>(())
    /// ```
    #[must_use]
    pub fn fields(&self) -> Vec<String> {
        let name = |slot: Slot| match slot {
            Slot::Head(place) => format!("{}.{}", self.id(), Self::RESERVED[place]),
            Slot::Answer(item) => format!("{}.{}", self.id(), self.items()[item].code),
            Slot::Frequency(item) => format!("{}.{}.frequency", self.id(), self.items()[item].code),
            Slot::Relation(item) => format!("{}.{}.relation", self.id(), self.items()[item].code),
        };
        self.slots().map(name).collect()
    }

    /// How many columns it has.
    #[must_use]
    pub fn field_count(&self) -> usize {
        self.slots().count()
    }

    /// Which item a field belongs to; none for how the screening was done.
    #[must_use]
    pub fn item_of_field(&self, field: usize) -> Option<usize> {
        match self.slots().nth(field)? {
            Slot::Head(_) => None,
            Slot::Answer(item) | Slot::Frequency(item) | Slot::Relation(item) => Some(item),
        }
    }

    /// What each field holds, in order.
    pub(super) fn slots(&self) -> impl Iterator<Item = Slot> {
        self.links().slots.iter().copied()
    }

    /// Which field a column of a table is; none if it does not belong to this form.
    ///
    /// Names are compared without case and blanks around them.
    ///
    /// # Errors
    ///
    /// `VS02` for an item that the form does not have, `VS23` for an identity
    /// number, `VS22` for any other column under the form's id: it may hold free text.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::finding::ViolenceRule;
    ///
    /// let form = enkat::violence::Form::built_in("se-guideline-1")?;
    /// assert_eq!(form.field_of_column("SE-guideline-1.status"), Ok(Some(0)));
    /// assert_eq!(form.field_of_column("age"), Ok(None));
    /// assert_eq!(form.field_of_column("se-guideline-1.physicl_lifetime"), Err(ViolenceRule::UnknownItem));
    /// assert_eq!(form.field_of_column("se-guideline-1.Notes from the talk"), Err(ViolenceRule::PossibleFreeText));
    /// # Ok::<(), enkat::ground::UnknownName>(())
    /// ```
    pub fn field_of_column(&self, column: &str) -> Result<Option<usize>, ViolenceRule> {
        let name = column.trim().to_lowercase();
        let Some(rest) = name.strip_prefix(self.id()).and_then(|rest| rest.strip_prefix('.')) else {
            return Ok(None);
        };
        self.field_of_rest(rest).map(Some)
    }

    /// The field whose name after the form's id and `.` is `rest`.
    pub(super) fn field_of_rest(&self, rest: &str) -> Result<usize, ViolenceRule> {
        let is_it = |slot: Slot| match slot {
            Slot::Head(place) => rest == Self::RESERVED[place],
            Slot::Answer(item) => rest == self.items()[item].code,
            Slot::Frequency(item) => rest.strip_suffix(".frequency") == Some(&self.items()[item].code),
            Slot::Relation(item) => rest.strip_suffix(".relation") == Some(&self.items()[item].code),
        };
        self.slots().position(is_it).ok_or_else(|| {
            let item = rest.strip_suffix(".frequency").or_else(|| rest.strip_suffix(".relation")).unwrap_or(rest);
            if holds_identity_number(rest) {
                ViolenceRule::IdentityNumber
            } else if is_code(item) {
                ViolenceRule::UnknownItem
            } else {
                ViolenceRule::PossibleFreeText
            }
        })
    }
}

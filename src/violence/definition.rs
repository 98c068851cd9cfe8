//! A form that holds together.

use std::sync::Arc;

use super::check::faults_of;
use super::content_hash::content_hash;
use super::fault::short;
use super::links::Links;
use super::{FormDraft, FormError, Item, Role, Version, tables};
use crate::ground::{ContentHash, Day, NameOf, UnknownName, close_names, shown_name};
use crate::instrument::Label;

/// A form: which items are asked, of whom, and what each is about.
///
/// Checked as a whole when it is made; afterwards it cannot change. Cloning is
/// cheap.
///
/// # Examples
///
/// ```
/// use enkat::instrument::Label;
/// use enkat::inner::violence::{Condition, Domain, Item, Role, Window};
/// use enkat::violence::{Form, FormDraft};
///
/// let lifetime = Item::yes_no("physical_lifetime", Domain::Physical, Role::Exposed, Window::Lifetime).mandatory();
/// let now = Item::yes_no("physical_ongoing", Domain::Physical, Role::Exposed, Window::Ongoing)
///     .asked_if(Condition::yes("physical_lifetime"));
/// let name = Label::new("two questions", "två frågor");
/// let form = Form::new(FormDraft::new("two-questions", name.clone(), vec![lifetime, now.clone()]))?;
/// assert_eq!(form.fields()[10], "two-questions.physical_lifetime");
///
/// let error = Form::new(FormDraft::new("one-question", name, vec![now])).unwrap_err();
/// assert_eq!(error.faults.len(), 2); // nothing that is always asked, and an item that is not there
/// # Ok::<(), enkat::violence::FormError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "FormDraft", into = "FormDraft"))]
pub struct Form(Arc<Checked>);

#[derive(Debug, PartialEq, Eq)]
struct Checked {
    draft: FormDraft,
    hash: ContentHash,
    links: Links,
}

impl Form {
    /// The most items that a form may have.
    pub const MOST_ITEMS: usize = 200;
    /// The most languages that a form may have.
    pub const MOST_LANGUAGES: usize = 60;
    /// Names of columns that say how a screening was done; no item may have one.
    pub const RESERVED: [&'static str; 10] =
        ["status", "reason", "version", "date", "alone", "interpreter", "informed", "mode", "acute", "actions"];

    /// The form as it is written in `draft`.
    ///
    /// # Errors
    ///
    /// [`FormError`] with everything that is wrong.
    pub fn new(draft: FormDraft) -> Result<Self, FormError> {
        let faults = faults_of(&draft);
        if !faults.is_empty() {
            return Err(FormError { form: short(&draft.id), faults });
        }
        let hash = content_hash(&draft);
        let links = Links::new(&draft);
        Ok(Self(Arc::new(Checked { draft, hash, links })))
    }

    /// The forms that come with the program.
    ///
    /// # Examples
    ///
    /// ```
    /// let forms = enkat::violence::Form::all_built_in();
    /// assert_eq!(forms.iter().map(|form| form.id()).collect::<Vec<_>>(), ["se-guideline-1", "seven-item-skeleton-1"]);
    /// ```
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "the built-in forms are tested")]
    pub fn all_built_in() -> Vec<Self> {
        tables::drafts().into_iter().map(|draft| Self::new(draft).expect("the built-in forms are tested")).collect()
    }

    /// The built-in form with this id.
    ///
    /// # Errors
    ///
    /// [`UnknownName`], with the ids that come close.
    pub fn built_in(id: &str) -> Result<Self, UnknownName> {
        let forms = Self::all_built_in();
        let found = forms.iter().find(|form| form.id().eq_ignore_ascii_case(id.trim())).cloned();
        found.ok_or_else(|| UnknownName {
            of: NameOf::ViolenceForm,
            name: shown_name(id),
            close: close_names(id, forms.iter().map(Self::id)),
        })
    }

    /// Short, stable and unique.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.0.draft.id
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> Version {
        self.0.draft.version
    }

    /// A fingerprint of what it asks.
    #[must_use]
    pub fn content_hash(&self) -> ContentHash {
        self.0.hash
    }

    /// Who answers for it.
    #[must_use]
    pub fn owner(&self) -> &str {
        &self.0.draft.owner
    }

    /// The name in use.
    #[must_use]
    pub fn name(&self) -> &Label {
        &self.0.draft.name
    }

    /// The first and the last day of use.
    #[must_use]
    pub fn valid(&self) -> (Option<Day>, Option<Day>) {
        (self.0.draft.valid_from, self.0.draft.valid_to)
    }

    /// It is in use on that day.
    #[must_use]
    pub fn is_valid_on(&self, day: Day) -> bool {
        let (from, to) = self.valid();
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    }

    /// The lowest and the highest age in years that it is made for.
    #[must_use]
    pub fn ages(&self) -> (Option<u8>, Option<u8>) {
        (self.0.draft.min_age, self.0.draft.max_age)
    }

    /// It is made for people of this age.
    #[must_use]
    pub fn is_for_age(&self, age: u8) -> bool {
        let (min, max) = self.ages();
        min.is_none_or(|min| min <= age) && max.is_none_or(|max| age <= max)
    }

    /// The languages of its texts.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.draft.languages.iter().map(|language| &**language)
    }

    /// Who owns the wording, and what it may be used for.
    #[must_use]
    pub fn wording_rights(&self) -> Option<&str> {
        self.0.draft.wording_rights.as_deref()
    }

    /// Violence seen or heard as a child counts as a disclosure of its own.
    #[must_use]
    pub fn witnessing_counts_as_exposure(&self) -> bool {
        self.0.draft.witnessing_counts_as_exposure
    }

    /// The items, in form order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.0.draft.items
    }

    /// The place of the item with this code.
    #[must_use]
    pub fn item(&self, code: &str) -> Option<usize> {
        self.items().iter().position(|item| item.code == code)
    }

    /// The form as it can be written down.
    #[must_use]
    pub fn draft(&self) -> &FormDraft {
        &self.0.draft
    }

    pub(super) fn links(&self) -> &Links {
        &self.0.links
    }

    /// The places of the items with this role.
    pub(super) fn of_role(&self, role: Role) -> impl Iterator<Item = usize> + Clone {
        self.links().of_role[role as usize].iter().copied()
    }
}

impl TryFrom<FormDraft> for Form {
    type Error = FormError;

    fn try_from(draft: FormDraft) -> Result<Self, FormError> {
        Self::new(draft)
    }
}

impl From<Form> for FormDraft {
    fn from(form: Form) -> Self {
        Arc::try_unwrap(form.0).map_or_else(|shared| shared.draft.clone(), |checked| checked.draft)
    }
}

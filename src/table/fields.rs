//! Columns that are not items of a questionnaire.

use super::Mapping;
use super::column_names::{at, plain};
use crate::ground::Occasion;

/// Named columns that are read together and are not items of a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldGroup {
    /// Their names, in lower case and in the order in which they are read.
    pub names: Vec<String>,
    /// A table without any of these has none of the group: the others are common words.
    pub essential: Vec<String>,
    /// They hold answers about violence, and so does every column that begins like this.
    pub secret: Option<String>,
}

/// The columns of one group of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldColumns {
    /// The place of the group among those that were asked for.
    pub group: usize,
    /// The half of a wide table that they belong to; the start where their names say neither.
    pub occasion: Option<Occasion>,
    /// One column for each field.
    pub columns: Vec<Option<usize>>,
}

impl FieldGroup {
    /// One of its essential columns is there, or somebody says which it is.
    pub(super) fn is_named(&self, header: &[&str], mappings: &[Mapping]) -> bool {
        let ours = header.iter().map(|name| plain(name)).chain(mappings.iter().map(|mapping| mapping.ours.clone()));
        let prefixes = Occasion::BOTH.map(|occasion| at(Some(occasion), ""));
        ours.into_iter().any(|name| {
            let name = prefixes.iter().find_map(|prefix| name.strip_prefix(prefix.as_str())).unwrap_or(&name);
            self.essential.iter().any(|essential| essential == name)
        })
    }
}

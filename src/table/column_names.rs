//! Names of columns, as they are compared.

use crate::ground::Occasion;

/// Without case and without blanks around it.
pub(super) fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}

/// The name without `start.` or `exit.` before it.
pub(super) fn without_occasion(name: &str) -> &str {
    let prefix = |occasion: Occasion| name.strip_prefix(occasion.name())?.strip_prefix('.');
    Occasion::BOTH.into_iter().find_map(prefix).filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// `item`, or `start.item` in a wide table.
pub(super) fn at(occasion: Option<Occasion>, item: &str) -> String {
    occasion.map_or_else(|| item.to_owned(), |occasion| format!("{occasion}.{item}"))
}

//! The columns that hold answers about violence.

use super::bound::Bound;
use super::column_names::{plain, without_occasion};
use super::{FieldGroup, LayoutError};
use crate::violence::RevealedResult;

/// The columns of a known form, of any form that has a `FORM.status`, and those
/// in which somebody wrote outcomes.
pub(super) fn violence_columns(header: &[&str], fields: &[FieldGroup]) -> Vec<usize> {
    let names: Vec<String> = header.iter().map(|name| without_occasion(&plain(name)).to_owned()).collect();
    // nothing but the status tells a form from the dotted names of other tables
    let of_status = names.iter().filter_map(|name| name.strip_suffix("status").filter(|form| form.ends_with('.')));
    let mut forms: Vec<&str> = of_status.chain(fields.iter().filter_map(|group| group.secret.as_deref())).collect();
    forms.sort_unstable();
    // none begins like another, so that only the last one before a name can be its beginning
    forms.dedup_by(|form, shorter| form.starts_with(*shorter));
    let has_form = |name: &str| {
        let next = forms.partition_point(|form| *form <= name);
        next > 0 && name.starts_with(forms[next - 1])
    };
    let is_secret = |name: &String| has_form(name) || RevealedResult::is_column(name);
    (0..names.len()).filter(|column| is_secret(&names[*column])).collect()
}

/// Every violence column that goes by a name of ours goes by one of its form; `violence` is in order.
pub(super) fn check_names(
    columns: &Bound,
    violence: &[usize],
    fields: &[FieldGroup],
    header: &[&str],
) -> Result<(), LayoutError> {
    let secret =
        |name: &str| fields.iter().filter(|group| group.secret.is_some()).any(|group| group.names.iter().any(|own| own == name));
    let wrong = columns.iter().find(|(name, column)| violence.binary_search(column).is_ok() && !secret(without_occasion(name)));
    match wrong {
        None => Ok(()),
        Some((name, column)) => {
            Err(LayoutError::ViolenceMapped { column: header[column].trim().to_owned(), name: name.to_owned() })
        }
    }
}

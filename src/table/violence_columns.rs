//! The columns that hold answers about violence.

use super::bound::Bound;
use super::column_names::{plain, without_occasion};
use super::{FieldGroup, LayoutError};
use crate::violence::{RevealedResult, StatusAsks};

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

/// Words of which one within a name says that a column is about violence, and words that say so by themselves.
const WITHIN: [&str; 6] = ["våld", "violen", "övergrepp", "overgrepp", "misshandel", "assault"];
const ALONE: [&str; 8] = ["ipv", "hot", "hotad", "hotats", "threat", "threats", "threatened", "abuse"];
/// Abuse of these is none of somebody.
const SUBSTANCES: [&str; 4] = ["substance", "alcohol", "drug", "drugs"];

/// Columns that speak of violence by their name, whatever form they are of; those that go by a name of ours are not among them.
pub(super) fn named_violence(header: &[&str], is_bound: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..header.len()).filter(|column| !is_bound(*column) && speaks_of_violence(header[*column])).collect()
}

fn speaks_of_violence(name: &str) -> bool {
    let name = plain(name);
    let mut words = name.split(|sign: char| !sign.is_alphabetic());
    let is_of_substance = words.clone().any(|word| SUBSTANCES.contains(&word));
    WITHIN.iter().any(|part| name.contains(part))
        || words.any(|word| ALONE.contains(&word) && !(word == "abuse" && is_of_substance))
}

/// What a column of the status asks by its name: `Tillfrågad om våld`, `Asked?`.
pub(super) fn status_asks(name: &str) -> StatusAsks {
    const NOT: [&str; 5] = ["ej", "inte", "icke", "not", "never"];
    let name = plain(name);
    let mut words = name.split(|sign: char| !sign.is_alphabetic());
    if !words.clone().any(|word| word == "asked" || word.starts_with("tillfråga")) {
        StatusAsks::Nothing
    } else if words.any(|word| NOT.contains(&word)) {
        StatusAsks::WhetherNotAsked
    } else {
        StatusAsks::WhetherAsked
    }
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

#[cfg(test)]
mod tests {
    use super::{StatusAsks, named_violence, status_asks};

    #[test]
    fn a_column_of_the_status_asks_what_its_name_says() {
        for (name, asks) in [
            ("Tillfrågad om våld", StatusAsks::WhetherAsked),
            ("exit.TILLFRÅGAD", StatusAsks::WhetherAsked),
            ("Was asked?", StatusAsks::WhetherAsked),
            ("Ej tillfrågad", StatusAsks::WhetherNotAsked),
            ("not_asked", StatusAsks::WhetherNotAsked),
            ("se-guideline-1.status", StatusAsks::Nothing),
            ("Våld", StatusAsks::Nothing),
            ("tasked", StatusAsks::Nothing),
        ] {
            assert_eq!(status_asks(name), asks, "{name}");
        }
    }

    #[test]
    fn a_name_speaks_of_violence_by_whole_words_or_by_what_is_within() {
        let header = ["Psykiskt våld", "IPV_1", "hot", "Utsatt för övergrepp?", "violence_screen", "Våldsutsatt", "abuse"];
        assert_eq!(named_violence(&header, |_| false), [0, 1, 2, 3, 4, 5, 6]);
        let others = ["hotell", "shot", "vald kommun", "mobility", "oviktigt", "alcohol_abuse", "photo", "förvaltning"];
        assert_eq!(named_violence(&others, |_| false), [0; 0]);
        assert_eq!(named_violence(&["våld", "hot"], |column| column == 0), [1]);
    }
}

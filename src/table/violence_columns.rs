//! The columns that hold answers about violence.

use super::bound::Bound;
use super::column_names::{plain, without_occasion};
use super::{FieldGroup, LayoutError};
use crate::violence::{RevealedResult, StatusAsks};

/// The columns of a known form, also where its id is written otherwise or stands alone, of any form that has a `FORM.status`, and
/// those in which somebody wrote outcomes.
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
    let known = known_forms(fields);
    let is_secret = |name: &String| has_form(name) || RevealedResult::is_column(name) || resembles_form(name, &known);
    (0..names.len()).filter(|column| is_secret(&names[*column])).collect()
}

/// The ids of the known forms, letters and digits alone; a short one is a word like others.
fn known_forms(fields: &[FieldGroup]) -> Vec<String> {
    let ids = fields.iter().filter_map(|group| group.secret.as_deref());
    let mut ids: Vec<String> = ids.map(letters).filter(|id| id.len() >= SHORTEST_RESEMBLED).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// An id of fewer letters and digits is not looked for within names.
const SHORTEST_RESEMBLED: usize = 8;
/// So many letters may be wrong in the id of a form.
const MOST_SLIPS: usize = 2;

/// The id of a known form stands in the name, whatever the signs between its letters and whatever is around it, with a slip or two.
fn resembles_form(name: &str, forms: &[String]) -> bool {
    let name = letters(name);
    forms.iter().any(|form| slips_within(form.as_bytes(), name.as_bytes()) <= MOST_SLIPS)
}

fn letters(name: &str) -> String {
    name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The fewest letters that are wrong, missing or too many in the part of `text` that comes closest to `word`.
fn slips_within(word: &[u8], text: &[u8]) -> usize {
    // a row for each letter of the word; whatever stands before and after costs nothing
    let mut row = vec![0; text.len() + 1];
    for (place, letter) in word.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], place + 1);
        for (at, other) in text.iter().enumerate() {
            let changed = diagonal + usize::from(letter != other);
            diagonal = row[at + 1];
            row[at + 1] = changed.min(diagonal + 1).min(row[at] + 1);
        }
    }
    row.into_iter().min().unwrap_or(word.len())
}

/// Words of which one within a name says that a column is about violence, and words that say so by themselves.
const WITHIN: [&str; 9] =
    ["våld", "valdsut", "violen", "övergrepp", "overgrepp", "misshandel", "assault", "hedersfört", "stalkning"];
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

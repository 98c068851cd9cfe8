//! The columns that hold answers about violence.

use super::bound::Bound;
use super::column_names::{plain, without_occasion};
use super::{FieldGroup, LayoutError};
use crate::ground::edits_of_beginning;
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

/// An id of fewer letters and digits may be a word like others.
const SHORTEST_RESEMBLED: usize = 8;

/// The id of a known form stands at the beginning of a word of the name, whatever the signs between its letters and whatever follows,
/// a long one perhaps with a slip.
fn resembles_form(name: &str, forms: &[String]) -> bool {
    let name = plain(name);
    let is_start = |(at, sign): &(usize, char)| sign.is_alphanumeric() && !name[..*at].ends_with(char::is_alphanumeric);
    name.char_indices().filter(is_start).any(|(at, _)| {
        forms.iter().any(|form| {
            let slips = match form.len() {
                0..12 => 0,
                12..18 => 1,
                _ => 2,
            };
            let begins: String = letters(&name[at..]).take(form.len() + slips).collect();
            edits_of_beginning(form, &begins) <= slips
        })
    })
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Words of which one within a name says that a column is about violence, and words that say so by themselves.
const WITHIN: [&str; 9] =
    ["våld", "valdsut", "violen", "övergrepp", "overgrepp", "misshandel", "assault", "hedersfört", "stalkning"];
const ALONE: [&str; 8] = ["ipv", "hot", "hotad", "hotats", "threat", "threats", "threatened", "abuse"];
/// Abuse of these is none of somebody.
const SUBSTANCES: [&str; 4] = ["substance", "alcohol", "drug", "drugs"];

/// Columns that speak of violence by their name, whatever form they are of, or whose name resembles that of a known form, or is it; those
/// that go by a name of ours are not among them.
pub(super) fn named_violence(header: &[&str], fields: &[FieldGroup], is_bound: impl Fn(usize) -> bool) -> Vec<usize> {
    let ids = fields.iter().filter_map(|group| group.secret.as_deref());
    let mut forms: Vec<String> =
        ids.map(|id| letters(id).collect()).filter(|id: &String| id.len() >= SHORTEST_RESEMBLED).collect();
    forms.sort_unstable();
    forms.dedup();
    let is_secret = |name: &str| speaks_of_violence(name) || resembles_form(name, &forms);
    (0..header.len()).filter(|column| !is_bound(*column) && is_secret(header[*column])).collect()
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
    use crate::table::FieldGroup;

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
        assert_eq!(named_violence(&header, &[], |_| false), [0, 1, 2, 3, 4, 5, 6]);
        let others = ["hotell", "shot", "vald kommun", "mobility", "oviktigt", "alcohol_abuse", "photo", "förvaltning"];
        assert_eq!(named_violence(&others, &[], |_| false), [0; 0]);
        assert_eq!(named_violence(&["våld", "hot"], &[], |column| column == 0), [1]);
    }

    #[test]
    fn a_name_resembles_that_of_a_form_where_a_word_begins_like_it() {
        let form = |id: &str| FieldGroup { names: Vec::new(), essential: Vec::new(), secret: Some(format!("{id}.")) };
        let found = |name: &str, id: &str| !named_violence(&[name], &[form(id)], |_| false).is_empty();
        for name in ["se_guideline_1.x", "SE Guideline 1", "q se-guidline-1", "se-guideline-2", "s.e.guideline.1x"] {
            assert!(found(name, "se-guideline-1"), "{name}");
        }
        for (name, id) in [
            ("guidelines", "se-guideline-1"),
            ("Screeningdag", "screening-1"),
            ("Platform 2025", "form-2025"),
            ("referral_decision", "referral-1"),
            ("item", "seven-item-skeleton-1"),
            ("v1", "v1"),
        ] {
            assert!(!found(name, id), "{name} {id}");
        }
    }
}

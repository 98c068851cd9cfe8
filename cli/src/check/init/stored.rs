//! Columns that look like scores somebody stored: told, never set.

use super::columns::Found;
use super::names::plain;
use super::proposal::Proposal;
use super::seen::Seen;
use crate::check::text::shown;

/// Tells about columns that look like an index value or a KASAM total.
pub(super) fn propose(columns: &[Seen], found: &[Found], proposal: &mut Proposal) {
    for (at, column) in columns.iter().enumerate() {
        let Some([low, high]) = column.range else { continue };
        if found.iter().any(|found| found.column == at) || !column.is_mostly(column.whole + column.decimal, 80) {
            continue;
        }
        let (key, name) = (plain(&column.name), shown(&column.name));
        let is_named = |words: &[&str]| words.iter().any(|word| key.contains(word));
        if column.is_mostly(column.decimal, 30) && low >= -2.0 && high <= 1.0 && has_form(found, |ours| !ours.contains("soc")) {
            proposal.stored.say(&format!(
                "\"{name}\" looks like an index value (it runs from below or at 1); which value set it is of was not guessed. To \
                 compare it, name the set, or leave @... away to have it looked for:"
            ));
            proposal.stored.offer("eq5d5l.index@US-2019", &column.name);
        }
        for (form, range) in [("soc13", [13.0, 91.0]), ("soc29", [29.0, 203.0])] {
            let fits = low >= range[0] && high <= range[1] && high > range[0] + 12.0;
            let said = is_named(&["total", "sum", "kasam", "soc", "score", "poäng"]);
            if fits && said && has_form(found, |ours| ours.contains(form)) {
                proposal.stored.say(&format!("\"{name}\" may be a total of {form}, by its name and its range. To compare it:"));
                proposal.stored.offer(&format!("{form}.total"), &column.name);
            }
        }
    }
}

fn has_form(found: &[Found], is: impl Fn(&str) -> bool) -> bool {
    found.iter().any(|found| is(&found.ours))
}

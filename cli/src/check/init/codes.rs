//! The table of codes of a proposal: questions, left as comments.

use std::collections::{BTreeMap, BTreeSet};

use enkat::table::propose::{Evidence, Proposal};

use super::section::{Section, key_of, quoted};
use crate::text;

/// `table` is what they stand in. Says which texts stand for answers, and which levels seem to be counted from 0.
pub(super) fn write(section: &mut Section, table: &str, proposal: &Proposal) {
    let mut texts: BTreeMap<&str, (BTreeSet<&str>, [i64; 2])> = BTreeMap::new();
    let mut from_zero: BTreeSet<&str> = BTreeSet::new();
    let likely = || proposal.bindings.iter().filter(|binding| binding.column.is_some());
    for (binding, evidence) in likely().flat_map(|binding| binding.evidence.iter().map(move |evidence| (binding, evidence))) {
        // an item has the same codes at every occasion
        let item = binding.ours.rsplit('.').next().unwrap_or_default();
        match evidence {
            Evidence::Texts { texts: of_item, min, max } => {
                let known = texts.entry(item).or_insert_with(|| (BTreeSet::new(), [*min, *max]));
                known.0.extend(of_item.iter().map(String::as_str));
            }
            Evidence::FromZero { instrument } => drop(from_zero.insert(instrument)),
            Evidence::OftenZero { .. } => drop(from_zero.insert(item)),
            _ => {}
        }
    }
    if texts.is_empty() && from_zero.is_empty() {
        return;
    }
    section.say(text!("init-codes"));
    section.comment(&format!("[{table}]"));
    if !from_zero.is_empty() {
        section.say(text!("init-codes-from-zero"));
        for what in from_zero {
            section.offer(what, "from-zero");
        }
    }
    if !texts.is_empty() {
        section.say(text!("init-codes-texts"));
        for (item, (texts, range)) in texts {
            section.comment(&format!("{} = {{ {} }}", key_of(item), pairs(&texts, range).join(", ")));
        }
    }
}

/// `"Nivå 3" = 3`, or a `?` where no number stands in the text, or the same in two.
fn pairs(texts: &BTreeSet<&str>, range: [i64; 2]) -> Vec<String> {
    let code = |text: &str| only_number(text).filter(|number| (range[0]..=range[1]).contains(number));
    let is_alone = |number: i64| texts.iter().filter(|text| code(text) == Some(number)).count() == 1;
    let pair = |text: &&str| match code(text).filter(|number| is_alone(*number)) {
        Some(number) => format!("{} = {number}", quoted(text)),
        None => format!("{} = \"?\"", quoted(text)),
    };
    texts.iter().map(pair).collect()
}

/// The number in a text that has just one.
fn only_number(text: &str) -> Option<i64> {
    let mut numbers = text.split(|sign: char| !sign.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let number = numbers.next()?.parse().ok()?;
    numbers.next().is_none().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn a_text_with_its_number_needs_no_code_and_others_do() {
        let of = |texts: &[&'static str]| pairs(&texts.iter().copied().collect(), [1, 5]);
        assert_eq!(of(&["A2", "Nivå 3"]), ["\"A2\" = 2", "\"Nivå 3\" = 3"]);
        assert_eq!(of(&["lite", "Nivå 9", "1 av 5"]), ["\"1 av 5\" = \"?\"", "\"Nivå 9\" = \"?\"", "\"lite\" = \"?\""]);
        assert_eq!(of(&["A1", "B1"]), ["\"A1\" = \"?\"", "\"B1\" = \"?\""]);
    }
}

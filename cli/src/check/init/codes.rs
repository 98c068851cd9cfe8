//! The table of codes of a proposal: questions, left as comments.

use std::collections::{BTreeMap, BTreeSet};

use enkat::table::propose::{Evidence, Proposal};
use schemars::JsonSchema;
use serde::Serialize;

use super::section::{Section, key_of, quoted};
use crate::text;

/// The texts that stand in the columns of an item, and the codes that they seem to be.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct ItemTexts {
    /// The item, by our name without an occasion: it has the same codes at each.
    item: String,
    /// The lowest code.
    min: i64,
    /// The highest code.
    max: i64,
    /// The texts, in the order of their letters.
    texts: Vec<TextCode>,
}

/// A text, and the code that it seems to be.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct TextCode {
    /// As it stands in the table.
    text: String,
    /// The number in it; null where none stands in it, or the same as in another.
    code: Option<i64>,
}

/// `table` is what they stand in. Says which texts stand for answers, and which levels seem to be counted from 0.
pub(super) fn write(section: &mut Section, table: &str, proposal: &Proposal) {
    let (texts, from_zero) = (texts(proposal), from_zero(proposal));
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
        for ItemTexts { item, texts, .. } in &texts {
            let pairs: Vec<String> = texts.iter().map(pair).collect();
            section.comment(&format!("{} = {{ {} }}", key_of(item), pairs.join(", ")));
        }
    }
}

/// The texts of each item that has some.
pub(super) fn texts(proposal: &Proposal) -> Vec<ItemTexts> {
    let mut texts: BTreeMap<&str, (BTreeSet<&str>, [i64; 2])> = BTreeMap::new();
    for (item, evidence) in evidence(proposal) {
        if let Evidence::Texts { texts: of_item, min, max } = evidence {
            let known = texts.entry(item).or_insert_with(|| (BTreeSet::new(), [*min, *max]));
            known.0.extend(of_item.iter().map(String::as_str));
        }
    }
    let of = |(item, (texts, [min, max])): (&str, (BTreeSet<&str>, [i64; 2]))| {
        let texts = coded(&texts, [min, max]);
        ItemTexts { item: item.to_owned(), min, max, texts }
    };
    texts.into_iter().map(of).collect()
}

/// Questionnaires and items whose levels seem to be counted from 0.
pub(super) fn from_zero<'p>(proposal: &'p Proposal) -> BTreeSet<&'p str> {
    let of = |(item, evidence): (&'p str, &'p Evidence)| match evidence {
        Evidence::FromZero { instrument } => Some(instrument.as_str()),
        Evidence::OftenZero { .. } => Some(item),
        _ => None,
    };
    evidence(proposal).filter_map(of).collect()
}

/// What likely columns were guessed from, with their item.
fn evidence(proposal: &Proposal) -> impl Iterator<Item = (&str, &Evidence)> {
    let likely = proposal.bindings.iter().filter(|binding| binding.column.is_some());
    likely.flat_map(|binding| {
        // an item has the same codes at every occasion
        let item = binding.ours.rsplit('.').next().unwrap_or_default();
        binding.evidence.iter().map(move |evidence| (item, evidence))
    })
}

fn coded(texts: &BTreeSet<&str>, range: [i64; 2]) -> Vec<TextCode> {
    let code = |text: &str| only_number(text).filter(|number| (range[0]..=range[1]).contains(number));
    let is_alone = |number: i64| texts.iter().filter(|text| code(text) == Some(number)).count() == 1;
    let of = |text: &&str| TextCode { text: (*text).to_owned(), code: code(text).filter(|number| is_alone(*number)) };
    texts.iter().map(of).collect()
}

/// `"Nivå 3" = 3`, or a `?` where the code is not known.
fn pair(TextCode { text, code }: &TextCode) -> String {
    match code {
        Some(code) => format!("{} = {code}", quoted(text)),
        None => format!("{} = \"?\"", quoted(text)),
    }
}

/// The number in a text that has just one.
fn only_number(text: &str) -> Option<i64> {
    let mut numbers = text.split(|sign: char| !sign.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let number = numbers.next()?.parse().ok()?;
    numbers.next().is_none().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{coded, pair};

    #[test]
    fn a_text_with_its_number_needs_no_code_and_others_do() {
        let of = |texts: &[&'static str]| -> Vec<String> {
            coded(&texts.iter().copied().collect(), [1, 5]).iter().map(pair).collect()
        };
        assert_eq!(of(&["A2", "Nivå 3"]), ["\"A2\" = 2", "\"Nivå 3\" = 3"]);
        assert_eq!(of(&["lite", "Nivå 9", "1 av 5"]), ["\"1 av 5\" = \"?\"", "\"Nivå 9\" = \"?\"", "\"lite\" = \"?\""]);
        assert_eq!(of(&["A1", "B1"]), ["\"A1\" = \"?\"", "\"B1\" = \"?\""]);
    }
}

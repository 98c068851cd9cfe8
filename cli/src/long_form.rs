//! A table with a row for each answer, found by the names of its columns.

use std::ops::Range;

use anyhow::{Context as _, Result};
use enkat::ground::looks_like_name;
use enkat::inner::table::shown_name_of;
use enkat::table::{LayoutError, TableError};
use enkat::{Choices, Registry};
use enkat_tables::{AnswerColumns, Table};

use crate::say::say;
use crate::text;

/// What a column of items and one of answers may be called where nobody says; the first that is there counts.
const ITEM: [&str; 2] = ["item", "qstestcd"];
/// What was said stands beside the number that it became, which is empty where it became none.
const AS_SAID: [&str; 2] = ["qsstresn", "qsorres"];
const ANSWER: [&str; 6] = ["answer", "qsstresn", "qsorres", "resp", "response", "value"];
const ID: [&str; 2] = ["id", "usubjid"];
const WAVE: [&str; 2] = ["wave", "visit"];
/// So many items that are not read are named.
const MOST_NAMED: usize = 12;

/// The table with a row for each person and occasion, if it has one for each answer; `choices` are then those of that.
///
/// It has one if columns of items and of answers are mapped, or if no column is an item and two are called so.
pub fn pivoted(table: Table, registry: &Registry, choices: &mut Choices) -> Result<Table> {
    let header: Vec<String> = table.header().into_iter().map(|name| name.trim().to_lowercase()).collect();
    let mapped = |ours: &str| choices.columns.iter().find(|mapping| mapping.ours == ours).map(|mapping| mapping.theirs.clone());
    let place = |ours: &str, names: &[&str]| match mapped(ours) {
        Some(theirs) => header.iter().position(|name| *name == theirs.trim().to_lowercase()),
        None => names.iter().find_map(|known| header.iter().position(|name| name == known)),
    };
    let (Some(item), Some(answer)) = (place("item", &ITEM), place("answer", &ANSWER)) else { return Ok(table) };
    if mapped("item").or_else(|| mapped("answer")).is_none() && has_items(&table, registry, choices) {
        return Ok(table);
    }
    let id = place("id", &ID).with_context(|| text!("long-no-id", table = table.name()))?;
    let wave = place("wave", &WAVE);
    let roles = [("id", Some(id)), ("wave", wave), ("item", Some(item)), ("answer", Some(answer))];
    if let Some((column, items)) = roles.iter().enumerate().find_map(|(place, (ours, column))| {
        let other = roles[place + 1..].iter().find(|(_, other)| column.is_some() && other == column)?;
        Some(((*column)?, [*ours, other.0].map(str::to_owned)))
    }) {
        let column = shown_name_of(&header, column);
        return Err(anyhow::Error::new(LayoutError::MappedTwice { column, items }).context(table.name().to_owned()));
    }
    let is_number = mapped("answer").is_none() && header[answer] == AS_SAID[0];
    let said = header.iter().position(|name| is_number && name == AS_SAID[1]);
    let said = said.filter(|said| roles.iter().all(|(_, column)| *column != Some(*said)));
    let columns = AnswerColumns { id, wave, item, answer, said };
    let named = |column: usize| table.header()[column].trim().to_owned();
    let (items, answers) = (named(item), named(answer));
    choices.columns.retain(|mapping| !["item", "answer", "id", "wave"].contains(&mapping.ours.as_str()));
    let (table, left_out) = table.pivoted(columns)?;
    let name = table.name();
    say(text!("note-long", table = name, items = items, answers = answers));
    if !left_out.is_empty() {
        say(text!("note-long-left-out", table = name, columns = left_out.join(", ")));
    }
    let first_item = 1 + usize::from(columns.wave.is_some());
    let carried = header.len() - first_item - 2 - usize::from(said.is_some()) - left_out.len();
    tell_unread(&table, first_item..table.header().len() - carried, registry, choices);
    Ok(table)
}

/// Some column is read without all this.
fn has_items(table: &Table, registry: &Registry, choices: &Choices) -> bool {
    let read = choices.table(registry, &table.header());
    !matches!(
        read,
        Err(TableError::Layout(LayoutError::NoItem { .. } | LayoutError::NoHeader { .. } | LayoutError::UnknownColumn { .. }))
    )
}

/// Names items that belong to no questionnaire: they are codes of items, and answers to them are not read.
fn tell_unread(table: &Table, items: Range<usize>, registry: &Registry, choices: &Choices) {
    let Ok(reader) = choices.table(registry, &table.header()) else { return };
    let ours = reader.read_as();
    let header = table.header();
    let unread: Vec<&str> = items.filter(|item| ours[*item].is_none()).map(|item| header[item]).collect();
    let shown: Vec<&str> = unread.iter().copied().filter(|name| looks_like_name(name)).take(MOST_NAMED).collect();
    if !unread.is_empty() {
        let more = unread.len() - shown.len();
        let shown = shown.join(", ");
        let shown = if more > 0 { text!("and-more", shown = shown, more = more).to_string() } else { shown };
        say(text!("note-long-unread", table = table.name(), items = shown));
    }
}

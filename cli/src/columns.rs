//! Which columns of a table were read as what, on standard error.

use enkat::instrument::AnyInstrument;
use enkat::table::{Breakdown, TableReader};
use enkat::violence::Form;
use enkat::{Choices, Registry};

use crate::config::Settings;
use crate::language::spoken;
use crate::say::say;
use crate::summary::plural;
use crate::text;

/// More items than these are told by the first and the last.
const FEW: usize = 6;
/// So many columns that are not read are named.
const MOST_NAMED: usize = 8;
/// A name is cut after so many characters.
const LONGEST: usize = 30;

/// One column: what it is called, and what it is read as.
pub type Column = (String, Option<String>);

/// The columns as they may be shown; those that hold stored scores or make groups are read as that.
#[must_use]
pub fn columns(reader: &TableReader<'_>, choices: &Choices) -> Vec<Column> {
    let is = |name: &str, column: &str| name.trim().to_lowercase() == column.trim().to_lowercase();
    let otherwise = |name: &str| {
        let stored = choices.stored.iter().find(|stored| is(&stored.column, name));
        let group = || choices.by.iter().flat_map(Breakdown::columns).find(|column| is(column, name));
        stored
            .map(|stored| stored.to_string().rsplit_once('=').map_or_else(String::new, |(measure, _)| measure.to_owned()))
            .or_else(|| group().map(|_| "group".to_owned()))
    };
    let named = reader.header().iter().zip(reader.shown_names()).zip(reader.read_as());
    named.map(|((name, shown), read)| (shown.clone(), read.clone().or_else(|| otherwise(name)))).collect()
}

/// Says which columns were read as what, and which were not.
pub fn say_read(reader: &TableReader<'_>, settings: &Settings) {
    say(told_of(reader, &settings.choices, &settings.registry));
}

/// Which columns were read as what, and which were not.
#[must_use]
pub fn told_of(reader: &TableReader<'_>, choices: &Choices, registry: &Registry) -> String {
    let columns = columns(reader, choices);
    // a column of a violence form that is not read has a finding of its own
    let is_told = |place: &usize| columns[*place].1.is_some() || reader.violence_columns().binary_search(place).is_err();
    let told = (0..columns.len()).filter(is_told).map(|place| columns[place].clone());
    self::told(&told.collect::<Vec<_>>(), registry)
}

/// Every column is read, under the name that it has.
#[must_use]
pub fn are_all_ours(columns: &[Column]) -> bool {
    columns.iter().all(|(theirs, ours)| ours.as_ref().is_some_and(|ours| theirs.eq_ignore_ascii_case(ours)))
}

/// What columns are told together.
#[derive(PartialEq)]
enum Part<'c> {
    /// A questionnaire, by its place in the registry.
    Form(usize),
    /// A violence form, by its id.
    Violence(&'c str),
    Alone,
}

/// `read: id, wave, mo sc ua pd ad vas (EQ-5D-5L); not read: note`
fn told(columns: &[Column], registry: &Registry) -> String {
    let part_of = |ours: &'_ str| {
        let bare = ours.strip_prefix("start.").or_else(|| ours.strip_prefix("exit.")).unwrap_or(ours);
        let of_form = registry.iter().map(AnyInstrument::definition).position(|definition| {
            let is_packed = definition.packed.as_ref().is_some_and(|packed| packed.id == bare);
            is_packed || definition.items.iter().any(|item| item.id == bare)
        });
        let of_violence = || {
            registry
                .violence_forms()
                .iter()
                .map(Form::id)
                .find(|id| bare.strip_prefix(*id).is_some_and(|rest| rest.starts_with('.')))
        };
        of_form.map(Part::Form).or_else(|| of_violence().map(Part::Violence)).unwrap_or(Part::Alone)
    };
    let mut parts: Vec<(Part<'_>, Vec<String>)> = Vec::new();
    for (theirs, ours) in columns.iter().filter_map(|(theirs, ours)| Some((theirs, ours.as_ref()?))) {
        let part = part_of(ours);
        let written = if theirs.eq_ignore_ascii_case(ours) { ours.clone() } else { format!("{ours}={}", shortened(theirs)) };
        match parts.iter_mut().find(|(known, _)| *known == part && part != Part::Alone) {
            Some((_, items)) => items.push(written),
            None => parts.push((part, vec![written])),
        }
    }
    let parts = parts.into_iter().map(|(part, items)| match (part, items.as_slice()) {
        (Part::Violence(id), items) => format!("{id} ({})", plural(items.len() as u64, "column")),
        (Part::Form(form), items) => {
            let name = registry.iter().nth(form).map_or("", |instrument| spoken().label(&instrument.definition().name));
            let name = name.split(" (").next().unwrap_or_default();
            match items {
                [first, .., last] if items.len() > FEW => {
                    let columns = plural(items.len() as u64, "column");
                    text!("read-from-to", first = first, last = last, columns = columns, name = name).to_string()
                }
                items => format!("{} ({name})", items.join(" ")),
            }
        }
        (Part::Alone, items) => items.join(" "),
    });
    let read = few(parts.collect(), 2 * MOST_NAMED);
    let unread: Vec<String> = columns.iter().filter(|(_, ours)| ours.is_none()).map(|(theirs, _)| shortened(theirs)).collect();
    if unread.is_empty() {
        return text!("read-all", read = read).to_string();
    }
    text!("read-and-not", read = read, unread = few(unread, MOST_NAMED)).to_string()
}

fn few(names: Vec<String>, most: usize) -> String {
    let more = names.len().saturating_sub(most);
    let shown = names.into_iter().take(most).collect::<Vec<_>>().join(", ");
    if more > 0 { text!("and-more", shown = shown, more = more).to_string() } else { shown }
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST { name.to_owned() } else { name.chars().take(LONGEST).chain(['\u{2026}']).collect() }
}

#[cfg(test)]
mod tests {
    use enkat::Registry;

    use super::told;

    fn of(columns: &[(&str, Option<&str>)]) -> String {
        let columns: Vec<_> = columns.iter().map(|(theirs, ours)| ((*theirs).to_owned(), ours.map(str::to_owned))).collect();
        told(&columns, &Registry::built_in())
    }

    #[test]
    fn what_was_read_stands_by_questionnaire_and_the_rest_by_name() {
        let columns =
            [("ID", Some("id")), ("MO", Some("mo")), ("Q2", Some("sc")), ("note", None), ("vas", Some("vas")), ("Q7", None)];
        assert_eq!(of(&columns), "read: id, mo sc=Q2 vas (EQ-5D-5L); not read: note, Q7");
        assert_eq!(of(&columns[..2]), "read: id, mo (EQ-5D-5L)");
    }

    #[test]
    fn long_lists_are_counted() {
        let numbers: Vec<[String; 2]> = (1..=13).map(|n| [format!("q{n}"), format!("soc13_{n}")]).collect();
        let mut columns: Vec<_> = numbers.iter().map(|[theirs, ours]| (theirs.as_str(), Some(ours.as_str()))).collect();
        columns.extend(numbers.iter().map(|[theirs, _]| (theirs.as_str(), None)));
        assert_eq!(
            of(&columns),
            "read: soc13_1=q1 to soc13_13=q13, 13 columns (SOC-13); not read: q1, q2, q3, q4, q5, q6, q7, q8 and 5 more"
        );
    }
}

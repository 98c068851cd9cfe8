//! Which values of all group columns occur together.

use std::collections::HashMap;

use crate::table::is_blank;

/// The combinations of values of all group columns that occur, numbered.
#[derive(Clone, Debug, Default)]
pub(super) struct Combinations {
    pub(super) values: Vec<Vec<Box<str>>>,
    numbers: HashMap<Vec<Box<str>>, u32>,
    /// Those of the row before: neighbours often share them.
    last: u32,
}

impl Combinations {
    pub(super) fn number(&mut self, values: Vec<Box<str>>) -> u32 {
        let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(values.clone()).or_insert(next);
        if number == next {
            self.values.push(values);
        }
        number
    }

    pub(super) fn of_row(&mut self, groups: &[Vec<&str>], row: usize) -> u32 {
        let value = |column: &Vec<&str>| plain(column[row]).to_owned();
        if let Some(last) = self.values.get(self.last as usize)
            && last.iter().zip(groups).all(|(last, column)| **last == *plain(column[row]))
        {
            return self.last;
        }
        self.last = self.number(groups.iter().map(|column| value(column).into_boxed_str()).collect());
        self.last
    }
}

/// A value without blanks around it; every spelling of nothing is empty.
fn plain(value: &str) -> &str {
    let value = value.trim();
    if is_blank(value) { "" } else { value }
}

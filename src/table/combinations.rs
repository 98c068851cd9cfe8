//! Which values of all group columns occur together.

use std::collections::HashMap;

use crate::ground::is_blank;

/// The combinations of values of all group columns that occur, numbered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Combinations {
    pub(crate) values: Vec<Vec<Box<str>>>,
    numbers: HashMap<Vec<Box<str>>, u32>,
    /// Those of the row before: neighbours often share them.
    last: u32,
}

impl Combinations {
    pub(crate) fn number(&mut self, values: &[Box<str>]) -> u32 {
        if let Some(number) = self.numbers.get(values) {
            return *number;
        }
        let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.numbers.insert(values.to_vec(), next);
        self.values.push(values.to_vec());
        next
    }

    /// The number of the values that stand in a row, column by column.
    pub(crate) fn of_row<'c>(&mut self, cells: impl Iterator<Item = &'c str> + Clone) -> u32 {
        if let Some(last) = self.values.get(self.last as usize)
            && last.iter().map(|value| &**value).eq(cells.clone().map(plain))
        {
            return self.last;
        }
        let values: Vec<Box<str>> = cells.map(|cell| plain(cell).into()).collect();
        self.last = self.number(&values);
        self.last
    }
}

/// A value without blanks around it; every spelling of nothing is empty.
fn plain(value: &str) -> &str {
    let value = value.trim();
    if is_blank(value) { "" } else { value }
}

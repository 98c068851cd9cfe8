//! Columns with a number in their name: `q1` to `q13`.

use std::collections::{BTreeMap, BTreeSet};

/// What stands for the number.
pub(super) const NUMBER: &str = "{n}";

/// Columns whose names differ in one number.
pub(super) struct Run {
    /// Their name, `{n}` for the number.
    pub(super) name: String,
    /// The column of each number.
    pub(super) columns: BTreeMap<u32, usize>,
    /// No number begins with a zero, so `{n}` names them all.
    pub(super) is_plain: bool,
}

impl Run {
    /// Its numbers are these, all of them and no other.
    pub(super) fn has_numbers(&self, numbers: &BTreeSet<u32>) -> bool {
        self.columns.keys().eq(numbers)
    }
}

/// The runs of a header that have at least `fewest` columns.
pub(super) fn runs(header: &[&str], fewest: usize) -> Vec<Run> {
    let mut runs: BTreeMap<String, Run> = BTreeMap::new();
    for (column, name) in header.iter().enumerate() {
        for (start, end) in digits(name) {
            let Ok(number) = name[start..end].parse::<u32>() else { continue };
            let template = format!("{}{NUMBER}{}", &name[..start], &name[end..]);
            let run = runs.entry(template.to_lowercase()).or_insert_with(|| Run {
                name: template,
                columns: BTreeMap::new(),
                is_plain: true,
            });
            run.is_plain &= name.as_bytes()[start] != b'0' && run.columns.insert(number, column).is_none();
        }
    }
    let mut runs: Vec<Run> = runs.into_values().filter(|run| run.columns.len() >= fewest).collect();
    runs.sort_by_key(|run| run.columns.values().min().copied());
    runs
}

/// Where each group of digits in a name begins and ends.
fn digits(name: &str) -> Vec<(usize, usize)> {
    let bytes = name.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let starts = (0..bytes.len()).filter(|at| is_digit(*at) && (*at == 0 || !is_digit(at - 1)));
    starts.map(|start| (start, (start..bytes.len()).find(|at| !is_digit(*at)).unwrap_or(bytes.len()))).collect()
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn a_run_is_found_by_the_number_that_counts() {
        let header: Vec<String> = (1..=13).map(|number| format!("soc13_{number}_T1")).collect();
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        let found = runs(&header, 10);
        assert_eq!(found.iter().map(|run| run.name.as_str()).collect::<Vec<_>>(), ["soc13_{n}_T1"]);
        assert!(found[0].has_numbers(&(1..=13).collect()) && found[0].is_plain);
    }
}

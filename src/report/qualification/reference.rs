//! What is embedded: tables of numbers, of which no cell is quoted.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

/// An embedded table.
pub(super) struct Reference {
    pub(super) name: &'static str,
    text: &'static str,
}

macro_rules! references {
    ($($constant:ident = $name:literal;)+) => {
        $(pub(super) const $constant: Reference = Reference { name: $name, text: include_str!(concat!("reference/", $name)) };)+
        /// All of them.
        pub(super) const ALL: &[Reference] = &[$($constant),+];
    };
}

references! {
    VALUE_SETS = "value_sets.csv";
    INDEX_VALUES = "index_values.csv";
    EQ5D_PEOPLE = "eq5d_people.csv";
    KASAM_SUMS = "kasam_sums.csv";
    KASAM_PEOPLE = "kasam_people.csv";
    FIGURES = "figures.csv";
    RELEASE = "release.csv";
}

/// A row, by the names of its columns.
pub(super) struct Row {
    cells: BTreeMap<&'static str, &'static str>,
}

impl Row {
    /// A cell; empty where there is none, which no result is equal to.
    pub(super) fn get(&self, column: &str) -> &'static str {
        self.cells.get(column).copied().unwrap_or_default()
    }

    /// A cell that holds a number; none where it is empty.
    pub(super) fn number(&self, column: &str) -> Option<f64> {
        self.get(column).parse().ok()
    }
}

impl Reference {
    /// Its columns.
    pub(super) fn columns(&self) -> Vec<&'static str> {
        self.text.lines().next().unwrap_or_default().split(',').collect()
    }

    /// Its rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row> {
        let columns = self.columns();
        self.lines().map(move |line| Row { cells: columns.iter().copied().zip(line.split(',')).collect() })
    }

    /// Its rows as they stand.
    pub(super) fn lines(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.text.lines().skip(1)
    }

    /// The SHA-256 of the file.
    pub(super) fn sha256(&self) -> String {
        sha256(self.text.as_bytes())
    }
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    /// A cell that is quoted would be read in two.
    #[test]
    fn every_row_has_a_cell_for_each_column() {
        for reference in super::ALL {
            let columns = reference.columns().len();
            assert!(
                reference.lines().all(|line| line.split(',').count() == columns && !line.contains('"')),
                "{}",
                reference.name
            );
            assert!(reference.lines().count() > 50, "{}", reference.name);
        }
    }

    #[test]
    fn the_references_are_small() {
        let bytes: usize = super::ALL.iter().map(|reference| reference.text.len()).sum();
        assert!(bytes < 150_000, "{bytes}");
    }
}

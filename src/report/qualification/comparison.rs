//! What was worked out, held against what is expected.

use std::fmt::Display;

/// So many differences are told one by one.
const MOST_TOLD: usize = 10;

/// How many results were compared, and which of them differ.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub(super) struct Comparison {
    pub(super) compared: u64,
    pub(super) differing: u64,
    /// The first of them.
    pub(super) differences: Vec<String>,
}

impl Comparison {
    /// Something was compared, and nothing differs.
    pub(super) fn passes(&self) -> bool {
        self.compared > 0 && self.differing == 0
    }

    /// Equal to the last sign.
    pub(super) fn same<T: PartialEq + Display>(&mut self, name: impl Display, found: &T, expected: &T) {
        self.note(found == expected, || format!("{name}: {found}, expected {expected}"));
    }

    /// Equal within so much, or none on both sides.
    pub(super) fn number(&mut self, name: impl Display, found: Option<f64>, expected: Option<f64>, within: f64) {
        let is_same = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() <= within,
            (found, expected) => found.is_none() && expected.is_none(),
        };
        let shown = |number: Option<f64>| number.map_or_else(|| "none".to_owned(), |number| number.to_string());
        self.note(is_same, || format!("{name}: {}, expected {}", shown(found), shown(expected)));
    }

    /// Something could not be worked out at all.
    pub(super) fn failed(&mut self, why: impl Display) {
        self.note(false, || why.to_string());
    }

    fn note(&mut self, is_same: bool, told: impl FnOnce() -> String) {
        self.compared += 1;
        if !is_same {
            self.differing += 1;
            if self.differences.len() < MOST_TOLD {
                self.differences.push(told());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Comparison;

    #[test]
    fn what_differs_is_counted_and_told() {
        let mut comparison = Comparison::default();
        assert!(!comparison.passes(), "nothing was compared");
        comparison.same("a", &1, &1);
        comparison.number("b", Some(1.0), Some(1.0 + 1e-12), 1e-9);
        comparison.number("c", None, None, 0.0);
        assert!(comparison.passes());
        comparison.number("d", None, Some(2.5), 1.0);
        comparison.number("e", Some(f64::NAN), Some(1.0), 1.0);
        (0..20).for_each(|place| comparison.same(place, &0, &1));
        assert!(!comparison.passes());
        assert_eq!((comparison.compared, comparison.differing, comparison.differences.len()), (25, 22, 10));
        assert_eq!(comparison.differences[0], "d: none, expected 2.5");
    }
}

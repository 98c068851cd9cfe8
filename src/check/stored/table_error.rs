//! Errors of other programs' tables of value sets.
//!
//! For recognising columns that were made with them; nothing is scored by these numbers.

use crate::eq5d5l::{Dimension, Profile};

/// Effects that differ from the published ones.
pub(super) struct TableMistake {
    /// The value set.
    pub(super) set: &'static str,
    /// Whose table it is, and since when that is known.
    pub(super) table: &'static str,
    /// Dimension, level, the published effect and the one in the table, in ten-thousandths.
    pub(super) effects: &'static [(Dimension, u8, i64, i64)],
}

/// Found by comparing the tables with three (Germany) and two (Ethiopia) independent sources.
pub(super) const TABLE_ERRORS: [TableMistake; 2] = [
    TableMistake { set: "DE-2018", table: "eq5dsuite 2.0.0", effects: &[(Dimension::AnxietyDepression, 4, -2440, -2240)] },
    TableMistake {
        set: "ET-2020",
        table: "valueEQ5D 0.7.2",
        effects: &[(Dimension::SelfCare, 4, -1419, -1486), (Dimension::SelfCare, 5, -2223, -2633)],
    },
];

impl TableMistake {
    /// By how much the table is off for this profile, in ten-thousandths.
    pub(super) fn off_by(&self, profile: Profile) -> i64 {
        let effects = self.effects.iter().filter(|(dimension, level, ..)| profile.level(*dimension).get() == *level);
        effects.map(|(_, _, published, in_table)| in_table - published).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::TABLE_ERRORS;
    use crate::eq5d5l::{Dimension, ValueSet};

    #[test]
    fn the_published_effects_are_those_that_are_scored() {
        for error in &TABLE_ERRORS {
            let coefficients = ValueSet::published(error.set).unwrap().coefficients().unwrap();
            for (dimension, level, published, _) in error.effects {
                let place = Dimension::ALL.iter().position(|other| other == dimension).unwrap();
                let effect = coefficients.effects[place][usize::from(*level) - 1];
                assert_eq!(effect * 10_000, published * 10_i64.pow(coefficients.decimals), "{}", error.set);
            }
        }
    }
}

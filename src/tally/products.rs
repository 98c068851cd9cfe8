//! Exact sums of products of keyed items.

use crate::stats::CrossProducts;

/// Sums, squares and products of the keyed items of one scale, over complete rows.
///
/// All that alpha, item-rest correlations and a factor model need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Products {
    pub(crate) n: u64,
    pub(crate) sums: Vec<u64>,
    /// The upper triangle with the diagonal, row by row.
    pub(crate) crossed: Vec<u64>,
}

/// Rows whose columns stay in the first cache together.
const TILE: usize = 256;

impl Products {
    pub(crate) fn new(items: usize) -> Self {
        Self { n: 0, sums: vec![0; items], crossed: vec![0; items * (items + 1) / 2] }
    }

    /// Adds the rows that lack no answer; a column for each item, already keyed.
    pub(crate) fn add(&mut self, columns: &[&[u8]], unanswered: &[u8]) {
        self.n += unanswered.iter().map(|unanswered| u64::from(*unanswered == 0)).sum::<u64>();
        let mut tile = vec![[0_u16; TILE]; columns.len()];
        for (start, unanswered) in (0..).step_by(TILE).zip(unanswered.chunks(TILE)) {
            for (tile, column) in tile.iter_mut().zip(columns) {
                for ((value, code), unanswered) in tile.iter_mut().zip(&column[start..]).zip(unanswered) {
                    // a row that lacks an answer counts as zeros
                    *value = u16::from(*code) & u16::from(*unanswered == 0).wrapping_neg();
                }
            }
            self.add_tile(&tile, unanswered.len());
        }
    }

    fn add_tile(&mut self, tile: &[[u16; TILE]], rows: usize) {
        let columns: Vec<&[u16]> = tile.iter().map(|column| &column[..rows]).collect();
        for (sum, column) in self.sums.iter_mut().zip(&columns) {
            *sum += column.iter().map(|value| u64::from(*value)).sum::<u64>();
        }
        let largest = columns.iter().flat_map(|column| column.iter()).fold(0, |largest, value| *value | largest);
        let product_sum = if largest <= NARROW { narrow_product_sum } else { product_sum };
        let mut products = self.crossed.iter_mut();
        for (place, first) in columns.iter().enumerate() {
            // the columns first: a zip takes from its first part before it knows that the second has ended
            for (second, product) in columns[place..].iter().zip(products.by_ref()) {
                *product += u64::from(product_sum(first, second));
            }
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.n += other.n;
        super::profiles::add_each(&mut self.sums, &other.sums);
        super::profiles::add_each(&mut self.crossed, &other.crossed);
    }

    /// As the statistics of reliability take them.
    pub(crate) fn as_cross_products(&self) -> CrossProducts<'_> {
        CrossProducts { n: self.n, sums: &self.sums, products: &self.crossed }
    }
}

/// So many products of two values up to this fit 16 bits together.
const NARROW: u16 = 15;
const _: () = assert!(TILE * (NARROW as usize * NARROW as usize) <= u16::MAX as usize);

/// The sum of products of values up to 15, as nearly every form has them: twice as many at a time.
fn narrow_product_sum(first: &[u16], second: &[u16]) -> u32 {
    u32::from(first.iter().zip(second).fold(0_u16, |sum, (a, b)| sum.wrapping_add(a.wrapping_mul(*b))))
}

/// The sum of products of any two bytes.
fn product_sum(first: &[u16], second: &[u16]) -> u32 {
    first.iter().zip(second).map(|(a, b)| u32::from(*a) * u32::from(*b)).sum()
}

#[cfg(test)]
mod tests {
    use super::{narrow_product_sum, product_sum};

    #[test]
    fn products_of_values_beyond_fifteen_are_summed_as_those_up_to_it() {
        let (first, second) = ([1, 2, 15], [7, 0, 15]);
        assert_eq!([narrow_product_sum(&first, &second), product_sum(&first, &second)], [7 + 225; 2]);
        assert_eq!(product_sum(&[16, 255], &[3, 255]), 48 + 65_025);
    }
}

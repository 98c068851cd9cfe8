//! Exact sums of products of keyed items.

use crate::stats::CrossProducts;

/// Sums, squares and products of the keyed items of one scale, over complete rows.
///
/// All that alpha, item-rest correlations and a factor model need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Products {
    pub(crate) n: u64,
    pub(crate) sums: Vec<u64>,
    /// The upper triangle with the diagonal, row by row.
    pub(crate) products: Vec<u64>,
}

/// Rows whose columns stay in the first cache together, and whose products fit 32 bits.
const TILE: usize = 512;

impl Products {
    pub(crate) fn new(items: usize) -> Self {
        Self { n: 0, sums: vec![0; items], products: vec![0; items * (items + 1) / 2] }
    }

    /// Adds the rows that lack no answer; a column for each item, already keyed.
    pub(crate) fn add(&mut self, columns: &[&[u8]], unanswered: &[u8]) {
        let rows = unanswered.len();
        let lacking = unanswered.iter().any(|unanswered| *unanswered > 0);
        self.n += unanswered.iter().filter(|unanswered| **unanswered == 0).count() as u64;
        let mut masked = vec![0_u8; if lacking { columns.len() * TILE } else { 0 }];
        for start in (0..rows).step_by(TILE) {
            let tile = start..rows.min(start + TILE);
            if lacking {
                // a row that lacks an answer counts as zeros
                for (masked, column) in masked.chunks_mut(TILE).zip(columns) {
                    for ((masked, code), unanswered) in masked.iter_mut().zip(&column[tile.clone()]).zip(&unanswered[tile.clone()])
                    {
                        *masked = code & u8::from(*unanswered == 0).wrapping_neg();
                    }
                }
                let columns: Vec<&[u8]> = masked.chunks(TILE).map(|column| &column[..tile.len()]).collect();
                self.add_tile(&columns);
            } else {
                let columns: Vec<&[u8]> = columns.iter().map(|column| &column[tile.clone()]).collect();
                self.add_tile(&columns);
            }
        }
    }

    fn add_tile(&mut self, columns: &[&[u8]]) {
        for (sum, column) in self.sums.iter_mut().zip(columns) {
            *sum += u64::from(column.iter().map(|code| u32::from(*code)).sum::<u32>());
        }
        let mut products = self.products.iter_mut();
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
        super::profiles::add_each(&mut self.products, &other.products);
    }

    /// As the statistics of reliability take them.
    pub(crate) fn as_cross_products(&self) -> CrossProducts<'_> {
        CrossProducts { n: self.n, sums: &self.sums, products: &self.products }
    }
}

/// At most 512 products of two bytes.
fn product_sum(first: &[u8], second: &[u8]) -> u32 {
    first.iter().zip(second).map(|(a, b)| u32::from(*a) * u32::from(*b)).sum()
}

//! Exact numbers as integers on one grid.

use super::number::MOST_PEOPLE;
use crate::ground::Exact;

/// Numbers as units of `1 / denominator`, in the order they came.
pub(super) struct Grid<const N: usize> {
    pub(super) denominator: i128,
    pub(super) cells: Vec<([i128; N], u64)>,
    /// How many people there are, whether or not their numbers fit.
    pub(super) n: u64,
}

/// The largest number of units: sums and differences of two of them cannot overflow.
const MOST_UNITS: u128 = 1 << 120;

/// The decimals tried, in this order, where no grid holds all the numbers exactly.
const DECIMALS: [u32; 5] = [18, 12, 6, 3, 0];

impl<const N: usize> Grid<N> {
    /// The coarsest grid that holds all the numbers.
    ///
    /// Where no grid of 128 bits does, the numbers are rounded to as many
    /// decimals as fit, at most 18. Which it is depends on the numbers alone,
    /// not on their order.
    pub(super) fn of(cells: impl IntoIterator<Item = ([Exact; N], u64)>) -> Self {
        let cells: Vec<_> = cells.into_iter().filter(|(_, count)| *count > 0).collect();
        if let Some(grid) = Self::exact(&cells) {
            return grid;
        }
        DECIMALS.iter().find_map(|decimals| Self::rounded(&cells, *decimals)).unwrap_or_else(|| Self {
            denominator: 1,
            cells: Vec::new(),
            n: people(cells.iter().map(|(_, count)| *count)),
        })
    }

    /// The cells on the grid they are given on; none at all if they do not fit.
    pub(super) fn given(denominator: i128, cells: Vec<([i128; N], u64)>) -> Self {
        let mut cells = cells;
        cells.retain(|(_, count)| *count > 0);
        let n = people(cells.iter().map(|(_, count)| *count));
        let fits = denominator > 0 && n <= MOST_PEOPLE && cells.iter().all(|(values, _)| values.iter().all(|value| fits(*value)));
        if !fits {
            cells = Vec::new();
        }
        Self { denominator: denominator.max(1), cells, n }
    }

    fn exact(cells: &[([Exact; N], u64)]) -> Option<Self> {
        let mut denominator = 1_i128;
        for value in cells.iter().flat_map(|(values, _)| values) {
            let own = value.denominator();
            if denominator % own != 0 {
                denominator = (denominator / greatest_common_divisor(denominator, own)).checked_mul(own)?;
            }
        }
        let units = |value: &Exact| value.numerator().checked_mul(denominator / value.denominator()).filter(|units| fits(*units));
        Self::all(cells, denominator, units)
    }

    fn rounded(cells: &[([Exact; N], u64)], decimals: u32) -> Option<Self> {
        let denominator = 10_i128.checked_pow(decimals)?;
        let units = |value: &Exact| {
            let rounded = value.checked_round(decimals)?;
            rounded.numerator().checked_mul(denominator / rounded.denominator()).filter(|units| fits(*units))
        };
        Self::all(cells, denominator, units)
    }

    fn all(cells: &[([Exact; N], u64)], denominator: i128, units: impl Fn(&Exact) -> Option<i128>) -> Option<Self> {
        let on_grid = cells.iter().map(|(values, count)| {
            let mut cell = [0; N];
            for (unit, value) in cell.iter_mut().zip(values) {
                *unit = units(value)?;
            }
            Some((cell, *count))
        });
        Some(Self::given(denominator, on_grid.collect::<Option<_>>()?))
    }
}

/// Sorts cells and merges those with equal values.
pub(super) fn merged<T: Ord>(mut cells: Vec<(T, u64)>) -> Vec<(T, u64)> {
    if !cells.is_sorted_by(|a, b| a.0 < b.0) {
        cells.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        cells.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1; // the sum of all is checked before
            }
            same
        });
    }
    cells
}

fn fits(units: i128) -> bool {
    units.unsigned_abs() <= MOST_UNITS
}

fn people(counts: impl Iterator<Item = u64>) -> u64 {
    counts.fold(0, u64::saturating_add)
}

/// Euclid's algorithm, of two positive numbers.
fn greatest_common_divisor(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::Grid;
    use crate::ground::Exact;

    #[test]
    fn fractions_meet_on_the_coarsest_common_grid() {
        let grid = Grid::of([([Exact::ratio(1, 6)], 1), ([Exact::ratio(3, 4)], 2), ([Exact::integer(9)], 0)]);
        assert_eq!((grid.denominator, grid.n), (12, 3));
        assert_eq!(grid.cells, [([2], 1), ([9], 2)]);
    }

    #[test]
    fn fractions_without_a_common_grid_are_rounded_alike_in_any_order() {
        let large = 10_i128.pow(36);
        let cells = [([Exact::ratio(1, large - 1)], 1), ([Exact::ratio(1, large - 2)], 1), ([Exact::ratio(5, 2)], 1)];
        let mut turned = cells;
        turned.reverse();
        let (grid, other) = (Grid::of(cells), Grid::of(turned));
        assert_eq!(grid.denominator, 10_i128.pow(18));
        assert_eq!(grid.denominator, other.denominator);
        assert_eq!(grid.cells[2], other.cells[0]);
    }

    #[test]
    fn what_does_not_fit_is_counted_and_left_out() {
        let grid = Grid::given(1, vec![([i128::MAX], 2)]);
        assert_eq!((grid.n, grid.cells.len()), (2, 0));
        let grid = Grid::given(0, vec![([1], 2)]);
        assert_eq!((grid.n, grid.cells.len()), (2, 0));
    }
}

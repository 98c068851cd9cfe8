//! How well the items of a scale hang together.

use super::estimate::Estimate;
use super::factor::Omega;
use super::matrix::Matrix;
use super::number::{count, float, length, ratio};
use super::special::fisher_f;
use super::undefined::{Stat, Undefined};
use crate::ground::short_debug;

/// Exact sums of the keyed items over the people who answered all of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CrossProducts<'a> {
    /// How many people answered every item.
    pub n: u64,
    /// The sum of each item.
    pub sums: &'a [u64],
    /// The sum of the products of every two items: the upper triangle with the diagonal, row by row:
    /// (0,0), (0,1) … (0,k−1), (1,1) …
    pub products: &'a [u64],
}

/// The internal consistency of a scale, from complete answers.
///
/// Covariances are exact integers, with n (n − 1) in the denominator, until
/// the last division.
///
/// # Examples
///
/// ```
/// use enkat::inner::stats::CrossProducts;
/// use enkat::inner::stats::Reliability;
///
/// // two items, three people: answers (1, 2), (2, 1), (3, 3)
/// let products = CrossProducts { n: 3, sums: &[6, 6], products: &[14, 13, 14] };
/// let reliability = Reliability::new(products)?;
/// // variances 1 and 1, covariance 0.5: alpha = 2/1 * (1 - 2/3)
/// assert_eq!(reliability.alpha()?.value, 2.0 / 3.0);
/// assert_eq!(reliability.mean_inter_item_r(), Ok(0.5));
/// # Ok::<(), enkat::stats::Undefined>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Reliability {
    n: u64,
    sums: Vec<u64>,
    /// Covariances times n (n − 1), full rows.
    covariances: Vec<i128>,
}

/// Answers, people and items are limited so that no sum of covariances overflows.
const MOST: i128 = 1 << 100;

impl Reliability {
    /// The covariances behind exact sums.
    ///
    /// # Errors
    ///
    /// If there are fewer than two people or two items, or the sums do not fit together.
    pub fn new(from: CrossProducts<'_>) -> Result<Self, Undefined> {
        let CrossProducts { n, sums, products } = from;
        let items = sums.len();
        if items < 2 {
            return Err(Undefined::TooFewItems { items: length(items), needed: 2 });
        }
        match n {
            0 => return Err(Undefined::NoData),
            1 => return Err(Undefined::TooFew { n, needed: 2 }),
            _ => {}
        }
        if items.checked_mul(items + 1).is_none_or(|cells| products.len() != cells / 2) {
            return Err(Undefined::Mismatch);
        }
        let mut covariances = vec![0; items * items];
        let pairs = (0..items).flat_map(|row| (row..items).map(move |column| (row, column)));
        for ((row, column), product) in pairs.zip(products) {
            // two products of 64 bits: each fits 128
            let [squared, mean] = [u128::from(n) * u128::from(*product), u128::from(sums[row]) * u128::from(sums[column])];
            let [squared, mean] = [squared, mean].map(|part| i128::try_from(part).unwrap_or(i128::MAX));
            let covariance = squared - mean;
            if covariance.abs() > MOST {
                return Err(Undefined::TooLarge);
            }
            if row == column && covariance < 0 {
                return Err(Undefined::Mismatch);
            }
            covariances[row * items + column] = covariance;
            covariances[column * items + row] = covariance;
        }
        let reliability = Self { n, sums: sums.to_vec(), covariances };
        // Cauchy and Schwarz: no correlation beyond 1
        let fits = (0..items).all(|row| {
            (0..row).all(|column| {
                let [both, one, other] =
                    [(row, column), (row, row), (column, column)].map(|(a, b)| float(reliability.covariance(a, b)));
                both.abs() <= one.sqrt() * other.sqrt() * (1.0 + 1e-12)
            })
        });
        if fits { Ok(reliability) } else { Err(Undefined::Mismatch) }
    }

    /// How many people answered every item.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.n
    }

    /// How many items there are.
    #[must_use]
    pub fn items(&self) -> usize {
        self.sums.len()
    }

    /// Cronbach's alpha, at most 1, with Feldt's 95 % interval.
    ///
    /// `k/(k−1) (1 − Σ variances / variance of the sum)` (Cronbach 1951, doi
    /// 10.1007/BF02310555); the interval by F with n − 1 and (n − 1)(k − 1)
    /// degrees of freedom (Feldt, Woodruff and Salih 1987, doi
    /// 10.1177/014662168701100107).
    ///
    /// # Errors
    ///
    /// If the sum has no spread.
    pub fn alpha(&self) -> Result<Estimate, Undefined> {
        let value = alpha(self.items(), self.trace(), self.total())?;
        let people = count(self.n - 1);
        let answers = people * count(length(self.items() - 1));
        let limit = |p| 1.0 - (1.0 - value) * fisher_f::quantile(p, people, answers);
        Estimate { value, low: limit(0.975), high: limit(0.025) }.finite()
    }

    /// Alpha of the standardised items: `k r / (1 + (k − 1) r)` from the mean correlation r.
    ///
    /// # Errors
    ///
    /// If some item has no spread.
    pub fn alpha_standardized(&self) -> Stat {
        let (k, r) = (count(length(self.items())), self.mean_inter_item_r()?);
        let below = 1.0 + (k - 1.0) * r;
        if below > 0.0 { Ok(k * r / below) } else { Err(Undefined::NoSpread) }
    }

    /// The mean of the correlations of every two items, −1 to 1.
    ///
    /// # Errors
    ///
    /// If some item has no spread.
    pub fn mean_inter_item_r(&self) -> Stat {
        let (correlations, k) = (self.correlations()?, self.items());
        let sum: f64 = (0..k).map(|row| correlations.row(row)[..row].iter().sum::<f64>()).sum();
        Ok(sum / count(length(k * (k - 1) / 2)))
    }

    /// Guttman's lambda 6, at most 1, from the squared multiple correlation of each item with the others.
    ///
    /// Of the correlations, as R's `psych` (Guttman 1945, doi 10.1007/BF02288892).
    ///
    /// # Errors
    ///
    /// If there are fewer than k + 2 people, some item has no spread, or items depend on each other.
    pub fn lambda6(&self) -> Stat {
        self.more_people_than_items()?;
        let correlations = self.correlations()?;
        let inverse = correlations.cholesky().ok_or(Undefined::Singular)?.inverse();
        let errors: f64 = (0..self.items()).map(|item| 1.0 / inverse.at(item, item)).sum();
        let total: f64 = (0..self.items()).map(|row| correlations.row(row).iter().sum::<f64>()).sum();
        if total > 0.0 { Ok(1.0 - errors / total) } else { Err(Undefined::NoSpread) }
    }

    /// McDonald's omega of one common factor.
    ///
    /// # Errors
    ///
    /// If there are fewer than k + 2 people or three items, some item has no
    /// spread, or items depend on each other.
    pub fn omega(&self) -> Result<Omega, Undefined> {
        if self.items() < 3 {
            return Err(Undefined::TooFewItems { items: length(self.items()), needed: 3 });
        }
        self.more_people_than_items()?;
        Omega::fit(&self.correlations()?)
    }

    /// The standard deviation of the sum of all items, with n − 1 in the denominator.
    ///
    /// # Errors
    ///
    /// None as yet: two people are proven.
    pub fn sd_total(&self) -> Stat {
        Ok(self.spread(self.total()))
    }

    /// The standard error of measurement of the sum: `sd √(1 − alpha)`.
    ///
    /// # Errors
    ///
    /// If the sum has no spread.
    pub fn sem(&self) -> Stat {
        let alpha = alpha(self.items(), self.trace(), self.total())?;
        Ok(self.sd_total()? * (1.0 - alpha).sqrt())
    }

    /// The sum of one item, if there is such an item.
    pub(super) fn sum(&self, item: usize) -> Option<u64> {
        self.sums.get(item).copied()
    }

    fn more_people_than_items(&self) -> Result<(), Undefined> {
        let needed = length(self.items()) + 2;
        if self.n < needed { Err(Undefined::TooFew { n: self.n, needed }) } else { Ok(()) }
    }

    pub(super) fn covariance(&self, row: usize, column: usize) -> i128 {
        self.covariances[row * self.items() + column]
    }

    /// The sum of the variances.
    pub(super) fn trace(&self) -> i128 {
        (0..self.items()).map(|item| self.covariance(item, item)).sum()
    }

    /// The variance of the sum.
    pub(super) fn total(&self) -> i128 {
        self.covariances.iter().sum()
    }

    /// The standard deviation behind a variance that still carries n (n − 1).
    pub(super) fn spread(&self, variance: i128) -> f64 {
        (ratio(variance.max(0), i128::from(self.n)) / count(self.n - 1)).sqrt()
    }

    fn correlations(&self) -> Result<Matrix, Undefined> {
        if (0..self.items()).any(|item| self.covariance(item, item) == 0) {
            return Err(Undefined::NoSpread);
        }
        let cell = |row: usize, column: usize| {
            correlation(self.covariance(row, column), self.covariance(row, row), self.covariance(column, column))
        };
        Ok(Matrix::of(self.items(), |row, column| if row == column { 1.0 } else { cell(row, column).unwrap_or(0.0) }))
    }
}

/// Alpha of `items` items from the sum of their variances and the variance of their sum.
pub(super) fn alpha(items: usize, trace: i128, total: i128) -> Stat {
    let items = length(items);
    if items < 2 {
        return Err(Undefined::TooFewItems { items, needed: 2 });
    }
    if total <= 0 {
        return Err(Undefined::NoSpread);
    }
    let k = i128::from(items);
    let exact = || Some(ratio(k.checked_mul(total - trace)?, (k - 1).checked_mul(total)?));
    Ok(exact().unwrap_or_else(|| count(items) / count(items - 1) * ratio(total - trace, total)))
}

/// The correlation behind a covariance and two variances on the same scale.
pub(super) fn correlation(covariance: i128, one: i128, other: i128) -> Stat {
    if one <= 0 || other <= 0 {
        return Err(Undefined::NoSpread);
    }
    let [covariance, one, other] = [covariance, one, other].map(float);
    Ok((covariance / (one * other).sqrt()).clamp(-1.0, 1.0))
}

short_debug! {
    impl CrossProducts['_] { n: |from: &Self| from.n, items: |from: &Self| from.sums.len() }
    impl Reliability { n: Self::n, items: Self::items }
}

#[cfg(test)]
mod tests {
    use super::{CrossProducts, Reliability};
    use crate::stats::Undefined;

    /// Three items of four people: (1,2,1), (2,2,3), (3,5,4), (4,3,4).
    fn four_people() -> Reliability {
        // sums 10 12 12; products 30 33 35 / 42 40 / 42
        Reliability::new(CrossProducts { n: 4, sums: &[10, 12, 12], products: &[30, 33, 35, 42, 40, 42] }).expect("sums that fit")
    }

    #[test]
    fn alpha_is_that_by_hand() {
        // times 12: variances 20 24 24, covariances 12 20 16; total 68 + 96 = 164
        // alpha = 3/2 (1 - 68/164) = 3/2 * 96/164
        let reliability = four_people();
        assert_eq!(reliability.alpha().expect("a spread").value, 1.5 * 96.0 / 164.0);
        assert_eq!(reliability.sd_total(), Ok((164.0_f64 / 12.0).sqrt()));
        assert_eq!(reliability.omega(), Err(Undefined::TooFew { n: 4, needed: 5 }));
        assert_eq!(reliability.lambda6(), Err(Undefined::TooFew { n: 4, needed: 5 }));
    }

    #[test]
    fn sums_that_no_answers_have_are_refused() {
        let new = |n, sums: &[u64], products: &[u64]| Reliability::new(CrossProducts { n, sums, products }).map(|_| ());
        assert_eq!(new(3, &[6, 6], &[14, 13]), Err(Undefined::Mismatch));
        assert_eq!(new(3, &[6, 6], &[10, 13, 14]), Err(Undefined::Mismatch)); // 3 * 10 < 6 * 6
        assert_eq!(new(3, &[6, 6], &[14, 99, 14]), Err(Undefined::Mismatch));
        assert_eq!(new(u64::MAX, &[0, 0], &[u64::MAX, 0, 0]), Err(Undefined::TooLarge));
        assert_eq!(new(0, &[0, 0], &[0, 0, 0]), Err(Undefined::NoData));
        assert_eq!(new(1, &[0, 0], &[0, 0, 0]), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(new(9, &[1], &[1]), Err(Undefined::TooFewItems { items: 1, needed: 2 }));
    }

    #[test]
    fn answers_all_alike_have_no_reliability() {
        let alike = Reliability::new(CrossProducts { n: 5, sums: &[10, 10, 10], products: &[20; 6] }).expect("sums that fit");
        assert_eq!(alike.alpha(), Err(Undefined::NoSpread));
        assert_eq!(alike.omega(), Err(Undefined::NoSpread));
        assert_eq!(alike.sem(), Err(Undefined::NoSpread));
        assert_eq!(alike.sd_total(), Ok(0.0));
    }
}

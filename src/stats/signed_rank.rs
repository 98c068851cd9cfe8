//! Wilcoxon's signed-rank test of the changes.

use super::estimate::Estimate;
use super::number::{Sum, count};
use super::paired::Paired;
use super::special::normal::{self, Z975};
use super::undefined::{Stat, Undefined};

/// Wilcoxon's signed-rank test, and the effect size that goes with it.
///
/// Changes of zero are dropped; equal sizes share the mean of their ranks
/// (Wilcoxon 1945, doi 10.2307/3001968).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignedRank {
    /// The sum of the ranks of the increases: W+, or R's V.
    pub w_plus: f64,
    /// The sum of the ranks of the decreases.
    pub w_minus: f64,
    /// How many people changed.
    pub non_zero: u64,
    /// The two-sided p value, 0 to 1: normal approximation, variance corrected for ties, no continuity correction.
    pub p: f64,
    /// As `p`, with continuity correction.
    pub p_cc: f64,
    /// The two-sided p value from all sign patterns of the same ranks, for at most 50 people who changed.
    pub p_exact: Stat,
    /// `(W+ − W−) / (W+ + W−)`, −1 to 1 (Kerby 2014, doi 10.2466/11.IT.3.1), with its interval on
    /// Fisher's z scale; a point at −1 and 1, where that scale ends.
    pub rank_biserial: Estimate,
}

/// People whose changes have one size: how many increased and decreased.
struct Tie {
    up: u64,
    down: u64,
}

impl Paired {
    /// Wilcoxon's signed-rank test of the changes.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::stats::Paired;
    ///
    /// // changes 1, 2, -3, 4, 0: ranks 1 and 2 and 4 up, rank 3 down
    /// let pairs = Paired::on_grid(1, [1, 2, -3, 4, 0].map(|change| ([5, 5 + change], 1)).to_vec());
    /// let test = pairs.signed_rank()?;
    /// assert_eq!((test.w_plus, test.w_minus, test.non_zero), (7.0, 3.0, 4));
    /// // of 16 sign patterns, W+ is as far from 5 as 7 is in: 0 1 2 3 3, 7 7 8 9 10
    /// assert_eq!(test.p_exact, Ok(10.0 / 16.0));
    /// # Ok::<(), enkat::stats::Undefined>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If there is nobody, or nobody changed.
    pub fn signed_rank(&self) -> Result<SignedRank, Undefined> {
        let ties = ties(self.change().filled()?);
        let non_zero: u64 = ties.iter().map(|tie| tie.up + tie.down).sum();
        if non_zero == 0 {
            return Err(Undefined::NoChange);
        }
        // ranks are doubled, so that the means of two are integers
        let mut before = 0_u64;
        let mut doubled = [0_u128; 2];
        let mut correction = Sum::default();
        for tie in &ties {
            let size = tie.up + tie.down;
            let rank = u128::from(2 * before + size + 1);
            doubled[0] += rank * u128::from(tie.up);
            doubled[1] += rank * u128::from(tie.down);
            correction.add(count(size) * (count(size) * count(size) - 1.0));
            before += size;
        }
        let [w_plus, w_minus] = doubled.map(halved);
        let total = w_plus + w_minus;
        let n = count(non_zero);
        let variance = n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - correction.value() / 48.0;
        let distance = 0.5 * (w_plus - w_minus).abs();
        let p = |distance: f64| if distance == 0.0 { 1.0 } else { normal::two_sided(distance / variance.sqrt()) };
        // R and scipy: half a rank towards the mean, and past it where less than that is left
        let p_cc = if distance == 0.0 { 1.0 } else { p((distance - 0.5).abs()) };
        let p_exact =
            if non_zero > MOST_EXACT { Err(Undefined::TooMany { n: non_zero, most: MOST_EXACT }) } else { Ok(exact_p(&ties)) };
        let rank_biserial = rank_biserial((w_plus - w_minus) / total, n);
        Ok(SignedRank { w_plus, w_minus, non_zero, p: p(distance), p_cc, p_exact, rank_biserial })
    }
}

/// The most changes whose sign patterns are counted: 2^50 of them are exact in an `f64`.
const MOST_EXACT: u64 = 50;

/// The changes by size, smallest first, without zeros.
fn ties(changes: &[(i128, u64)]) -> Vec<Tie> {
    let split = changes.partition_point(|cell| cell.0 < 0);
    let mut down = changes[..split].iter().rev().peekable();
    let mut up = changes[split..].iter().filter(|cell| cell.0 > 0).peekable();
    let mut ties = Vec::new();
    loop {
        let sizes = [up.peek().map(|cell| cell.0.unsigned_abs()), down.peek().map(|cell| cell.0.unsigned_abs())];
        let Some(size) = sizes.into_iter().flatten().min() else { return ties };
        let mut take = |side: usize| {
            let cell = if sizes[side] != Some(size) {
                None
            } else if side == 0 {
                up.next()
            } else {
                down.next()
            };
            cell.map_or(0, |cell| cell.1)
        };
        ties.push(Tie { up: take(0), down: take(1) });
    }
}

/// The share of all sign patterns whose rank sum is at least as far from its mean.
fn exact_p(ties: &[Tie]) -> f64 {
    let n: u64 = ties.iter().map(|tie| tie.up + tie.down).sum();
    let total = n * (n + 1); // of the doubled ranks
    let Ok(size) = usize::try_from(total) else { return 1.0 };
    // patterns[s]: how many sign patterns have the doubled rank sum s
    let mut patterns = vec![0_u64; size + 1];
    patterns[0] = 1;
    let (mut before, mut observed, mut reached) = (0_u64, 0_u64, 0_usize);
    for tie in ties {
        let together = tie.up + tie.down;
        let rank = 2 * before + together + 1;
        observed += rank * tie.up;
        before += together;
        let step = usize::try_from(rank).unwrap_or(0);
        for _ in 0..together {
            reached += step;
            for sum in (step..=reached).rev() {
                patterns[sum] += patterns[sum - step];
            }
        }
    }
    let distance = (2 * observed).abs_diff(total);
    let as_far = (0..=total).zip(&patterns).filter(|(sum, _)| (2 * sum).abs_diff(total) >= distance);
    count(as_far.map(|(_, patterns)| patterns).sum()) / 2_f64.powi(i32::try_from(n).unwrap_or(0))
}

/// The rank-biserial correlation with its interval; `n` is how many changed.
///
/// On Fisher's z scale, with the standard error of the rank sum over the
/// largest rank sum, doubled: `sqrt((2n³ + 3n² + n) / 6) / ((n² + n) / 2)`.
fn rank_biserial(value: f64, n: f64) -> Estimate {
    if value.abs() >= 1.0 {
        return Estimate { value, low: value, high: value };
    }
    let margin = Z975 * (n * (n + 1.0) * (2.0 * n + 1.0) / 6.0).sqrt() / (n * (n + 1.0) / 2.0);
    let z = libm::atanh(value);
    Estimate { value, low: libm::tanh(z - margin), high: libm::tanh(z + margin) }
}

#[expect(clippy::cast_precision_loss, reason = "exact for up to 2^26 people, and rounded once beyond")]
fn halved(doubled: u128) -> f64 {
    doubled as f64 * 0.5
}

#[cfg(test)]
mod tests {
    use crate::stats::{Paired, Undefined};

    fn changes(changes: &[i128]) -> Paired {
        Paired::on_grid(1, changes.iter().map(|change| ([0, *change], 1)).collect())
    }

    #[test]
    fn ties_share_their_ranks() {
        // sizes 1 1 2 2 2 5: ranks 1.5 1.5 4 4 4 6; up: 1, 2, 2, 5 = 1.5 + 4 + 4 + 6
        let test = changes(&[1, -1, 2, 2, -2, 5, 0]).signed_rank().expect("changes");
        assert_eq!((test.w_plus, test.w_minus, test.non_zero), (15.5, 5.5, 6));
        // variance 6*7*13/24 - ((8-2) + (27-3))/48 = 22.75 - 0.625 = 22.125; z = 5 / sqrt 22.125
        // scipy 1.17: 2 * norm.sf(5 / sqrt(22.125)), and with 4.5
        assert!(
            (test.p - 0.287_787_390_154_150_2).abs() < 1e-14 && (test.p_cc - 0.338_724_147_759_658).abs() < 1e-14,
            "{test:?}"
        );
        assert_eq!(test.rank_biserial.value, 10.0 / 21.0);
        // Python 3.11, math: tanh(atanh(10/21) ∓ 1.959963984540054 * sqrt((2*216 + 3*36 + 6) / 6) / 21)
        let ends = [test.rank_biserial.low, test.rank_biserial.high];
        assert!(
            (ends[0] + 0.355_985_204_502_876_7).abs() < 1e-14 && (ends[1] - 0.887_148_103_560_919_7).abs() < 1e-14,
            "{ends:?}"
        );
    }

    #[test]
    fn all_increases_are_the_rarest_pattern() {
        let test = changes(&[1, 2, 3, 4, 5]).signed_rank().expect("changes");
        assert_eq!(test.p_exact, Ok(2.0 / 32.0)); // all up or all down
        assert_eq!([test.rank_biserial.value, test.rank_biserial.low, test.rank_biserial.high], [1.0; 3]);
    }

    #[test]
    fn fifty_changes_are_counted_and_fifty_one_are_not() {
        let fifty = changes(&(1..=50).collect::<Vec<_>>()).signed_rank().expect("changes");
        assert_eq!(fifty.p_exact, Ok(2.0_f64.powi(-49)));
        let more = changes(&(1..=51).collect::<Vec<_>>()).signed_rank().expect("changes");
        assert_eq!(more.p_exact, Err(Undefined::TooMany { n: 51, most: 50 }));
    }

    #[test]
    fn nobody_changed_is_no_test() {
        assert_eq!(changes(&[0, 0]).signed_rank(), Err(Undefined::NoChange));
        assert_eq!(changes(&[]).signed_rank(), Err(Undefined::NoData));
    }
}

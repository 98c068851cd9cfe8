//! p values of several tests at once.

/// Each p value adjusted for all of them, in the order given, 0 to 1.
///
/// Holm's step-down method (Holm 1979, Scandinavian Journal of Statistics 6,
/// 65-70): keeps the chance of any false positive. Equal p values stay equal,
/// and the order by size is kept. What is not a number counts as 1.
///
/// # Examples
///
/// ```
/// use enkat::stats::holm;
///
/// // smallest times 4, next times 3, ... and never below the one before
/// assert_eq!(holm(&[0.25, 0.0625, 0.03125, 0.5]), [0.5, 0.1875, 0.125, 0.5]);
/// ```
#[must_use]
pub fn holm(p: &[f64]) -> Vec<f64> {
    let p: Vec<f64> = p.iter().map(|p| if p.is_nan() { 1.0 } else { p.clamp(0.0, 1.0) }).collect();
    let mut by_size: Vec<usize> = (0..p.len()).collect();
    by_size.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let mut adjusted = vec![0.0; p.len()];
    let mut largest = 0.0_f64;
    for (rank, index) in by_size.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a number of tests")]
        let left = (p.len() - rank) as f64;
        largest = largest.max((p[*index] * left).min(1.0));
        adjusted[*index] = largest;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::holm;

    #[test]
    fn adjusted_values_are_those_of_r() {
        // R 4.2: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") is 0.03 0.06 0.06 0.02
        let found = holm(&[0.01, 0.04, 0.03, 0.005]);
        assert!(
            found.iter().zip([0.03, 0.06, 0.06, 0.02]).all(|(found, expected)| (found - expected).abs() < 1e-15),
            "{found:?}"
        );
        assert!(holm(&[]).is_empty());
    }

    #[test]
    fn what_is_no_share_is_held_within_0_and_1() {
        assert_eq!(holm(&[f64::NAN, -1.0, 7.0]), [1.0, 0.0, 1.0]);
    }
}

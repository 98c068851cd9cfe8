//! Exact sums of pairs of whole numbers, and how strongly the two go together.

/// Number, sums, squares and products of pairs; they add up in any order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct PairSums {
    n: u64,
    x: i128,
    y: i128,
    xx: i128,
    yy: i128,
    xy: i128,
}

impl PairSums {
    /// Adds `n` pairs; further ones in the slices hold 0 twice.
    pub(crate) fn add(&mut self, n: u64, xs: &[i16], ys: &[i16]) {
        let [mut x, mut y, mut xx, mut yy, mut xy] = [0_i64; 5];
        for (one, other) in xs.iter().zip(ys) {
            let (one, other) = (i32::from(*one), i32::from(*other));
            (x, y) = (x + i64::from(one), y + i64::from(other));
            (xx, yy, xy) = (xx + i64::from(one * one), yy + i64::from(other * other), xy + i64::from(one * other));
        }
        self.append(&Self { n, x: x.into(), y: y.into(), xx: xx.into(), yy: yy.into(), xy: xy.into() });
    }

    /// `n` pairs with these sums, squares and products.
    pub(crate) fn of(n: u64, [x, y]: [i128; 2], [xx, yy, xy]: [i128; 3]) -> Self {
        Self { n, x, y, xx, yy, xy }
    }

    pub(crate) fn append(&mut self, later: &Self) {
        self.n += later.n;
        (self.x, self.y) = (self.x + later.x, self.y + later.y);
        (self.xx, self.yy, self.xy) = (self.xx + later.xx, self.yy + later.yy, self.xy + later.xy);
    }

    /// How many pairs there are.
    pub(crate) fn n(&self) -> u64 {
        self.n
    }

    /// Pearson's r; none where one of the two never varies.
    pub(crate) fn correlation(&self) -> Option<f64> {
        let n = i128::from(self.n);
        let [between, of_x, of_y] = [n * self.xy - self.x * self.y, n * self.xx - self.x * self.x, n * self.yy - self.y * self.y];
        #[expect(clippy::cast_precision_loss, reason = "a suspicion needs no more digits")]
        let [between, of_x, of_y] = [between, of_x, of_y].map(|number| number as f64);
        (of_x > 0.0 && of_y > 0.0).then(|| (between / (of_x.sqrt() * of_y.sqrt())).clamp(-1.0, 1.0))
    }

    /// Fisher's z of r, and its standard error; none for fewer than five pairs, or where r is none.
    pub(crate) fn fisher(&self) -> Option<(f64, f64)> {
        #[expect(clippy::cast_precision_loss, reason = "a suspicion needs no more digits")]
        let degrees = self.n.checked_sub(3).filter(|degrees| *degrees > 1)? as f64;
        Some((libm::atanh(self.correlation()?), degrees.sqrt().recip()))
    }
}

#[cfg(test)]
mod tests {
    use super::PairSums;

    fn sums(pairs: &[(i16, i16)]) -> PairSums {
        let (xs, ys): (Vec<i16>, Vec<i16>) = pairs.iter().copied().unzip();
        let mut sums = PairSums::default();
        sums.add(pairs.len() as u64, &xs, &ys);
        sums
    }

    #[test]
    fn r_is_that_of_the_textbook() {
        // deviations -2 -1 0 1 2 and -1 -1 0 0 2: 7 / sqrt(10 * 6)
        let r = sums(&[(1, 1), (2, 1), (3, 2), (4, 2), (5, 4)]).correlation();
        assert!(r.is_some_and(|r| (r - 7.0 / 60_f64.sqrt()).abs() < 1e-15), "{r:?}");
        assert_eq!(sums(&[(1, 3), (2, 2), (3, 1)]).correlation(), Some(-1.0));
        assert_eq!(sums(&[(1, 3), (1, 2), (1, 1)]).correlation(), None);
        assert_eq!(PairSums::default().correlation(), None);
    }

    #[test]
    fn parts_add_up_to_the_whole() {
        let pairs: Vec<(i16, i16)> = (0..40).map(|place| (place * 7 % 11 - 5, place * 5 % 13)).collect();
        let mut parts = sums(&pairs[..17]);
        parts.append(&sums(&pairs[17..]));
        assert_eq!(parts, sums(&pairs));
    }
}

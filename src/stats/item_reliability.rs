//! One item beside the others of its scale.

use super::number::ratio;
use super::reliability::{Reliability, alpha, correlation};
use super::undefined::{Stat, Undefined};

/// One item beside the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemReliability {
    /// The mean.
    pub mean: Stat,
    /// The standard deviation, with n − 1 in the denominator.
    pub sd: Stat,
    /// The correlation with the sum of all items.
    pub r_total: Stat,
    /// The correlation with the sum of the other items: negative where an item is keyed the wrong way.
    pub r_rest: Stat,
    /// Cronbach's alpha of the other items.
    pub alpha_if_deleted: Stat,
}

impl Reliability {
    /// One item beside the others, counted from 0.
    #[must_use]
    pub fn item(&self, item: usize) -> ItemReliability {
        let Some(sum) = self.sum(item) else {
            let none = Err(Undefined::OutOfRange);
            return ItemReliability { mean: none, sd: none, r_total: none, r_rest: none, alpha_if_deleted: none };
        };
        let (own, total) = (self.covariance(item, item), self.total());
        let with_total: i128 = (0..self.items()).map(|other| self.covariance(item, other)).sum();
        let rest = total - 2 * with_total + own;
        ItemReliability {
            mean: Ok(ratio(i128::from(sum), i128::from(self.n()))),
            sd: Ok(self.spread(own)),
            r_total: correlation(with_total, own, total),
            r_rest: correlation(with_total - own, own, rest),
            alpha_if_deleted: alpha(self.items() - 1, self.trace() - own, rest),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::stats::{CrossProducts, Reliability, Undefined};

    #[test]
    fn an_item_is_held_against_the_others() {
        // answers (1,2,1), (2,2,3), (3,5,4), (4,3,4): variances times 12 are 20 24 24, covariances 12 20 16
        let products = CrossProducts { n: 4, sums: &[10, 12, 12], products: &[30, 33, 35, 42, 40, 42] };
        let reliability = Reliability::new(products).expect("sums that fit");
        // without item 0: 2 (1 - 48 / (48 + 32)); its covariance with the sum 20 + 12 + 20, with the others 12 + 20
        let item = reliability.item(0);
        assert!((item.alpha_if_deleted.expect("two left") - 0.8).abs() < 1e-15);
        assert_eq!(item.mean, Ok(2.5));
        assert!((item.r_total.expect("a spread") - 52.0 / (20.0_f64 * 164.0).sqrt()).abs() < 1e-15);
        assert!((item.r_rest.expect("a spread") - 32.0 / (20.0_f64 * 80.0).sqrt()).abs() < 1e-15);
        assert_eq!(reliability.item(3).mean, Err(Undefined::OutOfRange));
    }

    #[test]
    fn one_of_two_items_leaves_no_alpha() {
        let reliability =
            Reliability::new(CrossProducts { n: 3, sums: &[6, 6], products: &[14, 13, 14] }).expect("sums that fit");
        let item = reliability.item(1);
        assert_eq!(item.alpha_if_deleted, Err(Undefined::TooFewItems { items: 1, needed: 2 }));
        assert_eq!((item.sd, item.r_rest), (Ok(1.0), Ok(0.5)));
    }
}

//! Random numbers that never change between releases.

/// Blackman and Vigna's xoshiro256++ (2021, doi 10.1145/3460772), seeded by splitmix64 as its authors advise.
pub(super) struct Random([u64; 4]);

impl Random {
    pub(super) fn seeded(seed: u64) -> Self {
        let mut state = seed;
        Self(std::array::from_fn(|_| {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        }))
    }

    pub(super) fn next(&mut self) -> u64 {
        let [a, b, c, d] = self.0;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.0 = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// A number from 0 to below `n`, all equally likely; 0 for 0.
    ///
    /// Lemire's method (2019, doi 10.1145/3230636).
    pub(super) fn below(&mut self, n: u64) -> u64 {
        let [mut high, mut low] = halves(u128::from(self.next()) * u128::from(n));
        if low < n {
            let unfair = n.wrapping_neg() % n;
            while low < unfair {
                [high, low] = halves(u128::from(self.next()) * u128::from(n));
            }
        }
        high
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the low half is meant")]
fn halves(product: u128) -> [u64; 2] {
    [(product >> 64) as u64, product as u64]
}

#[cfg(test)]
mod tests {
    use super::Random;

    /// The authors' C code, as quoted by the tests of `rand_xoshiro` 0.6.
    #[test]
    fn the_stream_is_that_of_the_authors() {
        let mut random = Random([1, 2, 3, 4]);
        for expected in [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386, 9_228_616_714_210_784_205] {
            assert_eq!(random.next(), expected);
        }
        // splitmix64 from 1234567
        let seeded = Random::seeded(1_234_567).0;
        assert_eq!(seeded[..2], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn every_number_below_is_as_likely() {
        let mut random = Random::seeded(1);
        let mut seen = [0; 6];
        for _ in 0..60_000 {
            seen[usize::try_from(random.below(6)).expect("below 6")] += 1;
        }
        assert!(seen.iter().all(|seen| (9_600..10_400).contains(seen)), "{seen:?}");
        assert_eq!(random.below(0), 0);
    }
}

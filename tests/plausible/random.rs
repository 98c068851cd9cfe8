//! Random numbers that are the same on every machine.

/// Blackman and Vigna's xoshiro256++, seeded by splitmix64.
pub(crate) struct Random([u64; 4]);

impl Random {
    pub(crate) fn seeded(seed: u64) -> Self {
        let mut state = seed;
        Self(std::array::from_fn(|_| {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        }))
    }

    fn next(&mut self) -> u64 {
        let [a, b, c, d] = self.0;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.0 = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// From `low` to below `high`.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        let bits = u32::try_from(self.next() >> 32).expect("32 bits");
        low + (high - low) * f64::from(bits) / 4_294_967_296.0
    }

    /// True with this chance.
    pub(crate) fn happens(&mut self, chance: f64) -> bool {
        self.between(0.0, 1.0) < chance
    }

    /// Any of 0 to below `n`.
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(n)) >> 64).try_into().expect("below n")
    }

    /// Nearly normal, mean 0 and variance 1: twelve uniform numbers need no function that machines round differently.
    pub(crate) fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.between(0.0, 1.0)).sum::<f64>() - 6.0
    }
}

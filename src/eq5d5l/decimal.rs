//! Decimal texts as integers on a decimal grid.

/// A decimal number as printed: `-0.0389` is -389 with 4 decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    digits: i64,
    decimals: u32,
}

impl Decimal {
    /// The finest grid of a value set.
    pub(crate) const MOST_DECIMALS: u32 = 12;
    /// No value set has whole parts beyond this, and keep every sum within 64 bits.
    const MOST_WHOLE: i64 = 1_000;

    /// The number that `text` prints, or `None` if it is not a plain decimal
    /// number of at most twelve decimals and at most ±1000.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || !is_number(fraction) {
            return None;
        }
        let fraction = fraction.trim_end_matches('0');
        let decimals = u32::try_from(fraction.len()).ok().filter(|decimals| *decimals <= Self::MOST_DECIMALS)?;
        let whole: i64 = whole.parse().ok().filter(|whole| *whole <= Self::MOST_WHOLE)?;
        let magnitude = whole * 10_i64.pow(decimals) + fraction.parse().unwrap_or(0);
        let digits = if text.starts_with('-') { -magnitude } else { magnitude };
        Some(Self { digits, decimals })
    }

    /// How many decimals it needs.
    pub(crate) fn decimals(self) -> u32 {
        self.decimals
    }

    /// The number on a grid of `decimals` decimals, which must be fine enough.
    pub(crate) fn on_grid(self, decimals: u32) -> i64 {
        self.digits * 10_i64.pow(decimals - self.decimals)
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn a_printed_number_keeps_its_digits() {
        for (text, decimals, digits) in
            [("-0.0389", 4, -389), ("1", 0, 1), ("-0.3370", 3, -337), ("88.85", 2, 8885), ("0.000000000001", 12, 1), ("0", 0, 0)]
        {
            let decimal = Decimal::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((decimal.decimals(), decimal.on_grid(decimals)), (decimals, digits), "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_decimal_is_refused() {
        for text in ["", "-", ".", "1.", ".5", "1e-3", "0,5", "NaN", "inf", "1.0000000000001", "1001", "--1", "1.2.3", "٣"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}

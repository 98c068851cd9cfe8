//! Where a function crosses zero.

/// The argument between `low` and `high` where an increasing `f` crosses zero.
///
/// By Brent-like steps: regula falsi in the Illinois variant (Dowell and
/// Jarratt 1971), and halving whenever that gains too little. Ends when the
/// bracket is a few units in the last place wide; exact brackets always halve,
/// so it ends. Where `f` does not change sign, the nearer end.
pub(super) fn increasing(f: impl Fn(f64) -> f64, low: f64, high: f64) -> f64 {
    let (mut low, mut high) = (low, high);
    let (mut at_low, mut at_high) = (f(low), f(high));
    if at_low >= 0.0 {
        return low;
    }
    if at_high <= 0.0 {
        return high;
    }
    let mut last_side = 0_i8;
    for step in 0..400 {
        let width = high - low;
        if width <= 4.0 * f64::EPSILON * low.abs().max(high.abs()) {
            break;
        }
        let falsi = low + width * (at_low / (at_low - at_high));
        let middle = low + 0.5 * width;
        let guess = if step % 3 == 2 || !(falsi > low && falsi < high) { middle } else { falsi };
        if guess <= low || guess >= high {
            break;
        }
        let at_guess = f(guess);
        if at_guess == 0.0 {
            return guess;
        }
        let side = if at_guess < 0.0 { -1 } else { 1 };
        if side < 0 {
            (low, at_low) = (guess, at_guess);
            at_high *= if last_side == side { 0.5 } else { 1.0 };
        } else {
            (high, at_high) = (guess, at_guess);
            at_low *= if last_side == side { 0.5 } else { 1.0 };
        }
        last_side = side;
    }
    low + 0.5 * (high - low)
}

#[cfg(test)]
mod tests {
    use super::increasing;

    #[test]
    fn a_root_is_found_to_the_last_places() {
        assert!((increasing(|x| x * x * x - 2.0, 0.0, 1e6) - libm::cbrt(2.0)).abs() < 1e-15);
        assert!((increasing(|x| libm::exp(x) - 1e-9, -700.0, 700.0) - libm::log(1e-9)).abs() < 1e-14);
        assert_eq!(increasing(|x| x + 1.0, 0.0, 1.0), 0.0);
        assert_eq!(increasing(|x| x - 2.0, 0.0, 1.0), 1.0);
    }
}

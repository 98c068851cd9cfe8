//! One common factor behind the items of a scale.

use libm::{exp, log};

use super::matrix::{Matrix, dot};
use super::undefined::Undefined;

/// McDonald's omega of one common factor.
///
/// The factor is fitted to the Pearson correlations by maximum likelihood
/// (Jöreskog 1967, doi 10.1007/BF02289658), with Newton's method and the
/// exact second derivatives. Uniquenesses are at least 0.005, as in R's
/// `factanal`.
#[derive(Clone, Debug, PartialEq)]
pub struct Omega {
    /// Omega total, 0 to 1: `(Σ loading)² / ((Σ loading)² + Σ uniqueness)`.
    pub total: f64,
    /// The standardised loadings, in the order of the items; their sum is not negative.
    pub loadings: Vec<f64>,
    /// Whether some uniqueness ended on its bound: a Heywood case, in which the fit is not to be trusted.
    pub heywood: bool,
}

/// The smallest uniqueness, that of R's `factanal`.
const SMALLEST: f64 = 0.005;

/// Steps before a fit is given up; a dozen is usual.
const MOST_STEPS: u32 = 500;

/// Steps of a fit end where no slope is steeper.
const FLAT: f64 = 1e-11;

impl Omega {
    /// The fit to a correlation matrix.
    pub(super) fn fit(correlations: &Matrix) -> Result<Self, Undefined> {
        let factor = correlations.cholesky().ok_or(Undefined::Singular)?;
        let inverse = factor.inverse();
        let ln_determinant = factor.ln_determinant();
        let size = correlations.size();
        // factanal's start: uniquenesses from the multiple correlations
        #[expect(clippy::cast_precision_loss, reason = "a number of items")]
        let shrink = 1.0 - 0.5 / size as f64;
        let start = (0..size).map(|item| log((shrink / inverse.at(item, item)).clamp(SMALLEST, 1.0))).collect();
        let mut fit = Fit::at(correlations, ln_determinant, start, None).ok_or(Undefined::NotConverged)?;
        for _ in 0..MOST_STEPS {
            if fit.is_flat() {
                return fit.omega();
            }
            match fit.improved(correlations, ln_determinant) {
                Some(better) => fit = better,
                None if fit.is_nearly_flat() => return fit.omega(),
                None => break,
            }
        }
        Err(Undefined::NotConverged)
    }
}

/// The fit at given uniquenesses, the loadings being the best for them.
///
/// The misfit is `Σ (e − ln e − 1)` over all eigenvalues `e` but the largest of
/// the correlations, scaled by the uniquenesses on both sides. Slopes and
/// curvatures are those in the logarithms of the uniquenesses.
struct Fit {
    ln_uniqueness: Vec<f64>,
    scaled: Matrix,
    largest: f64,
    vector: Vec<f64>,
    misfit: f64,
    slope: Vec<f64>,
}

impl Fit {
    fn at(correlations: &Matrix, ln_determinant: f64, ln_uniqueness: Vec<f64>, vector: Option<&[f64]>) -> Option<Self> {
        let size = correlations.size();
        let roots: Vec<f64> = ln_uniqueness.iter().map(|ln| exp(-0.5 * ln)).collect();
        let scaled = Matrix::of(size, |row, column| correlations.at(row, column) * roots[row] * roots[column]);
        let start = vector.map_or_else(|| roots.clone(), <[f64]>::to_vec);
        let (largest, vector) = largest_eigenpair(&scaled, start)?;
        let trace: f64 = (0..size).map(|item| scaled.at(item, item)).sum();
        let ln_rest = ln_determinant - ln_uniqueness.iter().sum::<f64>() - log(largest);
        #[expect(clippy::cast_precision_loss, reason = "a number of items")]
        let misfit = (trace - largest) - ln_rest - (size - 1) as f64;
        // Σ (1 - e) v² over the other eigenvectors: what they leave of 1, less what they leave of the diagonal
        let slope = (0..size).map(|item| {
            let square = vector[item] * vector[item];
            1.0 - square - (scaled.at(item, item) - largest * square)
        });
        let slope = slope.collect();
        Some(Self { ln_uniqueness, scaled, largest, vector, misfit, slope })
    }

    /// The items whose uniqueness is not held at a bound by the slope.
    fn free(&self) -> Vec<usize> {
        let held = |item: &usize| {
            let (ln, slope) = (self.ln_uniqueness[*item], self.slope[*item]);
            (ln <= log(SMALLEST) && slope >= 0.0) || (ln >= 0.0 && slope <= 0.0)
        };
        (0..self.slope.len()).filter(|item| !held(item)).collect()
    }

    fn steepest(&self) -> f64 {
        self.free().iter().map(|item| self.slope[*item].abs()).fold(0.0, f64::max)
    }

    fn is_flat(&self) -> bool {
        self.steepest() <= FLAT
    }

    /// As flat as rounding allows where the correlations are nearly singular.
    fn is_nearly_flat(&self) -> bool {
        self.steepest() <= 1e-7
    }

    /// A fit with less misfit: Newton's step, or where that does not lead down Fisher's, shortened until it helps.
    fn improved(&self, correlations: &Matrix, ln_determinant: f64) -> Option<Self> {
        let free = self.free();
        let newton = self.curvature(); // none where two eigenvalues are the largest
        let others = |row: usize, column: usize| f64::from(row == column) - self.vector[row] * self.vector[column];
        let fisher = Matrix::of(self.slope.len(), |row, column| others(row, column).powi(2) + 1e-9 * f64::from(row == column));
        newton.into_iter().chain([fisher]).find_map(|curvature| {
            let step = self.step(&free, &curvature)?;
            self.shortened(correlations, ln_determinant, &step)
        })
    }

    fn step(&self, free: &[usize], curvature: &Matrix) -> Option<Vec<f64>> {
        let part = Matrix::of(free.len(), |row, column| curvature.at(free[row], free[column]));
        let solved = part.cholesky()?.solve(free.iter().map(|item| -self.slope[*item]).collect());
        let mut step = vec![0.0; self.slope.len()];
        for (item, value) in free.iter().zip(solved) {
            step[*item] = value;
        }
        Some(step)
    }

    fn shortened(&self, correlations: &Matrix, ln_determinant: f64, step: &[f64]) -> Option<Self> {
        (0..40).find_map(|halvings| {
            let length = 0.5_f64.powi(halvings);
            let moved = self.ln_uniqueness.iter().zip(step).map(|(ln, step)| (ln + length * step).clamp(log(SMALLEST), 0.0));
            let moved: Vec<f64> = moved.collect();
            let change: f64 =
                moved.iter().zip(&self.ln_uniqueness).zip(&self.slope).map(|((new, old), slope)| (new - old) * slope).sum();
            let fit = Self::at(correlations, ln_determinant, moved, Some(&self.vector))?;
            let lower = fit.misfit <= self.misfit + 1e-4 * change;
            // near the end the misfit no longer shows the gain, but the slopes do
            let flatter = fit.misfit <= self.misfit + 1e-12 * (1.0 + self.misfit.abs()) && fit.steepest() < 0.5 * self.steepest();
            (change < 0.0 && (lower || flatter)).then_some(fit)
        })
    }

    /// The exact second derivatives of the misfit (Clarke 1970, doi 10.1111/j.2044-8317.1970.tb00434.x).
    fn curvature(&self) -> Option<Matrix> {
        let (e, size) = (self.largest, self.slope.len());
        let product = |row: usize, column: usize| self.vector[row] * self.vector[column];
        // (e - E) on the other eigenvectors, e on the first: positive definite
        let gap = Matrix::of(size, |row, column| {
            let unit = f64::from(row == column);
            e * unit - self.scaled.at(row, column) + e * product(row, column)
        });
        let inverse = gap.cholesky()?.inverse();
        Some(Matrix::of(size, |row, column| {
            let first = product(row, column);
            let unit = f64::from(row == column) - first;
            let rest = self.scaled.at(row, column) - e * first;
            // Σ (1 - f)(e + f)/(e - f) over the other eigenvalues f, divided out
            let mixed = 2.0 * e * (1.0 - e) * (inverse.at(row, column) - first / e) + (3.0 * e - 1.0) * unit - (e * unit - rest);
            rest * unit + first * mixed
        }))
    }

    fn omega(&self) -> Result<Omega, Undefined> {
        let uniqueness = self.ln_uniqueness.iter().map(|ln| exp(*ln));
        let scale = (self.largest - 1.0).max(0.0).sqrt();
        let sign = if dot(&self.vector, &uniqueness.clone().map(f64::sqrt).collect::<Vec<_>>()) < 0.0 { -scale } else { scale };
        let loadings: Vec<f64> = uniqueness.clone().zip(&self.vector).map(|(unique, part)| unique.sqrt() * part * sign).collect();
        let common = loadings.iter().sum::<f64>().powi(2);
        let total = common / (common + uniqueness.sum::<f64>());
        if !total.is_finite() {
            return Err(Undefined::NotConverged);
        }
        let heywood = self.ln_uniqueness.iter().any(|ln| *ln <= log(SMALLEST) * (1.0 - 1e-9));
        Ok(Omega { total, loadings, heywood })
    }
}

/// The largest eigenvalue and its vector of length 1, by inverse iteration from above.
fn largest_eigenpair(matrix: &Matrix, start: Vec<f64>) -> Option<(f64, Vec<f64>)> {
    let size = matrix.size();
    let mut vector = normalised(start)?;
    for _ in 0..3 {
        vector = normalised(matrix.times(&vector))?;
    }
    for _ in 0..200 {
        let image = matrix.times(&vector);
        let value = dot(&vector, &image);
        let residual = image.iter().zip(&vector).map(|(image, part)| (image - value * part).powi(2)).sum::<f64>().sqrt();
        if residual <= 4e-15 * value {
            return Some((value, vector));
        }
        // a shift above every eigenvalue, as near as the residual says; Cholesky proves that it is above
        let mut above = residual.max(1e-12 * value);
        let factor = loop {
            let shifted = Matrix::of(size, |row, column| f64::from(row == column) * (value + above) - matrix.at(row, column));
            if let Some(factor) = shifted.cholesky() {
                break factor;
            }
            above *= 2.0;
            if !above.is_finite() {
                return None;
            }
        };
        let next = normalised(factor.solve(vector.clone()))?;
        // rounding may keep the residual up; then the vector stands still
        let moved = next.iter().zip(&vector).map(|(new, old)| (new - old).abs()).fold(0.0, f64::max);
        vector = next;
        if moved <= 1e-15 {
            let value = dot(&vector, &matrix.times(&vector));
            return Some((value, vector));
        }
    }
    let value = dot(&vector, &matrix.times(&vector));
    Some((value, vector))
}

fn normalised(vector: Vec<f64>) -> Option<Vec<f64>> {
    let length = dot(&vector, &vector).sqrt();
    (length > 0.0 && length.is_finite()).then(|| vector.into_iter().map(|part| part / length).collect())
}

#[cfg(test)]
mod tests {
    use super::Omega;
    use crate::stats::Undefined;
    use crate::stats::matrix::Matrix;

    fn from_loadings(loadings: &[f64]) -> Matrix {
        Matrix::of(loadings.len(), |row, column| if row == column { 1.0 } else { loadings[row] * loadings[column] })
    }

    #[test]
    fn one_factor_gives_back_its_loadings() {
        // uniquenesses 1 - l²: 0.19 0.36 0.51 0.64 = 1.7; sum of loadings 3: omega 9 / 10.7
        let loadings = [0.9, 0.8, 0.7, 0.6];
        let omega = Omega::fit(&from_loadings(&loadings)).expect("a fit");
        assert!((omega.total - 9.0 / 10.7).abs() < 1e-10, "{omega:?}");
        assert!(omega.loadings.iter().zip(loadings).all(|(found, expected)| (found - expected).abs() < 1e-9), "{omega:?}");
        assert!(!omega.heywood);
    }

    #[test]
    fn items_keyed_the_wrong_way_load_negatively() {
        let omega = Omega::fit(&from_loadings(&[0.9, -0.4, 0.7, 0.6])).expect("a fit");
        assert!(omega.loadings[1] < 0.0 && omega.loadings[0] > 0.0);
    }

    #[test]
    fn a_correlation_that_asks_for_more_than_one_is_a_heywood_case() {
        // l1 l2 = l1 l3 = 0.8 and l2 l3 = 0.5: l1² = 1.28
        let cells = [[1.0, 0.8, 0.8], [0.8, 1.0, 0.5], [0.8, 0.5, 1.0]];
        let omega = Omega::fit(&Matrix::of(3, |row, column| cells[row][column])).expect("a fit");
        assert!(omega.heywood, "{omega:?}");
        assert!((omega.loadings[0].powi(2) - 0.995).abs() < 1e-4, "{omega:?}");
    }

    #[test]
    fn unrelated_items_share_nothing() {
        let omega = Omega::fit(&from_loadings(&[0.0; 5])).expect("a fit");
        assert!(omega.total.abs() < 1e-6, "{omega:?}");
    }

    #[test]
    fn an_item_twice_is_singular() {
        let cells = [[1.0, 1.0, 0.5], [1.0, 1.0, 0.5], [0.5, 0.5, 1.0]];
        assert_eq!(Omega::fit(&Matrix::of(3, |row, column| cells[row][column])), Err(Undefined::Singular));
    }
}

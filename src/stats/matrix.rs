//! Small symmetric matrices.

/// A square matrix, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Matrix {
    size: usize,
    cells: Vec<f64>,
}

impl Matrix {
    pub(super) fn of(size: usize, cell: impl Fn(usize, usize) -> f64) -> Self {
        let cells = (0..size * size).map(|index| cell(index / size, index % size)).collect();
        Self { size, cells }
    }

    pub(super) fn size(&self) -> usize {
        self.size
    }

    pub(super) fn at(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }

    /// One row, which is one column.
    pub(super) fn row(&self, row: usize) -> &[f64] {
        &self.cells[row * self.size..(row + 1) * self.size]
    }

    /// The product with a vector.
    pub(super) fn times(&self, vector: &[f64]) -> Vec<f64> {
        (0..self.size).map(|row| dot(self.row(row), vector)).collect()
    }

    /// The lower triangle whose product with its own transpose this is, if it is positive definite.
    pub(super) fn cholesky(&self) -> Option<Triangle> {
        let mut factor = Self { size: self.size, cells: vec![0.0; self.cells.len()] };
        for row in 0..self.size {
            for column in 0..=row {
                let (before, own) = (&factor.row(row)[..column], &factor.row(column)[..column]);
                let rest = self.at(row, column) - dot(before, own);
                let cell = if row == column {
                    // what rounding leaves of a dependent row is not a pivot
                    if rest <= 1e-13 * self.at(row, row).abs() || !rest.is_finite() {
                        return None;
                    }
                    rest.sqrt()
                } else {
                    rest / factor.at(column, column)
                };
                factor.cells[row * self.size + column] = cell;
            }
        }
        Some(Triangle(factor))
    }
}

/// The lower triangle of a Cholesky decomposition.
pub(super) struct Triangle(Matrix);

impl Triangle {
    /// The vector whose product with the decomposed matrix is this one.
    pub(super) fn solve(&self, mut vector: Vec<f64>) -> Vec<f64> {
        let size = self.0.size;
        for row in 0..size {
            let known = dot(&self.0.row(row)[..row], &vector[..row]);
            vector[row] = (vector[row] - known) / self.0.at(row, row);
        }
        for row in (0..size).rev() {
            vector[row] /= self.0.at(row, row);
            let value = vector[row];
            for (above, factor) in vector[..row].iter_mut().zip(self.0.row(row)) {
                *above -= value * factor;
            }
        }
        vector
    }

    /// The inverse of the decomposed matrix.
    pub(super) fn inverse(&self) -> Matrix {
        let size = self.0.size;
        let cells = (0..size).flat_map(|row| {
            let mut unit = vec![0.0; size];
            unit[row] = 1.0;
            self.solve(unit)
        });
        Matrix { size, cells: cells.collect() }
    }

    /// The natural logarithm of the determinant of the decomposed matrix.
    pub(super) fn ln_determinant(&self) -> f64 {
        (0..self.0.size).map(|row| 2.0 * libm::log(self.0.at(row, row))).sum()
    }
}

/// The inner product.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::Matrix;

    #[test]
    fn a_matrix_times_its_inverse_is_one() {
        // 4 2 / 2 3: determinant 8, inverse 3 -2 / -2 4 over 8
        let matrix = Matrix::of(2, |row, column| [[4.0, 2.0], [2.0, 3.0]][row][column]);
        let factor = matrix.cholesky().expect("positive definite");
        let inverse = factor.inverse();
        for (row, column, expected) in [(0, 0, 0.375), (0, 1, -0.25), (1, 0, -0.25), (1, 1, 0.5)] {
            assert!((inverse.at(row, column) - expected).abs() < 1e-15);
        }
        assert!((factor.ln_determinant() - libm::log(8.0)).abs() < 1e-15);
        assert_eq!(matrix.times(&[1.0, -1.0]), [2.0, -1.0]);
    }

    #[test]
    fn a_singular_matrix_has_no_factor() {
        assert!(Matrix::of(2, |_, _| 1.0).cholesky().is_none());
    }
}

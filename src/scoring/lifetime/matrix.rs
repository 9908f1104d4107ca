//! Symmetric matrices of two to four rows: what the fit needs of linear algebra, and nothing more.

/// Rows of a square matrix.
pub type Matrix<const N: usize> = [[f64; N]; N];

/// The identity.
pub fn identity<const N: usize>() -> Matrix<N> {
    std::array::from_fn(|row| std::array::from_fn(|column| f64::from(u8::from(row == column))))
}

pub fn dot<const N: usize>(a: &[f64; N], b: &[f64; N]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

pub fn times<const N: usize>(matrix: &Matrix<N>, vector: &[f64; N]) -> [f64; N] {
    std::array::from_fn(|row| dot(&matrix[row], vector))
}

/// The inverse by Cholesky's decomposition; `None` unless the matrix is positive definite.
pub fn inverse<const N: usize>(matrix: &Matrix<N>) -> Option<Matrix<N>> {
    let lower = cholesky(matrix)?;
    let mut inverse = [[0.0; N]; N];
    for (column, solved) in inverse.iter_mut().enumerate() {
        let mut solution = [0.0; N];
        for row in 0..N {
            let known: f64 = (0..row).map(|at| lower[row][at] * solution[at]).sum();
            solution[row] = (f64::from(u8::from(row == column)) - known) / lower[row][row];
        }
        for row in (0..N).rev() {
            let known: f64 = (row + 1..N).map(|at| lower[at][row] * solution[at]).sum();
            solution[row] = (solution[row] - known) / lower[row][row];
        }
        // A column, and by symmetry a row.
        *solved = solution;
    }
    Some(inverse)
}

fn cholesky<const N: usize>(matrix: &Matrix<N>) -> Option<Matrix<N>> {
    let mut lower = [[0.0; N]; N];
    for row in 0..N {
        for column in 0..=row {
            let known: f64 = (0..column).map(|at| lower[row][at] * lower[column][at]).sum();
            let rest = matrix[row][column] - known;
            lower[row][column] = if row > column {
                rest / lower[column][column]
            } else if rest > 0.0 && rest.is_finite() {
                rest.sqrt()
            } else {
                return None;
            };
        }
    }
    Some(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inverse_undoes_its_matrix() {
        let matrix = [[4.0, 1.0, 0.5], [1.0, 3.0, -0.2], [0.5, -0.2, 2.0]];
        let inverse = inverse(&matrix).unwrap_or_default();
        let back: [[f64; 3]; 3] = std::array::from_fn(|row| times(&matrix, &inverse[row]));
        assert!(back.iter().flatten().zip(identity::<3>().iter().flatten()).all(|(ours, theirs)| (ours - theirs).abs() < 1e-15));
    }

    #[test]
    fn what_is_not_positive_definite_has_none() {
        assert_eq!(inverse(&[[1.0, 2.0], [2.0, 1.0]]), None);
        assert_eq!(inverse(&[[f64::NAN, 0.0], [0.0, 1.0]]), None);
    }
}

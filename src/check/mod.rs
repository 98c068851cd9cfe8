//! A data set that is guarded: columns in, every finding out.

mod stored;

pub use stored::{Compared, Comparison, Diagnosis, StoredScore, StoredScoreError};

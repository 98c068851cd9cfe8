//! The native half of the Python package `enkat`: columns in, the library's
//! answers out. It only translates; what a caller sees is in `python/enkat/`.
#![allow(missing_docs, reason = "what Python sees is documented there")]
#![allow(clippy::needless_pass_by_value, reason = "Python hands over what it has made for the call")]

mod arrow;
mod cells;
mod check;
mod cohort;
mod column;
mod doubts;
mod eq5d5l;
mod error;
mod findings;
mod lists;
mod own_cells;
mod pairs;
mod program;
mod qualification;
mod report;
mod scores;
mod settings;
mod table;
mod values;
mod violence;

use pyo3::prelude::*;

#[pymodule]
mod _native {
    #[pymodule_export]
    use super::check::check;
    #[pymodule_export]
    use super::cohort::{Cohort, changes};
    #[pymodule_export]
    use super::column::Column;
    #[pymodule_export]
    use super::eq5d5l::{chosen_sets, health_changes, hsdi, ranks, value_sets, values_of_set};
    #[pymodule_export]
    use super::lists::{demo, items, parts, programme_codes, rules, statistics, violence_forms};
    #[pymodule_export]
    use super::pairs::{id_column, paired_by_id};
    #[pymodule_export]
    use super::program::program;
    #[pymodule_export]
    use super::qualification::{Qualification, qualify};
    #[pymodule_export]
    use super::report::Report;
    #[pymodule_export]
    use super::scores::{measure, score};
    #[pymodule_export]
    use super::settings::Settings;
    #[pymodule_export]
    use super::table::{Frame, Table};
    #[pymodule_export]
    use super::violence::{Screenings, screen};
}

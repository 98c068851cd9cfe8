//! Figures of groups, held against R.

use std::collections::BTreeMap;

use super::comparison::Comparison;
use super::reference::{EQ5D_PEOPLE, FIGURES, KASAM_PEOPLE};
use crate::report::Report;
use crate::table::{Breakdown, Cells, TableRows};
use crate::tally::Cohort;
use crate::{Choices, Registry};

/// Of numbers that are worked out in floating point; R prints ten to fifteen digits.
const PRINTED: f64 = 1e-9;

/// A table of texts.
pub(super) struct Texts {
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// Figures by group, measure, occasion and statistic.
type Named = BTreeMap<String, Option<f64>>;

impl Texts {
    /// The people of a cohort of R's, with a row for each occasion.
    pub(super) fn of(cohort: &str) -> Self {
        match cohort {
            "soc13" | "soc29" => Self::of_kasam(cohort),
            _ => Self::of_eq5d(cohort),
        }
    }

    fn of_kasam(form: &str) -> Self {
        let mut rows = Vec::new();
        for person in KASAM_PEOPLE.rows().filter(|row| row.get("form") == form) {
            let about = ["id", "wave", "sex", "site"].map(|column| person.get(column).to_owned());
            rows.push(about.into_iter().chain(cells(person.get("answers"))).collect());
        }
        let items = rows.first().map_or(0, |row: &Vec<String>| row.len().saturating_sub(4));
        let header = ["id", "wave", "sex", "site"].map(str::to_owned);
        Self { header: header.into_iter().chain((1..=items).map(|item| format!("{form}_{item}"))).collect(), rows }
    }

    fn of_eq5d(cohort: &str) -> Self {
        let mut rows = Vec::new();
        for person in EQ5D_PEOPLE.rows().filter(|row| row.get("cohort") == cohort) {
            for occasion in ["start", "exit"] {
                let about = [person.get("id"), occasion, person.get("group")].map(str::to_owned);
                let mark = person.get(&format!("vas_{occasion}")).to_owned();
                rows.push(about.into_iter().chain(cells(person.get(occasion))).chain([mark]).collect());
            }
        }
        let header = ["id", "wave", "group", "mo", "sc", "ua", "pd", "ad", "vas"];
        Self { header: header.map(str::to_owned).to_vec(), rows }
    }

    /// A table without quotes.
    pub(super) fn read(text: &str) -> Self {
        let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        Self { header: lines.next().unwrap_or_default(), rows: lines.collect() }
    }

    /// The people of the table, counted.
    pub(super) fn cohort(&self, choices: &Choices) -> Result<Cohort, String> {
        let registry = Registry::built_in();
        let header: Vec<&str> = self.header.iter().map(String::as_str).collect();
        let reader = choices.cohort(&registry, &header).map_err(|error| error.to_string())?;
        let cell = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
        let columns: Vec<Vec<String>> =
            (0..header.len()).map(|column| self.rows.iter().map(|row| cell(row, column)).collect()).collect();
        let columns: Vec<Vec<&str>> = columns.iter().map(|cells| cells.iter().map(String::as_str).collect()).collect();
        let columns: Vec<Cells<'_>> = columns.iter().map(|cells| cells.as_slice().into()).collect();
        let mut rows = reader.begin();
        rows.read(&TableRows::of(&columns)).map_err(|error| error.to_string())?;
        Ok(rows.finish().0)
    }

    fn figures(&self, choices: &Choices) -> Result<Named, String> {
        let options = choices.report(&Registry::built_in()).map_err(|error| error.to_string())?;
        let report = Report::internal(self.cohort(choices)?, options).map_err(|error| error.to_string())?;
        let named = report.figures().all().map(|figure| {
            let name = format!("{},{},{},{}", figure.group, figure.measure, figure.occasion.name(), figure.statistic);
            (name, figure.value)
        });
        Ok(named.collect())
    }
}

/// Answers of one sign each; a point is an empty cell.
fn cells(answers: &str) -> impl Iterator<Item = String> + '_ {
    answers.chars().map(|sign| if sign == '.' { String::new() } else { sign.to_string() })
}

/// By which groups, with which set, and what reliable change rests on.
fn choices(cohort: &str) -> Choices {
    let by = |columns: &[&str]| columns.iter().map(|column| Breakdown::of(column)).collect();
    if cohort.starts_with("soc") {
        let scales = ["total", "comprehensibility", "manageability", "meaningfulness"];
        let reliability = scales.iter().filter_map(|scale| format!("{cohort}.{scale}=alpha").parse().ok());
        return Choices { by: by(&["sex", "site"]), reliability: reliability.collect(), ..Choices::default() };
    }
    Choices { by: by(&["group"]), value_sets: vec!["US-2019".into()], ..Choices::default() }
}

/// The figures of these cohorts. `change` may change the answers before anything is counted.
pub(super) fn compared(cohorts: &[&'static str], change: impl Fn(&mut Texts)) -> Comparison {
    let mut comparison = Comparison::default();
    for &cohort in cohorts {
        let mut texts = Texts::of(cohort);
        change(&mut texts);
        let figures = match texts.figures(&choices(cohort)) {
            Ok(figures) => figures,
            Err(error) => {
                comparison.failed(format_args!("{cohort}: {error}"));
                continue;
            }
        };
        for row in FIGURES.rows().filter(|row| row.get("cohort") == cohort) {
            let name = ["group", "measure", "occasion", "statistic"].map(|column| row.get(column)).join(",");
            let within = row.number("within").unwrap_or(PRINTED);
            match figures.get(&name) {
                Some(found) => comparison.number(format_args!("{cohort} {name}"), *found, row.number("value"), within),
                None => comparison.failed(format_args!("{cohort} {name}: no such figure")),
            }
        }
    }
    comparison
}

pub(super) const EQ5D: &[&str] = &["clean", "messy"];
pub(super) const KASAM: &[&str] = &["soc13", "soc29"];

#[cfg(test)]
mod tests {
    use super::{EQ5D, KASAM, compared};

    #[test]
    fn the_figures_of_r_are_ours() {
        let found = [EQ5D, KASAM].map(|cohorts| compared(cohorts, |_| {}));
        assert!(found.iter().all(super::Comparison::passes), "{found:#?}");
        assert!(found[0].compared > 150 && found[1].compared > 500, "{found:?}");
    }
}

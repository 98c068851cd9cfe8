//! Figures of groups as R worked them out, under the names that a report has for them.

use std::fmt::Write as _;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::golden::{Row, cell, rows};

/// What R calls a scale and what a report calls it.
const SCALES: [(&str, &str); 4] =
    [("C", "comprehensibility"), ("MA", "manageability"), ("ME", "meaningfulness"), ("total", "total")];
const OCCASIONS: [(&str, &str); 2] = [("pre", "start"), ("post", "exit")];

/// The unique variances of a factor are searched for, so two programs stop a little apart.
const OF_A_SEARCH: &str = "0.0001";

const DESCRIPTIVES: [(&str, &str); 13] = [
    ("n", "n"),
    ("n_missing", "missing"),
    ("mean", "mean"),
    ("sd", "sd"),
    ("se", "se"),
    ("mean_ci95/0", "ci95_low"),
    ("mean_ci95/1", "ci95_high"),
    ("median", "median"),
    ("q1", "q1"),
    ("q3", "q3"),
    ("min", "min"),
    ("max", "max"),
    ("floor_n", "floor"),
];

const RELIABILITY: [(&str, &str); 6] = [
    ("alpha_raw", "alpha"),
    ("alpha_ci95_feldt/0", "alpha_low"),
    ("alpha_ci95_feldt/1", "alpha_high"),
    ("alpha_standardized", "alpha_standardized"),
    ("guttman_lambda6", "lambda6"),
    ("omega_total_1factor_ml", "omega_total"),
];

const CHANGE: [(&str, &str); 30] = [
    ("n_pairs", "n"),
    ("mean_change", "mean"),
    ("sd_change", "sd"),
    ("se_change", "se"),
    ("change_ci95/0", "ci95_low"),
    ("change_ci95/1", "ci95_high"),
    ("median_change", "median"),
    ("q1_change", "q1"),
    ("q3_change", "q3"),
    ("sum_change", "sum"),
    ("n_up", "improved"),
    ("n_same", "unchanged"),
    ("n_down", "worsened"),
    ("r_pre_post", "r"),
    ("t", "t"),
    ("df", "df"),
    ("p_t", "p_t"),
    ("wilcoxon_V", "wilcoxon_w"),
    ("wilcoxon_n_nonzero", "wilcoxon_n"),
    ("p_wilcoxon_normal_no_cc", "p_wilcoxon"),
    ("p_wilcoxon_normal_cc", "p_wilcoxon_cc"),
    ("rank_biserial", "rank_biserial"),
    ("dz_srm", "dz"),
    ("gz_approx", "gz_approx"),
    ("gz_exact", "gz"),
    ("es_glass_kazis", "es_glass"),
    ("d_av", "d_av"),
    ("d_rm", "d_rm"),
    ("mean_pre", "mean_start"),
    ("mean_post", "mean_exit"),
];

const RELIABLE_CHANGE: [(&str, &str); 5] = [
    ("sem", "sem"),
    ("mdc95", "mdc95"),
    ("counts/improved", "reliable_improved"),
    ("counts/no_reliable_change", "reliable_none"),
    ("counts/deteriorated", "reliable_worsened"),
];

const SUMMARY: [(&str, &str); 10] = [
    ("Mean", "mean"),
    ("Standard error", "se"),
    ("Median", "median"),
    ("Mode", "mode"),
    ("Standard deviation", "sd"),
    ("Kurtosis", "kurtosis"),
    ("Skewness", "skewness"),
    ("Minimum", "min"),
    ("Maximum", "max"),
    ("Observations", "n"),
];

const CLASSES: [(&str, &str); 6] = [
    ("No change", "pchc_no_change"),
    ("Improve", "pchc_improve"),
    ("Worsen", "pchc_worsen"),
    ("Mixed change", "pchc_mixed"),
    ("Total with problems", "with_problems"),
    ("No problems", "pchc_no_problems"),
];

/// `cohort,group,measure,occasion,statistic,value,within`: the value is empty where R has none, `within` where both have to
/// agree to nine decimals.
pub(super) fn figures(golden: &impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut table = Figures(String::from("cohort,group,measure,occasion,statistic,value,within\n"));
    for form in ["soc13", "soc29"] {
        let oracle: Value = serde_json::from_str(&golden(&format!("kasam_golden/{form}/oracle_group.json"))?)?;
        kasam(&mut table, form, &oracle).with_context(|| format!("{form}/oracle_group.json"))?;
    }
    for cohort in ["clean", "messy"] {
        let read = |file: &str| rows(&golden(&format!("eq5d_group_golden/{cohort}_{file}.csv"))?);
        eq5d(&mut table, cohort, &read).with_context(|| cohort.to_owned())?;
    }
    Ok(table.0)
}

struct Figures(String);

impl Figures {
    fn add(&mut self, names: [&str; 5], value: &str) -> Result<()> {
        let within = if names[4] == "omega_total" { OF_A_SEARCH } else { "" };
        Ok(writeln!(self.0, "{},{value},{within}", names.join(","))?)
    }

    /// The numbers of an object, by the names of both.
    fn add_all(&mut self, of: [&str; 4], object: &Value, names: &[(&str, &str)]) -> Result<()> {
        let [cohort, group, measure, occasion] = of;
        for (theirs, ours) in names {
            let value = object.pointer(&format!("/{theirs}")).with_context(|| format!("{measure}: no {theirs}"))?;
            let value = match value {
                Value::Null => String::new(),
                Value::Number(number) => number.to_string(),
                other => bail!("{measure} {theirs}: {other} is no number"),
            };
            self.add([cohort, group, measure, occasion, ours], &value)?;
        }
        Ok(())
    }
}

fn kasam(table: &mut Figures, form: &str, oracle: &Value) -> Result<()> {
    for (scale, name) in SCALES {
        let measure = format!("{form}.{name}");
        for (wave, occasion) in OCCASIONS {
            let all = [form, "all", &measure, occasion];
            table.add_all(all, &oracle["descriptives"][wave][scale], &DESCRIPTIVES)?;
            table.add_all(all, &oracle["reliability"][wave][scale], &RELIABILITY)?;
            for (list, column) in [("by_sex", "sex"), ("by_site", "site")] {
                let groups = oracle[list][wave].as_object().with_context(|| format!("no {list}"))?;
                for (group, scales) in groups.iter().filter(|_| scale == "total") {
                    let group = format!("{column}={group}");
                    table.add_all([form, &group, &measure, occasion], &scales[scale], &DESCRIPTIVES[..3])?;
                }
            }
        }
        table.add_all([form, "all", &measure, "change"], &oracle["change"][scale], &CHANGE)?;
        table.add_all([form, "all", &measure, "change"], &oracle["rci"][scale]["alpha_pre"], &RELIABLE_CHANGE)?;
    }
    Ok(())
}

fn eq5d(table: &mut Figures, cohort: &str, read: &impl Fn(&str) -> Result<Vec<Row>>) -> Result<()> {
    let named = |names: &'static [(&str, &str)], row: &Row, column: &str| -> Result<Option<&'static str>> {
        let theirs = cell(row, column)?;
        Ok(names.iter().find(|(known, _)| *known == theirs).map(|(_, ours)| *ours))
    };
    for (file, measure) in [("suite_vas_summary", "eq5d5l.vas"), ("suite_utility_summary_US", "eq5d5l.index@US-2019")] {
        for row in read(file)? {
            let Some(statistic) = named(&SUMMARY, &row, "name")? else { continue };
            for (wave, occasion) in OCCASIONS {
                table.add([cohort, "all", measure, occasion, statistic], cell(&row, wave)?)?;
            }
        }
    }
    for (file, group) in
        [("pchc_noproblems_TRUE", "all"), ("pchc_control", "group=control"), ("pchc_intervention", "group=intervention")]
    {
        for row in read(file)? {
            let statistic = named(&CLASSES, &row, "")?.context("an unknown class")?;
            table.add([cohort, group, "eq5d5l.profile", "change", statistic], cell(&row, "Number")?)?;
        }
    }
    for row in read("suite_level_summary_by_group")? {
        let Ok(level) = cell(&row, "level")?.parse::<u8>() else { continue };
        for (group, dimension) in
            ["intervention", "control"].iter().flat_map(|group| ["mo", "sc", "ua", "pd", "ad"].map(|of| (group, of)))
        {
            // the suite leaves the cell of a level that nobody has empty
            let count = Some(cell(&row, &format!("n_{group}_{dimension}"))?).filter(|count| !count.is_empty()).unwrap_or("0");
            let figure = [cohort, &format!("group={group}"), &format!("eq5d5l.{dimension}"), "start", &format!("level_{level}")];
            table.add(figure, count)?;
        }
    }
    for (wave, occasion) in OCCASIONS {
        let hsdi = read(&format!("hsdi_{wave}"))?;
        table.add([cohort, "all", "eq5d5l.profile", occasion, "hsdi"], cell(hsdi.first().context("no index")?, "hsdi")?)?;
        for row in read(&format!("shannon_profile_{wave}"))? {
            let j = if cell(&row, "type")? == "max_possible" { "shannon_j" } else { "shannon_j_observed" };
            table.add([cohort, "all", "eq5d5l.profile", occasion, j], cell(&row, "J")?)?;
        }
    }
    Ok(())
}

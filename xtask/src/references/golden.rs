//! People and profiles of the golden files, with what others worked out for each of them, in short.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;

pub(super) type Row = BTreeMap<String, String>;

/// The rows of a CSV.
pub(super) fn rows(text: &str) -> Result<Vec<Row>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| Ok(row?)).collect()
}

pub(super) fn cell<'a>(row: &'a Row, column: &str) -> Result<&'a str> {
    row.get(column).map(String::as_str).with_context(|| format!("no column {column:?}"))
}

/// 64 profiles under every set and official crosswalk, to three decimals, as R printed them.
pub(super) fn index_values(golden: &str) -> Result<String> {
    let rows = rows(golden)?;
    let mut by_profile: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for row in &rows {
        let rounded = cell(row, "index_rounded3")?;
        by_profile.entry(cell(row, "state")?).or_default().insert(cell(row, "value_set")?, rounded);
    }
    let ids: Vec<&str> = by_profile.values().next().context("no profiles")?.keys().copied().collect();
    let mut text = format!("profile,{}\n", ids.join(","));
    for (profile, values) in &by_profile {
        ensure!(values.keys().eq(&ids), "{profile} lacks a set");
        // 1.000 is 1
        let values = values.values().map(|value| value.trim_end_matches('0').trim_end_matches('.'));
        writeln!(text, "{profile},{}", values.collect::<Vec<_>>().join(","))?;
    }
    Ok(text)
}

/// Sixty people, complete and with gaps, and what R makes of each: level sum and frequency score, and PCHC.
pub(super) fn eq5d_people(golden: &impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut text = String::from("cohort,id,group,start,vas_start,exit,vas_exit,lss_start,lfs_start,lss_exit,lfs_exit,pchc\n");
    for cohort in ["clean", "messy"] {
        let people = rows(&golden(&format!("eq5d_group_golden/cohort_{cohort}.csv"))?)?;
        let found = rows(&golden(&format!("eq5d_group_golden/{cohort}_person_level.csv"))?)?;
        for (person, found) in people.iter().zip(&found) {
            ensure!(cell(person, "id")? == cell(found, "id")?, "{cohort}: the files are of other people");
            let levels = |at: &str| {
                let levels = ["MO", "SC", "UA", "PD", "AD"].map(|dimension| cell(person, &format!("{dimension}_{at}")));
                levels.into_iter().map(|level| level.and_then(one_sign)).collect::<Result<String>>()
            };
            let [start, exit] = [levels("pre")?, levels("post")?];
            let of = |at: &str| ["lss_", "lfs_"].map(|score| cell(found, &format!("{score}{at}")));
            let ([sum_at_start, levels_at_start], [sum_at_exit, levels_at_exit]) = (of("pre"), of("post"));
            let pchc = match cell(found, "pchc")? {
                "" | "NA" => "",
                // R has it among those without a change
                "No change" if start == "11111" => "no_problems",
                "No change" => "no_change",
                "Improve" => "improve",
                "Worsen" => "worsen",
                "Mixed change" => "mixed",
                other => bail!("unknown class {other:?}"),
            };
            let cells = [
                cohort,
                cell(person, "id")?,
                cell(person, "group")?,
                &start,
                cell(person, "VAS_pre")?,
                &exit,
                cell(person, "VAS_post")?,
                sum_at_start?,
                levels_at_start?,
                sum_at_exit?,
                levels_at_exit?,
                pchc,
            ];
            writeln!(text, "{}", cells.join(","))?;
        }
    }
    Ok(text)
}

/// An answer as one sign; a missing one is a point.
fn one_sign(answer: &str) -> Result<&str> {
    match answer.len() {
        0 => Ok("."),
        1 => Ok(answer),
        _ => bail!("{answer:?} has more than one sign"),
    }
}

/// Complete answers with their exact sums.
pub(super) fn kasam_sums(golden: &str) -> Result<String> {
    let known: Value = serde_json::from_str(golden)?;
    let digits = |answers: &Value| {
        let answers = answers.as_array().context("answers are a list")?.iter();
        answers.map(|answer| Ok(answer.as_u64().context("an answer is a number")?.to_string())).collect::<Result<String>>()
    };
    let mut text = String::from("form,answers,comprehensibility,manageability,meaningfulness,total\n");
    let mut line = |form: &str, raw: &Value, expected: &Value| -> Result<()> {
        let sums = ["C", "MA", "ME", "total"].map(|scale| Ok(expected[scale].as_u64().context("a sum")?.to_string()));
        let sums: Vec<String> = sums.into_iter().collect::<Result<_>>()?;
        Ok(writeln!(text, "{},{},{}", form_id(form)?, digits(raw)?, sums.join(","))?)
    };
    for case in known["cases"].as_array().context("no cases")? {
        line(case["form"].as_str().context("no form")?, &case["raw"], &case["expected"])?;
    }
    let both = &known["soc13_embedded_in_soc29"];
    line("SOC-29", &both["raw_soc29"], &both["expected_soc29"])?;
    line("SOC-13", &both["raw_soc13"], &both["expected_soc13"])?;
    Ok(text)
}

fn form_id(form: &str) -> Result<&'static str> {
    match form {
        "SOC-29" => Ok("soc29"),
        "SOC-13" => Ok("soc13"),
        other => bail!("unknown form {other:?}"),
    }
}

/// Answers of invented people, with R's scores under each rule for missing answers.
pub(super) fn kasam_people(golden: &impl Fn(&str) -> Result<String>) -> Result<String> {
    let rules = ["complete", "prorate20", "half"];
    let scales = [("C", "comprehensibility"), ("MA", "manageability"), ("ME", "meaningfulness"), ("total", "total")];
    let columns = rules.iter().flat_map(|rule| scales.iter().map(move |(_, scale)| format!("{rule}.{scale}")));
    let mut text = format!("form,id,wave,sex,site,answers,{}\n", columns.collect::<Vec<_>>().join(","));
    for (form, items) in [("soc13", 13), ("soc29", 29)] {
        let people = rows(&golden(&format!("kasam_golden/{form}/items.csv"))?)?;
        let found = rows(&golden(&format!("kasam_golden/{form}/oracle_individual.csv"))?)?;
        for (person, found) in people.iter().zip(&found) {
            let same = ["id", "wave"].iter().all(|column| person.get(*column) == found.get(*column));
            ensure!(same, "{form}: the files are of other people");
            let answers = (1..=items).map(|item| cell(person, &format!("q{item}")).and_then(one_sign));
            let answers: String = answers.collect::<Result<_>>()?;
            let wave = match cell(person, "wave")? {
                "pre" => "start",
                "post" => "exit",
                other => bail!("unknown occasion {other:?}"),
            };
            let [id, sex, site] = ["id", "sex", "site"].map(|column| cell(person, column));
            let mut line = [form, id?, wave, sex?, site?, &answers].map(str::to_owned).to_vec();
            for (rule, (scale, _)) in rules.iter().flat_map(|rule| scales.iter().map(move |scale| (rule, scale))) {
                let score = cell(found, &format!("{scale}_{rule}"))?;
                line.push(if score == "NA" { String::new() } else { score.to_owned() });
            }
            writeln!(text, "{}", line.join(","))?;
        }
    }
    Ok(text)
}

//! The reviewed tables of `data/` as Rust constants.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;

use crate::decimal::Decimal;
use crate::{column_names, programme, references, violence_forms};

const DIMENSIONS: [(&str, &str); 5] = [
    ("MO", "Dimension::Mobility"),
    ("SC", "Dimension::SelfCare"),
    ("UA", "Dimension::UsualActivities"),
    ("PD", "Dimension::PainDiscomfort"),
    ("AD", "Dimension::AnxietyDepression"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueSets {
    value_set: Vec<ValueSet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueSet {
    id: String,
    country: Option<String>,
    population: String,
    method: String,
    year: u16,
    scale: String,
    verification: String,
    variant_of: Option<String>,
    #[serde(default)]
    agrees_with: String,
    #[serde(default)]
    differs_from: String,
    citation: String,
    doi: String,
    read_from: String,
    start: String,
    mo: [String; 5],
    sc: [String; 5],
    ua: [String; 5],
    pd: [String; 5],
    ad: [String; 5],
    #[serde(default)]
    terms: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Crosswalks {
    citation: String,
    doi: String,
    probability: BTreeMap<String, [String; 2]>,
    crosswalk: Vec<Crosswalk>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Crosswalk {
    id: String,
    country: String,
    population: String,
    value_set_3l: String,
    doi_3l: String,
    rounding: String,
    #[serde(default)]
    constant_at_full_health: bool,
    start: String,
    mo: [String; 3],
    sc: [String; 3],
    ua: [String; 3],
    pd: [String; 3],
    ad: [String; 3],
    #[serde(default)]
    terms: BTreeMap<String, String>,
}

/// Writes the generated files of the library.
pub(crate) fn write(root: &Path) -> Result<()> {
    for (path, text) in all(root)? {
        let path = root.join(path);
        if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
            println!("wrote {}", path.display());
        }
    }
    Ok(())
}

/// All generated files, as path and text: tables, and what a qualification compares with.
fn all(root: &Path) -> Result<Vec<(&'static str, String)>> {
    Ok(generate(root)?.into_iter().chain(references::generate(root)?).collect())
}

/// The tables.
fn generate(root: &Path) -> Result<[(&'static str, String); 7]> {
    let read = |name: &str| fs::read_to_string(root.join("data").join(name)).with_context(|| format!("reading data/{name}"));
    let sets: ValueSets = toml::from_str(&read("eq5d5l_value_sets.toml")?).context("data/eq5d5l_value_sets.toml")?;
    let crosswalks: Crosswalks = toml::from_str(&read("eq5d5l_crosswalks.toml")?).context("data/eq5d5l_crosswalks.toml")?;
    let form = |data: &str| {
        let text = read(&format!("violence_forms/{data}"))?;
        formatted(&violence_forms::form(&text, data).with_context(|| format!("data/violence_forms/{data}"))?)
    };
    let contact_lines = violence_forms::contact_lines(&read("contact_lines.toml")?).context("data/contact_lines.toml")?;
    let programme = programme::source(&read("programme.toml")?).context("data/programme.toml")?;
    let names = column_names::source(&read("column_names.toml")?).context("data/column_names.toml")?;
    Ok([
        ("src/table/propose/tables.rs", formatted(&names)?),
        ("src/programme/tables.rs", formatted(&programme)?),
        ("src/violence/tables/se_guideline_1.rs", form("se-guideline-1.toml")?),
        ("src/violence/tables/seven_item_skeleton_1.rs", form("seven-item-skeleton-1.toml")?),
        ("src/violence/tables/contact_lines.rs", formatted(&contact_lines)?),
        ("src/eq5d5l/tables/value_sets.rs", formatted(&value_sets(&sets.value_set)?)?),
        ("src/eq5d5l/tables/crosswalks.rs", formatted(&crosswalk_tables(&crosswalks)?)?),
    ])
}

/// Of each set that was held against another source: its id, which sources have its values, which have others and by how much.
pub(crate) fn comparisons(root: &Path) -> Result<Vec<[String; 3]>> {
    let text = fs::read_to_string(root.join("data/eq5d5l_value_sets.toml")).context("reading data/eq5d5l_value_sets.toml")?;
    let sets: ValueSets = toml::from_str(&text)?;
    let compared = sets.value_set.into_iter().filter(|set| !set.agrees_with.is_empty() || !set.differs_from.is_empty());
    Ok(compared.map(|set| [set.id, set.agrees_with, set.differs_from]).collect())
}

fn formatted(source: &str) -> Result<String> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("starting rustfmt")?;
    rustfmt.stdin.take().context("the input of rustfmt")?.write_all(source.as_bytes())?;
    let output = rustfmt.wait_with_output()?;
    ensure!(output.status.success(), "rustfmt refused the generated source");
    Ok(String::from_utf8(output.stdout)?)
}

/// The numbers of one set on their common grid.
struct Grid(u32);

impl Grid {
    fn of<'a>(texts: impl Iterator<Item = &'a String>) -> Result<Self> {
        let mut decimals = 0;
        for text in texts {
            decimals = decimals.max(decimal(text)?.decimals());
        }
        Ok(Self(decimals))
    }

    fn units(&self, text: &str) -> Result<i64> {
        Ok(decimal(text)?.on_grid(self.0))
    }

    fn table<const N: usize>(&self, rows: [&[String; N]; 5]) -> Result<String> {
        let mut table = String::from("[");
        for row in rows {
            let units: Vec<String> = row.iter().map(|text| Ok(self.units(text)?.to_string())).collect::<Result<_>>()?;
            write!(table, "[{}],", units.join(", "))?;
        }
        Ok(table + "]")
    }
}

fn decimal(text: &str) -> Result<Decimal> {
    Decimal::parse(text).with_context(|| format!("{text:?} is not a decimal number"))
}

fn value_sets(sets: &[ValueSet]) -> Result<String> {
    let mut out = header("eq5d5l_value_sets.toml");
    out += "use std::borrow::Cow;\n\n";
    out += "use crate::eq5d5l::Dimension;\n";
    out += "use crate::eq5d5l::value_set::{Coefficients, Model, Scale, Term, ValueSet, Verification};\n";
    out += "use crate::instrument::Source;\n\n";
    writeln!(out, "/// The published sets, by id.\npub(in crate::eq5d5l) static VALUE_SETS: [ValueSet; {}] = [", sets.len())?;
    for set in sets {
        value_set(&mut out, set).with_context(|| set.id.clone())?;
    }
    Ok(out + "];\n")
}

fn value_set(out: &mut String, set: &ValueSet) -> Result<()> {
    let effects = [&set.mo, &set.sc, &set.ua, &set.pd, &set.ad];
    let grid = Grid::of(effects.into_iter().flatten().chain([&set.start]).chain(set.terms.values()))?;
    let scale = match set.scale.as_str() {
        "0-1" => "ZeroToOne",
        "0-100" => "ZeroToHundred",
        other => bail!("unknown scale {other:?}"),
    };
    let verification = match (set.verification.as_str(), &set.variant_of) {
        ("verified", None) => "Verified".into(),
        ("within_rounding", None) => "WithinRounding".into(),
        ("single_source", None) => "SingleSource".into(),
        ("variant", Some(of)) => format!("Variant {{ of: Cow::Borrowed({of:?}) }}"),
        other => bail!("unknown verification {other:?}"),
    };
    let mut terms = String::new();
    for (term, coefficient) in &set.terms {
        let effect = grid.units(coefficient)?;
        write!(terms, "{},", value_set_term(term, effect)?)?;
    }
    let country = set.country.as_ref().map_or("None".into(), |country| format!("Some(Cow::Borrowed({country:?}))"));
    writeln!(
        out,
        "ValueSet {{ id: Cow::Borrowed({:?}), country: {country}, population: Cow::Borrowed({:?}), method: Cow::Borrowed({:?}), \
         year: Some({}), scale: Scale::{scale}, verification: Verification::{verification}, agrees_with: Cow::Borrowed({:?}), \
         differs_from: Cow::Borrowed({:?}), source: {}, read_from: Cow::Borrowed({:?}), \
         model: Model::Coefficients(Coefficients {{ decimals: {}, start: {}, effects: {}, terms: Cow::Borrowed(&[{terms}]) }}) }},",
        set.id,
        set.population,
        set.method,
        set.year,
        set.agrees_with,
        set.differs_from,
        source(&set.citation, &set.doi),
        set.read_from,
        grid.0,
        grid.units(&set.start)?,
        grid.table(effects)?,
    )?;
    Ok(())
}

fn value_set_term(term: &str, effect: i64) -> Result<String> {
    let dimension = |code: &str| DIMENSIONS.iter().find(|(known, _)| *known == code).map(|(_, path)| *path);
    Ok(match term {
        "N2" | "N3" | "N4" | "N5" => format!("Term::AnyAtLeast {{ level: {}, effect: {effect} }}", &term[1..]),
        "N45SQ" => format!("Term::SevereSquared {{ effect: {effect} }}"),
        _ => {
            if let Some(dimension) = term.strip_suffix("45").and_then(dimension) {
                format!("Term::SevereIn {{ dimension: {dimension}, effect: {effect} }}")
            } else if let Some((a, b)) = term.split_once('x').and_then(|(a, b)| dimension(a).zip(dimension(b))) {
                format!("Term::Product {{ dimensions: [{a}, {b}], effect: {effect} }}")
            } else {
                bail!("unknown term {term:?}")
            }
        }
    })
}

fn crosswalk_tables(crosswalks: &Crosswalks) -> Result<String> {
    let mut out = header("eq5d5l_crosswalks.toml");
    out += "use std::borrow::Cow;\n\n";
    out += "use crate::eq5d5l::crosswalk::{Crosswalk, Precision, Split, TableRounding, Term3L};\n";
    out += "use crate::eq5d5l::value_set::{Model, Scale, ValueSet, Verification};\n";
    out += "use crate::instrument::Source;\n\n";
    out += "/// How levels 2 and 4 of each dimension split between the 3L levels beside them.\n";
    out += "pub(in crate::eq5d5l) static SPLITS: [[Split; 2]; 5] = [";
    for (code, _) in DIMENSIONS {
        let splits = crosswalks.probability.get(&code.to_lowercase()).with_context(|| format!("no probabilities for {code}"))?;
        out += "[";
        for split in splits {
            let (milder, of) = split.split_once('/').with_context(|| format!("{split:?} is not a fraction"))?;
            write!(out, "Split {{ milder: {}, of: {} }},", milder.parse::<u32>()?, of.parse::<u32>()?)?;
        }
        out += "],";
    }
    out += "];\n\n";
    for crosswalk in &crosswalks.crosswalk {
        crosswalk_model(&mut out, crosswalk).with_context(|| crosswalk.id.clone())?;
    }
    writeln!(
        out,
        "/// The official table and the exact value of each crosswalk.\npub(in crate::eq5d5l) static CROSSWALKS: [ValueSet; {}] = [",
        crosswalks.crosswalk.len() * 2
    )?;
    for crosswalk in &crosswalks.crosswalk {
        for (suffix, precision, how) in [
            ("", "OfficialTable", "crosswalk from 5L to 3L values, official table, three decimals"),
            ("-EXACT", "Exact", "crosswalk from 5L to 3L values, not rounded"),
        ] {
            writeln!(
                out,
                "ValueSet {{ id: Cow::Borrowed({:?}), country: Some(Cow::Borrowed({:?})), population: Cow::Borrowed({:?}), \
                 method: Cow::Borrowed({how:?}), year: Some(2012), scale: Scale::ZeroToOne, verification: Verification::Verified, \
                 agrees_with: Cow::Borrowed(\"official crosswalk table\"), differs_from: Cow::Borrowed(\"\"), source: {}, \
                 read_from: Cow::Borrowed({:?}), model: Model::Crosswalk(&{}, Precision::{precision}) }},",
                format!("{}{suffix}", crosswalk.id),
                crosswalk.country,
                crosswalk.population,
                source(&crosswalks.citation, &crosswalks.doi),
                format!("3L value set {}, doi {}", crosswalk.value_set_3l, crosswalk.doi_3l),
                constant(&crosswalk.id),
            )?;
        }
    }
    Ok(out + "];\n")
}

fn crosswalk_model(out: &mut String, crosswalk: &Crosswalk) -> Result<()> {
    let effects = [&crosswalk.mo, &crosswalk.sc, &crosswalk.ua, &crosswalk.pd, &crosswalk.ad];
    let grid = Grid::of(effects.into_iter().flatten().chain([&crosswalk.start]).chain(crosswalk.terms.values()))?;
    // 3L values are rounded to three decimals on the way: the grid must hold those
    let grid = Grid(grid.0.max(3));
    let rounding = match crosswalk.rounding.as_str() {
        "single" => "Single",
        "double" => "Double",
        "value_first" => "ValueFirst",
        "additive" => "Additive",
        other => bail!("unknown rounding {other:?}"),
    };
    let mut terms = String::new();
    for (term, coefficient) in &crosswalk.terms {
        let effect = grid.units(coefficient)?;
        match term.as_str() {
            "N2" | "N3" => write!(terms, "Term3L::AnyAtLeast {{ level: {}, effect: {effect} }},", &term[1..])?,
            "D1" => write!(terms, "Term3L::BeyondFirst {{ effect: {effect} }},")?,
            "I2SQ" => write!(terms, "Term3L::ModerateSquared {{ effect: {effect} }},")?,
            "I3" => write!(terms, "Term3L::Severe {{ effect: {effect} }},")?,
            "I3SQ" => write!(terms, "Term3L::SevereSquared {{ effect: {effect} }},")?,
            other => bail!("unknown term {other:?}"),
        }
    }
    writeln!(
        out,
        "static {}: Crosswalk = Crosswalk {{ decimals: {}, start: {}, effects: {}, terms: &[{terms}], \
         rounding: TableRounding::{rounding}, constant_at_full_health: {} }};\n",
        constant(&crosswalk.id),
        grid.0,
        grid.units(&crosswalk.start)?,
        grid.table(effects)?,
        crosswalk.constant_at_full_health,
    )?;
    Ok(())
}

fn constant(id: &str) -> String {
    id.replace('-', "_").to_uppercase()
}

fn source(citation: &str, doi: &str) -> String {
    format!("Source {{ citation: Cow::Borrowed({citation:?}), doi: Cow::Borrowed({doi:?}) }}")
}

fn header(data: &str) -> String {
    format!(
        "//! Generated from `data/{data}` by `cargo xtask tables`; edit that file instead.\n\
         #![allow(clippy::unreadable_literal, reason = \"units of the last printed decimal\")]\n\n"
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn the_committed_tables_are_fresh() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project");
        for (path, text) in super::all(root).expect("the data is readable") {
            let committed = std::fs::read_to_string(root.join(path)).expect("the tables are committed");
            assert!(committed == text, "{path} is stale: run `cargo xtask tables`");
        }
    }
}

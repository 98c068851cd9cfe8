//! `enkat list`, `enkat explain` and `enkat schema`: what the library says about itself.

use std::io::{self, Write as _};

use anyhow::{Context as _, Result};
use enkat::dataset::row_schema;
use enkat::eq5d5l::ValueSet;
use enkat::finding::Rule;
use enkat::instrument::Registry;

use crate::args::{ListArgs, ListFormat, Listing};
use crate::rows::io_error;

/// A header and its rows.
struct Listed<const N: usize> {
    header: [&'static str; N],
    rows: Vec<[String; N]>,
}

/// `enkat list`
pub fn list(args: &ListArgs) -> Result<()> {
    match args.what {
        Listing::Instruments => instruments().print(args.format),
        Listing::ValueSets => value_sets().print(args.format),
        Listing::Rules => rules().print(args.format),
    }
}

fn instruments() -> Listed<5> {
    let registry = Registry::built_in();
    let rows = registry.iter().map(|instrument| {
        let definition = instrument.definition();
        let ends = [definition.items.first(), definition.items.last()].map(|item| item.map_or("", |item| &item.id));
        let outputs: Vec<&str> = definition.outputs.iter().map(|output| output.id.as_ref()).collect();
        [
            definition.id.to_string(),
            definition.name.en.to_string(),
            ends.join(" \u{2026} "),
            outputs.join(" "),
            definition.source.citation.to_string(),
        ]
    });
    Listed { header: ["id", "name", "columns", "scores", "source"], rows: rows.collect() }
}

fn value_sets() -> Listed<10> {
    let rows = ValueSet::all_published().map(|set| {
        let [low, high] = set.range().map(|value| value.exact().checked_round(4).unwrap_or(value.exact()).to_string());
        [
            set.id().into(),
            set.population().into(),
            set.country().unwrap_or_default().into(),
            set.year().map(|year| year.to_string()).unwrap_or_default(),
            set.scale().name().into(),
            low,
            high,
            set.method().into(),
            set.verification().describe(),
            format!("{} doi:{}", set.source().citation, set.source().doi),
        ]
    });
    let header = ["id", "population", "country", "year", "scale", "lowest", "highest", "method", "verification", "source"];
    Listed { header, rows: rows.collect() }
}

fn rules() -> Listed<4> {
    let rows =
        Rule::all().map(|rule| [rule.code().into(), rule.severity().name().into(), rule.checks().into(), rule.advice().into()]);
    Listed { header: ["code", "level", "checks", "what to do"], rows: rows.collect() }
}

impl<const N: usize> Listed<N> {
    fn print(&self, format: ListFormat) -> Result<()> {
        let mut out = io::stdout().lock();
        match format {
            ListFormat::Csv => {
                let mut writer = csv::Writer::from_writer(out);
                writer.write_record(self.header).map_err(io_error)?;
                for row in &self.rows {
                    writer.write_record(row).map_err(io_error)?;
                }
                writer.flush()?;
            }
            ListFormat::Text => {
                let header = self.header.map(str::to_owned);
                let lines = || std::iter::once(&header).chain(&self.rows);
                let widths: [usize; N] =
                    std::array::from_fn(|column| lines().map(|line| line[column].chars().count()).max().unwrap_or(0));
                for line in lines() {
                    let cells = line.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
                    writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
                }
            }
        }
        Ok(())
    }
}

/// `enkat explain`
pub fn explain(code: &str) -> Result<()> {
    let rule: Rule = code.parse().context("see `enkat list rules`")?;
    let mut out = io::stdout().lock();
    writeln!(out, "{} ({}): {}", rule.code(), rule.severity().name(), rule.checks())?;
    writeln!(out, "\nWhy      {}\nExample  {}\nDo       {}", rule.why(), rule.example(), rule.advice())?;
    Ok(())
}

/// `enkat schema`
pub fn schema(instrument: &str) -> Result<()> {
    let registry = Registry::built_in();
    let schema = row_schema(registry.get(instrument)?.definition());
    writeln!(io::stdout().lock(), "{schema:#}")?;
    Ok(())
}

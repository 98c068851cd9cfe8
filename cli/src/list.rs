//! `enkat list`, `enkat explain` and `enkat schema`: what the library says about itself.

use std::io::{self, Write};

use anyhow::{Context as _, Result};
use enkat::Registry;
use enkat::eq5d5l::ValueSet;
use enkat::finding::Rule;
use enkat::inner::programme::FIELDS;
use enkat::instrument::Label;
use enkat::programme::Programme;
use enkat::report::Report;
use enkat::table::row_schema;
use enkat::violence::{ContactLine, Form};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, schema_for};

use crate::args::{ListArgs, ListFormat, Listing};
use crate::how;
use crate::language::spoken;
use crate::locale::Text;
use crate::rules_page;
use crate::text;
use crate::{check, config};

/// A header and its rows.
struct Listed<const N: usize> {
    header: [&'static str; N],
    rows: Vec<[String; N]>,
}

/// `enkat list`
pub fn list(args: &ListArgs, out: &mut impl Write) -> Result<()> {
    match args.what {
        Listing::Instruments => instruments().print(args.format, out),
        Listing::ValueSets => value_sets().print(args.format, out),
        Listing::Rules if args.format == ListFormat::Md => Ok(rules_page::write(out)?),
        Listing::Rules => rules().print(args.format, out),
        Listing::Forms => forms().print(args.format, out),
        Listing::FormItems => form_items().print(args.format, out),
        Listing::Codes => codes().print(args.format, out),
        Listing::Columns => columns().print(args.format, out),
        Listing::ContactLines => contact_lines().print(args.format, out),
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
            said(&definition.name),
            ends.join(" \u{2026} "),
            outputs.join(" "),
            definition.source.citation.to_string(),
        ]
    });
    Listed { header: ["id", "name", "columns", "scores", "source"], rows: rows.collect() }
}

fn value_sets() -> Listed<11> {
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
            set.content_hash().to_string(),
        ]
    });
    let header =
        ["id", "population", "country", "year", "scale", "lowest", "highest", "method", "verification", "source", "content hash"];
    Listed { header, rows: rows.collect() }
}

fn rules() -> Listed<4> {
    let language = spoken();
    let rows = Rule::all().map(|rule| {
        let level = rule.severity().name_in(language);
        [rule.code().into(), level.into(), rule.checks_in(language).into(), how::advice(rule)]
    });
    Listed { header: ["code", "level", "checks", "what to do"], rows: rows.collect() }
}

fn forms() -> Listed<6> {
    let rows = Form::all_built_in().into_iter().map(|form| {
        [
            form.id().into(),
            form.version().to_string(),
            form.content_hash().to_string(),
            said(form.name()),
            form.items().len().to_string(),
            form.wording_rights().map_or_else(|| text!("no-wording").to_string(), str::to_owned),
        ]
    });
    Listed { header: ["id", "version", "content hash", "name", "items", "rights in the wording"], rows: rows.collect() }
}

fn form_items() -> Listed<6> {
    let forms = Form::all_built_in();
    let rows = forms.iter().flat_map(|form| {
        form.items().iter().map(move |item| {
            let wording = item.wording.get("sv").map(ToString::to_string);
            [
                format!("{}.{}", form.id(), item.code),
                item.domain.to_string(),
                item.role.code().into(),
                item.window.code().into(),
                if item.mandatory { "yes" } else { "no" }.into(),
                wording.unwrap_or_default(),
            ]
        })
    });
    Listed { header: ["column", "domain", "role", "window", "mandatory", "wording (sv)"], rows: rows.collect() }
}

fn codes() -> Listed<6> {
    let programme = Programme::built_in();
    let rows = programme.codes().iter().map(|code| {
        let uses = [(code.sender, "sender"), (code.exit, "exit"), (code.contact, "contact")];
        let uses: Vec<&str> = uses.into_iter().filter(|(used, _)| *used).map(|(_, name)| name).collect();
        [
            code.id.to_string(),
            code.label.sv.to_string(),
            code.label.en.to_string(),
            uses.join(" "),
            code.party.map(|party| party.id().to_owned()).unwrap_or_default(),
            if code.counts_for_goal { "yes" } else { "no" }.into(),
        ]
    });
    let entry = |id: &str, label: &Label, used: &str| {
        [id.to_owned(), label.sv.to_string(), label.en.to_string(), used.to_owned(), String::new(), String::new()]
    };
    let activities = programme.activities().iter().map(|activity| entry(&activity.id, &activity.label, "activity"));
    let lists = [(programme.sexes(), "sex"), (programme.steps(), "step"), (programme.decline_reasons(), "referral_reason")];
    let named = lists.into_iter().flat_map(|(list, used)| list.iter().map(move |named| entry(&named.id, &named.label, used)));
    let rows = rows.chain(activities).chain(named).collect();
    Listed { header: ["code", "sv", "en", "used as", "party", "counts for the goal"], rows }
}

/// Under which names columns are read, with what they are in words, and what they belong to.
fn columns() -> Listed<4> {
    let registry = Registry::built_in();
    let named = |name: &str, group: &str, holds: String| {
        let key = format!("column-{}", name.replace('_', "-"));
        [name.to_owned(), Text::new(key, Vec::new()).to_string(), group.to_owned(), holds]
    };
    let layout = text!("columns-layout").to_string();
    let mut rows: Vec<[String; 4]> = ["id", "wave", "date"].map(|name| named(name, &layout, String::new())).into();
    for instrument in registry.iter() {
        let definition = instrument.definition();
        let name = said(&definition.name);
        rows.extend(
            definition
                .items
                .iter()
                .map(|item| [item.id.to_string(), said(&item.label), name.clone(), format!("{}\u{2013}{}", item.min, item.max)]),
        );
        rows.extend(definition.packed.iter().map(|packed| named(&packed.id, &name, String::new())));
    }
    let programme = text!("columns-programme").to_string();
    rows.extend(FIELDS.iter().map(|name| named(name, &programme, String::new())));
    for form in registry.violence_forms() {
        let name = said(form.name());
        rows.extend(form.fields().into_iter().map(|field| [field.clone(), field, name.clone(), String::new()]));
    }
    Listed { header: ["column", "label", "group", "holds"], rows }
}

fn contact_lines() -> Listed<5> {
    let rows = ContactLine::all().iter().map(|line| {
        [line.name.into(), line.number.into(), line.what_for.sv.to_string(), line.checked.into(), line.source.into()]
    });
    Listed { header: ["name", "number", "what for (sv)", "checked", "source"], rows: rows.collect() }
}

/// The name of a column for a person; for a program it stays as it is.
fn in_words(name: &'static str) -> String {
    let key = name.replace(|sign: char| !sign.is_ascii_alphanumeric(), "-");
    let known = Text::new(format!("header-{}", key.trim_end_matches('-').replace("--", "-")), Vec::new()).in_language(spoken());
    known.unwrap_or_else(|| name.to_owned())
}

/// A label in the language that is spoken.
fn said(label: &Label) -> String {
    spoken().label(label).to_owned()
}

impl<const N: usize> Listed<N> {
    fn print(&self, format: ListFormat, out: &mut impl Write) -> Result<()> {
        match format {
            ListFormat::Csv => {
                let mut writer = csv::Writer::from_writer(out);
                writer.write_record(self.header).map_err(io_error)?;
                for row in &self.rows {
                    writer.write_record(row).map_err(io_error)?;
                }
                writer.flush()?;
            }
            ListFormat::Json => {
                let object = |row: &[String; N]| -> serde_json::Map<String, serde_json::Value> {
                    self.header.iter().zip(row).map(|(name, cell)| ((*name).to_owned(), cell.as_str().into())).collect()
                };
                let objects: Vec<_> = self.rows.iter().map(object).collect();
                writeln!(out, "{:#}", serde_json::Value::from(objects))?;
            }
            ListFormat::Text => {
                let header = self.header.map(in_words);
                let lines = || std::iter::once(&header).chain(&self.rows);
                let widths: [usize; N] =
                    std::array::from_fn(|column| lines().map(|line| line[column].chars().count()).max().unwrap_or(0));
                for line in lines() {
                    let cells = line.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
                    writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
                }
            }
            ListFormat::Md => {
                writeln!(out, "| {} |\n|{}", self.header.map(in_words).join(" | "), "---|".repeat(N))?;
                for row in &self.rows {
                    writeln!(out, "| {} |", row.each_ref().map(|cell| cell.replace('|', "\\|")).join(" | "))?;
                }
            }
        }
        Ok(())
    }
}

/// `enkat explain`
pub fn explain(code: &str, out: &mut impl Write) -> Result<()> {
    let rule: Rule = code.parse()?;
    let language = spoken();
    writeln!(out, "{} ({}): {}\n", rule.code(), rule.severity().name_in(language), rule.checks_in(language))?;
    let advice = how::advice(rule);
    let lines = [
        (text!("explain-why"), Some(rule.why_in(language))),
        (text!("explain-example"), Some(rule.example_in(language))),
        (text!("explain-do"), Some(advice.as_str())),
        (text!("explain-evidence"), rule.evidence_in(language)),
    ];
    for (title, said) in lines {
        if let Some(said) = said {
            writeln!(out, "{:<8} {said}", title.to_string())?;
        }
    }
    Ok(())
}

/// The schema of a document that the program writes.
fn written<T: JsonSchema>() -> serde_json::Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}

/// `enkat schema`
pub fn schema(instrument: &str, out: &mut impl Write) -> Result<()> {
    let schema = match instrument {
        "violence-form" => schema_for!(Form).to_value(),
        "programme" => schema_for!(Programme).to_value(),
        "settings" => config::schema(),
        "check" => written::<check::json::Document>(),
        "proposal" => written::<check::init::json::Document>(),
        "report" => written::<Report>(),
        "baseline" => schema_for!(check::Baseline).to_value(),
        instrument => {
            let registry = Registry::built_in();
            row_schema(registry.get(instrument).context(text!("schema-other"))?.definition())
        }
    };
    writeln!(out, "{schema:#}")?;
    Ok(())
}

/// The error behind a CSV error, so that a closed pipe is known for what it is.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

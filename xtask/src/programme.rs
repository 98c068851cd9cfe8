//! The built-in programme of `data/programme.toml` as Rust constants.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Programme {
    id: String,
    name: Label,
    source: Source,
    survey_target: u32,
    goal: Goal,
    eligibility: Eligibility,
    code: Vec<Code>,
    activity: Vec<Activity>,
    municipality: Vec<Municipality>,
    sex: Vec<Named>,
    decline_reason: Vec<Named>,
    step: Vec<Named>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    citation: String,
    doi: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Label {
    en: String,
    sv: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Goal {
    label: Label,
    target: Fraction,
    denominator: String,
    decimals: u32,
    citation: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fraction {
    part: u32,
    of: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Eligibility {
    min_age: u8,
    max_age: u8,
    priority_ages: [u8; 2],
    youth_form_below: u8,
    most_hours: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "those of the library's code")]
struct Code {
    id: String,
    label: Label,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    sender: bool,
    #[serde(default)]
    exit: bool,
    #[serde(default)]
    contact: bool,
    party: Option<String>,
    #[serde(default)]
    health_care: bool,
    #[serde(default)]
    counts_for_goal: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Activity {
    id: String,
    label: Label,
    #[serde(default)]
    also: Vec<String>,
    group: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Municipality {
    id: String,
    name: String,
    code: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    id: String,
    label: Label,
    #[serde(default)]
    also: Vec<String>,
}

/// The Rust of the built-in programme, not yet formatted.
pub(crate) fn source(toml: &str) -> Result<String> {
    let programme: Programme = toml::from_str(toml)?;
    let Programme { goal, eligibility, .. } = &programme;
    let mut out = String::from("//! Generated from `data/programme.toml` by `cargo xtask tables`; edit that file instead.\n\n");
    out += "use std::borrow::Cow;\n\n";
    out += "use super::{Activity, Code, Denominator, Eligibility, Fraction, GoalRule, Municipality, Named, Party};\n";
    out += "use crate::instrument::{Label, Source, Text};\n\n";
    writeln!(out, "pub(super) const ID: Text = {};", text(&programme.id))?;
    writeln!(out, "pub(super) const NAME: Label = {};", label(&programme.name))?;
    let Source { citation, doi } = &programme.source;
    writeln!(out, "pub(super) const SOURCE: Source = Source {{ citation: {}, doi: {} }};", text(citation), text(doi))?;
    writeln!(out, "pub(super) const SURVEY_TARGET: u32 = {};", programme.survey_target)?;
    writeln!(
        out,
        "pub(super) const GOAL: GoalRule = GoalRule {{ label: {}, target: Fraction {{ part: {}, of: {} }}, \
         denominator: Denominator::{}, decimals: {}, kind_if_not_recorded: None, citation: {} }};",
        label(&goal.label),
        goal.target.part,
        goal.target.of,
        match goal.denominator.as_str() {
            "participants" => "Participants",
            "closed" => "Closed",
            other => bail!("unknown denominator {other:?}"),
        },
        goal.decimals,
        text(&goal.citation),
    )?;
    writeln!(
        out,
        "pub(super) const ELIGIBILITY: Eligibility = Eligibility {{ min_age: {}, max_age: {}, priority_ages: {:?}, \
         youth_form_below: {}, most_hours: {} }};",
        eligibility.min_age, eligibility.max_age, eligibility.priority_ages, eligibility.youth_form_below, eligibility.most_hours,
    )?;
    list(&mut out, "CODES", "Code", &programme.code, code)?;
    list(&mut out, "ACTIVITIES", "Activity", &programme.activity, |activity| {
        let Activity { id, label: name, also, group } = activity;
        let (id, name, also, group) = (text(id), label(name), texts(also), text(group));
        Ok(format!("Activity {{ id: {id}, label: {name}, also: {also}, group: Some({group}) }}"))
    })?;
    list(&mut out, "MUNICIPALITIES", "Municipality", &programme.municipality, |municipality| {
        let Municipality { id, name, code } = municipality;
        Ok(format!("Municipality {{ id: {}, name: {}, code: Some({}) }}", text(id), text(name), text(code)))
    })?;
    list(&mut out, "SEXES", "Named", &programme.sex, named)?;
    list(&mut out, "DECLINE_REASONS", "Named", &programme.decline_reason, named)?;
    list(&mut out, "STEPS", "Named", &programme.step, named)?;
    Ok(out)
}

fn list<T>(out: &mut String, name: &str, kind: &str, entries: &[T], print: impl Fn(&T) -> Result<String>) -> Result<()> {
    writeln!(out, "pub(super) const {name}: [{kind}; {}] = [", entries.len())?;
    for entry in entries {
        writeln!(out, "{},", print(entry)?)?;
    }
    *out += "];\n";
    Ok(())
}

fn code(code: &Code) -> Result<String> {
    let party = match code.party.as_deref() {
        None => "None",
        Some("region") => "Some(Party::Region)",
        Some("municipality") => "Some(Party::Municipality)",
        Some("employment_service") => "Some(Party::EmploymentService)",
        Some("social_insurance_agency") => "Some(Party::SocialInsuranceAgency)",
        Some(other) => bail!("{}: unknown party {other:?}", code.id),
    };
    Ok(format!(
        "Code {{ id: {}, label: {}, also: {}, sender: {}, exit: {}, contact: {}, party: {party}, health_care: {}, counts_for_goal: {} }}",
        text(&code.id),
        label(&code.label),
        texts(&code.also),
        code.sender,
        code.exit,
        code.contact,
        code.health_care,
        code.counts_for_goal,
    ))
}

#[expect(clippy::unnecessary_wraps, reason = "one of several printers of entries")]
fn named(named: &Named) -> Result<String> {
    let (id, label, also) = (text(&named.id), label(&named.label), texts(&named.also));
    Ok(format!("Named {{ id: {id}, label: {label}, also: {also} }}"))
}

fn texts(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|name| text(name)).collect();
    format!("Cow::Borrowed(&[{}])", texts.join(", "))
}

fn text(text: &str) -> String {
    format!("Cow::Borrowed({text:?})")
}

fn label(label: &Label) -> String {
    format!("Label::new({:?}, {:?})", label.en, label.sv)
}

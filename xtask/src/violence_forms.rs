//! The built-in forms and contact lines of the violence screening as Rust.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;
use toml::Value;

/// A text per language.
type Texts = BTreeMap<String, String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    schema_version: u8,
    id: String,
    version: String,
    owner: String,
    name: Texts,
    valid_from: Option<String>,
    valid_to: Option<String>,
    min_age: Option<u8>,
    max_age: Option<u8>,
    #[serde(default)]
    languages: Vec<String>,
    wording_rights: Option<String>,
    #[serde(default)]
    witnessing_counts_as_exposure: bool,
    #[serde(default)]
    answer_codes: BTreeMap<String, String>,
    items: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    code: String,
    domain: String,
    role: String,
    window: String,
    response_set: String,
    #[serde(default)]
    mandatory: bool,
    asked_if: Option<Value>,
    #[serde(default)]
    label: Texts,
    #[serde(default)]
    wording: Texts,
    source_code: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContactLines {
    contact_line: Vec<ContactLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContactLine {
    name: String,
    number: String,
    what_for: Texts,
    country: String,
    checked: String,
    source: String,
}

/// One form as a function that makes its draft.
pub(crate) fn form(text: &str, data: &str) -> Result<String> {
    let form: Form = toml::from_str(text)?;
    ensure!(form.version.split('.').count() == 3, "the version {:?} has not three numbers", form.version);
    let mut out = format!(
        "//! Generated from `data/violence_forms/{data}` by `cargo xtask tables`; edit that file instead.\n\
         #![allow(clippy::too_many_lines, reason = \"a table\")]\n\n\
         use std::collections::BTreeMap;\n\n\
         use crate::instrument::Label;\n\
         use crate::violence::{{{}Domain, FormDraft, Item, ResponseSet, Role, Window}};\n\n\
         /// The form `{}`.\n\
         pub(super) fn draft() -> FormDraft {{\n    FormDraft {{\n",
        if form.items.iter().any(|item| item.asked_if.is_some()) { "AnswerCode, Condition, " } else { "" },
        form.id,
    );
    writeln!(
        out,
        "schema_version: {}, id: {:?}.into(), version: {:?}.parse().expect(\"a version\"), owner: {:?}.into(), name: {}, \
         valid_from: {}, valid_to: {}, min_age: {:?}, max_age: {:?}, languages: vec![{}], wording_rights: {}, \
         witnessing_counts_as_exposure: {}, answer_codes: BTreeMap::from([{}]), items: vec![",
        form.schema_version,
        form.id,
        form.version,
        form.owner,
        label(&form.name)?,
        day(form.valid_from.as_ref()),
        day(form.valid_to.as_ref()),
        form.min_age,
        form.max_age,
        listed(form.languages.iter().map(|language| format!("{language:?}.into()"))),
        optional(form.wording_rights.as_ref()),
        form.witnessing_counts_as_exposure,
        listed(form.answer_codes.iter().map(|(text, code)| format!("({text:?}.into(), AnswerCode::{})", variant(code)))),
    )?;
    for item in &form.items {
        self::item(&mut out, item).with_context(|| item.code.clone())?;
    }
    Ok(out + "] } }\n")
}

fn item(out: &mut String, item: &Item) -> Result<()> {
    let domain = match item.domain.strip_prefix("other:") {
        Some(code) => format!("Domain::Other({code:?}.into())"),
        None => format!("Domain::{}", variant(&item.domain)),
    };
    let asked_if = match &item.asked_if {
        Some(condition) => format!("Some({})", self::condition(condition)?),
        None => "None".into(),
    };
    writeln!(
        out,
        "Item {{ code: {:?}.into(), domain: {domain}, role: Role::{}, window: Window::{}, response_set: ResponseSet::{}, \
         mandatory: {}, asked_if: {asked_if}, label: {}, wording: {}, source_code: {} }},",
        item.code,
        variant(&item.role),
        variant(&item.window),
        variant(&item.response_set),
        item.mandatory,
        texts(&item.label),
        texts(&item.wording),
        optional(item.source_code.as_ref()),
    )?;
    Ok(())
}

fn condition(value: &Value) -> Result<String> {
    let table = value.as_table().filter(|table| table.len() == 1).context("a condition is a table of one entry")?;
    let (kind, inner) = table.iter().next().context("a condition is a table of one entry")?;
    let text = |key: &str| inner.get(key).and_then(Value::as_str).with_context(|| format!("{kind} needs {key}"));
    let age = |key: &str| inner.get(key).and_then(Value::as_integer).map_or("None".to_owned(), |age| format!("Some({age})"));
    Ok(match kind.as_str() {
        "equals" => {
            format!("Condition::Equals {{ item: {:?}.into(), answer: AnswerCode::{} }}", text("item")?, variant(text("answer")?))
        }
        "any_of" | "all_of" => {
            let parts = inner.as_array().with_context(|| format!("{kind} is a list"))?;
            let parts: Vec<String> = parts.iter().map(condition).collect::<Result<_>>()?;
            format!("Condition::{}(vec![{}])", variant(kind), parts.join(", "))
        }
        "age" => format!("Condition::Age {{ min: {}, max: {} }}", age("min"), age("max")),
        other => bail!("unknown condition {other:?}"),
    })
}

/// The contact lines as a constant list.
pub(crate) fn contact_lines(text: &str) -> Result<String> {
    let lines: ContactLines = toml::from_str(text)?;
    let mut out = format!(
        "//! Generated from `data/contact_lines.toml` by `cargo xtask tables`; edit that file instead.\n\n\
         use crate::instrument::Label;\n\
         use crate::violence::ContactLine;\n\n\
         /// Lines that were checked on the day that each names.\n\
         pub(in crate::violence) static CONTACT_LINES: [ContactLine; {}] = [",
        lines.contact_line.len()
    );
    for line in &lines.contact_line {
        write!(
            out,
            "ContactLine {{ name: {:?}, number: {:?}, what_for: {}, country: {:?}, checked: {:?}, source: {:?} }},",
            line.name,
            line.number,
            label(&line.what_for).with_context(|| line.name.clone())?,
            line.country,
            line.checked,
            line.source,
        )?;
    }
    Ok(out + "];\n")
}

/// `last_12_months` as `Last12Months`.
fn variant(code: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    code.split('_').map(capital).collect()
}

fn label(texts: &Texts) -> Result<String> {
    let text = |language: &str| texts.get(language).with_context(|| format!("no text in {language}"));
    ensure!(texts.len() == 2, "a name is given in en and sv");
    Ok(format!("Label::new({:?}, {:?})", text("en")?, text("sv")?))
}

fn texts(texts: &Texts) -> String {
    format!(
        "BTreeMap::from([{}])",
        listed(texts.iter().map(|(language, text)| format!("({language:?}.into(), {text:?}.into())")))
    )
}

fn listed(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

fn optional(text: Option<&String>) -> String {
    text.map_or("None".into(), |text| format!("Some({text:?}.into())"))
}

fn day(day: Option<&String>) -> String {
    day.map_or("None".into(), |day| format!("Some({day:?}.parse().expect(\"a day\"))"))
}

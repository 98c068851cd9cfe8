//! What stands at the head of a report.

use clap::Args;
use enkat::report::Edition;
use jiff::Zoned;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What stands at the head of a page, as far as it is said.
#[derive(Args, Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Title {
    /// What the report is called
    #[arg(long = "title", id = "title", value_name = "TEXT")]
    pub name: Option<String>,
    /// Of which municipality it is, as its head says
    #[arg(long, value_name = "TEXT")]
    pub municipality: Option<String>,
    /// Of which time it is, as its head says
    #[arg(long, value_name = "TEXT")]
    pub period: Option<String>,
    /// Who stands behind it, such as a unit; nobody's name if not given
    #[arg(long, value_name = "TEXT")]
    #[serde(alias = "by_line")]
    pub by_line: Option<String>,
    /// The date in its head; today if not given
    #[arg(long, value_name = "TEXT")]
    pub date: Option<String>,
}

impl Title {
    /// The same; what is not said here is what `other` says.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let or = |one: &Option<String>, other: &Option<String>| one.as_ref().or(other.as_ref()).cloned();
        Self {
            name: or(&self.name, &other.name),
            municipality: or(&self.municipality, &other.municipality),
            period: or(&self.period, &other.period),
            by_line: or(&self.by_line, &other.by_line),
            date: or(&self.date, &other.date),
        }
    }

    /// The same, of today where it has no date.
    #[must_use]
    pub fn of_today(self) -> Self {
        let today = || Zoned::now().date().to_string();
        Self { date: self.date.or_else(|| Some(today())), ..self }
    }

    /// An edition under this title.
    #[must_use]
    pub fn of(&self, edition: Edition) -> Edition {
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        edition
            .titled(said(&self.name))
            .of_municipality(said(&self.municipality))
            .of_period(said(&self.period))
            .by(said(&self.by_line))
            .dated(said(&self.date))
    }
}

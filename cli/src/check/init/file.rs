//! A proposal as a settings file.

use enkat::ground::Occasion;
use enkat::table::MissingCode;
use enkat::table::propose::{Binding, Candidate, Evidence, Proposal, ProposedCode};

use super::codes;
use super::section::{Section, quoted};
use crate::language::spoken;
use crate::locale::Text;
use crate::summary::plural;
use crate::text;

/// Keys that name files.
pub(super) const NAMES_FILES: [&str; 3] = ["scale-file", "form", "programme"];

/// A settings file, table by table.
pub(super) struct ProposedFile {
    head: Section,
    /// Keys that stand before every table.
    top: Section,
    map: Section,
    wave: Section,
    codes: Section,
    stored: Section,
    /// There is a sheet for each occasion.
    sheets_tell_occasions: bool,
}

impl ProposedFile {
    pub(super) fn new(name: &str, proposal: &Proposal, given: &[(&str, &str, Vec<String>)]) -> Self {
        let empty = Section::default;
        let (head, top, map, wave) = (empty(), empty(), empty(), empty());
        let sheets_tell_occasions = given.iter().any(|(key, _, values)| *key == "sheet" && values.len() > 1);
        let mut file = Self { head, top, map, wave, codes: empty(), stored: empty(), sheets_tell_occasions };
        file.write_head(name, proposal);
        for (key, option, values) in given {
            file.top.say(text!("init-as-given", option = *option));
            match values.as_slice() {
                [one] => file.top.set(key, one),
                several => file.top.list(true, key, &several.iter().map(|value| quoted(value)).collect::<Vec<_>>()),
            }
        }
        file.write_missing(&proposal.missing_codes, proposal.rows);
        file.write_exits(proposal);
        file.write_map(proposal);
        file.write_wave(proposal);
        codes::write(&mut file.codes, proposal);
        for binding in &proposal.stored {
            file.stored.say(text!("init-stored"));
            for other in &binding.others {
                file.stored.say(told(&text!("init-perhaps"), &other.column, &other.evidence));
                file.stored.offer(&binding.ours, &other.column);
            }
        }
        file
    }

    /// The settings file.
    pub(super) fn text(&self) -> String {
        let mut text = self.head.text().to_owned();
        let tables =
            [("", &self.top), ("[map]", &self.map), ("[wave]", &self.wave), ("", &self.codes), ("[check.stored]", &self.stored)];
        for (table, section) in tables {
            if !section.text().is_empty() {
                text.push('\n');
                if !table.is_empty() {
                    text.push_str(table);
                    text.push('\n');
                }
                text.push_str(section.text());
            }
        }
        text
    }

    /// The table cannot be read, whatever these settings say.
    pub(super) fn say_unusable(&mut self, why: &str) {
        self.head.say(text!("init-unusable", why = why));
    }

    /// Columns that are about violence are not guessed.
    pub(super) fn say_held_back(&mut self, columns: usize) {
        self.head.say(text!("init-violence", n = columns));
    }

    /// Some columns are not proposed.
    pub(super) fn say_left_out(&mut self, count: usize) {
        self.head.say(text!("init-left-out", guesses = plural(count as u64, "guess")));
    }

    fn write_head(&mut self, name: &str, proposal: &Proposal) {
        let (rows, columns) = (plural(proposal.rows, "row"), plural(proposal.columns as u64, "column"));
        self.head.say(text!("init-head", name = name, rows = rows, columns = columns));
        self.head.say(text!("init-save"));
        self.head.say(text!("init-not-guessed"));
        self.head.say(text!("init-look-at"));
    }

    fn write_map(&mut self, proposal: &Proposal) {
        if !proposal.expected.is_empty() {
            self.map.say(text!("init-named-already", names = proposal.expected.join(" ")));
        }
        if !proposal.has_columns() {
            self.map.say(text!("init-none-recognised"));
        }
        let mut before: Option<&Binding> = None;
        for binding in &proposal.bindings {
            // numbered columns that no one name covers are told once
            let is_told = before.is_some_and(|before| before.evidence == binding.evidence && is_next(before, binding));
            if let Some(column) = &binding.column {
                if !is_told {
                    self.map.say(told(&text!("init-likely"), column, &binding.evidence));
                }
                self.map.set(&binding.ours, column);
            }
            self.write_others(binding, before);
            before = Some(binding);
        }
        let is_named = |ours: &str| {
            proposal.expected.iter().any(|name| name == ours) || proposal.bindings.iter().any(|binding| binding.ours == ours)
        };
        if !is_named("id") {
            self.map.say(text!("init-no-id"));
        }
        if let Some([start, exit]) = &proposal.occasions.wide {
            if start.is_empty() {
                self.map.say(text!("init-both-occasions-unnamed", exit = exit));
            } else {
                self.map.say(text!("init-both-occasions", start = start, exit = exit));
            }
            if is_named("wave") {
                self.map.say(text!("init-wave-meaningless"));
            }
        } else if !is_named("wave") && !self.sheets_tell_occasions {
            self.map.say(text!("init-no-wave"));
            for evidence in &proposal.occasions.evidence {
                self.map.say(text!("init-but", evidence = evidence.told_in(spoken())));
                self.map.offer("wave", &text!("init-column-of-occasions").to_string());
            }
        }
    }

    fn write_others(&mut self, binding: &Binding, before: Option<&Binding>) {
        for (place, other) in binding.others.iter().enumerate() {
            let is_told = before.is_some_and(|before| {
                is_next(before, binding) && before.others.get(place).is_some_and(|told| told.evidence == other.evidence)
            });
            if !is_told {
                self.map.say(told(&text!("init-unsure"), &other.column, &other.evidence));
            }
            self.map.offer(&binding.ours, &other.column);
        }
        let rivals: Vec<String> =
            binding.others.iter().filter(|other| is_rival(other)).map(|other| quoted(&other.column)).collect();
        if binding.column.is_none() && rivals.len() > 1 {
            self.map.say(text!("init-second-set"));
            self.map.list(false, &binding.ours, &rivals);
        }
    }

    fn write_wave(&mut self, proposal: &Proposal) {
        let named = &proposal.occasions;
        let has_column =
            proposal.expected.iter().any(|name| name == "wave") || proposal.bindings.iter().any(|binding| binding.ours == "wave");
        if !has_column || (named.evidence.is_empty() && named.to_choose.is_empty()) {
            return;
        }
        if !named.evidence.is_empty() {
            self.wave.say(sentence(&named.evidence));
        }
        for (occasion, label) in Occasion::BOTH.into_iter().zip([&named.start, &named.exit]) {
            if let Some(label) = label {
                self.wave.set(occasion.name(), label);
            }
        }
        if let [one, other, ..] = named.to_choose.as_slice() {
            self.wave.say(text!("init-which-is-which"));
            self.wave.offer(Occasion::Start.name(), one);
            self.wave.offer(Occasion::Exit.name(), other);
        }
    }

    /// What an exit is of which no column says what became of it.
    fn write_exits(&mut self, proposal: &Proposal) {
        let is_named = |field: &str| {
            let is_it = |name: &str| name.rsplit('.').next() == Some(field);
            proposal.expected.iter().any(|name| is_it(name))
                || proposal.bindings.iter().any(|binding| binding.column.is_some() && is_it(&binding.ours))
        };
        if is_named("exit_to") && !is_named("exit_kind") {
            self.top.say(text!("init-exits"));
            self.top.set("exit-kind-if-not-recorded", "started");
        }
    }

    fn write_missing(&mut self, codes: &[ProposedCode], rows: u64) {
        let written = |codes: &mut dyn Iterator<Item = &ProposedCode>| -> Vec<String> {
            codes.flat_map(ProposedCode::written).map(|code| as_toml(&code)).collect()
        };
        for code in codes {
            let (times, of) = (plural(code.times, "time"), plural(code.items as u64, "item column"));
            let sure = if code.is_likely { text!("init-likely") } else { text!("init-unsure") };
            let rows = plural(rows, "row");
            let code = code.code.to_string();
            self.top.say(text!("init-code", sure = sure, code = code, times = times, of = of, rows = rows));
        }
        let (all, likely) = (written(&mut codes.iter()), written(&mut codes.iter().filter(|code| code.is_likely)));
        if !likely.is_empty() && all.len() > likely.len() {
            self.top.say(text!("init-with-unsure"));
        }
        if all.len() > likely.len() {
            self.top.list(false, "missing-code", &all);
        }
        if !likely.is_empty() {
            self.top.list(true, "missing-code", &likely);
        }
    }
}

/// It may be the item as well as another column, and nothing speaks against either.
fn is_rival(candidate: &Candidate) -> bool {
    candidate.evidence.last() == Some(&Evidence::Rivals)
}

/// The same question for the next of several numbered items.
fn is_next(before: &Binding, binding: &Binding) -> bool {
    let stem = |name: &str| name.trim_end_matches(|sign: char| sign.is_ascii_digit()).to_owned();
    stem(&before.ours) == stem(&binding.ours) && stem(&binding.ours) != binding.ours
}

fn told(sure: &Text, column: &str, evidence: &[Evidence]) -> Text {
    text!("init-told", sure = sure.clone(), column = column, evidence = sentence(evidence))
}

fn sentence(evidence: &[Evidence]) -> String {
    evidence.iter().map(|evidence| evidence.told_in(spoken())).collect::<Vec<_>>().join("; ")
}

/// A code as the settings take it.
fn as_toml(code: &MissingCode) -> String {
    match &code.column {
        Some(column) => quoted(&format!("{column}={}", code.code)),
        None => code.code.clone(),
    }
}

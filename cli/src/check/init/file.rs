//! A proposal as a settings file.

use enkat::ground::Occasion;
use enkat::table::MissingCode;
use enkat::table::propose::{Binding, Candidate, Evidence, Proposal, ProposedCode};

use super::codes;
use super::section::{Section, quoted};
use crate::config::READING;
use crate::language::spoken;
use crate::locale::Text;
use crate::summary::plural;
use crate::text;

/// Our name of the column of municipalities.
pub(super) const MUNICIPALITY: &str = "municipality";
/// Keys that name files.
pub(super) const NAMES_FILES: [&str; 3] = ["scale-file", "form", "programme"];

/// A settings file, table by table.
#[derive(Clone)]
pub(super) struct ProposedFile {
    head: Section,
    /// What is to be known of this table alone.
    notes: Section,
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
    /// `table` is the one of this file where there are several, as in `files."Aneby.xlsx"`.
    pub(super) fn new(name: &str, table: Option<&str>, proposal: &Proposal, given: &[(&str, &str, Vec<String>)]) -> Self {
        let empty = Section::default;
        let (head, notes, top, map, wave) = (empty(), empty(), empty(), empty(), empty());
        let sheets_tell_occasions = given.iter().any(|(key, _, values)| *key == "sheet" && values.len() > 1);
        let mut file = Self { head, notes, top, map, wave, codes: empty(), stored: empty(), sheets_tell_occasions };
        let (rows, columns) = (plural(proposal.rows, "row"), plural(proposal.columns as u64, "column"));
        if table.is_some() {
            file.notes.say(format_args!("{rows}, {columns}"));
        } else {
            file.head.say(text!("init-head", name = name, rows = rows, columns = columns));
            say_what_to_do(&mut file.head);
        }
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
        let codes = table.map_or_else(|| "codes".to_owned(), |table| format!("{table}.codes"));
        codes::write(&mut file.codes, &codes, proposal);
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
        let mut head = self.head.clone();
        head.append(self.notes.clone());
        let tables =
            [("", &self.top), ("map", &self.map), ("wave", &self.wave), ("", &self.codes), ("check.stored", &self.stored)];
        let mut text = head.text();
        for (table, section) in tables {
            write_table(&mut text, table, section);
        }
        text
    }

    /// One settings file for several tables, of which each has its own table: what all of them share stands at the top.
    pub(super) fn text_of_several(names: &[String], ids: &Section, mut files: Vec<(String, Self)>) -> String {
        let mut head = Section::default();
        head.say(text!("init-head-several", files = plural(names.len() as u64, "file"), names = names.join(", ")));
        say_what_to_do(&mut head);
        let shared = |files: &mut Vec<(String, Self)>, section: fn(&mut Self) -> &mut Section| {
            Section::take_shared(&mut files.iter_mut().map(|(_, file)| section(file)).collect::<Vec<_>>())
        };
        let (mut top, map, wave) = (
            shared(&mut files, |file| &mut file.top),
            shared(&mut files, |file| &mut file.map),
            shared(&mut files, |file| &mut file.wave),
        );
        for (_, file) in &mut files {
            // what may not be said of a single file
            let mut lifted = file.top.take(|key| !READING.contains(&key));
            lifted.take(|key| top.sets(key));
            top.append(lifted);
        }
        let mut text = head.text();
        for (table, section) in [("", ids), ("", &top), ("map", &map), ("wave", &wave)] {
            write_table(&mut text, table, section);
        }
        for (table, Self { mut notes, top, map, wave, codes, stored, .. }) in files {
            notes.append(top);
            write_table(&mut text, &table, &notes);
            write_table(&mut text, &format!("{table}.map"), &map);
            write_table(&mut text, &format!("{table}.wave"), &wave);
            write_table(&mut text, "", &codes);
            write_table(&mut text, "", &stored);
        }
        text
    }

    /// Asks whether the name of the file is that of a municipality.
    pub(super) fn ask_municipality(&mut self, name: &str) {
        self.notes.say(text!("init-municipality"));
        self.notes.comment(&format!("set = {{ {MUNICIPALITY} = {} }}", quoted(name)));
    }

    /// The table cannot be read, whatever these settings say.
    pub(super) fn say_unusable(&mut self, why: &str) {
        self.notes.say(text!("init-unusable", why = why));
    }

    /// Columns that are about violence are not guessed.
    pub(super) fn say_held_back(&mut self, columns: usize) {
        self.notes.say(text!("init-violence", n = columns));
    }

    /// Some columns are not proposed.
    pub(super) fn say_left_out(&mut self, count: usize) {
        self.notes.say(text!("init-left-out", guesses = plural(count as u64, "guess")));
    }

    fn write_map(&mut self, proposal: &Proposal) {
        if !proposal.expected.is_empty() {
            self.map.say(text!("init-named-already", names = proposal.expected.join(" ")));
        }
        if !proposal.has_columns() {
            self.map.say(text!("init-none-recognised"));
        }
        self.map.end_comment();
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
            self.wave.say(in_words(&named.evidence));
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

/// What to do with a proposal.
fn say_what_to_do(head: &mut Section) {
    head.say(text!("init-save"));
    head.say(text!("init-not-guessed"));
    head.say(text!("init-look-at"));
}

/// A table under its name; one without a name stands at the top, or is all comments.
fn write_table(text: &mut String, table: &str, section: &Section) {
    if section.is_empty() {
        return;
    }
    text.push('\n');
    if !table.is_empty() {
        text.extend(["[", table, "]\n"]);
    }
    text.push_str(&section.text());
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
    text!("init-told", sure = sure.clone(), column = column, evidence = in_words(evidence))
}

pub(super) fn in_words(evidence: &[Evidence]) -> String {
    evidence.iter().map(|evidence| evidence.told_in(spoken())).collect::<Vec<_>>().join("; ")
}

/// A code as the settings take it.
fn as_toml(code: &MissingCode) -> String {
    match &code.column {
        Some(column) => quoted(&format!("{column}={}", code.code)),
        None => code.code.clone(),
    }
}

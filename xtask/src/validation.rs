//! `docs/validation.md`: what the README claims and which test shows it, and where other programs give something else.
//!
//! It is written from `docs/validation.toml` and the reviewed tables. What is claimed and not listed, listed and not
//! claimed, or shown by a test that is gone, is an error.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;

use crate::tables;

pub(crate) const PAGE: &str = "docs/validation.md";
const DATA: &str = "docs/validation.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Validation {
    silent: Vec<String>,
    claim: Vec<Claim>,
    peer: Vec<Peer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claim {
    says: String,
    tests: Vec<String>,
    #[serde(default)]
    qualify: Vec<String>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Peer {
    who: String,
    what: String,
    by: String,
    right: String,
    test: String,
}

/// Writes the page.
pub(crate) fn write(root: &Path) -> Result<()> {
    let text = page(root)?;
    let path = root.join(PAGE);
    if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
        fs::write(&path, text).with_context(|| format!("writing {PAGE}"))?;
        println!("wrote {PAGE}");
    }
    Ok(())
}

fn page(root: &Path) -> Result<String> {
    let read = |path: &str| fs::read_to_string(root.join(path)).with_context(|| format!("reading {path}"));
    let validation: Validation = toml::from_str(&read(DATA)?).context(DATA)?;
    covers(&validation, &read("README.md")?)?;
    let required = read("src/report/qualification/requirements.rs")?;
    let tests = validation.claim.iter().flat_map(|claim| &claim.tests).chain(validation.peer.iter().map(|peer| &peer.test));
    for test in tests {
        is_there(root, test)?;
    }
    for id in validation.claim.iter().flat_map(|claim| &claim.qualify) {
        ensure!(required.contains(&format!("\"{id}\",")), "{DATA}: `enkat qualify` has no requirement {id}");
    }
    let mut text = String::from(HEAD);
    for Claim { says, tests, qualify, source } in &validation.claim {
        let tests: Vec<String> = tests.iter().map(|test| format!("`{test}`")).collect();
        // its links are of the README, and this page lies elsewhere
        let says = plain(says);
        writeln!(text, "| {says} | {} | {} | {} |", tests.join("<br>"), qualify.join(" "), cell(source))?;
    }
    text += BETWEEN;
    for Peer { who, what, by, right, test } in &validation.peer {
        writeln!(text, "| {} | {} | {} | {} | `{test}` |", cell(who), cell(what), cell(by), cell(right))?;
    }
    text += SETS;
    for [id, agrees, differs] in tables::comparisons(root)? {
        writeln!(text, "| `{id}` | {} | {} |", cell(&agrees), cell(&differs))?;
    }
    Ok(text)
}

const HEAD: &str = "\
# Validation: what is claimed, what shows it, and where others differ

Written by `cargo xtask docs` from `docs/validation.toml`; a test holds it against the README and against the tests that it names. What the
programme asks for is another list: [requirements](requirements.md).

On your own machine `enkat qualify -o qualification.html` works out embedded results anew, with controls that must fail, and writes a page to
be signed; the third column names its requirements.

## Claims

| the README says | tests | `enkat qualify` | held against |
|---|---|---|---|
";

const BETWEEN: &str = "
## Where other programs give something else

Of the versions named, as far as they were run or read for this project in 2026; later ones may have been mended.

| who | what | by how much | who is right, and by which source | test |
|---|---|---|---|---|
";

const SETS: &str = "
### Value sets, source by source

All 3125 values of each set were compared with those of every other source that could be read. *Exactly* means the same to the last printed
decimal. The set itself, with citation and where it was read, is in [`data/`](../data/README.md).

| set | exactly as | other than, by at most |
|---|---|---|
";

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// Without links: their words alone.
fn plain(markdown: &str) -> String {
    let mut text = String::new();
    let mut rest = markdown;
    while let Some((before, link)) = rest.split_once('[') {
        text += before;
        let Some((words, after)) = link.split_once("](") else {
            return text + "[" + &cell(link);
        };
        text += words;
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    cell(&(text + rest))
}

/// Each paragraph, point and row of the README is claimed or silent, and nothing is claimed that it does not say.
fn covers(validation: &Validation, readme: &str) -> Result<()> {
    let blocks = blocks(readme);
    let all = blocks.join("\n");
    for says in validation.claim.iter().map(|claim| &claim.says).chain(&validation.silent) {
        ensure!(all.contains(says.as_str()), "{DATA}: the README does not say {says:?}");
    }
    for block in &blocks {
        let is_claimed = validation.claim.iter().any(|claim| block.contains(&claim.says));
        if !is_claimed && !validation.silent.iter().any(|silent| block.starts_with(silent)) {
            bail!("README.md: {block:?} is neither a claim nor silent; add it to {DATA} with the test that shows it");
        }
    }
    Ok(())
}

/// Paragraphs, points and rows in one line each; without code, headings and the heads of tables.
fn blocks(markdown: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let (mut is_code, mut is_open) = (false, false);
    let mut lines = markdown.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.starts_with("```") {
            is_code = !is_code;
        }
        let is_head = lines.peek().is_some_and(|next| next.starts_with("|---")) || line.starts_with("|---");
        if is_code || line.starts_with("```") || line.is_empty() || line.starts_with('#') || is_head {
            is_open = false;
            continue;
        }
        let begins = line.starts_with("- ") || line.starts_with('|');
        match blocks.last_mut().filter(|_| is_open && !begins) {
            Some(block) => {
                block.push(' ');
                block.push_str(line);
            }
            None => blocks.push(line.to_owned()),
        }
        is_open = true;
    }
    blocks
}

/// `FILE: FUNCTION` is a test.
fn is_there(root: &Path, test: &str) -> Result<()> {
    let (file, function) = test.split_once(": ").with_context(|| format!("{test:?} is no file and function"))?;
    let code = fs::read_to_string(root.join(file)).with_context(|| format!("reading {file}"))?;
    let keyword = if file.to_ascii_lowercase().ends_with(".py") { "def" } else { "fn" };
    ensure!(code.contains(&format!("{keyword} {function}(")), "{DATA}: {file} has no {function}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Validation, blocks, covers, is_there, plain};

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project")
    }

    #[test]
    fn the_page_is_fresh() {
        let page = super::page(root()).expect("every claim of the README has a test");
        let committed = fs::read_to_string(root().join(super::PAGE)).expect("the page is committed");
        assert!(page == committed, "{} is stale: run `cargo xtask docs`", super::PAGE);
    }

    #[test]
    fn what_is_not_listed_not_said_or_not_tested_is_an_error() {
        let listed = r#"
            silent = ["More:"]
            [[claim]]
            says = "It adds"
            tests = ["xtask/src/validation.rs: covers"]
            source = "by hand"
            [[peer]]
            who = ""
            what = ""
            by = ""
            right = ""
            test = ""
        "#;
        let validation: Validation = toml::from_str(listed).expect("TOML");
        let covered = |readme: &str| covers(&validation, readme).is_ok();
        assert!(covered("# A\n\nIt adds\nup.\n\nMore: there.\n\n```\nIt never ends.\n```\n"));
        assert!(!covered("It adds.\n\nMore: there.\n\n- It also takes away."));
        assert!(!covered("It takes away.\n\nMore: there."));
        assert!(is_there(root(), "xtask/src/validation.rs: is_there").is_ok());
        assert!(is_there(root(), "xtask/src/validation.rs: was_there").is_err());
        assert!(is_there(root(), "xtask/src/nothing.rs: is_there").is_err());
    }

    #[test]
    fn a_page_is_read_in_paragraphs_points_and_rows() {
        let page = "# T\n\none\ntwo\n\n| a | b |\n|---|---|\n| c | d |\n- e\n  f\n- g\n";
        assert_eq!(blocks(page), ["one two", "| c | d |", "- e f", "- g"]);
        assert_eq!(plain("see [how](a.md), [b"), "see how, [b");
    }

    /// "Pure, typed, without `unsafe`; `thiserror` and four small crates are all it depends on."
    #[test]
    fn the_library_depends_on_five_crates_and_forbids_unsafe() {
        let read = |path: &str| fs::read_to_string(root().join(path)).expect("a file");
        let manifest: toml::Table = toml::from_str(&read("Cargo.toml")).expect("TOML");
        let is_optional = |of: &toml::Value| of.get("optional").and_then(toml::Value::as_bool).unwrap_or(false);
        let dependencies = manifest["dependencies"].as_table().expect("a table");
        let always: Vec<&str> = dependencies.iter().filter(|(_, of)| !is_optional(of)).map(|(name, _)| name.as_str()).collect();
        assert_eq!(always, ["libm", "siphasher", "special", "thiserror", "zeroize"]);
        assert!(read("src/lib.rs").contains("#![forbid(unsafe_code)]"));
    }
}

//! `enkat list rules --format md`: the rules as a page, which is `docs/rules.md`.

use std::io::{self, Write};

use enkat::finding::Rule;

use crate::how;

/// With which code a group begins, and its title.
const GROUPS: [(&str, &str); 10] = [
    ("EQ001", "Cells"),
    ("EQ010", "Rows"),
    ("EQ020", "Columns"),
    ("EQ030", "People"),
    ("EQ040", "Stored scores"),
    ("EQ045", "Several tables"),
    ("EQ050", "Answers as a whole"),
    ("EQ060", "What is read as what"),
    ("PR01", "Programme"),
    ("VS01", "Violence"),
];

/// The rules from a code on, up to the next group.
fn rules_of(start: &str) -> impl Iterator<Item = Rule> {
    let next = GROUPS.iter().map(|(code, _)| *code).find(|code| *code > start);
    Rule::all().filter(move |rule| rule.code() >= start && next.is_none_or(|next| rule.code() < next))
}

/// Writes the page.
pub fn write(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "# The rules\n")?;
    writeln!(out, "Whatever is odd about a table is a finding, and each finding names its rule by a code that is never reused.")?;
    writeln!(
        out,
        "`enkat explain EQ001` says of one rule what this page says of all; `enkat list rules --format md` prints the page."
    )?;
    writeln!(out, "\n| level | means |\n|---|---|")?;
    writeln!(out, "| critical | a person's safety may hang on it: somebody has to look at once |")?;
    writeln!(out, "| error | not usable; what it touches has no score |")?;
    writeln!(out, "| warning | read, but to be mended at the source |")?;
    writeln!(out, "| notice | worth knowing; nothing is lost |\n")?;
    for (start, title) in GROUPS {
        let links: Vec<_> = rules_of(start).map(|rule| format!("[{0}](#{1})", rule.code(), rule.code().to_lowercase())).collect();
        writeln!(out, "- [{title}](#{}): {}", title.to_lowercase().replace(' ', "-"), links.join(" "))?;
    }
    for (start, title) in GROUPS {
        writeln!(out, "\n## {title}")?;
        for rule in rules_of(start) {
            writeln!(out, "\n### {}\n\n**{}**: {}\n", rule.code(), rule.severity().name(), rule.checks())?;
            writeln!(out, "- Looks at: {}\n- Why: {}", rule.looks_at(), rule.why())?;
            writeln!(out, "- Example: {}\n- What to do: {}", rule.example(), how::advice(rule))?;
            if let Some(evidence) = rule.evidence() {
                writeln!(out, "- Evidence: {evidence}")?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, Rule, rules_of};

    #[test]
    fn the_page_has_each_rule_once_and_in_order() {
        assert!(GROUPS.into_iter().flat_map(|(start, _)| rules_of(start)).eq(Rule::all()));
    }
}

//! `enkat list rules --format md`: the rules as a page, which is `docs/rules.md`.

use std::io::{self, Write};

use enkat::finding::{Rule, Severity};

use crate::how;
use crate::language::spoken;
use crate::locale::Text;
use crate::text;

/// With which code a group begins, and its title.
fn groups() -> [(&'static str, Text); 10] {
    [
        ("EQ001", text!("rules-cells")),
        ("EQ010", text!("rules-rows")),
        ("EQ020", text!("rules-columns")),
        ("EQ030", text!("rules-people")),
        ("EQ040", text!("rules-stored-scores")),
        ("EQ045", text!("rules-several-tables")),
        ("EQ050", text!("rules-answers-as-a-whole")),
        ("EQ060", text!("rules-read-as")),
        ("PR01", text!("rules-programme")),
        ("VS01", text!("rules-violence")),
    ]
}

/// The rules from a code on, up to the next group.
fn rules_of(start: &str) -> impl Iterator<Item = Rule> {
    let next = groups().into_iter().map(|(code, _)| code).find(|code| *code > start);
    Rule::all().filter(move |rule| rule.code() >= start && next.is_none_or(|next| rule.code() < next))
}

/// Writes the page.
pub fn write(out: &mut impl Write) -> io::Result<()> {
    let language = spoken();
    writeln!(out, "# {}\n\n{}\n{}", text!("rules-title"), text!("rules-codes"), text!("rules-explain"))?;
    writeln!(out, "\n| {} | {} |\n|---|---|", text!("rules-level"), text!("rules-means"))?;
    let means = [
        (Severity::Critical, text!("rules-critical")),
        (Severity::Error, text!("rules-error")),
        (Severity::Warning, text!("rules-warning")),
        (Severity::Notice, text!("rules-notice")),
    ];
    for (level, means) in means {
        writeln!(out, "| {} | {means} |", level.name_in(language))?;
    }
    writeln!(out)?;
    for (start, title) in groups() {
        let links: Vec<_> = rules_of(start).map(|rule| format!("[{0}](#{1})", rule.code(), rule.code().to_lowercase())).collect();
        let title = title.to_string();
        writeln!(out, "- [{title}](#{}): {}", title.to_lowercase().replace(' ', "-"), links.join(" "))?;
    }
    for (start, title) in groups() {
        writeln!(out, "\n## {title}")?;
        for rule in rules_of(start) {
            let (level, checks) = (rule.severity().name_in(language), rule.checks_in(language));
            writeln!(out, "\n### {}\n\n**{level}**: {checks}\n", rule.code())?;
            let advice = how::advice(rule);
            for (title, said) in [
                (text!("rules-looks-at"), rule.looks_at_in(language)),
                (text!("explain-why"), rule.why_in(language)),
                (text!("explain-example"), rule.example_in(language)),
                (text!("rules-what-to-do"), &advice),
            ] {
                writeln!(out, "- {title}: {said}")?;
            }
            if let Some(evidence) = rule.evidence_in(language) {
                writeln!(out, "- {}: {evidence}", text!("explain-evidence"))?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Rule, groups, rules_of};

    #[test]
    fn the_page_has_each_rule_once_and_in_order() {
        assert!(groups().into_iter().flat_map(|(start, _)| rules_of(start)).eq(Rule::all()));
    }
}

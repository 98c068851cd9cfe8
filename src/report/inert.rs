//! Texts from outside that must do nothing.

/// Text without anything that steers a terminal, turns the direction of writing or may not stand in XML.
pub(super) fn inert(text: &str) -> String {
    let steers = |character: char| {
        character.is_control()
            || matches!(character, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    text.chars().map(|character| if steers(character) { '\u{fffd}' } else { character }).collect()
}

/// A name from a table, inert and not without end.
pub(super) fn name(name: &str) -> String {
    shortened(name, 80)
}

/// A name of at most so many characters, inert.
pub(super) fn shortened(name: &str, longest: usize) -> String {
    let name = inert(name);
    if name.chars().count() <= longest { name } else { name.chars().take(longest).chain(['\u{2026}']).collect() }
}

#[cfg(test)]
mod tests {
    use super::{inert, name};

    #[test]
    fn names_steer_nothing_and_end() {
        assert_eq!(inert("Sävsjö, <b>*A*</b> =1+1"), "Sävsjö, <b>*A*</b> =1+1");
        assert_eq!(inert("\u{1b}[31mred\n\u{202e}x\u{2028}"), "\u{fffd}[31mred\u{fffd}\u{fffd}x\u{fffd}");
        assert_eq!(name(&"a".repeat(10_000)).chars().count(), 81);
    }
}

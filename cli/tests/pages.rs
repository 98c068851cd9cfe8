//! What the pages of the book show as files is what the program reads.

use jsonschema::Validator;

const SCHEMA: &str = include_str!("../../docs/enkat.schema.json");

/// The blocks of TOML of a page.
fn blocks(page: &str) -> Vec<&str> {
    let blocks = page.split("```toml\n").skip(1);
    blocks.map(|rest| rest.split("```").next().expect("its end")).collect()
}

#[test]
fn every_settings_file_of_the_book_is_one() {
    let schema = serde_json::from_str(SCHEMA).expect("JSON");
    let schema: Validator = jsonschema::validator_for(&schema).expect("a schema");
    for (name, page) in [("settings.md", include_str!("../../docs/settings.md")), ("ci.md", include_str!("../../docs/ci.md"))] {
        let blocks = blocks(page);
        assert!(!blocks.is_empty(), "{name} shows no settings");
        for block in blocks {
            let settings: serde_json::Value = toml::from_str(block).expect("TOML");
            assert!(schema.is_valid(&settings), "{name}: {block}");
        }
    }
}

#[test]
fn the_key_of_the_book_is_the_one_among_the_examples() {
    let shown = blocks(include_str!("../../docs/own-scales.md"));
    let (_, example) = include_str!("../../examples/scales/soc11.toml").split_once('\n').expect("a comment");
    assert_eq!(shown, [example]);
}

//! `CONTRIBUTING.md` lists the rooms of `src/` as they are.

use std::path::Path;

const PAGE: &str = include_str!("../CONTRIBUTING.md");

/// `NAME/   what it is` at the beginning of a line of the listing.
fn listed() -> Vec<&'static str> {
    let is_name = |name: &&str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let mut names: Vec<&str> = PAGE
        .lines()
        .filter_map(|line| line.split_once("/  ").or(line.split_once("/ ")))
        .map(|(name, _)| name)
        .filter(is_name)
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn every_room_of_the_library_is_listed() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let entries = source.read_dir().expect("a folder").map(|entry| entry.expect("an entry"));
    let rooms = entries.filter(|entry| entry.path().is_dir());
    let mut rooms: Vec<String> = rooms.map(|room| room.file_name().into_string().expect("UTF-8")).collect();
    rooms.sort_unstable();
    assert_eq!(listed(), rooms);
}

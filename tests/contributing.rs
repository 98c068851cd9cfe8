//! `CONTRIBUTING.md` lists the rooms of `src/` as they are.

use std::path::Path;

const PAGE: &str = include_str!("../CONTRIBUTING.md");

/// `NAME/   what it is` at the beginning of a line of the listing.
fn listed() -> Vec<&'static str> {
    let is_name = |name: &&str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    PAGE.lines().filter_map(|line| Some(line.split_once("/ ")?.0)).filter(is_name).collect()
}

#[test]
fn every_room_of_the_library_is_listed() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let entries = source.read_dir().expect("a folder").map(|entry| entry.expect("an entry"));
    let rooms = entries.filter(|entry| entry.path().join("mod.rs").exists());
    let rooms: Vec<String> = rooms.map(|room| room.file_name().into_string().expect("UTF-8")).collect();
    assert!(rooms.len() > 10, "{rooms:?}");
    let listed = listed();
    let missing: Vec<&String> = rooms.iter().filter(|room| !listed.contains(&room.as_str())).collect();
    assert!(missing.is_empty(), "not in CONTRIBUTING.md: {missing:?}");
}

//! `CONTRIBUTING.md` lists the rooms of `src/` as they are, in the order in which they know each other.

use std::path::{Path, PathBuf};

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

/// The rooms and the files that stand beside them, in the order of the listing.
fn order() -> Vec<&'static str> {
    let name = |line: &'static str| line.split_once([' ', '/']).map_or("", |(name, _)| name.trim_end_matches(".rs"));
    let (_, from_ground) = PAGE.split_once("\nground/").expect("the listing begins with the ground");
    let (listing, _) = from_ground.split_once("```").expect("it ends");
    ["ground"].into_iter().chain(listing.lines().skip(1).map(name)).collect()
}

/// The code of a file, without comments and its tests.
fn code(file: &Path) -> String {
    let text = std::fs::read_to_string(file).expect("it can be read");
    let (code, _) = text.split_once("#[cfg(test)]").unwrap_or((&text, ""));
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().expect("a folder").map(|entry| entry.expect("an entry").path());
    let of = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    entries.flat_map(of).filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

#[test]
fn a_room_knows_those_above_it_in_the_list_and_none_below() {
    let order = order();
    assert!(order.len() > 15, "{order:?}");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut below = Vec::new();
    let is_test = |path: &Path| path.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs");
    for file in files(&source).iter().filter(|file| !is_test(file)) {
        let inside = file.strip_prefix(&source).expect("it is in there");
        let room = inside.iter().next().and_then(|room| room.to_str()).expect("a name").trim_end_matches(".rs");
        let Some(own) = order.iter().position(|name| *name == room) else { continue };
        let code = code(file);
        for known in code.split("crate::").skip(1) {
            let name: String = known.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            let name = match name.as_str() {
                "Registry" | "RegistryError" => "registry",
                "Choices" => "choices",
                "Scores" | "Screenings" | "ScoredColumn" | "ScoreCell" => "scores",
                name => name,
            };
            if order.iter().position(|listed| *listed == name).is_some_and(|place| place > own) {
                below.push(format!("{} knows {name}", inside.display()));
            }
        }
    }
    assert!(below.is_empty(), "{below:#?}");
}

//! What is given out: versions that agree, packages that hold what they need and no more, and the Rust that they need.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The crates that are published, their folders, and how many bytes they may have unpacked.
const CRATES: [(&str, &str, u64); 3] =
    [("enkat", ".", 3_600_000), ("enkat-tables", "tables", 400_000), ("enkat-cli", "cli", 800_000)];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a folder above")
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn cargo(arguments: &[&str]) -> String {
    let ran = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().expect("cargo");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).expect("UTF-8")
}

fn metadata() -> Value {
    serde_json::from_str(&cargo(&["metadata", "--format-version", "1", "--locked"])).expect("JSON")
}

#[test]
fn every_place_that_names_the_version_names_the_same() {
    for (file, line) in [
        ("cli/Cargo.toml", format!(r#"enkat = {{ path = "..", version = "{VERSION}""#)),
        ("cli/Cargo.toml", format!(r#"enkat-tables = {{ path = "../tables", version = "{VERSION}""#)),
        ("tables/Cargo.toml", format!(r#"enkat = {{ path = "..", version = "{VERSION}""#)),
        ("pyproject.toml", format!(r#"dependencies = ["enkat=={VERSION}"]"#)),
        ("action.yml", format!("default: {VERSION}\n")),
        ("examples/ci/enkat-check.yml", format!("enkat=={VERSION}\n")),
        ("examples/ci/README.md", format!("rev: v{VERSION}\n")),
        ("examples/ci/README.md", format!("enkat@v{VERSION}\n")),
    ] {
        assert!(read(file).contains(&line), "{file} does not say {line}");
    }
}

#[test]
fn a_package_holds_its_source_and_its_licence_and_nothing_large() {
    for (name, folder, most) in CRATES {
        let listed = cargo(&["package", "--list", "--allow-dirty", "--package", name]);
        // cargo adds one that says from which commit it comes
        let files: Vec<&str> = listed.lines().filter(|file| *file != ".cargo_vcs_info.json").collect();
        for file in ["LICENSE-MIT", "LICENSE-APACHE", "README.md", "src/lib.rs"] {
            assert!(files.contains(&file), "{name} has no {file}");
        }
        let other =
            |file: &&&str| !["src/", "data/", "docs/", "examples/", "locales/"].iter().any(|folder| file.starts_with(folder));
        let beside: Vec<_> = files.iter().filter(other).filter(|file| file.contains('/')).collect();
        assert!(beside.is_empty(), "{name}: {beside:?}");
        let ends = |file: &&&str| [".html", ".ipynb", ".png", ".json"].iter().any(|ending| file.ends_with(ending));
        let pages: Vec<_> = files.iter().filter(|file| !file.starts_with("src/")).filter(ends).collect();
        assert!(pages.is_empty(), "{name}: {pages:?}");
        let size = |file: &&str| fs::metadata(root().join(folder).join(file)).map_or(0, |data| data.len());
        let bytes: u64 = files.iter().map(size).sum();
        assert!((most / 2..most).contains(&bytes), "{name} has {bytes} bytes, expected below {most}, and more than half of it");
    }
}

#[test]
fn nothing_outside_of_a_package_is_compiled_into_it() {
    for (name, folder, _) in CRATES {
        let base = root().join(folder);
        let listed = cargo(&["package", "--list", "--allow-dirty", "--package", name]);
        for file in listed.lines().filter(|file| Path::new(file).extension().is_some_and(|ending| ending == "rs")) {
            let source = fs::read_to_string(base.join(file)).unwrap_or_default();
            for included in source.split("include_str!(\"").chain(source.split("include_bytes!(\"")).skip(1) {
                let included = included.split('"').next().unwrap_or_default();
                let path = base.join(file).parent().expect("a folder").join(included);
                let Ok(path) = path.canonicalize() else { continue };
                let within = path
                    .strip_prefix(base.canonicalize().expect("a folder"))
                    .ok()
                    .map(|path| path.to_string_lossy().into_owned());
                let is_listed = within.as_ref().is_some_and(|path| listed.lines().any(|line| line == path));
                assert!(is_listed, "{name}: {file} includes {included}, which is not in the package");
            }
        }
    }
}

#[test]
fn no_dependency_needs_a_newer_rust_than_ours() {
    let ours = version_of(env!("CARGO_PKG_RUST_VERSION"));
    let metadata = metadata();
    let packages: BTreeMap<&str, &Value> = metadata["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .map(|package| (package["id"].as_str().expect("an id"), package))
        .collect();
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()
        .expect("nodes")
        .iter()
        .map(|node| (node["id"].as_str().expect("an id"), node))
        .collect();
    let mut open: Vec<&str> = packages
        .iter()
        .filter(|(_, package)| CRATES.iter().any(|(name, ..)| package["name"] == *name))
        .map(|(id, _)| *id)
        .collect();
    let mut seen: Vec<&str> = Vec::new();
    while let Some(id) = open.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        for dependency in nodes[id]["deps"].as_array().expect("dependencies") {
            let kinds = dependency["dep_kinds"].as_array().expect("kinds");
            if kinds.iter().any(|kind| kind["kind"] != "dev") {
                open.push(dependency["pkg"].as_str().expect("an id"));
            }
        }
    }
    assert!(seen.len() > 200, "{} packages", seen.len());
    let newer: Vec<String> = seen
        .iter()
        .filter_map(|id| packages[id]["rust_version"].as_str().map(|version| (id, version)))
        .filter(|(_, version)| version_of(version) > ours)
        .map(|(id, version)| format!("{} needs {version}", packages[*id]["name"]))
        .collect();
    assert!(newer.is_empty(), "{newer:?}");
}

/// `1.89` and `1.89.0` are one.
fn version_of(text: &str) -> Vec<u32> {
    let mut parts: Vec<u32> = text.split('.').map(|part| part.parse().expect("a number")).collect();
    parts.resize(3, 0);
    parts
}

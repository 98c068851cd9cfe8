//! What a user of the library can name is a list in the repository, so a change of it shows.
//!
//! The list is worked out from the source: from `src/lib.rs` along `pub mod` and
//! `pub use`, whatever feature an item needs. `UPDATE=1 cargo test -p xtask --test
//! public_items` accepts what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::{Attribute, Item, UseTree, Visibility};

/// More types than this and nobody finds the ten that matter.
const MOST_TYPES: usize = 175;

/// Items that stand behind this door may change in any release.
const DOOR: &str = "enkat::inner::";

#[test]
fn what_is_public_is_in_the_list() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let items = public_items(&root.join("src/lib.rs"));
    let listed = root.join("tests/public_items.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&listed, text(&items)).unwrap();
    }
    let before = fs::read_to_string(&listed).unwrap_or_default();
    let before: BTreeSet<&str> = before.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let after: BTreeSet<&str> = items.iter().map(String::as_str).collect();
    let gone = before.difference(&after).map(|line| format!("- {line}"));
    let new = after.difference(&before).map(|line| format!("+ {line}"));
    let changed: Vec<String> = gone.chain(new).collect();
    assert!(changed.is_empty(), "the public items changed; accept with UPDATE=1:\n{}", changed.join("\n"));
}

#[test]
fn the_surface_is_small() {
    let items = public_items(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/lib.rs"));
    let types = items.iter().filter(|item| is_type(item) && !is_inner(item)).count();
    assert!(types <= MOST_TYPES, "{types} public types, at most {MOST_TYPES} are wanted");
}

fn text(items: &BTreeSet<String>) -> String {
    let (inner, open): (Vec<&str>, Vec<&str>) = items.iter().map(String::as_str).partition(|item| is_inner(item));
    let types = open.iter().filter(|item| is_type(item)).count();
    let head = format!(
        "# What a user of the library can name: {types} types, {} items that are no types.\n\
         # Behind the door `inner`, no part of the interface: {} items.\n\
         # Accept a change with `UPDATE=1 cargo test -p xtask --test public_items`.\n",
        open.len() - types,
        inner.len(),
    );
    format!("{head}\n{}\n\n{}\n", open.join("\n"), inner.join("\n"))
}

fn is_type(item: &str) -> bool {
    ["enum ", "struct ", "trait ", "type ", "union "].iter().any(|kind| item.starts_with(kind))
}

fn is_inner(item: &str) -> bool {
    item.split_once(' ').is_some_and(|(_, path)| path.starts_with(DOOR))
}

/// One module: what it defines, and what it hands on from elsewhere.
#[derive(Default)]
struct Module {
    /// Kind by name, of what is public in it.
    items: BTreeMap<String, String>,
    /// Path by name, of what it makes public from elsewhere.
    handed_on: BTreeMap<String, Vec<String>>,
    public_modules: Vec<String>,
}

type Modules = BTreeMap<Vec<String>, Module>;

fn public_items(lib: &Path) -> BTreeSet<String> {
    let mut modules = Modules::new();
    read_file(lib, &lib.with_file_name(""), &[], &mut modules);
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    walk(&modules, &[], &mut found, &mut seen);
    found
}

fn walk(modules: &Modules, at: &[String], found: &mut BTreeSet<String>, seen: &mut BTreeSet<Vec<String>>) {
    if !seen.insert(at.to_vec()) {
        return;
    }
    let module = &modules[at];
    let path = |name: &str| [&["enkat".to_owned()], at, &[name.to_owned()]].concat().join("::");
    found.extend(module.items.iter().map(|(name, kind)| format!("{kind} {}", path(name))));
    for (name, target) in &module.handed_on {
        match kind_of(modules, at, target) {
            Some(kind) => found.insert(format!("{kind} {}", path(name))),
            None => panic!("{} is {}, which is not found", path(name), target.join("::")),
        };
    }
    for name in &module.public_modules {
        found.insert(format!("mod {}", path(name)));
        walk(modules, &[at, std::slice::from_ref(name)].concat(), found, seen);
    }
}

/// The kind of what a path leads to, as seen from a module.
fn kind_of(modules: &Modules, at: &[String], target: &[String]) -> Option<String> {
    let mut place = at.to_vec();
    let (name, folders) = target.split_last()?;
    for folder in folders {
        match folder.as_str() {
            "crate" => place.clear(),
            "super" => _ = place.pop(),
            "self" => {}
            _ => place.push(folder.clone()),
        }
    }
    let module = modules.get(&place)?;
    module.items.get(name).cloned().or_else(|| kind_of(modules, &place, module.handed_on.get(name)?))
}

fn read_file(file: &Path, folder: &Path, at: &[String], modules: &mut Modules) {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    read_items(&parsed.items, folder, at, modules);
}

fn read_items(items: &[Item], folder: &Path, at: &[String], modules: &mut Modules) {
    let mut module = Module::default();
    for item in items {
        match item {
            Item::Mod(inner) if !is_only_for_tests(&inner.attrs) => {
                let name = inner.ident.to_string();
                let path = [at, std::slice::from_ref(&name)].concat();
                if is_public(&inner.vis) {
                    module.public_modules.push(name.clone());
                }
                match &inner.content {
                    Some((_, items)) => read_items(items, &folder.join(&name), &path, modules),
                    None => read_file(&file_of(folder, &name), &folder.join(&name), &path, modules),
                }
            }
            Item::Use(handed_on) if is_public(&handed_on.vis) => names_of(&handed_on.tree, &[], &mut module.handed_on),
            Item::Macro(called) => module.items.extend(made_by_macro(&called.mac.tokens.to_string())),
            _ => module.items.extend(public_item(item).map(|(kind, name)| (name, kind.to_owned()))),
        }
    }
    modules.insert(at.to_vec(), module);
}

fn file_of(folder: &Path, name: &str) -> PathBuf {
    let file = folder.join(format!("{name}.rs"));
    if file.is_file() { file } else { folder.join(name).join("mod.rs") }
}

fn names_of(tree: &UseTree, before: &[String], found: &mut BTreeMap<String, Vec<String>>) {
    let with = |name: String| [before, &[name]].concat();
    match tree {
        UseTree::Path(path) => names_of(&path.tree, &with(path.ident.to_string()), found),
        UseTree::Name(name) => _ = found.insert(name.ident.to_string(), with(name.ident.to_string())),
        UseTree::Rename(name) => _ = found.insert(name.rename.to_string(), with(name.ident.to_string())),
        UseTree::Group(group) => group.items.iter().for_each(|tree| names_of(tree, before, found)),
        UseTree::Glob(_) => panic!("a public `use {}::*` hides what is public", before.join("::")),
    }
}

fn public_item(item: &Item) -> Option<(&'static str, String)> {
    let (kind, visibility, name) = match item {
        Item::Const(item) => ("const", &item.vis, &item.ident),
        Item::Enum(item) => ("enum", &item.vis, &item.ident),
        Item::Fn(item) => ("fn", &item.vis, &item.sig.ident),
        Item::Static(item) => ("static", &item.vis, &item.ident),
        Item::Struct(item) => ("struct", &item.vis, &item.ident),
        Item::Trait(item) => ("trait", &item.vis, &item.ident),
        Item::Type(item) => ("type", &item.vis, &item.ident),
        Item::Union(item) => ("union", &item.vis, &item.ident),
        _ => return None,
    };
    is_public(visibility).then(|| (kind, name.to_string()))
}

/// Types that a macro of the crate is called with: `pub enum Name` in its words.
fn made_by_macro(words: &str) -> Vec<(String, String)> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let made = words.windows(3).filter(|three| three[0] == "pub" && ["enum", "struct"].contains(&three[1]));
    made.filter(|three| three[2].starts_with(char::is_alphabetic))
        .map(|three| (three[2].to_owned(), three[1].to_owned()))
        .collect()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_only_for_tests(attributes: &[Attribute]) -> bool {
    let is_test = |attribute: &Attribute| attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"));
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg") && is_test(attribute))
}

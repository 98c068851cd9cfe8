//! `enkat.toml`, and what the command line adds to it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use enkat::dataset::{Mapping, MissingCode, Occasion, OccasionNames};
use enkat::eq5d5l::ValueSet;
use enkat::instrument::Registry;
use serde::Deserialize;

use crate::args::TableArgs;
use crate::{own_scale, own_set};

/// The name of the settings file.
const FILE: &str = "enkat.toml";

/// The settings file: the options of the command line, under the same names.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    value_sets: Vec<String>,
    value_set_files: Vec<PathBuf>,
    scale_files: Vec<PathBuf>,
    missing: Option<String>,
    missing_codes: Vec<Code>,
    delimiter: Option<String>,
    columns: BTreeMap<String, String>,
    occasions: Occasions,
}

/// `9` or `"vas=99"`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Code {
    Number(i64),
    Text(String),
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Occasions {
    start: OneOrMany,
    exit: OneOrMany,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl Default for OneOrMany {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl OneOrMany {
    fn iter(&self) -> impl Iterator<Item = &String> {
        match self {
            Self::One(name) => std::slice::from_ref(name).iter(),
            Self::Many(names) => names.iter(),
        }
    }
}

/// Everything that is chosen, from file and command line together.
pub struct Settings {
    /// The questionnaires, with the user's own.
    pub registry: Registry,
    /// The names under which columns are known.
    pub mappings: Vec<Mapping>,
    /// What the occasions are called.
    pub occasions: OccasionNames,
    /// Codes that stand for a missing answer.
    pub missing_codes: Vec<MissingCode>,
    /// The character between cells, if it was given.
    pub delimiter: Option<u8>,
    /// The chosen value sets, by id.
    pub value_sets: Vec<String>,
    /// The value sets that the user brings.
    own: Vec<ValueSet>,
    /// The chosen missing rule.
    pub missing: Option<String>,
}

impl Settings {
    /// The settings for `input`, a path or `-`.
    pub fn load(args: &TableArgs, input: &str) -> Result<Self> {
        let (file, folder) = read(args.config.as_deref(), input)?;
        Self::new(args, file, &folder)
    }

    /// The settings of the command line alone.
    pub fn from_args(args: &TableArgs) -> Result<Self> {
        Self::new(args, File::default(), Path::new(""))
    }

    fn new(args: &TableArgs, file: File, folder: &Path) -> Result<Self> {
        let beside = |path: &PathBuf| folder.join(path);
        let mut own: Vec<ValueSet> = Vec::new();
        for path in args.value_set_file.iter().cloned().chain(file.value_set_files.iter().map(beside)) {
            let set = own_set::read(&path).with_context(|| format!("the value set file {}", path.display()))?;
            if own.iter().any(|known| known.id().eq_ignore_ascii_case(set.id())) {
                bail!("two value set files have the id {}; give one of them another", set.id());
            }
            own.push(set);
        }
        // a set that is brought is meant to be used
        let mut value_sets: Vec<String> = own.iter().map(|set| set.id().to_owned()).collect();
        let named = if args.value_set.is_empty() { &file.value_sets } else { &args.value_set };
        value_sets.extend(named.iter().filter(|id| !own.iter().any(|set| set.id().eq_ignore_ascii_case(id.trim()))).cloned());
        let mut registry = Registry::with_value_sets(own.clone());
        for path in args.scale_file.iter().cloned().chain(file.scale_files.iter().map(beside)) {
            let scale = own_scale::read(&path).with_context(|| format!("the scale file {}", path.display()))?;
            registry.add(scale).with_context(|| format!("the scale file {}", path.display()))?;
        }
        let codes = file.missing_codes.iter().map(|code| match code {
            Code::Number(number) => number.to_string(),
            Code::Text(text) => text.clone(),
        });
        Ok(Self {
            registry,
            mappings: mappings(args, &file)?,
            occasions: occasions(args, &file)?,
            missing_codes: args.missing_code.iter().cloned().chain(codes).map(|code| MissingCode::parse(&code)).collect(),
            delimiter: args.delimiter.as_ref().or(file.delimiter.as_ref()).map(|text| delimiter(text)).transpose()?,
            value_sets,
            own,
            missing: args.missing.clone().or(file.missing),
        })
    }

    /// The chosen value sets.
    pub fn sets(&self) -> impl Iterator<Item = &ValueSet> {
        let own = |id: &String| self.own.iter().find(|set| set.id().eq_ignore_ascii_case(id.trim()));
        self.value_sets.iter().filter_map(move |id| own(id).or_else(|| ValueSet::published(id).ok()))
    }

    /// The chosen settings of one questionnaire, by name.
    #[must_use]
    pub fn chosen<'a>(&'a self, definition: &enkat::instrument::Definition) -> Vec<(&'a str, &'a str)> {
        let has = |name: &str| definition.settings.iter().any(|setting| setting.id == name);
        let sets = self.value_sets.iter().filter(|_| has("value_set")).map(|id| ("value_set", id.as_str()));
        let missing = self.missing.iter().filter(|_| has("missing")).map(|rule| ("missing", rule.as_str()));
        sets.chain(missing).collect()
    }
}

/// The settings file and its folder; an empty one where there is none.
fn read(given: Option<&Path>, input: &str) -> Result<(File, PathBuf)> {
    let beside_input = Some(input).filter(|input| *input != "-").and_then(|input| Path::new(input).parent());
    let path = given.map(Path::to_owned).or_else(|| {
        let candidates = [beside_input.map(|folder| folder.join(FILE)), Some(PathBuf::from(FILE))];
        candidates.into_iter().flatten().find(|path| path.is_file())
    });
    let Some(path) = path else {
        return Ok((File::default(), PathBuf::new()));
    };
    let text = fs::read_to_string(&path).with_context(|| format!("reading the settings file {}", path.display()))?;
    let file = toml::from_str(&text).with_context(|| format!("the settings file {}", path.display()))?;
    Ok((file, path.parent().map(Path::to_owned).unwrap_or_default()))
}

/// The mappings of the command line, and those of the file that it does not replace.
fn mappings(args: &TableArgs, file: &File) -> Result<Vec<Mapping>> {
    let mut mappings: Vec<Mapping> = args.map.iter().map(|text| text.parse()).collect::<Result<_, _>>().context("--map")?;
    for (ours, theirs) in &file.columns {
        let mapping = Mapping::new(ours, theirs)
            .with_context(|| format!("{FILE}, columns: {ours:?} needs a {{n}} on both sides or on neither"))?;
        if !mappings.iter().any(|given| given.ours == mapping.ours) {
            mappings.push(mapping);
        }
    }
    Ok(mappings)
}

fn occasions(args: &TableArgs, file: &File) -> Result<OccasionNames> {
    let mut names = OccasionNames::default();
    for text in &args.wave {
        let known = text.split_once('=').and_then(|(occasion, name)| {
            let occasion = Occasion::BOTH.into_iter().find(|known| known.name().eq_ignore_ascii_case(occasion.trim()))?;
            Some((occasion, name)).filter(|(_, name)| !name.trim().is_empty())
        });
        let Some((occasion, name)) = known else {
            bail!("--wave {text}: expected start=NAME or exit=NAME");
        };
        names.rename(occasion, name);
    }
    if args.wave.is_empty() {
        for (occasion, given) in [(Occasion::Start, &file.occasions.start), (Occasion::Exit, &file.occasions.exit)] {
            given.iter().for_each(|name| names.rename(occasion, name));
        }
    }
    Ok(names)
}

fn delimiter(text: &str) -> Result<u8> {
    match text.as_bytes() {
        _ if text.eq_ignore_ascii_case("tab") || text == "\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"\r\n".contains(byte) => Ok(*byte),
        _ => bail!("the delimiter {text:?} is not usable, expected one character such as , ; | or tab"),
    }
}

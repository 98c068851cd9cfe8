//! `enkat.toml`, and what the command line adds to it.

mod check;
mod header;
mod one_or_many;
mod schema;
mod settings_file;
mod title;
mod written;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use enkat::eq5d5l::ValueSet;
use enkat::figure::NamedReliability;
use enkat::ground::{Occasion, OccasionNames};
use enkat::instrument::{Key, KeyedScale, MissingRule};
use enkat::programme::{Programme, ProgrammeFile};
use enkat::table::{Breakdown, Mapping, MissingCode};
use enkat::violence::{Current, Form, FormDraft};
use enkat::{Choices, Registry};
use enkat_tables::ReadOptions;
use jiff::Zoned;
use jiff::civil::date;

use crate::args::{GroupArgs, TableArgs};
use crate::input::{Input, with_occasion};
use crate::say::say;
use crate::{own_file, own_set, text};
use settings_file::SettingsFile;
use written::{Code, Written};

pub use check::CheckSettings;
pub use schema::schema;
pub(crate) use settings_file::READING;
pub use title::Title;

/// So many findings of each level are listed of each file.
const MOST_LISTED: usize = 1_000;

/// The name of the settings file.
pub(crate) const FILE: &str = "enkat.toml";

/// Everything that is chosen, from file and command line together.
pub struct Settings {
    /// The questionnaires, with the user's own.
    pub registry: Registry,
    /// What is chosen for whatever is made of the table.
    pub choices: Choices,
    /// What was given of how the table is written.
    pub reading: ReadOptions,
    /// What the settings file says of the output; the command line goes before it.
    pub output: OutputSettings,
    /// What it says of a check; the command line goes before it.
    pub check: CheckSettings,
    /// The sheets that are read, each perhaps with its occasion; none if nobody chose.
    pub sheets: Vec<(Option<Occasion>, String)>,
    /// The occasion of all rows of the table.
    pub occasion: Option<Occasion>,
    /// Columns that hold one text in every row.
    pub set: Vec<(String, String)>,
    /// An id is the same person in every table: somebody says so.
    pub ids_are_shared: bool,
    /// How each of several tables is read, in their order; empty where there is one.
    pub of_tables: Vec<Self>,
    /// The settings files that nobody named, and that lie where they are looked for.
    pub found: Vec<PathBuf>,
    /// Every file that was read for these settings.
    files: Vec<PathBuf>,
}

/// What `ids-within` says of ids that are the same person in every table.
const ALL: &str = "all";

/// What a settings file says of the output.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "switches")]
pub struct OutputSettings {
    /// `--format`
    pub format: Option<String>,
    /// `--output`
    pub output: Option<PathBuf>,
    /// `--norms`
    pub norms: Option<PathBuf>,
    /// `--bootstrap`
    pub bootstrap: Option<String>,
    /// `--replicates`
    pub replicates: Option<u32>,
    /// `--seed`
    pub seed: Option<u64>,
    /// `--strict`
    pub strict: bool,
    /// `--overwrite`
    pub overwrite: bool,
    /// `--internal`
    pub internal: bool,
    /// `--min-cell`
    pub min_cell: Option<u32>,
    /// `--round`
    pub round: Option<u32>,
    /// `--full`
    pub full: bool,
    /// `--title` and what else stands at the head
    pub title: Title,
}

impl OutputSettings {
    /// What a file says of it, whose paths stand `beside` it.
    fn of(file: &mut Written, args: &TableArgs, beside: impl Fn(&PathBuf) -> PathBuf) -> Self {
        Self {
            format: file.format.take(),
            output: file.output.as_ref().map(&beside),
            norms: file.norms.as_ref().map(&beside),
            bootstrap: file.bootstrap.take(),
            replicates: file.replicates,
            seed: file.seed,
            strict: file.strict || args.strict,
            overwrite: file.overwrite,
            internal: file.internal,
            min_cell: file.min_cell,
            round: file.round,
            full: file.full,
            title: std::mem::take(&mut file.title),
        }
    }
}

impl Settings {
    /// The settings for `input`, a path or `-`.
    pub fn load(args: &TableArgs, input: &Path) -> Result<Self> {
        match settings_file(args.config.as_deref(), input) {
            None => Self::from_args(args),
            Some(path) => {
                let file = SettingsFile::read(path)?;
                let mut settings = Self::new(args, file.of(input)?, file.folder())?;
                settings.found.extend(Some(file.path.clone()).filter(|_| args.config.is_none()));
                settings.files.push(file.path);
                Ok(settings)
            }
        }
    }

    /// The settings for tables that are read as one, each of which may say how it is read.
    pub fn load_all(args: &TableArgs, inputs: &[Input]) -> Result<Self> {
        if let [input] = inputs {
            return Self::load(args, &input.path);
        }
        let mut files: Vec<SettingsFile> = Vec::new();
        let mut places = Vec::new();
        for input in inputs {
            let Some(path) = settings_file(args.config.as_deref(), &input.path) else {
                places.push(None);
                continue;
            };
            let known = files.iter().position(|file| file.path == path);
            places.push(Some(known.unwrap_or(files.len())));
            if known.is_none() {
                files.push(SettingsFile::read(path)?);
            }
        }
        for file in &files {
            for name in file.missing_files(inputs) {
                say(text!("note-no-such-file", settings = file.path.display(), name = format!("{name:?}")));
            }
        }
        let mut settings = match SettingsFile::that_says_more(&files)? {
            Some(file) => Self::new(args, file.others()?, file.folder())?,
            None => Self::from_args(args)?,
        };
        for (input, place) in inputs.iter().zip(places) {
            settings.of_tables.push(match place {
                Some(place) => Self::new(args, files[place].reading(&input.path)?, files[place].folder())?,
                None => Self::from_args(args)?,
            });
        }
        let paths: Vec<PathBuf> = files.into_iter().map(|file| file.path).collect();
        if args.config.is_none() {
            settings.found.clone_from(&paths);
        }
        settings.files.extend(paths);
        Ok(settings)
    }

    /// The settings of the command line alone.
    pub fn from_args(args: &TableArgs) -> Result<Self> {
        Self::new(args, Written::default(), Path::new(""))
    }

    /// The settings of a file's text alone, in the working folder.
    pub fn from_text(text: &str) -> Result<Self> {
        Self::new(&TableArgs::default(), own_file::toml(text)?, Path::new(""))
    }

    fn new(args: &TableArgs, mut file: Written, folder: &Path) -> Result<Self> {
        let beside = |path: &PathBuf| folder.join(path);
        let mut files = Vec::new();
        let mut own: Vec<ValueSet> = Vec::new();
        for path in args.value_set_file.iter().cloned().chain(file.value_set_file.as_slice().iter().map(beside)) {
            let set = own_set::read(&path, &mut files).with_context(|| text!("the-value-set-file", file = path.display()))?;
            if own.iter().any(|known| known.id().eq_ignore_ascii_case(set.id())) {
                bail!(text!("two-value-sets", id = set.id()));
            }
            own.push(set);
        }
        let named = if args.value_set.is_empty() { file.value_set.as_slice() } else { &args.value_set };
        let is_own = |id: &String| own.iter().any(|set| set.id().eq_ignore_ascii_case(id.trim()));
        for id in named.iter().filter(|id| !is_own(id)) {
            ValueSet::published(id)?;
        }
        // a set that is brought is meant to be used
        let mut value_sets: Vec<String> = own.iter().map(|set| set.id().to_owned()).collect();
        value_sets.extend(named.iter().filter(|id| !is_own(id)).cloned());
        let mut registry = Registry::with_value_sets(own);
        for path in args.scale_file.iter().cloned().chain(file.scale_file.as_slice().iter().map(beside)) {
            let key: Key = own_file::read(&path).with_context(|| text!("the-scale-file", file = path.display()))?;
            let added = KeyedScale::new(&key).map_err(anyhow::Error::from).and_then(|scale| Ok(registry.add(scale)?));
            added.with_context(|| text!("the-scale-file", file = path.display()))?;
            files.push(path);
        }
        for path in args.form.iter().cloned().chain(file.form.as_slice().iter().map(beside)) {
            let added = violence_form(&path).and_then(|form| Ok(registry.add_violence_form(form)?));
            added.with_context(|| text!("the-violence-form", file = path.display()))?;
            files.push(path);
        }
        if let Some(path) = args.programme.clone().or_else(|| file.programme.as_ref().map(beside)) {
            let programme = programme(&path).with_context(|| text!("the-programme-file", file = path.display()))?;
            registry = registry.with_programme(programme);
            files.push(path);
        }
        if let Some(kind) = file.exit_kind_if_not_recorded {
            let programme = registry.programme().clone();
            let mut goal = programme.goal().clone();
            goal.kind_if_not_recorded = Some(kind);
            let programme = programme.with(ProgrammeFile { goal: Some(goal), ..ProgrammeFile::default() })?;
            registry = registry.with_programme(programme);
        }
        let sheet_texts = if args.sheet.is_empty() { file.sheet.texts() } else { args.sheet.clone() };
        let sheets = sheets(&sheet_texts).context("--sheet")?;
        let within = args.ids_within.as_ref().or(file.ids_within.as_ref()).map(|name| name.trim().to_owned());
        let ids_are_shared = within.as_ref().is_some_and(|within| within.eq_ignore_ascii_case(ALL));
        let columns = mappings(args, &file)?;
        let reading = ReadOptions {
            delimiter: args.delimiter.as_ref().or(file.delimiter.as_ref()).map(|text| delimiter(text)).transpose()?,
            sheet: sheets.first().map(|(_, name)| name.clone()),
            header: header::choose(args.header_line.as_deref(), file.header_line.as_ref(), &registry, &columns)?,
            not_identity: args.not_identity.iter().chain(file.not_identity.as_slice()).cloned().collect(),
        };
        let output = OutputSettings::of(&mut file, args, beside);
        let missing = args.missing.as_ref().or(file.missing.as_ref());
        let current = args.current.as_ref().or(file.current.as_ref());
        let choices = Choices {
            columns,
            occasions: occasions(args, &file)?,
            missing_codes: missing_codes(args, &file)?,
            codes: file.codes,
            value_sets,
            missing: missing.map_or(Ok(MissingRule::default()), |rule| rule.parse()).context("--missing")?,
            current: current.map_or(Ok(Current::default()), |current| current.parse()).context("--current")?,
            today: Zoned::now().date().since(date(1970, 1, 1)).ok().map(|span| span.get_days()),
            violence_rows: args.violence_rows || file.violence_rows,
            reveal_violence: file.reveal_violence,
            by: Breakdown::all_of(file.by.as_slice()).context("--by")?,
            reliability: reliability(file.reliability.as_slice())?,
            stored: file.check.stored()?,
            most_listed: file.check.max_findings.unwrap_or(MOST_LISTED),
            show_values: file.check.show_values,
            ids_within: within.filter(|_| !ids_are_shared),
            fold_ids: args.fold_ids || file.fold_ids,
            ..Choices::default()
        };
        Ok(Self {
            registry,
            choices,
            reading,
            sheets,
            occasion: file.occasion,
            set: file.set.iter().map(|(name, value)| (name.trim().to_owned(), value.text().trim().to_owned())).collect(),
            ids_are_shared,
            of_tables: Vec::new(),
            output,
            check: file.check.settings(folder)?,
            found: Vec::new(),
            files,
        })
    }

    /// Every file that is read, and so must not be overwritten.
    #[must_use]
    pub fn inputs<'a>(&'a self, tables: impl IntoIterator<Item = &'a Path>) -> Vec<&'a Path> {
        self.files.iter().map(PathBuf::as_path).chain(tables).collect()
    }

    /// A table of persons shows the column that tells people of one id apart.
    pub fn show_what_ids_are_within(&mut self) {
        let shown =
            |within: &str| self.choices.by.iter().any(|by| by.columns().iter().any(|name| name.eq_ignore_ascii_case(within)));
        if let Some(by) = self.choices.ids_within.as_ref().filter(|within| !shown(within)).and_then(|within| within.parse().ok())
        {
            self.choices.by.push(by);
        }
    }

    /// Groups and reliabilities that the command line names go before those of the file.
    pub fn choose(&mut self, group: &GroupArgs) -> Result<()> {
        if !group.by.is_empty() {
            self.choices.by = Breakdown::all_of(&group.by).context("--by")?;
        }
        if !group.reliability.is_empty() {
            self.choices.reliability = reliability(&group.reliability)?;
        }
        Ok(())
    }
}

fn reliability(texts: &[String]) -> Result<Vec<NamedReliability>> {
    texts.iter().map(|text| text.parse()).collect::<Result<_, _>>().context("--reliability")
}

/// The settings file: the one that was named, or one beside the table or in the working folder.
fn settings_file(given: Option<&Path>, input: &Path) -> Option<PathBuf> {
    let beside_input = Some(input).filter(|input| *input != Path::new("-")).and_then(Path::parent);
    given.map(Path::to_owned).or_else(|| {
        let candidates = [beside_input.map(|folder| folder.join(FILE)), Some(PathBuf::from(FILE))];
        candidates.into_iter().flatten().find(|path| path.is_file())
    })
}

fn missing_codes(args: &TableArgs, file: &Written) -> Result<Vec<MissingCode>> {
    let from_file = file.missing_code.as_slice().iter().map(Code::text);
    let codes = args.missing_code.iter().cloned().chain(from_file).map(|code| code.parse());
    codes.collect::<Result<_, _>>().context("--missing-code")
}

/// The mappings of the command line, and those of the file that it does not replace.
fn mappings(args: &TableArgs, file: &Written) -> Result<Vec<Mapping>> {
    let mut mappings: Vec<Mapping> = args.map.iter().map(|text| text.parse()).collect::<Result<_, _>>().context("--map")?;
    let given: HashSet<String> = mappings.iter().map(|mapping| mapping.ours.clone()).collect();
    for (ours, theirs) in file.map.iter().flat_map(|(ours, theirs)| theirs.as_slice().iter().map(move |theirs| (ours, theirs))) {
        let mapping =
            Mapping::new(ours, theirs).with_context(|| text!("map-both-sides", file = FILE, ours = format!("{ours:?}")))?;
        if !given.contains(&mapping.ours) {
            mappings.push(mapping);
        }
    }
    Ok(mappings)
}

fn occasions(args: &TableArgs, file: &Written) -> Result<OccasionNames> {
    let mut names = OccasionNames::default();
    for text in &args.wave {
        let known = text.split_once('=').and_then(|(occasion, name)| {
            let occasion = Occasion::BOTH.into_iter().find(|known| known.name().eq_ignore_ascii_case(occasion.trim()))?;
            Some((occasion, name))
        });
        let Some((occasion, name)) = known else {
            bail!(text!("wave-expected", text = text));
        };
        names.rename(occasion, name).context("--wave")?;
    }
    if args.wave.is_empty() {
        for (occasion, given) in [(Occasion::Start, &file.wave.start), (Occasion::Exit, &file.wave.exit)] {
            for name in given.as_slice() {
                names.rename(occasion, name).with_context(|| text!("settings-wave", file = FILE))?;
            }
        }
    }
    Ok(names)
}

/// One sheet, or one for each of several occasions.
fn sheets(texts: &[String]) -> Result<Vec<(Option<Occasion>, String)>> {
    let mut sheets: Vec<(Option<Occasion>, String)> = Vec::new();
    for text in texts {
        let (occasion, name) = with_occasion(text);
        let is_other = |known: &(Option<Occasion>, String)| known.0.is_some() && occasion.is_some() && known.0 != occasion;
        if name.is_empty() || !sheets.iter().all(is_other) {
            bail!(text!("sheet-expected", text = format!("{text:?}")));
        }
        sheets.push((occasion, name.to_owned()));
    }
    Ok(sheets)
}

/// The form in a file; not read as one at once, which would make an English text of what is wrong with it.
fn violence_form(path: &Path) -> Result<Form> {
    Ok(Form::new(own_file::read::<FormDraft>(path)?)?)
}

/// The programme in a file, read likewise.
fn programme(path: &Path) -> Result<Programme> {
    Ok(Programme::try_from(own_file::read::<ProgrammeFile>(path)?)?)
}

fn delimiter(text: &str) -> Result<u8> {
    match text.as_bytes() {
        _ if text.eq_ignore_ascii_case("tab") || text == "\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"\r\n".contains(byte) => Ok(*byte),
        _ => bail!(text!("delimiter-unusable", text = format!("{text:?}"))),
    }
}

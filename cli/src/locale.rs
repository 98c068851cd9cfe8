//! A text of the program, by its key: what it says stands in `locales`, in each language once.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

use crate::language::{Language, spoken};

/// Whole numbers above this are not all of them floating-point numbers, which plural forms are chosen by.
const EXACT: u64 = 1 << 53;

/// A text by its key, with what is put into it. It is said in the language that is spoken when it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    key: Cow<'static, str>,
    arguments: Vec<(&'static str, Argument)>,
}

/// What is put into a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A count, which decides the plural form.
    Count(u64),
    /// A name or a number as it stands.
    Name(String),
    /// Another text.
    Text(Text),
}

/// A text of the program: `text!("note-no-rows", name = source.name)`.
#[macro_export]
macro_rules! text {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::locale::Text::new($key, vec![$((stringify!($name), $crate::locale::Argument::from($value))),*])
    };
}

impl Text {
    /// The text of this key; `text!` is shorter.
    #[must_use]
    pub fn new(key: impl Into<Cow<'static, str>>, arguments: Vec<(&'static str, Argument)>) -> Self {
        Self { key: key.into(), arguments }
    }

    /// Its key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What it says in a language, if that has the key and all that it asks for.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Option<String> {
        let bundle = bundle(language);
        let pattern = bundle.get_message(&self.key)?.value()?;
        let mut arguments = FluentArgs::new();
        for (name, argument) in &self.arguments {
            arguments.set(*name, argument.value(language));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

impl Argument {
    fn value(&self, language: Language) -> FluentValue<'_> {
        match self {
            Self::Count(count) if *count <= EXACT => FluentValue::from(*count),
            Self::Count(count) => FluentValue::from(count.to_string()),
            Self::Name(name) => FluentValue::from(name.as_str()),
            Self::Text(text) => FluentValue::from(text.said(language)),
        }
    }
}

impl Text {
    /// In the language, else in English, else the key: a text is never lost for its language.
    fn said(&self, language: Language) -> String {
        self.in_language(language).or_else(|| self.in_language(Language::En)).unwrap_or_else(|| self.key.to_string())
    }
}

/// A text that leads to an error, by its key alone.
#[derive(Clone, Copy, Debug)]
pub struct Doing(pub &'static str);

impl fmt::Display for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Text::new(self.0, Vec::new()), f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(spoken()))
    }
}

impl std::error::Error for Text {}

macro_rules! from {
    ($($kind:ty => $argument:ident |$value:ident| $made:expr,)+) => {
        $(impl From<$kind> for Argument {
            fn from($value: $kind) -> Self {
                Self::$argument($made)
            }
        })+
    };
}

from! {
    u64 => Count |count| count,
    u32 => Count |count| count.into(),
    usize => Count |count| count as u64,
    String => Name |name| name,
    &String => Name |name| name.clone(),
    &str => Name |name| name.to_owned(),
    std::path::Display<'_> => Name |path| path.to_string(),
    Text => Text |text| text,
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(language: Language) -> &'static Bundle {
    static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| made(langid!("en"), ENGLISH_FILES));
    static SWEDISH: LazyLock<Bundle> = LazyLock::new(|| made(langid!("sv"), SWEDISH_FILES));
    match language {
        Language::En => &ENGLISH,
        Language::Sv => &SWEDISH,
    }
}

/// The files of a language; a file that were wrong in part would be used as far as it is right, and fails a test.
fn made(language: LanguageIdentifier, files: &[&str]) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // marks around what is put in are for texts that run both ways
    bundle.set_use_isolating(false);
    for file in files {
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// Every file of both languages.
macro_rules! files {
    ($($name:literal),+) => {
        const ENGLISH_FILES: &[&str] = &[$(include_str!(concat!("../locales/en/", $name, ".ftl"))),+];
        const SWEDISH_FILES: &[&str] = &[
            $(include_str!(concat!("../locales/sv/", $name, ".ftl")),)+
            include_str!("../locales/sv/help.ftl"),
            include_str!("../locales/sv/library.ftl"),
        ];
    };
}

files!("counts", "findings", "notes", "lists", "proposal", "errors");

//! The language that the program speaks: `--lang`, else that of the settings, else that of the system, else English.

use std::cell::Cell;
use std::env;
use std::ffi::OsString;
use std::sync::OnceLock;

pub use enkat::ground::Language;

/// The command line says so, or else the first settings file that names one.
static CHOSEN: OnceLock<Language> = OnceLock::new();
/// That of the system.
static SYSTEM: OnceLock<Language> = OnceLock::new();

thread_local! {
    /// What is made at the moment has a language of its own.
    static OWN: Cell<Option<Language>> = const { Cell::new(None) };
}

/// The language of whatever is said here and now.
#[must_use]
pub fn spoken() -> Language {
    OWN.get().or_else(|| CHOSEN.get().copied()).or_else(|| SYSTEM.get().copied()).unwrap_or_default()
}

/// The language that the command line or the settings name; none where it is that of the system.
#[must_use]
pub fn asked_for() -> Option<Language> {
    CHOSEN.get().copied()
}

/// What `make` says, in this language: a program reads it, or it is said once more in another one.
pub fn speaking<T>(language: Language, make: impl FnOnce() -> T) -> T {
    /// Goes back to the language before, however `make` ends.
    struct Before(Option<Language>);
    impl Drop for Before {
        fn drop(&mut self) {
            OWN.set(self.0);
        }
    }
    let _before = Before(OWN.replace(Some(language)));
    make()
}

/// Whoever names one first is heard: the command line before the settings.
pub fn choose(language: Language) {
    let _ = CHOSEN.set(language);
}

/// Takes the language of the system, and that of the command line before it is read: help and errors are in it too.
pub fn begin(arguments: impl IntoIterator<Item = OsString>) {
    let _ = SYSTEM.set(of_system());
    if let Some(given) = given(arguments) {
        choose(given);
    }
}

/// `--lang sv` or `--lang=sv`; what is neither is for the reader of the command line to refuse.
fn given(arguments: impl IntoIterator<Item = OsString>) -> Option<Language> {
    let mut arguments = arguments.into_iter().skip(1).map_while(|argument| argument.into_string().ok());
    let given = arguments.by_ref().take_while(|argument| argument != "--").find_map(|argument| {
        match argument.strip_prefix("--lang")? {
            "" => Some(None),
            value => value.strip_prefix('=').map(|value| Some(value.to_owned())),
        }
    });
    of_code(&given?.or_else(|| arguments.next())?)
}

fn of_code(code: &str) -> Option<Language> {
    match code.trim().to_ascii_lowercase().as_str() {
        "en" => Some(Language::En),
        "sv" => Some(Language::Sv),
        _ => None,
    }
}

/// What the environment says, which counts on every system; else what the user has set, where that stands elsewhere.
fn of_system() -> Language {
    let of_environment = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| env::var(name).ok());
    let locale = of_environment().find(|locale| !locale.is_empty());
    #[cfg(any(windows, target_os = "macos"))]
    let locale = locale.or_else(sys_locale::get_locale);
    locale.map_or(Language::En, |locale| of_locale(&locale))
}

/// `sv_SE.UTF-8`, `sv-FI` and `sv` are Swedish; whatever else there is gets English.
fn of_locale(locale: &str) -> Language {
    let name = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    of_code(name).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Language, given, of_locale, speaking, spoken};

    #[test]
    fn a_locale_is_swedish_by_its_language() {
        for (locale, language) in [
            ("sv_SE.UTF-8", Language::Sv),
            ("sv-FI", Language::Sv),
            ("SV", Language::Sv),
            ("en_SE.UTF-8", Language::En),
            ("C.UTF-8", Language::En),
            ("svx_XX", Language::En),
            ("", Language::En),
        ] {
            assert_eq!(of_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn the_command_line_says_its_language_in_both_ways() {
        let of = |line: &str| given(line.split(' ').map(Into::into));
        assert_eq!(of("enkat check a.csv --lang sv"), Some(Language::Sv));
        assert_eq!(of("enkat --lang=en check"), Some(Language::En));
        assert_eq!(of("enkat check --lang"), None);
        assert_eq!(of("enkat check --lang fi"), None);
        assert_eq!(of("enkat check --language sv"), None);
        assert_eq!(of("enkat check -- --lang sv"), None);
    }

    #[test]
    fn a_language_of_its_own_ends_with_what_is_made() {
        let before = spoken();
        let inner = speaking(Language::Sv, || (spoken(), speaking(Language::En, spoken), spoken()));
        assert_eq!(inner, (Language::Sv, Language::En, Language::Sv));
        assert_eq!(spoken(), before);
    }
}

//! Readers of other people's that fall over a damaged file, and writers that fall over a full disk, held.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use crate::error::{ErrorKind, Result, TableError};

thread_local! {
    /// A panic in this thread is caught and told as an error.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What `read` gives, or an error where it panics.
///
/// The crates behind parquet and workbooks trust lengths that stand in the
/// file, and where these are untrue they panic instead of giving an error.
pub(crate) fn guarded<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
    without_panic(read).unwrap_or_else(|| Err(damaged()))
}

/// A file that says what cannot be.
pub(crate) fn damaged() -> TableError {
    TableError::new(ErrorKind::Damaged, "the file is damaged; was it copied whole?")
        .with_swedish("filen är skadad; kopierades den i sin helhet?")
}

/// What `work` gives, or none where it panics, of which nobody hears.
///
/// What it changed is half changed then, and must not be used any more.
pub fn without_panic<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        // a thread that is going down has perhaps no such variable any more
        panic::set_hook(Box::new(move |panic| {
            if !IS_GUARDED.try_with(Cell::get).unwrap_or_default() {
                usual(panic);
            }
        }));
    });
    let before = IS_GUARDED.replace(true);
    // whoever gets none asks for nothing more
    let outcome = panic::catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(before);
    outcome.ok()
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_is_an_error_and_the_next_read_is_as_good_as_ever() {
        let read = |place: usize| guarded(|| Ok([1, 2].get(place).copied().expect("a cell")));
        assert!(read(2).expect_err("there are two").to_string().contains("damaged"));
        assert_eq!(read(1).expect("a cell"), 2);
        assert!(guarded(|| read(2).or_else(|_| read(7))).is_err());
    }
}

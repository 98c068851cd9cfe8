//! Readers of other people's that fall over a damaged file, held.

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
/// What `read` changed is half changed then, and must not be read on from.
pub(crate) fn guarded<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
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
    // whoever gets the error asks the reader for nothing more
    let outcome = panic::catch_unwind(AssertUnwindSafe(read));
    IS_GUARDED.set(before);
    match outcome {
        Ok(read) => read,
        Err(_) => Err(TableError::new(ErrorKind::Damaged, "the file is damaged; was it copied whole?")),
    }
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

//! No call of safe code panics or takes all memory, whatever its arguments: the result is an error or a defined value.
//!
//! Each file calls what a user can reach of some modules with what nobody means: nothing, too much, `NaN`, lengths
//! that do not fit, and what belongs to another table, form or plan. All panics are collected before the test fails.

mod numbers;
mod people;
mod programmes;
mod questionnaires;
mod screenings;
mod tables;

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static IS_CALLING: Cell<bool> = const { Cell::new(false) };
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Calls, and those of them that panicked.
#[derive(Default)]
struct Tried {
    calls: usize,
    panics: Vec<String>,
}

impl Tried {
    /// Calls; gives nothing where it panics.
    fn call<T>(&mut self, name: &str, call: impl FnOnce() -> T) -> Option<T> {
        self.calls += 1;
        IS_CALLING.set(true);
        let result = catch_unwind(AssertUnwindSafe(call)).ok();
        IS_CALLING.set(false);
        if result.is_none() {
            let panic = format!("{name}: {}", PLACE.take());
            if !self.panics.contains(&panic) {
                self.panics.push(panic);
            }
        }
        result
    }

    fn of(calls: impl FnOnce(&mut Self)) {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let of_the_test = take_hook();
            set_hook(Box::new(move |panic| if IS_CALLING.get() { PLACE.set(panic.to_string()) } else { of_the_test(panic) }));
        });
        let mut tried = Self::default();
        calls(&mut tried);
        assert!(tried.calls > 0, "nothing was called");
        assert!(
            tried.panics.is_empty(),
            "{} of {} calls panicked:\n{}",
            tried.panics.len(),
            tried.calls,
            tried.panics.join("\n")
        );
    }
}

/// Texts that are no column, no number, no id, or are any of these and strange.
const TEXTS: [&str; 22] = [
    "",
    " ",
    "\0",
    "\"",
    "=",
    "a=",
    "=b",
    "*",
    "a*",
    "{n}={n}",
    "soc13_{n}=",
    "NaN",
    "-inf",
    "1e400",
    "-9223372036854775808",
    "99999999999999999999999999999999999999999",
    "0x10",
    "٣",
    "é\u{301}å",
    "start.exit.mo",
    "2026-02-30",
    "9999-12-31",
];

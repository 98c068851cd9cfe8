//! Nothing half-written stays behind when the program is stopped.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// The files under way; those that were finished since have no such name any more.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Does something whole even when the program is told to end meanwhile; a file that it adds is removed then, unless it is
/// finished.
pub fn undisturbed<T>(what: impl FnOnce(&mut Vec<PathBuf>) -> T) -> T {
    what(&mut UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner))
}

#[cfg(any(unix, windows))]
/// Ends the program as a shell tells of it, 130 after an interruption and 143 after a request to end.
fn end(signal: i32) -> ! {
    for file in UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).iter() {
        let _ = std::fs::remove_file(file);
    }
    std::process::exit(128 + signal)
}

/// Prepares for signals. Without a thread for them, the system ends the program and a partial file stays.
#[cfg(unix)]
pub fn prepare() {
    use std::sync::atomic::AtomicBool;
    use std::sync::{Arc, mpsc};
    use std::thread;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;

    // removing a few files takes little, and there may be little
    const STACK: usize = 128 * 1024;
    // a limit to the size of files is then an error of the one who writes
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    let (to_thread, signals) = mpsc::channel::<Signals>();
    let waits = thread::Builder::new().name("signals".into()).stack_size(STACK).spawn(move || {
        let Ok(mut signals) = signals.recv() else { return };
        if let Some(signal) = signals.forever().next() {
            end(signal);
        }
    });
    // a signal that nobody waits for would be lost
    if waits.is_ok()
        && let Ok(signals) = Signals::new([SIGHUP, SIGINT, SIGTERM])
    {
        let _ = to_thread.send(signals);
    }
}

/// Prepares for an interruption.
#[cfg(windows)]
pub fn prepare() {
    const INTERRUPTION: i32 = 2;
    let _ = ctrlc::set_handler(|| end(INTERRUPTION));
}

/// Within a page there is nobody who interrupts: the page lets go of the whole program.
#[cfg(not(any(unix, windows)))]
pub fn prepare() {}

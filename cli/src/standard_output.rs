//! Standard output, where it is open.

use std::io::{self, BufWriter, Stdout};

/// Standard output.
///
/// # Errors
///
/// It was closed when the program began: what is written to it is lost without an error.
pub fn standard_output() -> io::Result<BufWriter<Stdout>> {
    if was_closed() {
        return Err(io::Error::other("standard output is closed"));
    }
    Ok(BufWriter::new(io::stdout()))
}

#[cfg(unix)]
fn was_closed() -> bool {
    at_start::WAS_CLOSED.load(std::sync::atomic::Ordering::Relaxed)
}

#[cfg(not(unix))]
fn was_closed() -> bool {
    false
}

/// The standard library opens /dev/null in its place before anybody else can look.
#[cfg(unix)]
mod at_start {
    use std::sync::atomic::{AtomicBool, Ordering};

    pub(super) static WAS_CLOSED: AtomicBool = AtomicBool::new(false);

    ctor::declarative::ctor! {
        #[ctor(unsafe)]
        fn look() {
            WAS_CLOSED.store(rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err(), Ordering::Relaxed);
        }
    }
}

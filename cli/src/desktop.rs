//! Whoever begins the program with the mouse: a page that opens, a window that stays.

use std::io;
use std::path::Path;

use crate::say::say;
use crate::text;

/// Opens a page as a double click does, where a window was opened for the program alone.
pub(crate) fn open(page: &Path) {
    if has_own_window()
        && let Err(error) = open_page(page)
    {
        say(text!("desktop-not-opened", file = page.display(), error = error.to_string()));
    }
}

/// What may be done with the mouse, where the program was begun with it and without a table.
pub(crate) fn tell_of_dropping() {
    if has_own_window() {
        say(text!("desktop-drop"));
    }
}

/// Keeps the window that was opened for the program alone until what it says is read.
pub(crate) fn hold() {
    if has_own_window() {
        say(text!("desktop-key"));
        wait();
    }
}

/// The program is alone in its console: it was not begun from a shell, and the window closes when it ends.
#[cfg(windows)]
pub(crate) fn has_own_window() -> bool {
    use windows_sys::Win32::System::Console::GetConsoleProcessList;

    let mut processes = [0_u32; 2];
    // SAFETY: the system fills no more of the array than the length that it is told.
    unsafe { GetConsoleProcessList(processes.as_mut_ptr(), 2) == 1 }
}

#[cfg(not(windows))]
pub(crate) fn has_own_window() -> bool {
    false
}

#[cfg(windows)]
fn open_page(page: &Path) -> io::Result<()> {
    use std::iter::once;
    use std::os::windows::ffi::OsStrExt as _;
    use std::ptr::{null, null_mut};

    use windows_sys::Win32::UI::Shell::ShellExecuteW;
    use windows_sys::Win32::UI::WindowsAndMessaging::SW_SHOWNORMAL;

    // what it says of a success
    const MORE_THAN: isize = 32;
    let page: Vec<u16> = page.as_os_str().encode_wide().chain(once(0)).collect();
    // SAFETY: the name ends in a zero and outlives the call; what else may be given is left out.
    let done = unsafe { ShellExecuteW(null_mut(), null(), page.as_ptr(), null(), null(), SW_SHOWNORMAL) };
    if done as isize > MORE_THAN { Ok(()) } else { Err(io::Error::last_os_error()) }
}

#[cfg(not(windows))]
#[expect(clippy::unnecessary_wraps, reason = "it may fail where there is something to open it")]
fn open_page(_page: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(windows)]
fn wait() {
    let _ = console::Term::stderr().read_key();
}

#[cfg(not(windows))]
fn wait() {}

//! Writes the seeds of each border to `fuzz/corpus`, where `cargo fuzz` begins.

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    for (name, _) in enkat_fuzz::BORDERS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
        fs::create_dir_all(&folder)?;
        for (place, seed) in enkat_fuzz::seeds::of(name).iter().enumerate() {
            fs::write(folder.join(format!("seed-{place}")), seed)?;
        }
    }
    Ok(())
}

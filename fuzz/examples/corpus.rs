//! Writes the seeds of each border to `fuzz/corpus`, where `cargo fuzz` begins, and says what they are together.

use std::path::Path;
use std::{fs, io};

use sha2::{Digest as _, Sha256};

const SEED: &str = "seed-";

fn main() -> io::Result<()> {
    let mut all = Sha256::new();
    for (name, _) in enkat_fuzz::BORDERS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
        fs::create_dir_all(&folder)?;
        // seeds of an earlier time would be tried for ever
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(SEED) {
                fs::remove_file(entry.path())?;
            }
        }
        for (place, seed) in enkat_fuzz::seeds::of(name).iter().enumerate() {
            all.update(format!("{name}/{SEED}{place} {}\n", seed.len()));
            all.update(seed);
            fs::write(folder.join(format!("{SEED}{place}")), seed)?;
        }
    }
    let hash: String = all.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    println!("the seeds of {} borders: sha256 {hash}", enkat_fuzz::BORDERS.len());
    Ok(())
}

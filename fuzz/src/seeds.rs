//! Where a fuzzer begins: files that the repository has anyway, and a few lines for what is written nowhere else.

use std::fs;
use std::path::{Path, PathBuf};

/// What a fuzzer of `border` begins with.
///
/// # Panics
///
/// If a folder that is named here is gone.
pub fn of(border: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let files = |folder: &str| files_of(&root.join(folder)).into_iter();
    let bytes = |path: PathBuf| fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let texts = |texts: &[&str]| texts.iter().map(|text| text.as_bytes().to_vec()).collect::<Vec<_>>();
    match border {
        "answer_text" => texts(&["11111", "95", " 3 ", "1,0", "\u{feff}2", "nej", "811218-9876", "12345;", "1e1"]),
        "json" => {
            let rows = texts(&[
                r#"{"mo":1,"sc":2,"ua":3,"pd":4,"ad":5,"vas":80}"#,
                r#"{"~":1}"#,
                r#"{"value_set":"US-2019","missing":"~"}"#,
            ]);
            rows.into_iter().chain(files("tests/fhir/written").map(bytes)).collect()
        }
        "state_bytes" => files("tests/states").map(bytes).collect(),
        "table_bytes" => {
            // the first two bytes choose the name of the file and what is done with it: each file under its own name
            let names = [("csv", 0), ("xlsx", 2), ("parquet", 5)];
            let chosen = files("tables/tests/fixtures").chain(files("data")).chain(files("tests/golden/scales"));
            chosen
                .filter_map(|path| {
                    let ending = path.extension()?.to_str()?;
                    let (_, name) = names.iter().find(|(of, _)| *of == ending)?;
                    Some([vec![*name, 0], bytes(path)].concat())
                })
                .chain(texts(&[
                    "\u{6}\u{0}{\"id\":1,\"mo\":2}\n{\"mo\":3}",
                    "\u{7}\u{0}[{\"id\":1,\"mo\":2}]",
                    "\u{0}\u{1}id,item,answer\na,mo,3\n",
                ]))
                .collect()
        }
        "value_set_file" => texts(&[
            "mo2,0.1\nmo3,0.2\n",
            "term,value\nconstant,1\nmo2,-0.05\n",
            "id = \"own\"\n[terms]\nmo2 = 0.1\n",
            "profile,value\n11111,1\n55555,-0.5\n",
        ]),
        "violence_form" | "cohort_merge" | "batch_equals_rows" | "line_blocks" | "programme_cells" | "workbook" => made_up(),
        other => panic!("{other}: which seeds has it?"),
    }
}

/// Bytes by chance, of several lengths: values are made of them in any case.
fn made_up() -> Vec<Vec<u8>> {
    let mut chance = Chance(7);
    [0, 16, 100, 500, 4000].map(|length| (0..length).map(|_| chance.byte()).collect()).to_vec()
}

fn files_of(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("a folder that is read").path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// Numbers by chance, the same in every run (SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number below `most`, which is above 0.
    pub fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.bits() % most as u64).expect("it is below a usize")
    }

    fn byte(&mut self) -> u8 {
        self.bits() as u8
    }

    /// `seed` with a few changes: bytes that are other, gone, twice or from elsewhere.
    pub fn changed(&mut self, seed: &[u8]) -> Vec<u8> {
        const ODD: [&[u8]; 14] = [
            b"\0",
            b"\xff",
            b"\n",
            b"\r\n",
            b"\"",
            b",",
            b";",
            b"{",
            b"}",
            b"<",
            b"-1",
            b"99999999999999999999",
            b"1e308",
            "ö".as_bytes(),
        ];
        let mut bytes = seed.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            let length = self.below(64);
            let end = (at + self.below(length + 1)).min(bytes.len());
            match self.below(6) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                1 if at < bytes.len() => bytes[at] = self.byte(),
                2 => drop(bytes.drain(at..end)),
                3 => {
                    let again = bytes[at..end].to_vec();
                    drop(bytes.splice(at..at, again));
                }
                4 => drop(bytes.splice(at..end, ODD[self.below(ODD.len())].iter().copied())),
                _ => {
                    let new: Vec<u8> = (0..self.below(16)).map(|_| self.byte()).collect();
                    drop(bytes.splice(at..end, new));
                }
            }
        }
        bytes
    }
}

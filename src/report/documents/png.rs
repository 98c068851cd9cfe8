//! A picture that stands alone, as PNG.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::drawing::{Drawing, failed};
use crate::report::report_error::ReportError;

/// Pixels of a PNG for each of the picture, so that it is sharp on paper.
const SCALE: f32 = 2.0;

/// The font of PNGs, a part of Inter; `data/fonts/README.md` says which and how it was made.
const FONTS: [&[u8]; 2] =
    [include_bytes!("../../../data/fonts/Inter-Regular.ttf"), include_bytes!("../../../data/fonts/Inter-SemiBold.ttf")];
const FAMILY: &str = "Inter";

impl Drawing {
    /// It as PNG, in the one font that is always there: a letter that this lacks is an empty box, never nothing.
    pub(super) fn png(&self, place: usize) -> Result<Vec<u8>, ReportError> {
        let svg = self.svg(place)?;
        let fails = |why: String| failed(place, why);
        let tree = Tree::from_str(&svg, &options()).map_err(|error| fails(error.to_string()))?;
        let size = tree.size().to_int_size().scale_by(SCALE).ok_or_else(|| fails("it has no size".into()))?;
        let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| fails("it is too large".into()))?;
        resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| fails(error.to_string()))
    }
}

/// How a picture is drawn: nothing but our own fonts, whatever machine it is.
fn options() -> Options<'static> {
    static DATABASE: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let database = DATABASE.get_or_init(|| {
        let mut database = fontdb::Database::new();
        for font in FONTS {
            database.load_font_data(font.to_vec());
        }
        database.set_sans_serif_family(FAMILY);
        database.set_serif_family(FAMILY);
        Arc::new(database)
    });
    Options { font_family: FAMILY.to_owned(), fontdb: Arc::clone(database), ..Options::default() }
}

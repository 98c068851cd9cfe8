//! Five levels to the number of a profile, many rows at a time.

use std::ops::Range;

use super::{DimensionLevel, Profile};

/// Places from here on are not profiles.
#[expect(clippy::cast_possible_truncation, reason = "3125")]
pub(crate) const NO_PROFILE: u16 = Profile::COUNT as u16;

/// The place of each row's profile in [`Profile::all`]; [`NO_PROFILE`] or more for a row without one.
///
/// Says whether every row has one.
pub(crate) fn profile_places(codes: [&[u8]; 5], places: &mut [u16]) -> bool {
    let mut complete = true;
    let rows = places.len();
    for_each_tile(codes.map(|codes| &codes[..rows]), |rows, codes| {
        let tile = Tile::new(codes);
        complete &= tile.complete;
        let length = rows.len();
        places[rows].copy_from_slice(&tile.places[..length]);
    });
    complete
}

/// Rows that are scored together, so that their places stay close at hand until they are looked up.
pub(super) const TILE: usize = 64;

/// Hands on the five dimensions, a tile at a time.
///
/// The last tile is filled up with its own last row; nobody reads what comes of
/// those rows.
#[inline]
pub(super) fn for_each_tile(codes: [&[u8]; 5], mut each: impl FnMut(Range<usize>, [&[u8; TILE]; 5])) {
    // one iterator over all five: no bounds to check, and all references stay in registers
    let [mo, sc, ua, pd, ad] = codes.map(|codes| codes.as_chunks().0.iter());
    for (place, ((((mo, sc), ua), pd), ad)) in mo.zip(sc).zip(ua).zip(pd).zip(ad).enumerate() {
        each(place * TILE..(place + 1) * TILE, [mo, sc, ua, pd, ad]);
    }
    let rows = codes[0].len();
    let last = rows - rows % TILE..rows;
    if !last.is_empty() {
        let filled: [[u8; TILE]; 5] = codes.map(|codes| std::array::from_fn(|row| codes[rows.min(last.start + row + 1) - 1]));
        each(last, filled.each_ref());
    }
}

/// Where the number of each row's profile stands in a table of profiles.
pub(super) struct Tile {
    pub(super) places: [u16; TILE],
    /// Every row has a profile.
    pub(super) complete: bool,
}

impl Tile {
    /// Three dimensions make the row and two the column of a table 25 wide, so
    /// that nearly all the arithmetic is done on bytes; a row without a profile
    /// goes to the last row, which is empty.
    #[inline]
    pub(super) fn new([mo, sc, ua, pd, ad]: [&[u8; TILE]; 5]) -> Self {
        let (mut rows, mut columns) = ([0; TILE], [0; TILE]);
        let mut any_lacking = 0;
        let parts = rows.iter_mut().zip(&mut columns).zip(mo).zip(sc).zip(ua).zip(pd).zip(ad);
        for ((((((row, column), mo), sc), ua), pd), ad) in parts {
            let [mo, sc, ua, pd, ad] = [mo, sc, ua, pd, ad].map(|code| code.wrapping_sub(DimensionLevel::LOWEST.get()));
            let worst = mo.max(sc).max(ua).max(pd).max(ad);
            let lacking = u8::from(worst < 5).wrapping_sub(1);
            any_lacking |= lacking;
            *row = five_times(five_times(mo).wrapping_add(sc)).wrapping_add(ua) | lacking;
            *column = five_times(pd).wrapping_add(ad);
        }
        // a loop of its own: wider numbers in the one above would halve the rows of each vector
        let mut places = [0; TILE];
        for ((place, row), column) in places.iter_mut().zip(rows).zip(columns) {
            *place = u16::from(row) * 25 + u16::from(column);
        }
        Self { places, complete: any_lacking == 0 }
    }
}

/// Modulo 256, by additions: bytes have no vector multiplication.
#[inline]
fn five_times(part: u8) -> u8 {
    let twice = part.wrapping_add(part);
    twice.wrapping_add(twice).wrapping_add(part)
}

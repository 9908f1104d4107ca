//! Weighing an archive before it is opened as a spreadsheet.
//!
//! The directory at its end says how large each part is. It may lie, and then reading stops: `zip` never gives more of a part than
//! the directory says. Not here: reading the parts.

use super::SheetRefused;
use std::io::Cursor;
use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes that all parts together may inflate to.
pub const MAX_INFLATED_BYTES: u64 = 512 << 20;
/// The most times larger than its archived form a part may be; rows of the same text reach about a hundred.
pub const MAX_RATIO: u64 = 300;
/// Parts up to this size are too small to do harm, whatever their ratio.
const SMALL_BYTES: u64 = 4 << 20;
/// A spreadsheet has a few dozen parts.
const MAX_PARTS: usize = 10_000;

/// Refuses an archive that would inflate beyond measure.
pub(super) fn weigh(bytes: &[u8]) -> Result<(), SheetRefused> {
    // The container in which an encrypted workbook is kept, and XLS of before 2007.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(SheetRefused::Encrypted);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(refused)?;
    if archive.len() > MAX_PARTS {
        return Err(SheetRefused::Bomb);
    }
    let mut n_bytes = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(refused)?;
        if part.size() > SMALL_BYTES && part.size() / MAX_RATIO > part.compressed_size() {
            return Err(SheetRefused::Bomb);
        }
        n_bytes = n_bytes.saturating_add(part.size());
    }
    if n_bytes > MAX_INFLATED_BYTES { Err(SheetRefused::TooLarge { limit_bytes: MAX_INFLATED_BYTES }) } else { Ok(()) }
}

fn refused(error: ZipError) -> SheetRefused {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => SheetRefused::Encrypted,
        _ => SheetRefused::NotASpreadsheet,
    }
}

//! Gzipped files, inflated up to a limit.
//!
//! Not here: zip archives, which spreadsheets are ([`sheets`](crate::exchange::sheets)).

use std::borrow::Cow;
use std::io::Read;

/// Why a gzipped file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GzipRefused {
    /// It inflates to more than the limit.
    #[error("inflates to more than {limit_bytes} bytes")]
    TooLarge { limit_bytes: usize },
    /// It inflates more than `MAX_RATIO` times: it was made to do harm.
    #[error("inflates beyond all measure")]
    Bomb,
    /// It is cut off or damaged.
    #[error("the gzip stream is damaged")]
    Broken,
}

/// The most times larger than the file its text may be. Tables inflate five to fifty times, and deflate itself ends at 1,032.
const MAX_RATIO: usize = 250;
/// Up to this size the ratio does not matter.
const SMALL_BYTES: usize = 16 << 20;

/// The first two bytes of every gzip member.
const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// The bytes themselves, or what they inflate to if they are gzipped, which is told from the first bytes and not from the name.
///
/// # Errors
/// When there are more than `limit_bytes` of them, they are out of all proportion, or the stream is damaged. No more than the limit is
/// ever held.
pub fn inflated(bytes: &[u8], limit_bytes: usize) -> Result<Cow<'_, [u8]>, GzipRefused> {
    let too_large = GzipRefused::TooLarge { limit_bytes };
    if !bytes.starts_with(&MAGIC) {
        return if bytes.len() > limit_bytes { Err(too_large) } else { Ok(Cow::Borrowed(bytes)) };
    }
    // The last four bytes name the length of the last member: a hint for the allocation, never trusted beyond what deflate can reach.
    let declared = bytes.last_chunk().map_or(0, |tail| u32::from_le_bytes(*tail) as usize);
    let mut inflated = Vec::with_capacity(declared.min(bytes.len().saturating_mul(16)).min(limit_bytes));
    let in_proportion = bytes.len().saturating_mul(MAX_RATIO).max(SMALL_BYTES);
    let enough = u64::try_from(limit_bytes.min(in_proportion)).unwrap_or(u64::MAX).saturating_add(1);
    flate2::read::MultiGzDecoder::new(bytes).take(enough).read_to_end(&mut inflated).map_err(|_| GzipRefused::Broken)?;
    if inflated.len() > limit_bytes {
        Err(too_large)
    } else if inflated.len() > in_proportion {
        Err(GzipRefused::Bomb)
    } else {
        Ok(Cow::Owned(inflated))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn gzipped(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes)?;
        encoder.finish()
    }

    #[test]
    fn what_was_gzipped_comes_back_and_plain_bytes_pass() -> std::io::Result<()> {
        assert_eq!(inflated(&gzipped(b"a,b\n1,2\n")?, 100).as_deref(), Ok(b"a,b\n1,2\n".as_slice()));
        assert_eq!(inflated(b"a,b", 100).as_deref(), Ok(b"a,b".as_slice()));
        let members = [gzipped(b"a,")?, gzipped(b"b")?].concat();
        assert_eq!(inflated(&members, 100).as_deref(), Ok(b"a,b".as_slice()));
        Ok(())
    }

    #[test]
    fn a_bomb_and_a_damaged_stream_are_refused() -> std::io::Result<()> {
        let bomb = gzipped(&vec![b'a'; 1_000_000])?;
        assert!(bomb.len() < 10_000);
        assert_eq!(inflated(&bomb, 999_999), Err(GzipRefused::TooLarge { limit_bytes: 999_999 }));
        assert_eq!(inflated(&bomb[..bomb.len() / 2], 2_000_000), Err(GzipRefused::Broken));
        assert_eq!(inflated(b"abc", 2), Err(GzipRefused::TooLarge { limit_bytes: 2 }));
        Ok(())
    }
}

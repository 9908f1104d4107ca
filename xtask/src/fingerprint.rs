//! A short name for some bytes, that changes when they do.
//!
//! FNV-1a in 128 bits (Fowler, Noll, Vo; RFC 9923): stable across machines and compilers. It guards against forgetting that
//! a file changed, not against anyone who means harm.

const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// A fingerprint that is being taken.
pub struct Fingerprint(u128);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(OFFSET)
    }
}

impl Fingerprint {
    /// Adds bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    }

    /// Sixteen hexadecimal digits.
    pub fn short(&self) -> String {
        format!("{:016x}", (self.0 >> 64) as u64 ^ self.0 as u64)
    }
}

/// The fingerprint of some bytes, as sixteen hexadecimal digits.
pub fn of(bytes: &[u8]) -> String {
    let mut fingerprint = Fingerprint::default();
    fingerprint.add(bytes);
    fingerprint.short()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_published_vectors() {
        let mut fingerprint = Fingerprint::default();
        fingerprint.add(b"foobar");
        assert_eq!(fingerprint.0, 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18, "RFC 9923, FNV-1a 128 of `foobar`");
        assert_ne!(of(b"crema"), of(b"cream"));
    }
}

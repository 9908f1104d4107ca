//! The query of an address: names and values after the `?`.

use super::percent::decode;
use std::fmt::{self, Formatter};

/// Names and values, decoded. A name without a value is passed over.
pub fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    query.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (decode(name), decode(value)))
}

/// Writes what is there, encoded already, with its `?`; nothing if there is nothing to say.
pub fn write(f: &mut Formatter<'_>, pairs: impl IntoIterator<Item = String>) -> fmt::Result {
    let mut sign = '?';
    pairs.into_iter().try_for_each(|pair| write!(f, "{}{pair}", std::mem::replace(&mut sign, '&')))
}

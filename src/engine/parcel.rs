//! A message that stays packed until it is where it is wanted.
//!
//! What only one page of the program can use is not unpacked at the door: the code that can read it comes with that page.

use super::codec::{packed, unpacked};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::marker::PhantomData;

/// A packed value of a known type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Parcel<T> {
    bytes: Vec<u8>,
    holds: PhantomData<T>,
}

impl<T: Serialize> Parcel<T> {
    /// Packs a value.
    pub fn of(value: &T) -> Self {
        Self { bytes: packed(value), holds: PhantomData }
    }
}

impl<T: DeserializeOwned> Parcel<T> {
    /// The value, unpacked.
    pub fn open(&self) -> T {
        unpacked(&self.bytes)
    }
}

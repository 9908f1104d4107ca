//! Crema: know your key customers.
pub mod domain;
pub mod exchange;

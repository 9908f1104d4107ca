//! Crema as its users meet it. Each module is about one thing that they rely on; `the_harness` is about ourselves.

mod first_minute;
mod folders;
mod leaving;
mod offline;
mod parts;
mod starting;
mod the_harness;
mod trust;

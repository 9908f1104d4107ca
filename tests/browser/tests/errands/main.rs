//! Crema as its users meet it. Each module is about one thing that they rely on; `the_harness` is about ourselves.

mod cleaning;
mod copies;
mod finding;
mod first_minute;
mod folders;
mod grading;
mod leaving;
mod mishaps;
mod offline;
mod parts;
mod people;
mod pipeline;
mod record;
mod regrading;
mod starting;
mod tasks;
mod the_harness;
mod trust;

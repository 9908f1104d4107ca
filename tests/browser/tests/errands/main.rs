//! Crema as its users meet it. Each module is about one thing that they rely on; `the_harness` is about ourselves.

mod cleaning;
mod copies;
mod finding;
mod first_minute;
mod folders;
mod grading;
mod handing_over;
mod leaving;
mod mishaps;
mod offline;
mod parts;
mod people;
mod person;
mod pipeline;
mod record;
mod regrading;
mod room;
mod sales_day;
mod starting;
mod tasks;
mod the_harness;
mod trust;

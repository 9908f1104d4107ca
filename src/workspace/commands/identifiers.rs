//! Where the identifiers of new records come from.
//!
//! Not here: those of the world, which rise with time and differ from device to device (`engine`).

/// Where identifiers come from: random in the engine, counted in tests.
pub trait Identifiers {
    /// The next identifier's bits, larger than every earlier one.
    fn next(&mut self) -> u128;
    /// The first of `n` identifiers that follow one another.
    fn run(&mut self, n: u32) -> u128;
}

/// Identifiers that are counted, for workspaces that are made by hand; the number is the last one given.
#[derive(Clone, Debug, Default)]
pub struct Counted(pub u128);

impl Identifiers for Counted {
    fn next(&mut self) -> u128 {
        self.run(1)
    }

    fn run(&mut self, n: u32) -> u128 {
        let first = self.0 + 1;
        self.0 += u128::from(n);
        first
    }
}

//! `cargo xtask report`: the same engine without a browser. Purchases in, graded customers and a summary out.

#[cfg(not(target_arch = "wasm32"))]
#[path = "report/main.rs"]
mod report;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    report::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}

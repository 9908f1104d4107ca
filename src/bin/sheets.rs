//! The spreadsheet worker: loaded only when an XLSX file is read or written. Natively there is no worker to be.

fn main() {
    #[cfg(target_arch = "wasm32")]
    crema::engine::sheets::start();
}

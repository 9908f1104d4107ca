//! The engine in a Web Worker. Natively there is no worker to be.

fn main() {
    #[cfg(target_arch = "wasm32")]
    crema::engine::worker::start();
}

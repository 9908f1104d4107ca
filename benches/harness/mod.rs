//! The same benches natively, by Criterion, and as WebAssembly in a browser, by what wasm-bindgen made of it.

#[cfg(not(target_arch = "wasm32"))]
pub use criterion::{Criterion, criterion_group, criterion_main};
#[cfg(target_arch = "wasm32")]
pub use wasm_bindgen_test::Criterion;

/// The program that runs some functions of a [`Criterion`], with so many samples each.
macro_rules! benches {
    ($n_samples:literal samples of $($bench:ident),+) => {
        #[cfg(not(target_arch = "wasm32"))]
        $crate::harness::criterion_group! {
            name = benches;
            config = $crate::harness::Criterion::default().sample_size($n_samples);
            targets = $($bench),+
        }
        #[cfg(not(target_arch = "wasm32"))]
        $crate::harness::criterion_main!(benches);

        #[cfg(target_arch = "wasm32")]
        mod in_browser {
            use wasm_bindgen_test::Criterion;

            wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

            $(
                #[wasm_bindgen_test::wasm_bindgen_bench]
                fn $bench(criterion: &mut Criterion) {
                    let mut few = std::mem::take(criterion).sample_size($n_samples);
                    super::$bench(&mut few);
                }
            )+
        }

        #[cfg(target_arch = "wasm32")]
        fn main() {}
    };
}
pub(crate) use benches;

//! What the browser offers to a window and a worker alike, and `web-sys` either has only for one of them or calls unstable.
//!
//! Everything that an old browser or an insecure page may lack is an `Option`.

use js_sys::{Function, Object, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{CacheStorage, StorageManager};

#[wasm_bindgen]
extern "C" {
    /// `self`: the window or the worker that this runs in.
    #[wasm_bindgen(extends = Object)]
    pub type Scope;

    /// Caches of this origin.
    #[wasm_bindgen(method, getter, structural)]
    pub fn caches(this: &Scope) -> Option<CacheStorage>;

    /// Scheme, host and port.
    #[wasm_bindgen(method, getter, structural)]
    pub fn origin(this: &Scope) -> String;

    #[wasm_bindgen(method, getter, structural)]
    fn navigator(this: &Scope) -> ScopeNavigator;

    #[wasm_bindgen(extends = Object)]
    type ScopeNavigator;

    #[wasm_bindgen(method, getter, structural)]
    fn storage(this: &ScopeNavigator) -> Option<StorageManager>;

    #[wasm_bindgen(method, getter, structural)]
    fn locks(this: &ScopeNavigator) -> Option<LockManager>;

    /// Web Locks.
    #[wasm_bindgen(extends = Object)]
    pub type LockManager;

    /// Calls `callback` with the lock, or with null where `options` say not to wait; holds it until the callback's promise settles.
    #[wasm_bindgen(method, catch, structural)]
    pub fn request(this: &LockManager, name: &str, options: &Object, callback: &Function) -> Result<Promise, JsValue>;
}

/// The window or the worker that this runs in.
pub fn scope() -> Scope {
    js_sys::global().unchecked_into()
}

/// How full storage is and whether it stays.
pub fn storage_manager() -> Option<StorageManager> {
    scope().navigator().storage()
}

/// Web Locks of this origin.
pub fn lock_manager() -> Option<LockManager> {
    scope().navigator().locks()
}

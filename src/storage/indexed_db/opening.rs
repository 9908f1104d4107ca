//! Opening the database, and laying it out.
//!
//! The layout's number is the number of upgrade steps. Steps are only ever added to the end of [`UPGRADES`], and a step only
//! ever adds: every database that a released program has made can be opened by every later one.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::IdbVersionChangeEvent;

use super::failure::{Opening, from_opening};
use super::{Access, IndexedDbStore, Notice, keys};
use crate::storage::error::StorageError;
use crate::storage::tabs::Tabs;

/// Name of the database, and of the channel on which its tabs talk.
pub const DATABASE: &str = "crema";

/// One step from a layout to the next.
pub type Upgrade = fn(&Database) -> indexed_db_futures::Result<()>;

/// The steps from nothing to the present layout.
pub const UPGRADES: &[Upgrade] = &[lay_out_1];

fn lay_out_1(database: &Database) -> indexed_db_futures::Result<()> {
    for name in keys::STORES {
        database.create_object_store(name).build()?;
    }
    Ok(())
}

impl IndexedDbStore {
    /// Opens the database of this name (the program's own is [`DATABASE`]), making or upgrading it where needed.
    ///
    /// A database that a newer program has laid out is opened for reading only: see [`Self::newer_layout`].
    ///
    /// # Errors
    ///
    /// [`StorageError::Unavailable`] where the browser keeps nothing, [`StorageError::Full`] without room to make it,
    /// [`StorageError::Newer`] if a newer program's layout has nothing that this one can read, [`StorageError::Failed`]
    /// otherwise. Nothing that is there is changed by an error.
    pub async fn open(name: &str, on_notice: impl Fn(Notice) + 'static) -> Result<Self, StorageError> {
        Self::open_as(name, UPGRADES, on_notice).await
    }

    /// Opens the database as a program would whose upgrade steps are these: an older one, a later one.
    ///
    /// # Errors
    ///
    /// As [`Self::open`].
    pub async fn open_as(name: &str, upgrades: &'static [Upgrade], on_notice: impl Fn(Notice) + 'static) -> Result<Self, StorageError> {
        let on_notice: Rc<dyn Fn(Notice)> = Rc::new(on_notice);
        let (database, access) = opened(name, upgrades, Rc::clone(&on_notice)).await?;
        let is_closed = Rc::new(Cell::new(false));
        let listeners = listeners(&database, &is_closed, &on_notice);
        let tabs = Tabs::join(name, move |head| on_notice(Notice::Written { head }))?;
        Ok(Self { database, access, is_closed, tabs, _listeners: listeners })
    }
}

async fn opened(name: &str, upgrades: &'static [Upgrade], on_notice: Rc<dyn Fn(Notice)>) -> Result<(Database, Access), StorageError> {
    let known = upgrades.len() as u32;
    let request = Database::open(name)
        .with_version(known)
        .with_on_blocked(move |_| {
            on_notice(Notice::Blocked);
            Ok(())
        })
        .with_on_upgrade_needed(move |event, database| {
            let mut missing = upgrades.iter().skip(event.old_version() as usize);
            missing.try_for_each(|upgrade| upgrade(&database))
        });
    match request.await {
        Ok(database) => Ok((database, Access::Full)),
        Err(error) => match from_opening(&error) {
            Opening::Newer => opened_newer(name, known).await,
            Opening::Failed(error) => Err(error),
        },
    }
}

/// Opens what a newer program has laid out, for reading.
async fn opened_newer(name: &str, known: u32) -> Result<(Database, Access), StorageError> {
    let database = Database::open(name).await.map_err(|error| match from_opening(&error) {
        Opening::Newer => StorageError::Newer { found: known + 1, known },
        Opening::Failed(error) => error,
    })?;
    let found = database.version() as u32;
    let is_readable = keys::STORES.iter().all(|&store| database.object_store_names().any(|name| name == store));
    if is_readable {
        Ok((database, Access::ReadOnly { found, known }))
    } else {
        database.close();
        Err(StorageError::Newer { found, known })
    }
}

/// Lets a newer program have the database, and says when the browser has cut the connection.
fn listeners(database: &Database, is_closed: &Rc<Cell<bool>>, on_notice: &Rc<dyn Fn(Notice)>) -> [EventListener; 2] {
    let connection = database.as_sys().clone();
    let on_change = {
        let (is_closed, on_notice) = (Rc::clone(is_closed), Rc::clone(on_notice));
        EventListener::new(database.as_sys(), "versionchange", move |event| {
            is_closed.set(true);
            connection.close();
            let is_upgrade = event.dyn_ref::<IdbVersionChangeEvent>().is_some_and(|event| event.new_version().is_some());
            on_notice(if is_upgrade { Notice::Superseded } else { Notice::Lost });
        })
    };
    let on_close = {
        let (is_closed, on_notice) = (Rc::clone(is_closed), Rc::clone(on_notice));
        EventListener::new(database.as_sys(), "close", move |_| {
            is_closed.set(true);
            on_notice(Notice::Lost);
        })
    };
    [on_change, on_close]
}

//! People as vCard, the form in which telephones and mail programs hand contacts on.
//!
//! ```text
//! lines      bytes to properties: folded lines, quoted-printable with soft breaks, character sets
//! card       properties to people: versions 2.1, 3.0 and 4.0
//! limits     what they say, as a record may hold it
//! planning   people, matched with those who are here, to one change and what it would do
//! writing    people to versions 3.0 and 4.0
//! outgoing   whom a customer has, as people
//! ```
//!
//! Sources: vCard 2.1 (versit Consortium, 1996), RFC 2426 (3.0), RFC 6350 (4.0), RFC 2045 section 6.7 (quoted-printable).
//! Not here: photos, sounds and keys, which are passed over, and changing records (`workspace` decides).

mod card;
mod limits;
mod lines;
mod outgoing;
mod planning;
mod writing;

pub use card::{Card, CardFile, ContactsRefused, read_cards};
pub use outgoing::cards_of;
pub use planning::{ContactFate, ContactsPlan, ContactsPreview, PreviewedContact, plan_contacts};
pub use writing::{CardVersion, write_cards};

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

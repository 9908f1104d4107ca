//! How messages travel between page and engine: as postcard, in one array of bytes.
//!
//! Postcard does not name fields, so no shape that travels may leave one out (`skip_serializing_if`); a test sends records of which little
//! is known.

use crate::workspace::questions::Packer;
use serde::{Deserialize, Serialize};

/// A message as bytes.
pub(super) fn packed<T: Serialize>(message: &T) -> Vec<u8> {
    postcard::to_stdvec(message).expect("messages are plain data")
}

/// Packs answers as messages are packed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Postcard;

impl Packer for Postcard {
    fn pack<T: Serialize>(self, answer: &T) -> Vec<u8> {
        packed(answer)
    }
}

/// A message from bytes that the other side, which is of the same build, has packed.
pub(super) fn unpacked<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> T {
    postcard::from_bytes(bytes).expect("page and engine are of the same build")
}

/// Messages as postcard.
#[cfg(target_arch = "wasm32")]
#[derive(Debug)]
pub struct Packed;

#[cfg(target_arch = "wasm32")]
impl gloo_worker::Codec for Packed {
    fn encode<I: Serialize>(input: I) -> wasm_bindgen::JsValue {
        js_sys::Uint8Array::from(packed(&input).as_slice()).into()
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: wasm_bindgen::JsValue) -> O {
        unpacked(&js_sys::Uint8Array::from(input).to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::{packed, unpacked};
    use crate::domain::{
        CategoryId, Contact, ContactId, Currency, Customer, CustomerId, Day, Line, Product, ProductId, Purchase, PurchaseId, PurchaseKind,
    };
    use crate::domain::{Quantity, UnitPrice};
    use crate::engine::protocol::{FromEngine, ReadyFile, Reply, Request, ToEngine};
    use crate::workspace::questions::{Answer, AskProducts, AskPurchase, ProductRow, ProductRows, Question};
    use crate::workspace::{Command, Register};

    fn line() -> Line {
        Line { product: None, quantity: Quantity::ONE, unit_price: UnitPrice(5), discount_minor: 0, amount_minor: 0, cost_minor: None }
    }

    #[test]
    fn records_of_which_little_is_known_arrive_whole() {
        let purchase = Purchase {
            id: PurchaseId::from_u128(2),
            customer: None,
            on: Day::MIN,
            kind: PurchaseKind::Return,
            number: None,
            amount_minor: 0,
            returns: Some(PurchaseId::from_u128(1)),
            lines: vec![line(), Line { cost_minor: Some(3), ..line() }],
        };
        let product = Product {
            id: ProductId::from_u128(4),
            name: "Filter".to_owned(),
            code: None,
            category: None,
            unit_cost: None,
            list_price: None,
        };
        let row = ProductRow { product, category_name: None, n_sold_lines: 0, amount_minor: 0, cost_minor: None };
        let rows = ProductRows { rows: vec![row], first: 0, n_shown: 1, n_total: 1 };
        let answer = Some(purchase);
        let arrived: <AskPurchase as Question>::Answer = unpacked(&packed(&Answer::Purchase(Box::new(answer.clone()))));
        assert_eq!(arrived, answer);
        let arrived: <AskProducts as Question>::Answer = unpacked(&packed(&Answer::Products(Box::new(rows.clone()))));
        assert_eq!(arrived, rows);
        let message = FromEngine::Answer { id: 1, packed: packed(&Answer::Products(Box::new(rows))) };
        assert_eq!(unpacked::<FromEngine>(&packed(&message)), message);
    }

    #[test]
    fn replies_around_what_does_not_travel_arrive_as_they_were() {
        let last = Reply::File(ReadyFile { url: "blob:1".to_owned(), name: "list.csv".to_owned(), n_bytes: 2, n_withheld: 0 });
        for reply in [Reply::History(Vec::new()), last, Reply::Dropped] {
            let message = FromEngine::Reply { id: 1, reply: Box::new(Ok(reply)) };
            assert_eq!(unpacked::<FromEngine>(&packed(&message)), message);
        }
    }

    #[test]
    fn what_is_asked_arrives_as_it_was_asked() {
        let contact = Contact { id: ContactId::from_u128(7), name: "Li".to_owned(), role: None, phone: None, email: None };
        let customer = Customer { contacts: vec![contact.clone()], ..Customer::named(CustomerId::from_u128(1), "Acme") };
        let commands = [
            Command::EditContact { customer: customer.id, contact },
            Command::StartWorkspace { name: customer.name, currency: Currency::CNY },
            Command::RenameCategory { id: CategoryId::from_u128(3), name: "Beans".to_owned() },
            Command::Discard { register: Register::Interaction, id: 4 },
            Command::ChoosePrimaryScheme { scheme: None },
        ];
        let asked = Request::question(AskPurchase { id: PurchaseId::from_u128(1) });
        for request in commands.iter().map(Request::command).chain([asked]) {
            let message = ToEngine::Request { id: 9, request };
            assert_eq!(unpacked::<ToEngine>(&packed(&message)), message);
        }
    }
}

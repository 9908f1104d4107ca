//! Pictures that come, change and go with the profile, in one change each.

use super::*;
use crate::domain::{Currency, Day, Profile};
use crate::workspace::{
    ChangeSet, Command, CommandName,
    by_hand::ByHand,
    commands::{CustomerField, Merging},
    questions::AskPortrait,
    undo::take_apart,
};

fn picture(width: u8) -> Picture {
    let head = [b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0".as_slice(), &[width, 0, 0, 0, 8]].concat();
    Picture::new(head).expect("it is small")
}

struct Desk(ByHand);

impl Desk {
    fn run(&mut self, command: Command) -> ChangeSet {
        self.0.run(command).expect("the command fits").changes
    }

    fn add(&mut self, name: &str) -> CustomerId {
        self.run(Command::AddCustomer { fields: vec![CustomerField::Name(name.into())] });
        CustomerId::from_u128(self.0.identifiers.0)
    }

    fn file(&mut self, customer: CustomerId, picture: PictureWish) -> ChangeSet {
        self.run(Command::FileProfile { profile: Box::new(Profile::blank(customer)), picture })
    }

    fn seen(&self, customer: CustomerId) -> Option<Picture> {
        self.0.ask(AskPortrait { customer })
    }

    fn take_back(&mut self, done: &ChangeSet) {
        self.0.take_back(done).expect("nothing came since");
    }
}

fn desk() -> Desk {
    Desk(ByHand::started(Day::MIN, Currency::CNY))
}

#[test]
fn a_picture_comes_changes_goes_and_comes_back() {
    let mut desk = desk();
    let anna = desk.add("Anna");
    assert_eq!(desk.seen(anna), None);
    assert!(desk.file(anna, PictureWish::Stays).is_empty(), "nothing to say of them makes no record");
    desk.file(anna, PictureWish::Becomes(picture(10)));
    assert_eq!(desk.seen(anna), Some(picture(10)));
    assert!(desk.0.workspace.registers().profiles.is_empty());
    assert!(desk.file(anna, PictureWish::Becomes(picture(10))).is_empty(), "the same again changes nothing");
    let replaced = desk.file(anna, PictureWish::Becomes(picture(20)));
    assert_eq!(desk.seen(anna), Some(picture(20)));
    assert_eq!(portraits_of(&desk.0.workspace, anna).count(), 1);
    desk.take_back(&replaced);
    assert_eq!(desk.seen(anna), Some(picture(10)));
    let gone = desk.file(anna, PictureWish::Goes);
    assert_eq!(desk.seen(anna), None);
    desk.take_back(&gone);
    desk.run(Command::DeleteCustomers { ids: vec![anna] });
    assert!(desk.0.workspace.registers().portraits.is_empty(), "it goes with its customer");
}

#[test]
fn profile_and_picture_are_one_change() {
    let mut desk = desk();
    let anna = desk.add("Anna");
    let profile = Profile { size: Some("20 people".into()), ..Profile::blank(anna) };
    let command = Command::FileProfile { profile: Box::new(profile), picture: PictureWish::Becomes(picture(10)) };
    assert_eq!(command.name(), CommandName::File(Register::Profile));
    let changes = desk.run(command);
    assert_eq!(changes.touched().n_others, 2);
    desk.take_back(&changes);
    assert!(desk.0.workspace.registers().profiles.is_empty() && desk.0.workspace.registers().portraits.is_empty());
}

#[test]
fn of_customers_that_become_one_a_picture_is_left_and_each_gets_its_own_back() {
    let mut desk = desk();
    let [anna, also_anna, third] = ["Anna", "Anna Lee", "A. Lee"].map(|name| desk.add(name));
    desk.file(also_anna, PictureWish::Becomes(picture(10)));
    desk.file(third, PictureWish::Becomes(picture(20)));
    let merging = Merging { kept: anna, absorbed: vec![also_anna, third], fields: Vec::new() };
    let merged = desk.run(Command::MergeCustomers(vec![merging]));
    assert_eq!(desk.seen(anna), Some(picture(10)), "who stays had none: the first of the others");
    assert_eq!(desk.0.workspace.registers().portraits.len(), 1);
    let back = take_apart(&desk.0.workspace, &merged).expect("a merge can be taken apart at any time");
    desk.0.workspace.apply(&back);
    assert_eq!([anna, also_anna, third].map(|id| desk.seen(id)), [None, Some(picture(10)), Some(picture(20))]);

    desk.file(anna, PictureWish::Becomes(picture(30)));
    let merging = Merging { kept: anna, absorbed: vec![also_anna], fields: Vec::new() };
    let merged = desk.run(Command::MergeCustomers(vec![merging]));
    assert_eq!(desk.seen(anna), Some(picture(30)), "its own word goes first");
    desk.file(anna, PictureWish::Becomes(picture(40)));
    let back = take_apart(&desk.0.workspace, &merged).expect("a merge can be taken apart at any time");
    desk.0.workspace.apply(&back);
    assert_eq!([anna, also_anna].map(|id| desk.seen(id)), [Some(picture(40)), Some(picture(10))], "what came since stays");
}

#[test]
fn who_is_not_there_gets_no_picture() {
    let mut desk = desk();
    let nobody = CustomerId::from_u128(7);
    let command = Command::FileProfile { profile: Box::new(Profile::blank(nobody)), picture: PictureWish::Becomes(picture(10)) };
    assert_eq!(desk.0.run(command), Err(Refusal::Gone));
}

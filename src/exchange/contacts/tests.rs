//! Cards as telephones and mail programs write them, and as they should not.

use super::{
    Card, CardVersion, ContactFate, ContactsRefused,
    card::{CardAddress, CardFile, MAX_CARDS},
    cards_of, plan_contacts, read_cards, write_cards,
};
use crate::domain::{
    Birthday, Calendar, Contact, ContactId, Currency, Customer, CustomerId, CustomerKind, Profile, WorkspaceId, WorkspaceSettings,
    settings::{AsOf, RfmRule},
};
use crate::exchange::reading::NativeDecoding;
use crate::workspace::{Change, ChangeSet, Counted, Workspace, changes::Diff, questions::Withheld};
use proptest::prelude::*;

fn read(bytes: impl AsRef<[u8]>) -> CardFile {
    read_cards(bytes.as_ref(), &NativeDecoding).expect("there is a card in it")
}

fn one(bytes: impl AsRef<[u8]>) -> Card {
    let mut file = read(bytes);
    assert_eq!(file.cards.len(), 1);
    file.cards.remove(0)
}

fn solar(year: Option<u16>, month: u8, day: u8) -> Option<Birthday> {
    Some(Birthday { calendar: Calendar::Solar, year, month, day, is_leap_month: false })
}

#[test]
fn a_chinese_telephone_writes_2_1_with_soft_breaks() {
    // "王思远" in UTF-8, broken within the second letter; a photo that is passed over.
    let card = one(concat!(
        "BEGIN:VCARD\r\nVERSION:2.1\r\n",
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E6=80=9D=E8=BF=9C;;;\r\n",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B=E6=80=\r\n=9D=E8=BF=9C\r\n",
        "TEL;CELL:13812345678\r\nTEL;HOME;VOICE:010-62345678\r\n",
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\r\n AAAAA\r\n\r\n",
        "END:VCARD\r\n"
    ));
    assert_eq!(card.name, "王思远");
    assert_eq!(card.phones, ["13812345678", "010-62345678"]);
}

#[test]
fn gbk_is_read_with_and_without_its_name() {
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let quoted: String = gbk("李佳怡").iter().map(|byte| format!("={byte:02X}")).collect();
    let named = format!("BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=GBK:{quoted}\nEND:VCARD\n");
    assert_eq!(one(named).name, "李佳怡");
    let bare = gbk("BEGIN:VCARD\nVERSION:2.1\nFN:李佳怡\nORG:上海机床厂\nEND:VCARD\n");
    let card = one(bare);
    assert_eq!((card.name.as_str(), card.organisation.as_deref()), ("李佳怡", Some("上海机床厂")));
}

#[test]
fn version_3_is_read_with_folds_groups_and_escapes() {
    let card = one(concat!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Silva\r\nN:Silva;Ana;;;\r\n",
        "ORG:Acme\\, Inc.;Sales\r\nTITLE:Head of\r\n  buying\r\n",
        "item1.TEL;TYPE=CELL,VOICE:+55 11 91234-5678\r\nitem1.X-ABLabel:_$!<Mobile>!$_\r\n",
        "EMAIL;TYPE=INTERNET;TYPE=\"WORK;x\":ana@acme.example\r\n",
        "ADR;TYPE=WORK:;;Rua A\\; 1;São Paulo;SP;01000-000;Brasil\r\n",
        "BDAY;VALUE=date:1986-05-01\r\nNOTE:one\\ntwo\\\\three\r\nCATEGORIES:VIP,a\\,b\r\nEND:VCARD\r\n"
    ));
    assert_eq!(card.organisation.as_deref(), Some("Acme, Inc."));
    assert_eq!(card.title.as_deref(), Some("Head of buying"));
    assert_eq!((card.phones, card.emails), (vec!["+55 11 91234-5678".to_owned()], vec!["ana@acme.example".to_owned()]));
    assert_eq!(card.addresses[0].street.as_deref(), Some("Rua A; 1"));
    assert_eq!(card.addresses[0].city.as_deref(), Some("São Paulo"));
    assert_eq!(card.birthday, solar(Some(1986), 5, 1));
    assert_eq!(card.note.as_deref(), Some("one\ntwo\\three"));
    assert_eq!(card.categories, ["VIP", "a,b"]);
}

#[test]
fn version_4_is_read_with_addresses_of_the_web() {
    let card = one(concat!(
        "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Acme\nTEL;VALUE=uri;TYPE=\"voice,cell\":tel:+86-10-62345678;ext=12\n",
        "EMAIL:mailto:a@acme.cn\nBDAY:--0229\nEND:VCARD"
    ));
    assert!(card.is_organisation);
    assert_eq!((card.phones, card.emails), (vec!["+86-10-62345678".to_owned()], vec!["a@acme.cn".to_owned()]));
    assert_eq!(card.birthday, solar(None, 2, 29));
}

#[test]
fn birthdays_are_read_in_every_form_and_nonsense_in_none() {
    let birthday = |value: &str| one(format!("BEGIN:VCARD\nFN:a\nBDAY:{value}\nEND:VCARD")).birthday;
    assert_eq!(birthday("19860501"), solar(Some(1986), 5, 1));
    assert_eq!(birthday("1986-05-01T00:00:00Z"), solar(Some(1986), 5, 1));
    assert_eq!(birthday("1604-05-01"), solar(None, 5, 1), "telephones write 1604 for no year");
    for wrong in ["1986-13-01", "19860532", "May 1", "", "1986", "一九八六年五月"] {
        assert_eq!(birthday(wrong), None, "{wrong}");
    }
}

#[test]
fn who_has_no_name_goes_by_what_there_is() {
    assert_eq!(one("BEGIN:VCARD\nN:王;思远;;;\nEND:VCARD").name, "王思远");
    assert_eq!(one("BEGIN:VCARD\nN:Silva;Ana;;;\nEND:VCARD").name, "Ana Silva");
    assert!(one("BEGIN:VCARD\nORG:Acme\nTEL:62345678\nEND:VCARD").is_organisation);
    assert_eq!(one("BEGIN:VCARD\nTEL:62345678\nEND:VCARD").name, "62345678");
    let file = read("BEGIN:VCARD\nNOTE:nobody\nEND:VCARD\nBEGIN:VCARD\nFN:a\nEND:VCARD");
    assert_eq!((file.cards.len(), file.n_nameless), (1, 1));
}

#[test]
fn damaged_files_give_what_can_be_read() {
    assert_eq!(read_cards(b"name,phone\na,1\n", &NativeDecoding), Err(ContactsRefused::NoCards));
    assert_eq!(read_cards(b"", &NativeDecoding), Err(ContactsRefused::NoCards));
    assert_eq!(one("BEGIN:VCARD\nFN:cut of").name, "cut of", "the end is missing");
    assert_eq!(one("BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:a=ZZb=\n").name, "a=ZZb", "no escape, and a soft break before the end");
    assert_eq!(one("begin:vcard\rfn:old mac\rend:vcard\r").name, "old mac");
    assert_eq!(one("BEGIN:VCARD\nFN:boss\nAGENT:\nBEGIN:VCARD\nFN:aide\nEND:VCARD\nEND:VCARD\n").name, "boss");
    let utf16: Vec<u8> = "\u{feff}BEGIN:VCARD\r\nFN:王\r\nEND:VCARD\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(one(utf16).name, "王");
}

#[test]
fn limits_hold() {
    let many = "BEGIN:VCARD\nFN:a\nEND:VCARD\n".repeat(MAX_CARDS + 3);
    let file = read(many);
    assert_eq!((file.cards.len(), file.n_beyond), (MAX_CARDS, 3));
    let huge = format!("BEGIN:VCARD\nFN:a\nNOTE:{}\nEND:VCARD", "x".repeat(1 << 18));
    assert_eq!(one(huge).note, None, "no note is that long");
    let phones = one(format!("BEGIN:VCARD\nFN:a\n{}END:VCARD", (0..100).map(|n| format!("TEL:6234{n:04}\n")).collect::<String>())).phones;
    assert_eq!(phones.len(), 20);
}

fn customer() -> Customer {
    Customer {
        kind: CustomerKind::Company,
        phone: Some("010-62345678".into()),
        tags: vec!["VIP".into(), "a;b".into()],
        note: Some("one\ntwo, three".into()),
        contacts: vec![Contact {
            id: ContactId::from_u128(7),
            name: "王思远".into(),
            role: Some("采购".into()),
            phone: Some("13812345678".into()),
            email: Some("wang@acme.cn".into()),
        }],
        ..Customer::named(CustomerId::from_u128(1), "华东贸易有限公司".repeat(4))
    }
}

#[test]
fn what_is_written_is_read_back_in_both_versions() {
    let profile = Profile {
        birthday: solar(Some(1986), 5, 1),
        places: vec![crate::domain::Place { city: Some("上海市".into()), street: Some("世纪大道, 1".into()), ..Default::default() }],
        ..Profile::blank(CustomerId::from_u128(1))
    };
    let cards = cards_of(&customer(), Some(&profile), Withheld::default());
    assert_eq!(cards.len(), 2);
    for version in [CardVersion::Three, CardVersion::Four] {
        let bytes = write_cards(&cards, version);
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        let mut back = read(bytes).cards;
        // Version 3.0 has no word for an organisation; it is told by its name.
        back.iter_mut().zip(&cards).for_each(|(back, card)| back.is_organisation = card.is_organisation);
        assert_eq!(back, cards);
    }
}

#[test]
fn who_asked_not_to_be_contacted_is_in_no_file() {
    assert_eq!(cards_of(&customer(), None, Withheld { contact: true, ..Withheld::default() }), []);
}

#[test]
fn what_was_withdrawn_for_one_way_is_in_no_file_either() {
    let cards = cards_of(&customer(), None, Withheld { email: true, ..Withheld::default() });
    assert_eq!(cards.len(), 2, "they can still be called");
    assert!(cards.iter().all(|card| card.emails.is_empty() && card.phones.len() == 1));
}

fn workspace(customers: Vec<Customer>) -> Workspace {
    let settings = WorkspaceSettings {
        id: WorkspaceId::from_u128(1),
        name: "w".into(),
        currency: Currency::CNY,
        as_of: AsOf::default(),
        rfm_rule: RfmRule::default(),
        is_demo: false,
    };
    let mut changes = vec![Change::Settings(Box::new(Diff::made(settings)))];
    changes.extend(customers.into_iter().map(|customer| Change::Customer(Box::new(Diff::made(customer)))));
    let mut workspace = Workspace::default();
    workspace.apply(&ChangeSet { changes });
    workspace
}

fn fates(workspace: &Workspace, text: &str) -> Vec<ContactFate> {
    plan_contacts(workspace, read(text), &mut Counted(1_000), "a.vcf").preview.people.iter().map(|person| person.fate).collect()
}

#[test]
fn people_are_known_by_phone_then_mail_then_name() {
    let here = workspace(vec![Customer { kind: CustomerKind::Company, ..customer() }]);
    let known = |text: &str| fates(&here, &format!("BEGIN:VCARD\n{text}\nEND:VCARD"));
    assert_eq!(known("FN:Wang\nTEL:+86 138 1234 5678"), [ContactFate::Known]);
    assert_eq!(known("FN:Wang\nEMAIL:WANG@acme.cn"), [ContactFate::Known]);
    let company = "华东贸易有限公司".repeat(4);
    assert_eq!(known(&format!("FN:王思远\nORG:{company}")), [ContactFate::Known]);
    assert_eq!(
        known(&format!("FN:王思远\nORG:{company}\nTEL:13800000000")),
        [ContactFate::Known],
        "another number is no reason to write over"
    );
    assert_eq!(known(&format!("FN:李佳怡\nORG:{company}\nTEL:010 62345678")), [ContactFate::NewContact], "the switchboard is shared");
    assert_eq!(known(&format!("FN:{company}\nEMAIL:info@acme.cn")), [ContactFate::Completed]);
    assert_eq!(known("FN:王思远\nTEL:13900000000"), [ContactFate::NewCustomer], "a name at a company is not everybody's");
}

#[test]
fn colleagues_of_a_new_company_come_as_one_customer() {
    let text = "BEGIN:VCARD\nFN:a\nORG:Acme\nTEL:62345671\nEND:VCARD\nBEGIN:VCARD\nFN:b\nORG:ACME\nTEL:62345672\nTEL:62345673\nNOTE:left\nEND:VCARD\n";
    let plan = plan_contacts(&workspace(Vec::new()), read(format!("{text}{text}")), &mut Counted(1_000), "a.vcf");
    assert_eq!((plan.preview.n_cards, plan.preview.n_new_contacts, plan.preview.n_known), (4, 2, 2));
    let [company] = plan.batch.new_customers.as_slice() else { panic!("one company: {:?}", plan.batch.new_customers) };
    assert_eq!((company.name.as_str(), company.contacts.len()), ("Acme", 2));
    assert_eq!(company.note.as_deref(), Some("b: left\nb: 62345673"), "nothing is lost");
}

#[test]
fn a_person_comes_with_birthday_and_place() {
    let text = "BEGIN:VCARD\nFN:王思远\nBDAY:19860501\nADR:;;世纪大道1号;上海市;上海市;200120;\nCATEGORIES:VIP\nEND:VCARD";
    let plan = plan_contacts(&workspace(Vec::new()), read(text), &mut Counted(1_000), "a.vcf");
    assert_eq!(plan.batch.new_customers[0].address.as_deref(), Some("上海市上海市世纪大道1号"));
    assert_eq!(plan.batch.new_customers[0].tags, ["VIP"]);
    assert_eq!(plan.batch.registers.profiles[0].birthday, solar(Some(1986), 5, 1));
    assert_eq!(plan.batch.registers.profiles[0].places[0].city.as_deref(), Some("上海市"));
}

fn value() -> impl Strategy<Value = String> {
    "[a-z,;:\\\\\"'\n王思远=\u{1f600}]{1,40}".prop_map(|text| text.trim().to_owned()).prop_filter("empty", |text| !text.is_empty())
}

proptest! {
    #[test]
    fn any_card_survives_the_way_out_and_in(name in value(), note in value(), street in value(), tags in prop::collection::btree_set(value(), 0..4)) {
        let card = Card {
            name,
            note: Some(note),
            addresses: vec![CardAddress { street: Some(street), ..CardAddress::default() }],
            categories: tags.into_iter().collect(),
            ..Card::default()
        };
        for version in [CardVersion::Three, CardVersion::Four] {
            let back = one(write_cards(std::slice::from_ref(&card), version));
            prop_assert_eq!(&back, &card);
        }
    }

    #[test]
    fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_cards(&bytes, &NativeDecoding);
        let _ = read_cards(&[b"BEGIN:VCARD\n".as_slice(), &bytes].concat(), &NativeDecoding);
    }
}

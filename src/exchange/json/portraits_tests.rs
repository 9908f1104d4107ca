//! Pictures on their way into files and out of them: base64, and nothing that is too large or no picture.

use super::*;
use crate::domain::{CustomerId, Picture, Portrait, PortraitId, base64};
use crate::exchange::trial::{opened, run};
use crate::workspace::{Command, Refusal, Register, commands::WholeWorkspace};

const PART: Part = Part::Register(Register::Portrait);

fn png(width: u32, height: u32) -> Vec<u8> {
    let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
    [b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice(), &sides].concat()
}

fn id(number: u128) -> String {
    CustomerId::from_u128(number).to_string()
}

/// A file with Anna and Ben (1 and 2), and these portraits: identifier, whose, and the picture's text.
fn file(portraits: &[(u128, u128, String)]) -> String {
    let portrait = |(own, customer, picture): &(u128, u128, String)| {
        format!(r#"{{"id":"{}","customer":"{}","picture":"{picture}"}}"#, id(*own), id(*customer))
    };
    let portraits = portraits.iter().map(portrait).collect::<Vec<_>>().join(",");
    let settings = format!(r#"{{"id":"{}","name":"Tea","currency":"EUR"}}"#, id(7));
    let customers = format!(r#"{{"id":"{}","name":"Anna"}},{{"id":"{}","name":"Ben"}}"#, id(1), id(2));
    format!(
        r#"{{"crema":"workspace","version":{VERSION},"settings":{settings},"categories":[],"products":[],"customers":[{customers}],"purchases":[],"portraits":[{portraits}]}}"#
    )
}

fn with(portraits: &[(u128, u128)]) -> WholeWorkspace {
    let portraits: Vec<_> = portraits.iter().map(|(own, customer)| (*own, *customer, base64::encoded(&png(8, 8)))).collect();
    restore(file(&portraits).as_bytes()).expect("the sample is right")
}

#[test]
fn a_portrait_comes_back_as_it_was() {
    let whole = with(&[(5, 1)]);
    let portrait = Portrait {
        id: PortraitId::from_u128(5),
        customer: CustomerId::from_u128(1),
        picture: Picture::new(png(8, 8)).expect("it is small"),
    };
    assert_eq!(whole.registers.portraits, [portrait]);
    let workspace = opened(whole.clone());
    let bytes = Export::of(&workspace).map(Export::into_bytes).unwrap_or_default();
    assert!(String::from_utf8_lossy(&bytes).contains("\"picture\":\"iVBORw0KGgo"));
    assert_eq!(restore(&bytes), Ok(whole));
}

#[test]
fn what_is_no_small_picture_is_refused_by_its_place() {
    let mut long = png(8, 8);
    long.resize(Picture::MAX_BYTES + 1, 0);
    let hostile = [
        base64::encoded(&png(60_000, 60_000)),
        base64::encoded(&long),
        base64::encoded(b"<svg onload='alert(1)'/>"),
        base64::encoded(b"GIF89a\x08\0\x08\0"),
        "iVBORw0KGgo".into(),
        String::new(),
    ];
    for picture in hostile {
        let refused = restore(file(&[(5, 1, base64::encoded(&png(8, 8))), (6, 2, picture.clone())]).as_bytes());
        assert!(matches!(refused, Err(JsonError::WrongRecord { part: PART, .. })), "{picture:.40}: {refused:?}");
    }
    let dangling = restore(file(&[(5, 3, base64::encoded(&png(8, 8)))]).as_bytes());
    assert!(matches!(dangling, Err(JsonError::Dangling { part: PART, target: Part::Customers, .. })), "{dangling:?}");
}

#[test]
fn more_than_fit_are_refused_as_a_whole() {
    let picture = base64::encoded(&png(8, 8));
    let many: Vec<_> = (0..u128::from(Portrait::MAX) + 1).map(|own| (own + 100, 1, picture.clone())).collect();
    let refusal = Refusal::TooMany { max: Portrait::MAX };
    assert_eq!(restore(file(&many).as_bytes()), Err(JsonError::Refused { part: PART, position: 0, refusal }));
    assert!(restore(file(&many[1..]).as_bytes()).is_ok());
}

#[test]
fn a_copy_that_is_added_brings_no_second_picture() -> Result<(), Refusal> {
    for policy in [MergePolicy::KeepMine, MergePolicy::TakeTheirs] {
        let mut workspace = opened(with(&[(5, 1)]));
        let batch = merge(&workspace, with(&[(6, 1), (7, 2)]), policy, "copy.json").expect("both are in euros");
        run(&mut workspace, Command::Import(Box::new(batch)))?;
        let here = workspace.registers().portraits.iter().map(|(_, portrait)| (portrait.id.as_u128(), portrait.customer.as_u128()));
        assert_eq!(here.collect::<Vec<_>>(), [(5, 1), (7, 2)], "{policy:?}");
    }
    Ok(())
}

//! What can be changed in many customers at once, and the edit that a typed value makes.

use super::{KINDS, kind_key};
use crate::workspace::{
    commands::{BulkEdit, CustomerField},
    questions::Facet,
};

/// What can be changed in many at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    AddTag,
    RemoveTag,
    Owner,
    Kind,
    Region,
    Industry,
    Source,
    Since,
}

impl What {
    /// Everything, in the order in which it is offered.
    pub const ALL: [Self; 8] =
        [Self::AddTag, Self::RemoveTag, Self::Owner, Self::Kind, Self::Region, Self::Industry, Self::Source, Self::Since];

    /// Its name, where it is chosen.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AddTag => "add_tag",
            Self::RemoveTag => "remove_tag",
            Self::Owner => "owner",
            Self::Kind => "kind",
            Self::Region => "region",
            Self::Industry => "industry",
            Self::Source => "source",
            Self::Since => "since",
        }
    }

    /// Whose values are suggested.
    pub const fn facet(self) -> Option<Facet> {
        match self {
            Self::AddTag | Self::RemoveTag => Some(Facet::Tag),
            Self::Owner => Some(Facet::Owner),
            Self::Region => Some(Facet::Region),
            Self::Industry => Some(Facet::Industry),
            Self::Source => Some(Facet::Source),
            Self::Kind | Self::Since => None,
        }
    }

    /// The edit that is meant; none while a tag has no name yet or a day cannot be read.
    pub fn edit(self, value: &str) -> Option<BulkEdit> {
        let value = value.trim().to_owned();
        let set = |field| Some(BulkEdit::Set(field));
        match self {
            Self::AddTag => (!value.is_empty()).then_some(BulkEdit::AddTag(value)),
            Self::RemoveTag => (!value.is_empty()).then_some(BulkEdit::RemoveTag(value)),
            Self::Owner => set(CustomerField::Owner(value)),
            Self::Region => set(CustomerField::Region(value)),
            Self::Industry => set(CustomerField::Industry(value)),
            Self::Source => set(CustomerField::Source(value)),
            Self::Kind => KINDS.into_iter().find(|kind| kind_key(*kind) == value).map(|kind| BulkEdit::Set(CustomerField::Kind(kind))),
            Self::Since if value.is_empty() => set(CustomerField::SinceOn(None)),
            Self::Since => value.parse().ok().map(|day| BulkEdit::Set(CustomerField::SinceOn(Some(day)))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_value_takes_a_field_away_but_names_no_tag() {
        assert_eq!(What::Owner.edit(" "), Some(BulkEdit::Set(CustomerField::Owner(String::new()))));
        assert_eq!(What::Since.edit(""), Some(BulkEdit::Set(CustomerField::SinceOn(None))));
        assert_eq!((What::AddTag.edit(" "), What::RemoveTag.edit("")), (None, None));
        assert_eq!(What::AddTag.edit(" VIP "), Some(BulkEdit::AddTag("VIP".to_owned())));
    }

    #[test]
    fn what_cannot_be_read_is_no_edit() {
        assert_eq!((What::Since.edit("soon"), What::Kind.edit("king")), (None, None));
    }
}

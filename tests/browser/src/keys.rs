//! Keys by their names: `Control+k`, `Escape`, or `g c` for one after the other.

use fantoccini::actions::{ActionSequence, InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

/// The strokes for some keys; within one stroke the first keys are held while the last is pressed.
pub(crate) fn strokes(names: &str) -> ActionSequence {
    let mut actions = KeyActions::new("keyboard".to_owned());
    for chord in names.split_whitespace() {
        let keys: Vec<char> =
            chord.split_inclusive('+').map(|name| key(name.strip_suffix('+').filter(|name| !name.is_empty()).unwrap_or(name))).collect();
        for key in &keys {
            actions = actions.then(KeyAction::Down { value: *key });
        }
        for key in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *key });
        }
    }
    actions.into()
}

fn key(name: &str) -> char {
    let special = match name {
        "Control" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Meta" => Key::Meta,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => return ' ',
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        _ => {
            let mut characters = name.chars();
            return match (characters.next(), characters.next()) {
                (Some(character), None) => character,
                _ => panic!("no key is called `{name}`"),
            };
        }
    };
    special.into()
}

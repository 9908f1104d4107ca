//! What a page asked the network for, as the browser itself recorded it: from windows, workers and service workers alike.

use serde_json::Value;
use std::path::Path;

/// Addresses outside `own` that pages of `own` asked for.
///
/// The browser's log has one event a line. A log that broke off with its browser is read as far as it goes. Requests that
/// the browser makes for itself have no page as their initiator and are not the app's doing.
pub(crate) fn foreign_requests(log: &Path, own: &str) -> Vec<String> {
    let text = std::fs::read_to_string(log).unwrap_or_else(|error| panic!("{} cannot be read: {error}", log.display()));
    let events = text
        .lines()
        .filter(|line| line.contains("\"initiator\":"))
        .filter_map(|line| serde_json::from_str::<Value>(line.trim_end_matches(',')).ok());
    let mut addresses: Vec<String> = events.filter_map(|event| foreign(&event["params"], own)).collect();
    addresses.sort();
    addresses.dedup();
    addresses
}

fn foreign(request: &Value, own: &str) -> Option<String> {
    let is_from_us = request["initiator"].as_str()?.starts_with(own);
    let address = request["url"].as_str()?;
    let stays = [own, "data:", "blob:"].iter().any(|start| address.starts_with(start));
    (is_from_us && !stays).then(|| address.to_owned())
}

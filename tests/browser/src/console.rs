//! What the page and the browser wrote to the console.

use serde_json::Value;

/// Whether it is for someone to worry about.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    level: String,
    message: String,
}

impl Line {
    /// Reads what the driver returns for its log.
    pub(crate) fn all(log: &Value) -> Vec<Self> {
        let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let entries = log.as_array().map(Vec::as_slice).unwrap_or_default();
        entries.iter().map(|entry| Self { level: text(entry, "level"), message: text(entry, "message") }).collect()
    }

    /// An error or a warning.
    pub(crate) fn is_complaint(&self) -> bool {
        matches!(self.level.as_str(), "SEVERE" | "WARNING")
    }

    pub(crate) fn says(&self, text: &str) -> bool {
        self.message.contains(text)
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}: {}", self.level, self.message)
    }
}

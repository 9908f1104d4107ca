//! What goes in and out as files: bytes to records and back.

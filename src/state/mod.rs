//! What the app knows: the open sheet and its history, the drafts, and how they are kept.

pub mod commands;
pub mod copying;
pub mod draft;
pub mod drafts;
pub mod editor;
pub mod examples;
pub mod frameworks;
pub mod history;
pub mod import;
pub mod known;
pub mod opened;
pub mod publication;
pub mod rounds;
pub mod saving;
pub mod storage;
pub mod workspace;

//! The words of the app: labels, buttons, hints, states; here those of every page, the others in a module per page.

mod analysis;
mod annex;
mod appraisal;
mod auditor;
mod check;
mod collecting;
mod editor;
mod editor_choices;
mod editor_findings;
mod editor_notes;
mod editor_places;
mod frameworks;
mod help;
mod new_sheet;
mod panel;
mod pasting;
mod print;
mod publication;
mod result;
mod rounds;
mod saving;
mod scoring;
mod start;
mod survey;
mod viewer;

use crate::number::whole as count;
pub use analysis::*;
pub use annex::*;
pub use appraisal::*;
pub use auditor::*;
pub use check::*;
pub use collecting::*;
pub use editor::*;
pub use editor_choices::*;
pub use editor_findings::*;
pub use editor_notes::*;
pub use editor_places::*;
pub use frameworks::*;
pub use help::*;
pub use new_sheet::*;
pub use panel::*;
pub use pasting::*;
pub use print::*;
pub use publication::*;
pub use result::*;
pub use rounds::*;
pub use saving::*;
pub use scoring::*;
pub use start::*;
pub use survey::*;
pub use viewer::*;

/// The product's name.
pub const APP_NAME: &str = "Thước Đo";
/// What it is, in one sentence.
pub const APP_SENTENCE: &str =
    "Chấm điểm chỉ số cải cách hành chính ngay trong trình duyệt: từng điểm có lời giải, từng điểm mất có lý do.";
/// The title of the start page.
pub const APP_TITLE: &str = "Thước Đo – chấm điểm cải cách hành chính";
/// Jumps over the header.
pub const SKIP_TO_CONTENT: &str = "Đến nội dung chính";
/// Undo.
pub const UNDO: &str = "Hoàn tác";
/// Undo with its key.
pub const UNDO_KEY: &str = "Hoàn tác (Ctrl+Z)";
/// Redo.
pub const REDO: &str = "Làm lại";
/// Redo with its key.
pub const REDO_KEY: &str = "Làm lại (Ctrl+Y)";
/// The theme.
pub const THEME: &str = "Giao diện";
/// As the system has it.
pub const THEME_AUTO: &str = "Theo máy";
/// Light.
pub const THEME_LIGHT: &str = "Sáng";
/// Dark.
pub const THEME_DARK: &str = "Tối";
/// The list of notices.
pub const NOTICES: &str = "Thông báo";
/// Closes a notice.
pub const CLOSE: &str = "Đóng";
/// Opens something.
pub const OPEN: &str = "Mở";
/// An address that means nothing.
pub const NOT_FOUND: &str = "Không tìm thấy trang";
/// What to do about it.
pub const NOT_FOUND_TEXT: &str = "Địa chỉ không đúng, hoặc phiếu không có trong trình duyệt này. Phiếu lưu ở máy nào thì chỉ mở được trên máy đó; hãy dùng tệp hoặc liên kết để chuyển phiếu.";
/// The frameworks could not be fetched.
pub const FRAMEWORKS_NOT_LOADED: &str = "Không tải được các bộ tiêu chí";
/// What to do about it.
pub const FRAMEWORKS_NOT_LOADED_TEXT: &str =
    "Hãy kiểm tra kết nối mạng rồi thử lại. Nếu vẫn không được, hãy tải lại trang. Không có phiếu nào bị mất.";
/// Does again what failed.
pub const TRY_AGAIN: &str = "Thử lại";
/// Back to the start page.
pub const TO_START: &str = "Về trang đầu";

/// The title of a page.
pub fn titled(page: &str) -> String {
    format!("{page} – {APP_NAME}")
}

/// The framework and period of the open sheet, in the header.
pub fn opened(framework: &str, period: &str) -> String {
    format!("{framework} · {period}")
}

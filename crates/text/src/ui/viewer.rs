//! The words of the read-only viewer.

/// Being opened.
pub const OPENING: &str = "Đang mở…";
/// Cannot be opened.
pub const CANNOT_OPEN: &str = "Không mở được";
/// Read-only.
pub const READ_ONLY: &str = "Chỉ xem.";
/// What that means.
pub const READ_ONLY_TEXT: &str = "Điểm dưới đây được tính lại ngay trong trình duyệt của bạn từ số liệu trong liên kết. Phiếu của bạn không bị ảnh hưởng.";
/// What an example is.
pub const EXAMPLE_TEXT: &str = "Số liệu thật đã công bố, chỉ để xem thử. Muốn sửa, hãy lưu thành phiếu của bạn.";
/// Viewing a unit's sheet, for the page's title.
pub fn viewing_of(unit: &str) -> String {
    format!("Chỉ xem: {unit}")
}

/// Keeps a copy.
pub const KEEP_COPY: &str = "Lưu thành phiếu của tôi";
/// There is no such example.
pub const NO_SUCH_EXAMPLE: &str = "Không có ví dụ này. Hãy chọn ví dụ ở trang đầu.";
/// Not a file beside the app.
pub const FILE_NOT_BESIDE: &str =
    "Chỉ mở được tệp nằm cùng thư mục với trang này. Hãy kiểm tra lại đường dẫn sau “tep=”.";

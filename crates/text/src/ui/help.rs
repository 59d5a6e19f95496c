//! The help page: where data live, how numbers are typed, and the keys.

/// Help.
pub const HELP_TITLE: &str = "Trợ giúp";
/// The keys.
pub const KEYS_TITLE: &str = "Phím tắt";
/// The sections of the help page.
pub const HELP: &[(&str, &[&str])] = &[
    (
        "Dữ liệu nằm ở đâu",
        &[
            "Phiếu được lưu tự động trong trình duyệt của máy này, không gửi lên máy chủ nào. Mở bằng máy khác hoặc trình duyệt khác sẽ không thấy.",
            "Xóa dữ liệu duyệt web có thể xóa cả phiếu. Hãy bấm “Lưu tệp” ở trang kết quả để có bản dự phòng; mở lại bằng “Mở tệp” ở trang đầu.",
            "Phiếu đã xóa nằm ở mục “Phiếu đã xóa” cuối danh sách cho đến khi bấm “Xóa hẳn”.",
            "Nếu địa chỉ bắt đầu bằng https, đã mở một lần thì lần sau dùng được cả khi không có mạng.",
        ],
    ),
    (
        "Nhập số",
        &[
            "Dùng dấu phẩy hoặc dấu chấm cho phần thập phân: 6,31 hoặc 6.31. Với số như 1.234, ứng dụng sẽ hỏi lại là 1234 hay 1,234.",
            "Để trống là chưa trả lời, khác với số 0. Không phát sinh thì nhập 0 ở cả tử số và mẫu số.",
        ],
    ),
    (
        "Gửi cho người khác",
        &[
            "“Chép liên kết” tạo liên kết chứa toàn bộ số liệu của phiếu. Người nhận mở ra chỉ để xem; điểm được tính lại trên máy của họ.",
            "Ai có liên kết đều xem được. Không đưa thông tin mật vào ghi chú.",
        ],
    ),
    (
        "Thẩm định và giải trình",
        &[
            "Khi cấp trên gửi lại tệp đã thẩm định, hãy mở bằng “Mở tệp”. Mỗi tiêu chí hiện điểm thẩm định, lý do và ô “Giải trình”; phần tự chấm đã được thẩm định thì giữ nguyên.",
            "Trang “Kiểm tra phiếu” liệt kê tiêu chí còn cần giải trình. Xong thì bấm “Lưu tệp” ở trang kết quả và gửi tệp đó về; liên kết không mang phần thẩm định.",
        ],
    ),
];
/// The keys and what they do.
pub const KEYS: &[(&str, &str)] = &[
    ("Enter", "Đến ô số liệu tiếp theo; khi thẩm định: dòng dưới, Shift + Enter: dòng trên"),
    ("Tab", "Đến mục tiếp theo"),
    ("Ctrl + Z", "Hoàn tác"),
    ("Ctrl + Y", "Làm lại"),
    ("Alt + ↑, Alt + ↓", "Lĩnh vực trước, lĩnh vực sau"),
    ("?", "Mở trang này"),
];

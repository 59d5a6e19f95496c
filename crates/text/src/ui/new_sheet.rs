//! The words of the form for a new sheet: framework, unit, period and denominator.

/// The framework.
pub const FRAMEWORK: &str = "Bộ tiêu chí";
/// A framework whose text is not wholly public.
pub const PARTIAL: &str = "Văn bản công khai chưa đầy đủ";
/// Begins.
pub const START_SCORING: &str = "Bắt đầu chấm điểm";
/// Opens the form for the unit.
pub const EDIT_ABOUT: &str = "Sửa đơn vị, kỳ đánh giá";
/// Keeps it.
pub const KEEP_ABOUT: &str = "Cập nhật";
/// The unit's name.
pub const UNIT_NAME: &str = "Tên đơn vị";
/// An example of it.
pub const UNIT_NAME_HINT: &str = "Ví dụ: UBND xã Vân Canh";
/// It is missing.
pub const UNIT_NAME_MISSING: &str = "Chưa nhập tên đơn vị. Hãy nhập tên để tạo phiếu.";
/// The period.
pub const PERIOD: &str = "Kỳ đánh giá";
/// A year.
pub const YEAR: &str = "Năm";
/// A quarter.
pub const QUARTER: &str = "Quý";
/// A month.
pub const MONTH: &str = "Tháng";
/// The field for the year.
pub const YEAR_FIELD: &str = "Năm đánh giá";
/// It is no year.
pub const YEAR_WRONG: &str = "Năm phải từ 1990 đến 2199, ví dụ 2026.";
/// More fields.
pub const MORE_ABOUT_UNIT: &str = "Thông tin thêm (không bắt buộc)";
/// The unit's code.
pub const UNIT_CODE: &str = "Mã định danh";
/// An example of it.
pub const UNIT_CODE_HINT: &str = "Mã định danh điện tử của cơ quan, nếu có";
/// The unit's group.
pub const UNIT_GROUP: &str = "Nhóm xếp hạng";
/// An example of it.
pub const UNIT_GROUP_HINT: &str = "Ví dụ: Xã, phường";
/// The unit's own denominator.
pub const UNIT_ATTAINABLE: &str = "Mẫu số riêng của đơn vị";
/// When it is needed.
pub const UNIT_ATTAINABLE_HINT: &str = "Chỉ nhập khi văn bản giao thang điểm riêng cho đơn vị đặc thù, ví dụ 78,5";
/// It is no such number.
pub const ATTAINABLE_WRONG: &str = "Mẫu số riêng phải là số lớn hơn 0, ví dụ 78,5. Để trống nếu không có.";

/// A framework's decisions, where it rests on some, its maximum, and its time in force.
pub fn framework_line(basis: &str, max: &str, in_force: &str) -> String {
    let dot = if basis.is_empty() { "" } else { " · " };
    format!("{basis}{dot}{max} điểm · áp dụng {in_force}")
}

/// The way to another framework.
pub const OTHER_FRAMEWORK: &str = "Xem, đối chiếu hoặc lập bộ tiêu chí khác trong thư viện";

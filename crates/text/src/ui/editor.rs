//! Words of the framework editor.

/// The kinds of rules, as people call them.
pub const KIND_LINEAR_RATIO: &str = "Tỷ lệ × điểm tối đa";
/// A choice.
pub const KIND_CHOICE: &str = "Chọn một trong các mức";
/// Yes or no.
pub const KIND_YES_NO: &str = "Có hoặc không";
/// Bands.
pub const KIND_BANDS: &str = "Theo khoảng giá trị";
/// Count and points.
pub const KIND_COUNT_POINTS: &str = "Mỗi việc được cộng điểm";
/// Deduction.
pub const KIND_DEDUCTION: &str = "Trừ điểm mỗi lần vi phạm";
/// Grades.
pub const KIND_GRADE: &str = "Xếp mức, tính % điểm tối đa";
/// Between two targets.
pub const KIND_LINEAR_BETWEEN: &str = "Tăng dần giữa hai mốc";
/// A survey.
pub const KIND_SURVEY_PERCENT: &str = "Kết quả khảo sát (%)";
/// A threshold at a published figure.
pub const KIND_COHORT_THRESHOLD: &str = "Đạt mức bình quân đã công bố";
/// A share of a published figure.
pub const KIND_COHORT_SHARE: &str = "Tỷ lệ so với mức đã công bố";
/// A formula.
pub const KIND_FORMULA: &str = "Công thức";
/// Points by hand.
pub const KIND_MANUAL_POINTS: &str = "Nhập điểm trực tiếp";
/// Information.
pub const KIND_INFORMATION: &str = "Chỉ cung cấp thông tin";
/// The mean of the cohort.
pub const COHORT_MEAN: &str = "Mức bình quân chung";
/// The best of the cohort.
pub const COHORT_BEST: &str = "Mức cao nhất";
/// Labels of the inputs of rules.
pub const POINTS_FOR_YES: &str = "Điểm khi “Có”";
/// Points for no.
pub const POINTS_FOR_NO: &str = "Điểm khi “Không”";
/// Percent of the maximum.
pub const PERCENT_OF_MAX: &str = "% điểm tối đa";
/// The share at which full points are reached.
pub const FULL_AT_PERCENT: &str = "Đủ điểm khi tỷ lệ đạt từ (%)";
/// The share below which there are none.
pub const ZERO_BELOW_PERCENT: &str = "0 điểm khi tỷ lệ dưới (%), nếu có";
/// The value without points.
pub const ZERO_AT: &str = "Mốc 0 điểm";
/// The value with full points.
pub const FULL_AT: &str = "Mốc đủ điểm";
/// What is counted.
pub const COUNTED: &str = "Số việc được tính";
/// Points for each.
pub const POINTS_EACH: &str = "Điểm mỗi việc";
/// The cap.
pub const POINTS_CAP: &str = "Tối đa";
/// The events.
pub const COUNTED_EVENTS: &str = "Số lần bị trừ";
/// The points to begin with.
pub const POINTS_START: &str = "Điểm ban đầu";
/// The points taken for each.
pub const POINTS_TAKEN_EACH: &str = "Điểm trừ mỗi lần";
/// The floor.
pub const POINTS_FLOOR: &str = "Không thấp hơn";
/// A survey's result.
pub const SURVEY_RESULT: &str = "Kết quả khảo sát (%)";
/// The unit's own value.
pub const OWN_VALUE: &str = "Giá trị của đơn vị";
/// The points for reaching the published figure.
pub const POINTS_REACHED: &str = "Điểm khi đạt";
/// The points for staying below.
pub const POINTS_BELOW: &str = "Điểm khi thấp hơn";
/// A figure that is told.
pub const TOLD_VALUE: &str = "Số liệu cung cấp";
/// Words that a new rule begins with.
pub const NEW_NUMERATOR: &str = "Số đạt yêu cầu";
/// The noun of a new numerator.
pub const NEW_NUMERATOR_NOUN: &str = "trường hợp đạt";
/// A new denominator.
pub const NEW_DENOMINATOR: &str = "Tổng số";
/// The noun of a new denominator.
pub const NEW_DENOMINATOR_NOUN: &str = "trường hợp";
/// A new count.
pub const NEW_COUNT: &str = "Số việc đã làm";
/// The noun of a new count.
pub const NEW_COUNT_NOUN: &str = "việc";
/// A new event.
pub const NEW_EVENT: &str = "Số lần vi phạm";
/// The noun of a new event.
pub const NEW_EVENT_NOUN: &str = "lần vi phạm";
/// The noun of a new value.
pub const NEW_VALUE_NOUN: &str = "giá trị của đơn vị";
/// The noun of a new survey.
pub const NEW_SURVEY_NOUN: &str = "kết quả khảo sát";
/// A good option.
pub const NEW_OPTION_GOOD: &str = "Đầy đủ, đúng hạn";
/// A bad option.
pub const NEW_OPTION_BAD: &str = "Không thực hiện";
/// Grades of a new rule.
pub const NEW_GRADE_BEST: &str = "Xuất sắc";
/// Good.
pub const NEW_GRADE_GOOD: &str = "Tốt";
/// Done.
pub const NEW_GRADE_DONE: &str = "Hoàn thành";
/// Not done.
pub const NEW_GRADE_NOT: &str = "Không hoàn thành";

/// The heading of the framework, as a part of the editor.
pub const PART_HEADING: &str = "Thông tin chung";
/// The policies, as a part of the editor.
pub const PART_POLICIES: &str = "Cách tính chung";
/// The tree, as a part of the editor.
pub const PART_TREE: &str = "Cây tiêu chí";
/// What the keys do in the tree.
pub const TREE_KEYS: &str = "Phím mũi tên để đi trong cây, Enter để sang biểu mẫu, Esc để về cây.";
/// A node that has both children and a rule keeps the children.
pub const KEEP_CHILDREN: &str = "Chỉ giữ các mục con, bỏ cách tính điểm";
/// A node that has both keeps the rule.
pub const KEEP_RULE: &str = "Chỉ giữ cách tính điểm";
/// Goes from the form back to the tree above it, on a narrow screen.
pub const BACK_TO_TREE: &str = "Về cây tiêu chí";
/// What is wrong, as a part of the editor.
pub const PART_FINDINGS: &str = "Kiểm tra";
/// Nothing is wrong.
pub const NO_FINDINGS: &str = "Không phát hiện lỗi. Bộ tiêu chí dùng được để chấm điểm.";
/// Usable, with remarks.
pub const USABLE: &str = "Dùng được; các điểm dưới đây nên đối chiếu với văn bản.";
/// Not usable.
pub const NOT_USABLE: &str = "Chưa dùng được; hãy sửa các lỗi dưới đây.";
/// Add an area.
pub const ADD_AREA: &str = "Thêm lĩnh vực";
/// Add a node below.
pub const ADD_BELOW: &str = "Thêm mục con";
/// Add a node beside.
pub const ADD_BESIDE: &str = "Thêm mục cùng cấp";
/// Move up.
pub const MOVE_UP: &str = "Lên";
/// Move down.
pub const MOVE_DOWN: &str = "Xuống";
/// One level up.
pub const OUTDENT: &str = "Ra một cấp";
/// One level down.
pub const INDENT: &str = "Vào một cấp";
/// Delete the node.
pub const DELETE_NODE: &str = "Xóa mục";
/// A node's number.
pub const NODE_NUMBER: &str = "Số thứ tự";
/// A node's name.
pub const NODE_NAME: &str = "Tên";
/// A node's English name.
pub const NODE_NAME_EN: &str = "Tên tiếng Anh, nếu có";
/// A node's id.
pub const NODE_ID: &str = "Mã";
/// A node's maximum points.
pub const NODE_MAX: &str = "Điểm tối đa";
/// A node's citation.
pub const NODE_CITATION: &str = "Căn cứ (mục, khoản trong văn bản)";
/// Who scores.
pub const NODE_SCORED_BY: &str = "Ai chấm";
/// What evidence is needed.
pub const NODE_EVIDENCE: &str = "Tài liệu kiểm chứng cần có";
/// Whether "not applicable" is allowed.
pub const NODE_NOT_APPLICABLE: &str = "Cho phép “Không áp dụng” (phải ghi lý do)";
/// The rule of a leaf.
pub const NODE_RULE: &str = "Cách tính điểm";
/// A block of bonus or penalty points.
pub const NODE_BLOCK: &str = "Loại lĩnh vực";
/// No block.
pub const BLOCK_NONE: &str = "Trong thang điểm";
/// Bonus, counted above full points.
pub const BLOCK_BONUS_COUNTED: &str = "Điểm thưởng, được vượt điểm tối đa";
/// Bonus, cut at full points.
pub const BLOCK_BONUS_CUT: &str = "Điểm thưởng, không vượt điểm tối đa";
/// Penalty.
pub const BLOCK_PENALTY: &str = "Điểm trừ";
/// What 0/0 means.
pub const ZERO_DENOMINATOR: &str = "Khi không phát sinh (0/0)";
/// 0/0: no points.
pub const ZERO_IS_ZERO: &str = "0 điểm";
/// 0/0: full points.
pub const ZERO_IS_FULL: &str = "Đủ điểm";
/// 0/0: not applicable.
pub const ZERO_IS_NOT_APPLICABLE: &str = "Không áp dụng";
/// 0/0: no result.
pub const ZERO_IS_MISSING: &str = "Chưa có kết quả (cộng 0)";
/// What is measured.
pub const MEASURE: &str = "Đo bằng";
/// A ratio.
pub const MEASURE_RATIO: &str = "Tỷ lệ (tử số ÷ mẫu số, %)";
/// A number.
pub const MEASURE_VALUE: &str = "Một con số";
/// A figure's label.
pub const FIGURE_LABEL: &str = "Nhãn trên phiếu";
/// A figure's noun.
pub const FIGURE_NOUN: &str = "Từ để đếm";
/// A figure is whole.
pub const FIGURE_WHOLE: &str = "Số nguyên";
/// A figure's name in a formula.
pub const FIGURE_NAME: &str = "Tên trong công thức";
/// The options of a choice.
pub const OPTIONS: &str = "Các mức";
/// The grades.
pub const GRADES: &str = "Các mức xếp";
/// The bands.
pub const BANDS: &str = "Các khoảng";
/// The figures of a formula.
pub const FIGURES: &str = "Các số liệu";
/// One figure of a formula.
pub const ONE_FIGURE: &str = "Số liệu";
/// What lies below a node.
pub const CHILDREN: &str = "Mục con";
/// Numerator.
pub const NUMERATOR: &str = "Tử số";
/// Denominator.
pub const DENOMINATOR: &str = "Mẫu số";
/// An option's label.
pub const OPTION_LABEL: &str = "Mức";
/// An option's id.
pub const OPTION_ID: &str = "Mã mức";
/// Points.
pub const OPTION_POINTS: &str = "Điểm";
/// Add an option.
pub const ADD_OPTION: &str = "Thêm mức";
/// Add a band.
pub const ADD_BAND: &str = "Thêm khoảng";
/// Add a figure.
pub const ADD_FIGURE: &str = "Thêm số liệu";
/// Remove a row.
pub const DROP_ROW: &str = "Bỏ dòng";
/// Moves a row of a list up, for those who do not see which.
pub fn move_row_up(row: usize) -> String {
    format!("{MOVE_UP}: dòng {row}")
}
/// The lower edge of a band.
pub const BAND_FROM: &str = "Từ";
/// The lower edge without itself.
pub const BAND_OVER: &str = "Trên";
/// The upper edge.
pub const BAND_TO: &str = "Đến";
/// The upper edge without itself.
pub const BAND_UNDER: &str = "Dưới";
/// Which lower edge.
pub const BAND_LOWER: &str = "Đầu dưới";
/// Which upper edge.
pub const BAND_UPPER: &str = "Đầu trên";
/// No edge.
pub const BAND_OPEN: &str = "Không giới hạn";
/// The formula.
pub const FORMULA_TEXT: &str = "Công thức";
/// How to write a formula.
pub const FORMULA_HINT: &str = "Dùng tên số liệu, + − × ÷, ngoặc, min(…; …), max(…; …), if(điều kiện; nếu đúng; nếu sai); max_points là điểm tối đa; phần thập phân dùng dấu chấm.";
/// Which published figure.
pub const COHORT: &str = "So với";
/// Try it.
pub const TRY_IT: &str = "Thử với số liệu";
/// Nothing to try yet.
pub const TRY_LATER: &str = "Sửa xong các lỗi của mục này thì thử được ngay tại đây.";
/// Not yet chosen.
pub const NOT_CHOSEN: &str = "– Chọn –";
/// Undo and redo in the editor are the same words as on a sheet.
pub const BACK_TO_LIBRARY: &str = "Thư viện bộ tiêu chí";
/// The title field.
pub const FRAMEWORK_TITLE: &str = "Tên đầy đủ";
/// The short title field.
pub const FRAMEWORK_SHORT_TITLE: &str = "Tên gọi tắt";
/// The id field.
pub const FRAMEWORK_ID: &str = "Mã bộ tiêu chí";
/// The status field.
pub const FRAMEWORK_STATUS: &str = "Nguồn";
/// Transcribed from a decision.
pub const STATUS_OFFICIAL: &str = "Chép đủ từ văn bản";
/// Transcribed in part.
pub const STATUS_PARTIAL: &str = "Chép một phần từ văn bản";
/// Who is scored.
pub const FRAMEWORK_LEVELS: &str = "Đối tượng chấm điểm";
/// Add one.
pub const ADD_LEVEL: &str = "Thêm đối tượng";
/// The first day in force.
pub const IN_FORCE_FROM: &str = "Áp dụng từ ngày";
/// The last day in force.
pub const IN_FORCE_TO: &str = "Đến ngày, nếu đã hết";
/// The legal basis.
pub const LEGAL_BASIS: &str = "Căn cứ pháp lý";
/// Add a decision.
pub const ADD_BASIS: &str = "Thêm văn bản";
/// A decision's number.
pub const BASIS_NUMBER: &str = "Số, ký hiệu";
/// A decision's date.
pub const BASIS_DATE: &str = "Ngày ký";
/// A decision's issuer.
pub const BASIS_ISSUER: &str = "Cơ quan ban hành";
/// A decision's link.
pub const BASIS_LINK: &str = "Liên kết (https)";
/// When it was last compared.
pub const BASIS_CHECKED: &str = "Ngày đối chiếu";
/// Dates are typed so.
pub const DATE_HINT: &str = "Ngày/tháng/năm, ví dụ 01/01/2026";
/// The policy: rounding at leaves.
pub const ROUND_LEAF: &str = "Làm tròn điểm từng tiêu chí";
/// Rounding at inner nodes.
pub const ROUND_NODE: &str = "Làm tròn điểm cộng của nhóm";
/// Rounding of the total.
pub const ROUND_TOTAL: &str = "Làm tròn tổng điểm";
/// Points as printed.
pub const ROUND_PRINTED_POINTS: &str = "Điểm khi in";
/// The index as printed.
pub const ROUND_PRINTED_INDEX: &str = "Chỉ số khi in";
/// No rounding.
pub const ROUND_NONE: &str = "Không làm tròn";
/// Decimals.
pub const ROUND_DECIMALS: &str = "Số chữ số thập phân";
/// Half up.
pub const MODE_HALF_UP: &str = "Từ 5 làm tròn lên";
/// Half even.
pub const MODE_HALF_EVEN: &str = "Nửa về số chẵn";
/// Cut off.
pub const MODE_DOWN: &str = "Bỏ phần dư";
/// Always up.
pub const MODE_UP: &str = "Luôn làm tròn lên";
/// The policy: not applicable.
pub const POLICY_NOT_APPLICABLE: &str = "Khi “Không áp dụng”";
/// Shrink.
pub const NOT_APPLICABLE_SHRINK: &str = "Bớt điểm tối đa khỏi mẫu số";
/// Full.
pub const NOT_APPLICABLE_FULL: &str = "Được đủ điểm";
/// Zero.
pub const NOT_APPLICABLE_ZERO: &str = "0 điểm";
/// The policy: ties.
pub const POLICY_TIES: &str = "Khi bằng điểm";
/// Competition.
pub const TIES_COMPETITION: &str = "Đồng hạng, bỏ hạng kế tiếp (1-2-2-4)";
/// Dense.
pub const TIES_DENSE: &str = "Đồng hạng, không bỏ hạng (1-2-2-3)";
/// Ordinal.
pub const TIES_ORDINAL: &str = "Xét tiêu chí phụ";
/// A tie breaker.
pub const TIES_BREAKER: &str = "Tiêu chí phụ";
/// The denominator as a tie breaker.
pub const TIES_BY_DENOMINATOR: &str = "Mẫu số lớn hơn xếp trước";
/// The points of an area or a criterion as a tie breaker; of what a file names and has not, its id is the name.
pub fn ties_by_points(number: &str, name: &str) -> String {
    format!("Điểm mục {} cao hơn xếp trước", format!("{number} {name}").trim())
}
/// The policy: comparison.
pub const POLICY_COMPARE_ON: &str = "So sánh khi xếp hạng";
/// The policy: classes decided on.
pub const POLICY_DECIDED_ON: &str = "Xếp loại theo";
/// The exact index.
pub const ON_EXACT: &str = "Chỉ số đủ chữ số";
/// The printed index.
pub const ON_PRINTED: &str = "Chỉ số đã làm tròn khi in";
/// The policy: index.
pub const POLICY_INDEX: &str = "Chỉ số (%)";
/// Points over attainable.
pub const INDEX_OVER_ATTAINABLE: &str = "Điểm đạt ÷ điểm tối đa của đơn vị × 100";
/// The classes.
pub const CLASSES: &str = "Các mức xếp loại, từ cao xuống thấp";
/// Add a class.
pub const ADD_CLASS: &str = "Thêm mức xếp loại";
/// A class's name.
pub const CLASS_NAME: &str = "Tên mức";
/// A class's edge.
pub const CLASS_FROM: &str = "Từ chỉ số (%)";
/// Fill in the usual policies.
pub const FILL_USUAL: &str = "Điền cách thường gặp";
/// What that does.
pub const FILL_USUAL_HINT: &str = "Không cách tính nào được ngầm định. Nút này điền cách thường gặp vào các ô còn trống; hãy đối chiếu từng dòng với quyết định của tỉnh.";

/// What that did.
pub fn filled_usual(labels: &[&str]) -> String {
    match labels {
        [] => "Không còn ô trống; không điền gì thêm.".into(),
        labels => format!("Đã điền: {}. Các ô đã chọn được giữ nguyên.", labels.join("; ")),
    }
}

/// How many things were found.
pub fn findings(count: usize) -> String {
    format!("Kiểm tra ({count})")
}

/// How many more there are than are shown.
pub fn findings_not_shown(count: usize) -> String {
    format!("… và {} nội dung khác cần xem.", crate::number::whole(count))
}

/// The value of an edge.
pub const OWN_EDGE: &str = "Giá trị";
/// Open or close a branch of the tree.
pub const OPEN_OR_CLOSE: &str = "Mở hoặc đóng các mục con";
/// Round.
pub const ROUND_TO: &str = "Làm tròn";
/// How to round.
pub const ROUND_MODE: &str = "Cách làm tròn";
/// Add a tie breaker.
pub const ADD_BREAKER: &str = "Thêm tiêu chí phụ";
/// The usual classes.
pub const CLASS_EXCELLENT: &str = "Xuất sắc";
/// Good.
pub const CLASS_GOOD: &str = "Tốt";
/// Fair.
pub const CLASS_FAIR: &str = "Khá";
/// Average.
pub const CLASS_AVERAGE: &str = "Trung bình";
/// Weak.
pub const CLASS_WEAK: &str = "Yếu";
/// The form of a node.
pub const EDIT_NODE: &str = "Mục đang sửa";
/// Whether to round.
pub const ROUND_HOW: &str = "Quy định";

//! Sentences for problems: what is wrong, where, and what to do.

use std::io::ErrorKind;

use thuocdo_core::formula::FormulaFaultKind;
use thuocdo_core::framework::Framework;
use thuocdo_core::number::{Decimal, FRACTION_DIGITS, INTEGER_DIGITS, NumberFault};
use thuocdo_core::problem::{Fault, Problem, WantedType};

use crate::number::{bytes, decimal, preview, short, whole};

/// The problem in one or two sentences; with the framework, criteria are called by their numbers. What the linter found
/// is only counted here: [`crate::defect::sentence`] says what it is.
pub fn sentence(problem: &Problem, framework: Option<&Framework>) -> String {
    let place = Place { problem, framework };
    told(&place, &place.words())
}

/// The same where the place is called otherwise: "tại “Điểm tối đa” của tiêu chí 1.1".
pub(crate) fn sentence_at(problem: &Problem, at: &str) -> String {
    told(&Place { problem, framework: None }, at)
}

pub(crate) fn told(place: &Place, at: &str) -> String {
    let problem = place.problem;
    match &problem.fault {
        Fault::EmptyFile => "Tệp trống. Hãy kiểm tra đã chọn đúng tệp chưa.".into(),
        Fault::TooLarge { bytes: size, limit } => {
            format!("Tệp nặng {}, quá giới hạn {}. Hãy kiểm tra đã chọn đúng tệp chưa.", bytes(*size), bytes(*limit))
        }
        Fault::CutOff { line } => {
            format!("Tệp bị cắt ngang ở dòng {line}, phần còn lại bị thiếu. Hãy lấy lại tệp đầy đủ từ người gửi.")
        }
        Fault::NotJson { line, column } => format!(
            "Dòng {line}, cột {column} không đọc được: tệp không phải JSON đúng cú pháp. Hãy sửa tại chỗ đó, hoặc dùng tệp gốc đã lưu từ Thước Đo."
        ),
        Fault::NestedTooDeep { line, column, limit } => format!(
            "Dòng {line}, cột {column}: ngoặc lồng nhau quá {limit} tầng, không có tệp nào của Thước Đo như vậy. Hãy dùng tệp gốc đã lưu từ Thước Đo."
        ),
        Fault::NotText => {
            "Tệp không phải văn bản UTF-8. Hãy lưu lại tệp dạng UTF-8, hoặc chọn tệp .json đã lưu từ Thước Đo.".into()
        }
        Fault::Unreadable { name, reason } => {
            format!("Không đọc được tệp “{name}” ({reason}). Hãy kiểm tra tên tệp và quyền đọc.")
        }
        Fault::OtherFormat { found, wanted } => format!(
            "Đây không phải tệp cần mở: trường “format” là “{}”, cần “{wanted}”. Hãy chọn đúng tệp.",
            crate::visible(found)
        ),
        Fault::NewerVersion { found, known } => format!(
            "Tệp do phiên bản mới hơn của Thước Đo tạo ra (phiên bản tệp {found}, ứng dụng này đọc đến {known}). Tệp được giữ nguyên; hãy tải lại trang để cập nhật rồi mở lại."
        ),
        Fault::MissingField { field, choices: [] } => {
            format!("Thiếu trường “{field}” {at}. Hãy bổ sung trường này.")
        }
        Fault::MissingField { field, choices } => {
            format!(
                "Thiếu trường “{field}” {at}; trường này không có giá trị mặc định. Hãy chọn một trong: {}.",
                choices.join(", ")
            )
        }
        Fault::UnknownField { field } => {
            format!("Có trường lạ “{}” {at}. Hãy xóa trường này hoặc sửa lại tên cho đúng.", crate::visible(field))
        }
        Fault::DuplicateField { field } => format!(
            "Trường “{}” xuất hiện hai lần {at}; không rõ lấy giá trị nào. Hãy chỉ giữ lại một.",
            crate::visible(field)
        ),
        Fault::WrongType { wanted } => format!("Giá trị {at} phải là {}. Hãy sửa lại.", wanted_type(*wanted)),
        Fault::UnknownWord { found, choices } => format!(
            "Giá trị “{}” {at} không hợp lệ. Hãy dùng một trong: {}.",
            crate::visible(found),
            choices.join(", ")
        ),
        Fault::TooLong { limit } => format!("Nội dung {at} dài quá {} ký tự. Hãy rút gọn.", whole(*limit)),
        Fault::TooMany { limit } => format!("Danh sách {at} có quá {} mục. Hãy kiểm tra lại tệp.", whole(*limit)),
        Fault::TooManyNodes { limit } => format!("Cây tiêu chí có quá {} mục. Hãy kiểm tra lại tệp.", whole(*limit)),
        Fault::EmptyText if problem.path == "unit.name" => "Chưa có tên đơn vị. Hãy điền tên đơn vị.".into(),
        Fault::EmptyText => format!("Nội dung {at} đang để trống. Hãy điền vào."),
        Fault::BadId { found } => format!(
            "Mã “{}” {at} không hợp lệ: mã gồm 1 đến 64 chữ cái không dấu, chữ số, dấu “_”, “-” hoặc “.”.",
            crate::visible(found)
        ),
        Fault::BadDate { found } => {
            format!(
                "Ngày “{}” {at} không có trong lịch. Hãy ghi theo dạng năm-tháng-ngày, ví dụ 2026-11-02.",
                crate::visible(found)
            )
        }
        Fault::BadPeriod { found } => format!(
            "Kỳ đánh giá “{}” không đúng dạng. Hãy ghi năm (2026), quý (2026-Q3) hoặc tháng (2026-10).",
            crate::visible(found)
        ),
        Fault::BadLink { found } => format!(
            "Liên kết “{}” {at} không dùng được: chỉ nhận địa chỉ bắt đầu bằng https://.",
            crate::visible(&found.chars().take(80).collect::<String>())
        ),
        Fault::EvidenceLink { found } => format!(
            "Liên kết “{}” của tài liệu kiểm chứng {at} không mở được: chỉ nhận địa chỉ bắt đầu bằng https://. Nội dung vẫn được giữ.",
            crate::visible(&found.chars().take(80).collect::<String>())
        ),
        Fault::HiddenCharacter { character } => format!(
            "Tên {at} có ký tự ẩn U+{:04X}, có thể làm đảo hoặc giả mạo chữ. Hãy gõ lại tên.",
            u32::from(*character)
        ),
        Fault::UnknownFramework { id } => format!(
            "Bộ tiêu chí “{}” không có trong phiên bản Thước Đo này. Hãy tải lại trang để cập nhật, hoặc kiểm tra lại mã.",
            crate::visible(id)
        ),
        Fault::FrameworkChanged { id } => format!(
            "Tệp được chấm trên một bản khác của bộ tiêu chí “{id}”. Điểm dưới đây tính theo bản kèm trong tệp, không kèm thì theo bản của ứng dụng; hãy đối chiếu hai bản trước khi dùng."
        ),
        Fault::UnknownNode { id, nearest } => {
            let hint = nearest.as_ref().map_or(String::new(), |near| format!(" Có phải là “{near}”?"));
            format!(
                "Mã “{}” không có trong bộ tiêu chí nên không được tính điểm.{hint} Số liệu vẫn được giữ.",
                crate::visible(id)
            )
        }
        Fault::DuplicateUnit { unit } => format!(
            "Đã có một phiếu của “{}” cùng kỳ và cùng bộ tiêu chí. Hãy kiểm tra và chỉ giữ lại một phiếu.",
            crate::visible(unit)
        ),
        Fault::SeveralAnswers => {
            format!("Có nhiều cách trả lời cùng lúc {at} (số liệu, điểm, không áp dụng). Hãy chỉ giữ lại một.")
        }
        Fault::WrongAnswer { wanted } => {
            format!("Cách trả lời {at} không hợp với tiêu chí. Hãy dùng: {}.", wanted.join(", "))
        }
        Fault::UnknownFigure { figure, wanted } => format!(
            "Số liệu “{}” {at} không thuộc tiêu chí này. Các số liệu cần có: {}.",
            crate::visible(figure),
            wanted.join(", ")
        ),
        Fault::AttainableOutOfRange { given, limit } => format!(
            "Mẫu số riêng của đơn vị ({}) phải lớn hơn 0 và không quá {}. Tạm tính theo mẫu số chung; hãy kiểm tra lại.",
            short(*given),
            short(*limit)
        ),
        Fault::AttainableBelowPoints { given, points } => format!(
            "Mẫu số riêng của đơn vị ({}) nhỏ hơn số điểm đã đạt ({}). Tạm tính theo mẫu số chung; hãy kiểm tra lại.",
            short(*given),
            short(*points)
        ),
        Fault::FrameworkTextDiffers { id, carried, known, own } => format!(
            "Bộ tiêu chí “{id}” kèm theo (mã băm {:016x}…) khác với bản cùng mã {} (mã băm {:016x}…). Điểm được tính theo bản kèm theo; hãy so sánh hai bản trước khi dùng.",
            u64::from_be_bytes(*carried),
            if *own { "trong “Bộ tiêu chí của tôi”" } else { "đang có trong ứng dụng" },
            u64::from_be_bytes(*known)
        ),
        Fault::VerdictReasonMissing => format!("Chưa ghi lý do của điểm thẩm định nhập tay {at}. Hãy ghi lý do."),
        Fault::PeriodOutOfForce { period, in_force } => format!(
            "Bộ tiêu chí không áp dụng cho {}, chỉ áp dụng {}. Hãy kiểm tra lại kỳ hoặc bộ tiêu chí.",
            crate::date::period(*period),
            crate::date::in_force(*in_force)
        ),
        Fault::PublishedFigureMissing { cohort } => format!(
            "Chưa có {} {at} nên chưa tính điểm. Hãy nhập số đã công bố khi có.",
            crate::score::published(*cohort)
        ),
        Fault::PublishedFigureDoubtful { cohort, value, published } => format!(
            "Giá trị của đơn vị {at} là {}, {} là {}: tính là đạt. Hãy kiểm tra lại hai số này.",
            short(*value),
            crate::score::published(*cohort),
            short(*published)
        ),
        Fault::UnknownOption { found, choices } => format!(
            "Lựa chọn “{}” {at} không có trong bộ tiêu chí. Hãy chọn một trong: {}.",
            crate::visible(found),
            choices.join(", ")
        ),
        Fault::NoBand { value } => format!(
            "Giá trị {} {at} không nằm trong khoảng nào của thang điểm: bộ tiêu chí bỏ trống khoảng này. Chưa tính điểm; hãy hỏi cơ quan ban hành.",
            preview(value)
        ),
        Fault::SeveralBands { value } => format!(
            "Giá trị {} {at} nằm trong hai khoảng cho điểm khác nhau: bộ tiêu chí quy định chồng lấn. Chưa tính điểm; hãy hỏi cơ quan ban hành.",
            preview(value)
        ),
        Fault::FormulaFailed { fault } => {
            let what = match fault.kind {
                FormulaFaultKind::DivisionByZero => "chia cho 0",
                _ => "thiếu số liệu",
            };
            format!(
                "Công thức {at} không tính được: {what} (ký tự thứ {}). Kiểm tra lại số liệu; chưa tính điểm.",
                fault.at
            )
        }
        Fault::PercentAbove { value } => {
            format!("Tỷ lệ {} % {at} lớn hơn 100 %. Hãy nhập lại.", short(*value))
        }
        Fault::Number { text, fault } => number_sentence(text, fault, at),
        Fault::Negative { figure, value } => {
            format!("{} ({}) {at} không được âm. Hãy nhập lại.", place.figure(figure), short(*value))
        }
        Fault::NotWhole { figure, value } => format!(
            "{} ({}) {at} phải là số nguyên. Nếu dấu “,” hoặc “.” là dấu ngăn cách hàng nghìn, hãy nhập liền không dấu.",
            place.figure(figure),
            short(*value)
        ),
        Fault::MissingFigure { figure } => {
            format!("Còn thiếu {} {at}. Hãy nhập để tính điểm.", lower(&place.figure(figure)))
        }
        Fault::NumeratorAbove { num, den } => format!(
            "Tử số ({}) lớn hơn mẫu số ({}) {at}. Kiểm tra lại hai số này; chưa tính điểm.",
            short(*num),
            short(*den)
        ),
        Fault::NumeratorAboveDenominator { num, den, provisional } => format!(
            "Tử số ({}) lớn hơn mẫu số ({}) {at}. Kiểm tra lại hai số này; điểm tạm tính là {}.",
            short(*num),
            short(*den),
            short(*provisional)
        ),
        Fault::NumeratorWithoutDenominator { num } => {
            format!("Mẫu số bằng 0 nhưng tử số là {} {at}. Kiểm tra lại hai số này; chưa tính điểm.", short(*num))
        }
        Fault::NoData => format!("Chưa có số liệu (0/0) {at}: không có điểm, tổng điểm cộng 0 và mẫu số không giảm."),
        Fault::PointsAboveMax { points, max } => format!(
            "Điểm ({}) {at} lớn hơn điểm tối đa ({}). Kiểm tra lại; tạm tính bằng điểm tối đa.",
            short(*points),
            short(*max)
        ),
        Fault::PointsBelowZero { points } => {
            format!("Điểm nhập ({}) {at} không được âm. Hãy nhập lại.", short(*points))
        }
        Fault::NotApplicableNotAllowed => {
            format!("Bộ tiêu chí không cho phép “Không áp dụng” {at}. Hãy nhập số liệu hoặc điểm.")
        }
        Fault::ReasonMissing => format!("Chưa ghi lý do không áp dụng {at}. Hãy ghi lý do để người thẩm định xem xét."),
        Fault::AnswersBelow { below } => {
            let names: Vec<String> = below.iter().map(|id| place.name_of(id)).collect();
            format!(
                "Đã nhập điểm của cả nhóm {at} nên số liệu ở {} không được cộng nữa. Hãy bỏ điểm nhóm, hoặc xóa số liệu bên dưới.",
                names.join(", ")
            )
        }
        Fault::DuplicateId { id, like } => {
            format!("Mã “{id}” {at} trùng với mã “{like}”. Mỗi tiêu chí cần một mã riêng.")
        }
        Fault::TooDeep { limit } => format!("Cây tiêu chí {at} sâu quá {limit} cấp. Hãy gộp bớt cấp."),
        Fault::NeitherLeafNorInner => {
            format!("Mục {at} phải có hoặc “children” (mục con) hoặc “rule” (cách tính điểm), và chỉ một trong hai.")
        }
        Fault::NoPoints => format!("Không có điểm nào để chấm {at}. Hãy kiểm tra điểm tối đa."),
        Fault::OutOfRange { value, from, to } => {
            format!("Giá trị {} {at} phải từ {} đến {}.", short(*value), short(*from), short(*to))
        }
        Fault::ClassEdges => {
            "Các mức xếp loại phải xếp từ cao xuống thấp, không quá 100 và mức cuối bắt đầu từ 0.".into()
        }
        Fault::DatesOutOfOrder => {
            format!("Ngày hết hiệu lực đứng trước ngày có hiệu lực {at}. Hãy kiểm tra lại hai ngày.")
        }
        // What is wrong with it, those say who write frameworks: crate::defect.
        Fault::Formula { fault } => {
            format!("Công thức {at} sai (ký tự thứ {}). Hãy mở bộ tiêu chí trong thư viện để xem và sửa.", fault.at)
        }
        Fault::BadFigureName { found } => format!(
            "Tên số liệu “{}” {at} không dùng được trong công thức: chỉ gồm chữ thường không dấu, chữ số và “_”, không bắt đầu bằng chữ số, khác min, max, if, max_points.",
            crate::visible(found)
        ),
        Fault::DuplicateOption { id } => {
            format!("Mã “{id}” {at} bị lặp. Mỗi lựa chọn, số liệu, mức xếp loại cần một mã riêng.")
        }
        Fault::NoOptions => format!("Chưa có mức nào {at}. Hãy thêm ít nhất một mức."),
        Fault::EmptyBand { from, to } => {
            format!("Khoảng {at} không chứa giá trị nào (từ {} đến {}). Hãy đổi lại hai đầu.", short(*from), short(*to))
        }
        Fault::EqualEdges => format!("Mức 0 điểm và mức đủ điểm {at} trùng nhau. Hãy nhập hai mức khác nhau."),
        Fault::BlockNotArea => {
            format!("Phần điểm thưởng, điểm trừ {at} phải là một lĩnh vực ở cấp cao nhất. Hãy chuyển ra ngoài.")
        }
        Fault::UnknownTieBreaker { id } => format!(
            "Tiêu chí phụ “{}” dùng để xếp hạng khi bằng điểm không có trong bộ tiêu chí. Hãy sửa lại mã.",
            crate::visible(id)
        ),
        // In words: `defect::sentence`.
        Fault::Defect(found) => format!("Bộ tiêu chí cần xem lại {at} ({}).", found.code()),
    }
}

/// Why a file could not be read, in words.
pub fn unreadable_reason(kind: ErrorKind) -> String {
    match kind {
        ErrorKind::NotFound => "không có tệp này".into(),
        ErrorKind::PermissionDenied => "không có quyền đọc".into(),
        ErrorKind::IsADirectory => "đây là thư mục".into(),
        other => other.to_string(),
    }
}

/// Why an input that does not end could not be read; `limit` is where its reading was given up, in bytes.
pub fn endless(limit: usize) -> String {
    format!("đã đọc {} mà chưa hết", bytes(limit))
}

/// A line for a terminal: the code, then the sentence.
pub fn line(problem: &Problem, framework: Option<&Framework>) -> String {
    format!("{}: {}", problem.code(), sentence(problem, framework))
}

fn number_sentence(text: &str, fault: &NumberFault, at: &str) -> String {
    let text = crate::visible(&text.chars().take(60).collect::<String>());
    match fault {
        NumberFault::Empty => format!("Chưa nhập số {at}."),
        NumberFault::NotANumber => {
            format!("“{text}” {at} không phải là số. Hãy chỉ nhập chữ số, với dấu phẩy cho phần thập phân.")
        }
        NumberFault::TooManyDigits => format!(
            "Số “{text}” {at} quá dài: tối đa {INTEGER_DIGITS} chữ số phần nguyên và {FRACTION_DIGITS} chữ số thập phân."
        ),
        NumberFault::Ambiguous { whole, decimal } => {
            format!("“{text}” {at} có thể hiểu là {} hoặc {}. Hãy chọn một cách hiểu.", plain(*whole), plain(*decimal))
        }
    }
}

/// A number without separators of thousands, so that the two readings of `1.234` look different: `1234`, `1,234`.
pub fn plain(value: Decimal) -> String {
    decimal(value).replace('.', "")
}

fn wanted_type(wanted: WantedType) -> &'static str {
    match wanted {
        WantedType::Text => "một chuỗi chữ",
        WantedType::Bool => "true hoặc false",
        WantedType::Number => "một số",
        WantedType::List => "một danh sách [ … ]",
        WantedType::Object => "một nhóm trường { … }",
    }
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        // "TTHC …" keeps its capitals.
        Some(first) if !chars.clone().next().is_some_and(|second| second.is_ascii_uppercase()) => {
            let mut lower = thuocdo_core::letters::folded(first.encode_utf8(&mut [0; 4]));
            lower.push_str(chars.as_str());
            lower
        }
        _ => text.to_owned(),
    }
}

/// Where a problem is, in words.
pub(crate) struct Place<'p> {
    pub(crate) problem: &'p Problem,
    pub(crate) framework: Option<&'p Framework>,
}

impl Place<'_> {
    /// "ở tiêu chí 2.1", or "tại answers.X" for a file, or nothing for a file as a whole.
    pub(crate) fn words(&self) -> String {
        match (&self.problem.node, self.problem.path.as_str()) {
            (Some(id), _) => format!("ở {}", self.name_of(id)),
            (None, "") => "ở đầu tệp".into(),
            (None, "unit.name") => "đơn vị".into(),
            (None, "printed") => "cho cả bộ".into(),
            (None, "unit.group") => "nhóm đơn vị".into(),
            (None, path) => format!("tại {}", crate::visible(path)),
        }
    }

    /// The name of a criterion, or its id where nothing else is known of it.
    pub(crate) fn named(&self, id: &str) -> String {
        let node = self.framework.and_then(|framework| Some(framework.node(framework.find(id)?)));
        crate::visible(node.map_or(id, |node| &node.name.vi))
    }

    /// A criterion as people call it: its number, or its name where it has none.
    fn name_of(&self, id: &str) -> String {
        let node = self.framework.and_then(|framework| Some(framework.node(framework.find(id)?)));
        match node {
            Some(node) if !node.number.is_empty() && node.leaf.is_none() => format!("nhóm {}", node.number),
            Some(node) if !node.number.is_empty() => format!("tiêu chí {}", node.number),
            Some(node) => format!("tiêu chí “{}”", node.name.vi),
            None => format!("tiêu chí {}", crate::visible(id)),
        }
    }

    /// The label of a figure: "Tử số" and "Mẫu số" for ratios, else its own.
    fn figure(&self, name: &str) -> String {
        match name {
            "num" => "Tử số".into(),
            "den" => "Mẫu số".into(),
            other => self.label(other).unwrap_or_else(|| format!("Số liệu “{}”", crate::visible(other))),
        }
    }

    fn label(&self, figure: &str) -> Option<String> {
        let framework = self.framework?;
        let leaf = framework.node(framework.find(self.problem.node.as_deref()?)?).leaf.as_ref()?;
        leaf.rule.figures().into_iter().find(|spec| spec.name.as_str() == figure).map(|spec| spec.label.clone())
    }
}

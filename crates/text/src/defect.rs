//! Sentences for what the linter finds in a framework: for those who write frameworks, and nobody else.
//!
//! The program for sheets lints nothing, so that it need not carry these, nor what can be wrong with a formula; it has
//! [`problem::sentence`].

use thuocdo_core::framework::{Band, BasisPart, Counted, Defect, Edge, Framework, Unreachable};
use thuocdo_core::number::Decimal;
use thuocdo_core::problem::{Fault, Problem};

use crate::formula;
use crate::number::short;
use crate::problem::{self, Place};
use crate::score;
use crate::ui::{NODE_BLOCK, node_words};

/// What the list of classes holds.
const CLASSES: &str =
    "Mỗi mức xếp loại, từ cao xuống thấp, ghi “id”, “name” và “from” (chỉ số từ bao nhiêu % trở lên).";

/// A path in a file as people count: sixteen steps of it are one number a level, "ở nhánh 1.3.1.1 …".
fn branch(path: &str) -> String {
    let steps = path.split(['[', ']']).filter_map(|step| step.parse::<usize>().ok());
    format!("ở nhánh {}", steps.map(|step| (step + 1).to_string()).collect::<Vec<_>>().join("."))
}

/// The problem in one or two sentences, whether the linter or another found it.
pub fn sentence(problem: &Problem, framework: Option<&Framework>) -> String {
    Names::of(framework).sentence(problem)
}

/// How the findings of a framework call its criteria: by their numbers, and with their names where others have the number,
/// as where each area begins with 1 again.
pub struct Names<'f> {
    framework: Option<&'f Framework>,
    /// The numbers that several nodes have, in order.
    repeated: Vec<&'f str>,
}

impl<'f> Names<'f> {
    /// Those of a framework.
    pub fn of(framework: Option<&'f Framework>) -> Names<'f> {
        let nodes = framework.map(Framework::nodes).unwrap_or_default();
        let numbers = nodes.iter().map(|node| node.number.trim());
        let mut numbers: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
        numbers.sort_unstable();
        let mut repeated: Vec<&str> = numbers.windows(2).filter(|two| two[0] == two[1]).map(|two| two[0]).collect();
        repeated.dedup();
        Names { framework, repeated }
    }

    /// A problem in one or two sentences.
    pub fn sentence(&self, problem: &Problem) -> String {
        let place = Place { problem, framework: self.framework };
        let at = self.at(problem).unwrap_or_else(|| place.words());
        told(&place, &at)
    }

    /// "ở tiêu chí 1 “Kế hoạch”" for a problem of a node whose number others have.
    fn at(&self, problem: &Problem) -> Option<String> {
        let framework = self.framework?;
        let node = framework.node(framework.find(problem.node.as_deref()?)?);
        self.repeated.binary_search(&node.number.trim()).ok()?;
        Some(format!("ở {}", node_words(&node.number, &node.name.vi, &node.id, node.leaf.is_some())))
    }
}

fn told(place: &Place, at: &str) -> String {
    let problem = place.problem;
    let defect = match &problem.fault {
        Fault::Defect(found) => found.defect(),
        Fault::MissingField { field, .. } if field == "list" && problem.path == "policies.classes" => {
            let missing = problem::told(place, at);
            return format!("{missing} {CLASSES}");
        }
        Fault::Formula { fault } => {
            return format!("Công thức {at} sai: {}. Hãy sửa công thức.", formula::fault(fault));
        }
        Fault::TooDeep { .. } => return problem::sentence_at(problem, &branch(&problem.path)),
        _ => return problem::told(place, at),
    };
    match defect {
        Defect::ChildrenSum { sum, max } => format!(
            "Điểm tối đa các mục con cộng lại là {} nhưng mục cha ghi {} {at}. Hãy đối chiếu với văn bản.",
            short(*sum),
            short(*max)
        ),
        Defect::MissingCitation => format!("Chưa ghi căn cứ {at}. Hãy ghi điều, khoản, mục của văn bản."),
        Defect::SurveyLeafSelfScored => format!(
            "Có vẻ đây là kết quả khảo sát, điều tra xã hội học nhưng đang để đơn vị tự chấm {at}. Hãy kiểm tra ai chấm; nếu đúng là khảo sát, hãy chọn “Điều tra xã hội học” hoặc “Cơ quan thẩm định chấm”."
        ),
        Defect::BestBelowMax { best, max } => format!(
            "Mức cao nhất {at} chỉ được {} điểm trong khi điểm tối đa là {}: không đơn vị nào đạt tối đa. Hãy đối chiếu với văn bản.",
            short(*best),
            short(*max)
        ),
        Defect::MaxRoundedDown { rounded, max } => format!(
            "Điểm tối đa {at} là {} nhưng làm tròn điểm tiêu chí chỉ còn {}: không đơn vị nào đạt tối đa. Hãy kiểm tra điểm tối đa và cách làm tròn.",
            short(*max),
            short(*rounded)
        ),
        Defect::BestAboveMax { best, max } => format!(
            "Mức cao nhất {at} được {} điểm, vượt điểm tối đa {}. Hãy đối chiếu với văn bản.",
            short(*best),
            short(*max)
        ),
        Defect::BestAboveLeft { best, left } => format!(
            "Mức cao nhất {at} được {} điểm, nhưng bớt phần không đo chỉ còn {} điểm: phần vượt không tính. Hãy kiểm tra điểm của từng mức.",
            short(*best),
            short(*left)
        ),
        Defect::BandGap { from, to } => {
            format!("Thang điểm {at} bỏ trống khoảng {}. Hãy bổ sung để mọi giá trị đều có điểm.", gap(*from, *to))
        }
        Defect::BandOverlap { first, second } => format!(
            "Khoảng thứ {} và khoảng thứ {} {at} chồng lên nhau. Hãy sửa để mỗi giá trị chỉ có một mức điểm.",
            first + 1,
            second + 1
        ),
        Defect::NothingTaken => {
            format!("Điểm trừ mỗi lần {at} là 0 nên không lần nào bị trừ. Hãy ghi số điểm trừ theo văn bản.")
        }
        Defect::FloorAtStart => {
            format!("Điểm thấp nhất {at} bằng điểm ban đầu nên không lần nào bị trừ. Hãy đối chiếu với văn bản.")
        }
        Defect::PrintedCount { counted, printed, found } => format!(
            "Văn bản ghi {printed} {} {at} nhưng đếm được {found}. Hãy đối chiếu với văn bản.",
            match counted {
                Counted::Areas => "lĩnh vực",
                Counted::Criteria => "tiêu chí",
                Counted::SubCriteria => "tiêu chí thành phần",
            }
        ),
        Defect::UnreachableClass { class, why } => format!(
            "Không đơn vị nào có thể được xếp loại “{}”: {}. Hãy kiểm tra mức điểm của loại này.",
            crate::visible(class),
            unreachable(why)
        ),
        // Both are called by their names: their numbers read alike.
        Defect::DuplicateNumber { number, like } => format!(
            "Số thứ tự “{}” của mục “{}” trùng với mục “{}”. Hãy đối chiếu với văn bản.",
            crate::visible(number),
            place.named(problem.node.as_deref().unwrap_or_default()),
            place.named(like)
        ),
        Defect::NumberOutsideParent { number, parent } => format!(
            "Số thứ tự “{}” của mục “{}” không bắt đầu bằng số “{}” của mục cha. Hãy đối chiếu với văn bản.",
            crate::visible(number),
            place.named(problem.node.as_deref().unwrap_or_default()),
            crate::visible(parent)
        ),
        Defect::NotMeasuredTwice => format!(
            "Phần không đo {at} và phần không đo của mục bên trong đều được trừ. Hãy kiểm tra để không trừ hai lần."
        ),
        Defect::NumberOutOfOrder { number, before } => format!(
            "Mục “{}” có số thứ tự “{}” đứng ngay sau mục số “{}”. Hãy kiểm tra có thiếu mục hoặc đảo thứ tự không.",
            place.named(problem.node.as_deref().unwrap_or_default()),
            crate::visible(number),
            crate::visible(before)
        ),
        Defect::DuplicateName { like } => {
            let number = |id: &str| {
                let framework = place.framework?;
                let number = framework.node(framework.find(id)?).number.trim();
                (!number.is_empty()).then(|| crate::visible(number))
            };
            let both = number(like).zip(number(problem.node.as_deref().unwrap_or_default()));
            let numbers = both.map(|(one, other)| format!(" (số {one} và {other})")).unwrap_or_default();
            format!("Có hai mục cùng cấp tên “{}”{numbers}. Hãy kiểm tra có chép trùng không.", place.named(like))
        }
        Defect::NoReason => format!("Chưa ghi lý do không đo {at}. Hãy ghi theo văn bản."),
        Defect::BasisWithout { what } => {
            let what = match what {
                BasisPart::Number => "số văn bản",
                BasisPart::Issuer => "cơ quan ban hành",
            };
            format!("Một căn cứ pháp lý chưa ghi {what}. Hãy ghi theo văn bản.")
        }
        Defect::TieTwice { first, again } => format!(
            "Tiêu chí phụ thứ {again} trùng với tiêu chí phụ thứ {first} nên không phân định thêm được gì. Hãy thay hoặc bỏ."
        ),
        Defect::NoLegalBasis => "Chưa ghi căn cứ pháp lý. Hãy ghi số quyết định, ngày, cơ quan ban hành.".into(),
        Defect::CheckedBeforeSigned { number } => {
            format!("Ngày đối chiếu đứng trước ngày ký văn bản {}. Hãy kiểm tra lại hai ngày.", crate::visible(number))
        }
        Defect::ChangeOutOfForce { since } => format!(
            "Ngày thay đổi {} {at} nằm ngoài thời gian hiệu lực của bộ tiêu chí. Hãy kiểm tra lại ngày.",
            crate::date::date(*since)
        ),
        Defect::ChangeWithoutCitation { since } => {
            format!("Thay đổi từ ngày {} {at} chưa ghi căn cứ. Hãy ghi văn bản đã sửa.", crate::date::date(*since))
        }
        Defect::ChangeOutOfOrder { since } => format!(
            "Thay đổi từ ngày {} {at} ghi sau nhưng có ngày không muộn hơn lần thay đổi trước. Hãy xếp theo ngày; mỗi ngày chỉ đổi một giá trị một lần.",
            crate::date::date(*since)
        ),
        Defect::ChangeOfNothing { since } => format!(
            "Thay đổi từ ngày {} {at} ghi giá trị cũ bằng giá trị mới. Hãy ghi giá trị trước khi đổi.",
            crate::date::date(*since)
        ),
        Defect::PointOrThousands { number } => format!(
            "Trong công thức {at}, “{number}” là số thập phân {}. Nếu muốn ghi phần nghìn thì bỏ dấu chấm ({}); nếu đúng là số thập phân thì ghi thêm một số 0 ({number}0).",
            number.replace('.', ","),
            number.replace('.', ""),
        ),
        Defect::BlankWords => {
            format!("Có nhãn hoặc tên gọi {at} để trống, nên người điền phiếu không biết phải nhập gì. Hãy điền vào.")
        }
        Defect::InformationWithPoints { max } => format!(
            "Cách tính {at} chỉ để theo dõi, không tính điểm, nhưng ghi điểm tối đa {}. Hãy ghi 0 hoặc chọn cách tính điểm khác.",
            short(*max)
        ),
        Defect::UnusedFigure { figure } => {
            format!("Số liệu “{figure}” {at} không có trong công thức. Hãy bỏ số liệu này hoặc sửa công thức.")
        }
        Defect::DuplicateLabel { label } => {
            format!("Có hai mức cùng tên “{}” {at}. Hãy đặt tên khác nhau để phân biệt.", crate::visible(label))
        }
        Defect::DuplicateFigure { label } => {
            format!("Có hai số liệu cùng tên “{}” {at}. Hãy đặt tên khác nhau để phân biệt.", crate::visible(label))
        }
        Defect::BlockUnmarked => format!(
            "“{}” đang tính trong thang điểm như các lĩnh vực khác. Nếu là điểm thưởng hoặc điểm trừ, hãy chọn lại ở “{NODE_BLOCK}”.",
            place.named(problem.node.as_deref().unwrap_or_default()),
        ),
        Defect::SingleOption => format!("Chỉ có một mức để chọn {at}. Hãy ghi đủ các mức theo văn bản."),
        Defect::BandsTurn => {
            format!("Thang điểm {at} lúc tăng lúc giảm khi giá trị tăng dần. Hãy đối chiếu với văn bản.")
        }
        Defect::MoreGivesLess { figure } => format!(
            "“{}” {at} càng nhiều thì điểm càng thấp. Hãy kiểm tra thang điểm có bị đảo ngược không.",
            crate::visible(figure)
        ),
        Defect::MoreGivesMore { figure } => format!(
            "“{}” {at} càng nhiều thì điểm càng cao. Hãy kiểm tra thang điểm có bị đảo ngược không.",
            crate::visible(figure)
        ),
        Defect::OptionsTurned { better, worse } => format!(
            "Mức “{}” {at} được nhiều điểm hơn mức “{}”. Hãy kiểm tra các mức có bị đảo không.",
            crate::visible(worse),
            crate::visible(better)
        ),
        Defect::SameForAll => {
            format!("Trả lời thế nào {at} cũng được số điểm như nhau. Hãy đối chiếu các mức điểm với văn bản.")
        }
        Defect::PercentAsShare { edge } => format!(
            "Mốc {} {at} tính theo phần trăm, tức là {} %. Nếu muốn ghi {} % thì hãy nhập {}.",
            short(*edge),
            short(*edge),
            short(*edge * Decimal::ONE_HUNDRED),
            short(*edge * Decimal::ONE_HUNDRED)
        ),
        Defect::ReachedGivesLess { cohort, reached, below } => format!(
            "Đạt {} {at} được {} điểm, ít hơn khi chưa đạt ({} điểm). Hãy kiểm tra hai mức điểm có bị đảo không.",
            score::published(*cohort),
            short(*reached),
            short(*below)
        ),
        Defect::DividesByZero { at: character } => {
            format!("Công thức {at} luôn chia cho 0 (ký tự thứ {character}). Hãy sửa công thức.")
        }
        Defect::MayDivideByZero { at: character } => format!(
            "Công thức {at} chia cho số liệu có thể bằng 0 (ký tự thứ {character}); khi đó tiêu chí không có điểm. Hãy dùng if để ghi điểm của trường hợp này."
        ),
        Defect::CapBeyondLeaves { cap, sum } => format!(
            "Giới hạn {at} là {} điểm nhưng các tiêu chí bên trong cộng lại chỉ được {} điểm. Hãy đối chiếu với văn bản.",
            short(*cap),
            short(*sum)
        ),
        Defect::NoCap => {
            format!("Giới hạn {at} là 0 điểm nên không điểm nào được tính. Hãy ghi giới hạn theo văn bản.")
        }
    }
}

/// A line for a terminal: the code, then the sentence.
pub fn line(problem: &Problem, framework: Option<&Framework>) -> String {
    format!("{}: {}", problem.code(), sentence(problem, framework))
}

/// Why no unit can be in a class.
fn unreachable(why: &Unreachable) -> String {
    match why {
        Unreachable::AboveMost { most } => format!("chỉ số cao nhất có thể đạt là {} %", short(*most)),
        Unreachable::BelowLeast { least } => {
            format!("chỉ số thấp nhất có thể có khi chấm đủ các tiêu chí là {} %", short(*least))
        }
        Unreachable::Between { below, above } => {
            format!("không có chỉ số nào nằm giữa {} % và {} %", short(*below), short(*above))
        }
        Unreachable::Unprinted => "chỉ số sau khi làm tròn không bao giờ rơi vào loại này".into(),
    }
}

/// What lies between two edges: "từ 70 đến dưới 80".
fn gap(from: Option<Edge>, to: Option<Edge>) -> String {
    score::edges(&Band { from, to, points: Decimal::ZERO }, "")
}

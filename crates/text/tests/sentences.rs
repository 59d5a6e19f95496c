//! Sentences of rules and of the linter, word by word.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use common::d;
use common::made::{area, block, given_leaf, leaf, made, none_wrong, scored, single};
use thuocdo_core::formula::{FormulaFault, FormulaFaultKind};
use thuocdo_core::framework::{self, Cohort, Defect, Framework};
use thuocdo_core::number::{NumberFault, read_typed};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_text::score::{rule, rule_en};
use thuocdo_text::{defect, problem};

const NUM: &str = r#"{"label":"Số hồ sơ đúng hạn","noun":"hồ sơ đúng hạn","whole":true}"#;
const DEN: &str = r#"{"label":"Số hồ sơ đã giải quyết","noun":"hồ sơ đã giải quyết","whole":true}"#;
const RATIO: &str = "“Số hồ sơ đúng hạn” ÷ “Số hồ sơ đã giải quyết”";

/// Who writes a framework is told what is wrong with a formula; who scores a sheet, where.
#[test]
fn what_is_wrong_with_a_formula_is_told_to_those_who_write_it() {
    let of = |at, kind| {
        let fault = FormulaFault { at, kind };
        Problem { path: "nodes[0].rule.formula".into(), node: None, fault: Fault::Formula { fault } }
    };
    let table = [
        (FormulaFaultKind::UnknownName { name: "b".into() }, "không có số liệu tên “b” (ký tự thứ 7)"),
        (FormulaFaultKind::UnopenedBracket, "ngoặc đóng mà không mở (ký tự thứ 7)"),
        (FormulaFaultKind::More, "từ đây còn lỗi khác (ký tự thứ 7)"),
        (FormulaFaultKind::Empty, "chưa có công thức"),
    ];
    for (kind, words) in table {
        let found = of(7, kind);
        let wanted = format!("B11: Công thức tại nodes[0].rule.formula sai: {words}. Hãy sửa công thức.");
        assert_eq!(defect::line(&found, None), wanted);
        assert_eq!(
            problem::line(&found, None),
            "B11: Công thức tại nodes[0].rule.formula sai (ký tự thứ 7). Hãy mở bộ tiêu chí trong thư viện để xem và sửa."
        );
    }
}

/// Rule, and what both sentences begin with; the figures stand in them by their labels.
#[test]
fn rules_name_their_figures_by_their_labels() {
    let ratio = format!(r#""num":{NUM},"den":{DEN}"#);
    let one = |name: &str| format!(r#""{name}":{NUM}"#);
    let table: Vec<(String, String, String)> = vec![
        (
            format!(r#"{{"kind":"linear_ratio","full_at":"100",{ratio}}}"#),
            format!("Điểm = 2 × {RATIO}, tối đa 2."),
            format!("Points = 2 × {RATIO}, at most 2."),
        ),
        (
            format!(r#"{{"kind":"linear_ratio","full_at":"80","zero_below":"30",{ratio}}}"#),
            format!(
                "Tỷ lệ từ 80 % trở lên được đủ 2 điểm; dưới 80 %: điểm = 2 × ({RATIO}) ÷ 80 %. Tỷ lệ dưới 30 %: 0 điểm."
            ),
            format!(
                "Full points (2) from 80 % on; below it, points = 2 × ({RATIO}) ÷ 80 %. No points below 30 %."
            ),
        ),
        (
            format!(r#"{{"kind":"linear_ratio","full_at":"80","zero_below":"80",{ratio}}}"#),
            format!("Tỷ lệ {RATIO} từ 80 % trở lên được đủ 2 điểm. Tỷ lệ dưới 80 %: 0 điểm."),
            format!("Full points (2) where {RATIO} is 80 % or more. No points below 80 %."),
        ),
        (
            format!(r#"{{"kind":"linear_ratio","full_at":"100","zero_below":"100",{ratio}}}"#),
            format!("Tỷ lệ {RATIO} từ 100 % trở lên được đủ 2 điểm. Tỷ lệ dưới 100 %: 0 điểm."),
            format!("Full points (2) where {RATIO} is 100 % or more. No points below 100 %."),
        ),
        (
            format!(r#"{{"kind":"bands",{},"bands":[{{"from":"0","to":"0","points":"2"}},{{"over":"0","points":"0"}}]}}"#, one("value")),
            "Theo “Số hồ sơ đúng hạn”: bằng 0: 2 điểm; trên 0: 0 điểm.".into(),
            "By the figure “Số hồ sơ đúng hạn”: exactly 0: 2 points; above 0: 0 points.".into(),
        ),
        (
            format!(r#"{{"kind":"linear_between","zero_at":"-5","full_at":"5",{}}}"#, one("value")),
            "Theo “Số hồ sơ đúng hạn”: từ 5 trở lên được đủ 2 điểm, từ −5 trở xuống 0 điểm; ở giữa: điểm = 2 × (giá trị − (−5)) ÷ (5 − (−5)).".into(),
            "By the figure “Số hồ sơ đúng hạn”: full points (2) at 5 and above, no points at -5 and below; between them, points = 2 × (value − (-5)) ÷ (5 − (-5)).".into(),
        ),
        (
            format!(r#"{{"kind":"bands",{ratio},"bands":[{{"from":"90","points":"2"}},{{"under":"90","points":"0"}}]}}"#),
            format!("Theo tỷ lệ {RATIO}: từ 90 % trở lên: 2 điểm; dưới 90 %: 0 điểm."),
            format!("By the ratio {RATIO}: from 90 %: 2 points; below 90 %: 0 points."),
        ),
        (
            format!(r#"{{"kind":"linear_between","zero_at":"0","full_at":"5",{}}}"#, one("value")),
            "Theo “Số hồ sơ đúng hạn”: từ 5 trở lên được đủ 2 điểm".into(),
            "By the figure “Số hồ sơ đúng hạn”: full points (2) at 5 and above, no points at 0 and below; between them, points = 2 × (value − 0) ÷ (5 − 0).".into(),
        ),
        (
            format!(r#"{{"kind":"linear_between","zero_at":"68","full_at":"47",{ratio}}}"#),
            format!("Theo tỷ lệ {RATIO}: từ 47 % trở xuống được đủ 2 điểm"),
            format!("By the ratio {RATIO}: full points (2) at 47 % and below, no points at 68 % and above;"),
        ),
        (
            r#"{"kind":"yes_no","yes":"2","no":"1"}"#.into(),
            "Có: 2 điểm; không: 1 điểm.".into(),
            "Yes: 2 points; no: 1 point.".into(),
        ),
        (
            r#"{"kind":"grade","grades":[{"id":"a","label":"Tốt","percent":"75"},{"id":"b","label":"Đạt","percent":"50"}]}"#.into(),
            "Tốt: 75 % điểm tối đa (1,5 điểm); Đạt: 50 % điểm tối đa (1 điểm).".into(),
            "Tốt: 75 % of the maximum (1.5 points); Đạt: 50 % of the maximum (1 point).".into(),
        ),
        (
            format!(r#"{{"kind":"count_points","per":"0.5","cap":"2",{}}}"#, one("count")),
            "“Số hồ sơ đúng hạn”: mỗi hồ sơ đúng hạn 0,5 điểm, tối đa 2 điểm.".into(),
            "0.5 points for each of “Số hồ sơ đúng hạn”; at most 2.".into(),
        ),
        (
            format!(r#"{{"kind":"deduction","start":"2","per":"0.5","floor":"0",{}}}"#, one("count")),
            "“Số hồ sơ đúng hạn”: bắt đầu từ 2 điểm; mỗi hồ sơ đúng hạn trừ 0,5 điểm, không thấp hơn 0 điểm.".into(),
            "2 points to begin with, less 0.5 for each of “Số hồ sơ đúng hạn”; not below 0.".into(),
        ),
        (
            format!(r#"{{"kind":"survey_percent",{}}}"#, one("percent")),
            "Điểm = 2 × “Số hồ sơ đúng hạn” (%).".into(),
            "Points = 2 × the survey's result “Số hồ sơ đúng hạn” in percent.".into(),
        ),
        (
            r#"{"kind":"formula","formula":"min(a; 2)","figures":[{"name":"a","label":"Số việc","noun":"việc","whole":true}]}"#.into(),
            "Điểm = min(a; 2), trong khoảng từ 0 đến 2; max_points = 2; a = “Số việc”.".into(),
            "Points = min(a; 2), held between 0 and max_points = 2; a = “Số việc”.".into(),
        ),
        (
            format!(r#"{{"kind":"cohort_threshold","cohort":"mean","reached":"2","below":"0",{}}}"#, one("value")),
            "“Số hồ sơ đúng hạn” từ mức bình quân chung đã công bố trở lên: 2 điểm; thấp hơn: 0 điểm.".into(),
            "“Số hồ sơ đúng hạn” at the published mean of all units or above: 2 points; below: 0.".into(),
        ),
        (
            format!(r#"{{"kind":"cohort_share","cohort":"best",{}}}"#, one("value")),
            "Điểm = 2 × “Số hồ sơ đúng hạn” ÷ mức cao nhất đã công bố, tối đa 2.".into(),
            "Points = 2 × “Số hồ sơ đúng hạn” ÷ the published best of all units, at most 2.".into(),
        ),
    ];
    let mut wrong = Vec::new();
    let mut check = |framework: &Framework, id: &str, wanted: [&str; 2]| {
        let node = framework.node(framework.find(id).unwrap());
        for (found, wanted) in [rule(framework, node), rule_en(framework, node)].iter().zip(wanted) {
            if !found.starts_with(wanted) {
                wrong.push(format!("{found:?}, wanted {wanted:?}"));
            }
        }
    };
    for (decimals, wanted) in [("1", " Rounded to 1 decimal, half up."), ("2", " Rounded to 2 decimals, half up.")] {
        let rounding = format!(r#"{{"decimals":{decimals},"mode":"half_up"}}"#);
        let framework = single("2", r#"{"kind":"manual_points"}"#, &[("policies.rounding.leaf", &rounding)]);
        let sentence = rule_en(&framework, framework.node(framework.find("L").unwrap()));
        assert!(sentence.ends_with(wanted), "{sentence}");
    }
    for (text, vietnamese, english) in &table {
        check(&single("2", text, &[]), "L", [vietnamese, english]);
    }
    for (value, wanted) in [
        (
            format!(",{}", one("value")),
            [
                "Chỉ cung cấp thông tin “Số hồ sơ đúng hạn”, không tính điểm.",
                "For information only: “Số hồ sơ đúng hạn”; not scored.",
            ],
        ),
        (String::new(), ["Chỉ cung cấp thông tin, không tính điểm.", "For information only; not scored."]),
    ] {
        let told = leaf("I", "0", &format!(r#"{{"kind":"information"{value}}}"#));
        check(&made(&[area("A", "2", &[given_leaf("L", "2"), told])], &[]), "I", wanted);
    }
    none_wrong(&wrong, table.len() + 2);
}

fn named(number: &str, id: &str, name: &str) -> String {
    let leaf = leaf(id, "1", r#"{"kind":"manual_points"}"#);
    leaf.replacen(r#""number":"""#, &format!(r#""number":"{number}""#), 1).replacen(
        &format!(r#""name":"{id}""#),
        &format!(r#""name":"{name}""#),
        1,
    )
}

#[test]
fn what_the_linter_finds_is_said() {
    let areas = [
        area(
            "A",
            "3",
            &[
                named("1.1", "X", "Công bố đúng hạn"),
                named("1.1", "Y", "Công khai đầy đủ"),
                named("1.2", "Z", "Trả lời"),
            ],
        ),
        block("C", "2", r#"{"kind":"bonus","above_full":"cut"}"#, &[given_leaf("M", "1")]),
    ];
    let framework = made(&areas, &[]);
    let at = |id: &str, defect: Defect| Problem {
        path: format!("nodes:{id}"),
        node: Some(id.to_owned()),
        fault: defect.into(),
    };
    let table = [
        (
            at("Y", Defect::DuplicateNumber { number: "1.1".into(), like: "X".into() }),
            "B26: Số thứ tự “1.1” của mục “Công khai đầy đủ” trùng với mục “Công bố đúng hạn”. Hãy đối chiếu với văn bản.",
        ),
        (
            at("Y", Defect::NumberOutsideParent { number: "1.1".into(), parent: "2".into() }),
            "B39: Số thứ tự “1.1” của mục “Công khai đầy đủ” không bắt đầu bằng số “2” của mục cha. Hãy đối chiếu với văn bản.",
        ),
        (
            at("C", Defect::CapBeyondLeaves { cap: d("2"), sum: d("1.50") }),
            "B34: Giới hạn ở tiêu chí “C” là 2 điểm nhưng các tiêu chí bên trong cộng lại chỉ được 1,5 điểm. Hãy đối chiếu với văn bản.",
        ),
        (
            at("C", Defect::NoCap),
            "B35: Giới hạn ở tiêu chí “C” là 0 điểm nên không điểm nào được tính. Hãy ghi giới hạn theo văn bản.",
        ),
        (
            at("X", Defect::MaxRoundedDown { rounded: d("2"), max: d("2.50") }),
            "B20: Điểm tối đa ở tiêu chí 1.1 “Công bố đúng hạn” là 2,5 nhưng làm tròn điểm tiêu chí chỉ còn 2: không đơn vị nào đạt tối đa. Hãy kiểm tra điểm tối đa và cách làm tròn.",
        ),
        (
            at("X", Defect::BandsTurn),
            "B36: Thang điểm ở tiêu chí 1.1 “Công bố đúng hạn” lúc tăng lúc giảm khi giá trị tăng dần. Hãy đối chiếu với văn bản.",
        ),
        (
            at("X", Defect::MoreGivesLess { figure: "Số hồ sơ đúng hạn".into() }),
            "B37: “Số hồ sơ đúng hạn” ở tiêu chí 1.1 “Công bố đúng hạn” càng nhiều thì điểm càng thấp. Hãy kiểm tra thang điểm có bị đảo ngược không.",
        ),
        (
            at("X", Defect::ReachedGivesLess { cohort: Cohort::Mean, reached: d("0"), below: d("1") }),
            "B38: Đạt mức bình quân chung đã công bố ở tiêu chí 1.1 “Công bố đúng hạn” được 0 điểm, ít hơn khi chưa đạt (1 điểm). Hãy kiểm tra hai mức điểm có bị đảo không.",
        ),
        (
            at("X", Defect::DuplicateLabel { label: "Tốt".into() }),
            "B40: Có hai mức cùng tên “Tốt” ở tiêu chí 1.1 “Công bố đúng hạn”. Hãy đặt tên khác nhau để phân biệt.",
        ),
        (
            at("Z", Defect::MissingCitation),
            "B09: Chưa ghi căn cứ ở tiêu chí 1.2. Hãy ghi điều, khoản, mục của văn bản.",
        ),
        (
            at("Y", Defect::MissingCitation),
            "B09: Chưa ghi căn cứ ở tiêu chí 1.1 “Công khai đầy đủ”. Hãy ghi điều, khoản, mục của văn bản.",
        ),
        (
            at("A", Defect::BlockUnmarked),
            "B48: “A” đang tính trong thang điểm như các lĩnh vực khác. Nếu là điểm thưởng hoặc điểm trừ, hãy chọn lại ở “Loại lĩnh vực”.",
        ),
        (
            at("X", Defect::MoreGivesMore { figure: "Số hồ sơ quá hạn".into() }),
            "B37: “Số hồ sơ quá hạn” ở tiêu chí 1.1 “Công bố đúng hạn” càng nhiều thì điểm càng cao. Hãy kiểm tra thang điểm có bị đảo ngược không.",
        ),
        (
            at("X", Defect::SameForAll),
            "B50: Trả lời thế nào ở tiêu chí 1.1 “Công bố đúng hạn” cũng được số điểm như nhau. Hãy đối chiếu các mức điểm với văn bản.",
        ),
        (
            at("X", Defect::OptionsTurned { better: "Đúng hạn".into(), worse: "Chậm".into() }),
            "B51: Mức “Chậm” ở tiêu chí 1.1 “Công bố đúng hạn” được nhiều điểm hơn mức “Đúng hạn”. Hãy kiểm tra các mức có bị đảo không.",
        ),
        (
            at("X", Defect::PercentAsShare { edge: d("0.9") }),
            "B52: Mốc 0,9 ở tiêu chí 1.1 “Công bố đúng hạn” tính theo phần trăm, tức là 0,9 %. Nếu muốn ghi 90 % thì hãy nhập 90.",
        ),
        (
            at("X", Defect::MayDivideByZero { at: 7 }),
            "B53: Công thức ở tiêu chí 1.1 “Công bố đúng hạn” chia cho số liệu có thể bằng 0 (ký tự thứ 7); khi đó tiêu chí không có điểm. Hãy dùng if để ghi điểm của trường hợp này.",
        ),
        (at("Z", Defect::NoReason), "B54: Chưa ghi lý do không đo ở tiêu chí 1.2. Hãy ghi theo văn bản."),
        (
            at("Z", Defect::DuplicateName { like: "X".into() }),
            "B55: Có hai mục cùng cấp tên “Công bố đúng hạn” (số 1.1 và 1.2). Hãy kiểm tra có chép trùng không.",
        ),
        (
            Problem::at("policies.ties.ordinal[2]", Defect::TieTwice { first: 1, again: 3 }.into()),
            "B57: Tiêu chí phụ thứ 3 trùng với tiêu chí phụ thứ 1 nên không phân định thêm được gì. Hãy thay hoặc bỏ.",
        ),
        (
            at("Z", Defect::NumberOutOfOrder { number: "1.3".into(), before: "1.1".into() }),
            "B56: Mục “Trả lời” có số thứ tự “1.3” đứng ngay sau mục số “1.1”. Hãy kiểm tra có thiếu mục hoặc đảo thứ tự không.",
        ),
        (
            at("X", Defect::DividesByZero { at: 7 }),
            "B41: Công thức ở tiêu chí 1.1 “Công bố đúng hạn” luôn chia cho 0 (ký tự thứ 7). Hãy sửa công thức.",
        ),
    ];
    for (found, wanted) in &table {
        assert_eq!(defect::line(found, Some(&framework)), *wanted);
        // Who lints nothing says at least that there is something, and where it is explained.
        assert!(problem::sentence(found, Some(&framework)).contains(found.code()));
    }
}

/// A tester: both readings were called by separators, "1.000 hoặc 1".
#[test]
fn two_readings_of_a_number_look_different() {
    for (typed, wanted) in [("1.000", ["1000", "1,000"]), ("12.500", ["12500", "12,500"])] {
        let Err(NumberFault::Ambiguous { whole, decimal }) = read_typed(typed) else { panic!("{typed}") };
        assert_eq!([whole, decimal].map(problem::plain), wanted);
    }
}

/// Made up: what the reader of a sheet finds is called like what the linter finds.
#[test]
fn a_criterion_whose_number_others_have_is_called_by_its_name_too() {
    let areas = ["A", "B"].map(|id| area(id, "1", &[named("1", &format!("{id}1"), &format!("Việc {id}"))]));
    let framework = made(&areas, &[]);
    let told = |id: &str, fault: Fault| defect::sentence(&Problem::of_node(id, fault), Some(&framework));
    assert_eq!(
        told("B1", Fault::NoPoints),
        "Không có điểm nào để chấm ở tiêu chí 1 “Việc B”. Hãy kiểm tra điểm tối đa."
    );
    assert_eq!(told("B", Fault::NoPoints), "Không có điểm nào để chấm ở tiêu chí “B”. Hãy kiểm tra điểm tối đa.");
}

/// A tester: no list was so long, but the tree.
#[test]
fn a_tree_of_too_many_nodes_is_told_as_a_tree_and_once() {
    let areas = [("A", 5_000), ("B", 5_000), ("C", 1)].map(|(area_id, count)| {
        let rest = r#""name":"x","max":"1","scored_by":"self","not_applicable":false,"rule":{"kind":"manual_points"}"#;
        let leaf = |at: usize| format!(r#"{{"id":"{area_id}{at}","number":"",{rest}}}"#);
        let leaves: Vec<String> = (0..count).map(leaf).collect();
        area(area_id, &count.to_string(), &leaves)
    });
    let problems = framework::read(&common::made::text_of(&areas, &[])).unwrap_err();
    let told: Vec<String> = problems.iter().map(|one| defect::line(one, None)).collect();
    assert_eq!(told, ["F14: Cây tiêu chí có quá 10.000 mục. Hãy kiểm tra lại tệp."]);
}

/// A tester: sixteen times ".children[0]" is no place that anybody finds.
#[test]
fn a_tree_that_is_too_deep_is_told_by_its_branch() {
    let deep = (0..17).fold(given_leaf("L", "1"), |below, level| area(&format!("N{level}"), "1", &[below]));
    let second = area("B", "2", &[given_leaf("M", "1"), deep]);
    let problems = framework::read(&common::made::text_of(&[given_leaf("A", "1"), second], &[])).unwrap_err();
    let told: Vec<String> = problems.iter().map(|one| defect::sentence(one, None)).collect();
    assert_eq!(told, ["Cây tiêu chí ở nhánh 2.2.1.1.1.1.1.1.1.1.1.1.1.1.1.1 sâu quá 16 cấp. Hãy gộp bớt cấp."]);
}

/// A tester: full points on a published 0, and nothing told.
#[test]
fn a_published_figure_that_cannot_be_is_told() {
    let framework = single("1", r#"{"kind":"cohort_share","cohort":"best","value":NUMBER}"#, &[]);
    for (answer, wanted) in [
        (
            "value=99 published=93.2",
            "Giá trị của đơn vị ở tiêu chí “L” là 99, mức cao nhất đã công bố là 93,2: tính là đạt. Hãy kiểm tra lại hai số này.",
        ),
        (
            "value=71.5 published=0",
            "Giá trị của đơn vị ở tiêu chí “L” là 71,5, mức cao nhất đã công bố là 0: tính là đạt. Hãy kiểm tra lại hai số này.",
        ),
    ] {
        let score = scored(&framework, &[("L", answer)]);
        let told: Vec<String> = score.problems.iter().map(|one| problem::sentence(one, Some(&framework))).collect();
        assert_eq!(told, [wanted]);
        assert!(score.problems.iter().all(|one| one.code() == "N22" && !one.is_error()));
    }
}

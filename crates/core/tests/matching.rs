//! Which criterion of one version is which of another: pasted annexes, whose ids are their printed numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{d, points, sheet, variant};
use thuocdo_core::Json;
use thuocdo_core::assessment::{LeftOutReason, back_cast};
use thuocdo_core::framework::{Framework, compare, matching, new_id, new_leaf};
use thuocdo_core::number::Decimal;

/// A framework of one area with these criteria of one point each, as a pasted table makes it; `1.2 Tên`, or with an id
/// that somebody chose: `1.2 Tên = ID`.
fn pasted(rows: &[&str]) -> Framework {
    let leaf = |row: &&str| {
        let (row, id) = row.split_once(" = ").map_or((*row, None), |(row, id)| (row, Some(id)));
        let (number, name) = row.split_once(' ').unwrap();
        let id = id.map_or_else(|| new_id(number, &mut Vec::new()), str::to_owned);
        let fields = [("id", id.as_str()), ("number", number), ("name", name), ("max", "1")];
        let fields = fields.map(|(field, value)| (field.to_owned(), Json::text(value)));
        Json::Object(fields.into_iter().chain(new_leaf()).collect())
    };
    let area = Json::object([
        ("id", Some(Json::text("TC1"))),
        ("number", Some(Json::text("1"))),
        ("name", Some(Json::text("Lĩnh vực"))),
        ("max", Some(Json::text(rows.len().to_string()))),
        ("children", Some(Json::List(rows.iter().map(leaf).collect()))),
    ]);
    variant(&[("nodes", &Json::List(vec![area]).to_line())])
}

const LAST_YEAR: [&str; 3] = ["1.1 Ban hành kế hoạch", "1.2 Báo cáo định kỳ", "1.3 Tuyên truyền cải cách"];

/// A case: what is done to last year's annex; this year's; which number of last year's is at each number of this year's;
/// the numbers that are told as doubtful.
type Case = (&'static str, &'static [&'static str], &'static [(&'static str, &'static str)], &'static [&'static str]);

/// Made up: annexes as provinces change them from one year to the next.
const CASES: [Case; 11] = [
    ("nothing", &LAST_YEAR, &[("1.1", "1.1"), ("1.2", "1.2"), ("1.3", "1.3")], &[]),
    (
        "one is put in",
        &["1.1 Ban hành kế hoạch", "1.2 Chuyển đổi số", "1.3 Báo cáo định kỳ", "1.4 Tuyên truyền cải cách"],
        &[("1.1", "1.1"), ("1.3", "1.2"), ("1.4", "1.3")],
        &[],
    ),
    (
        "one is taken out",
        &["1.1 Ban hành kế hoạch", "1.2 Tuyên truyền cải cách"],
        &[("1.1", "1.1"), ("1.2", "1.3")],
        &[],
    ),
    (
        "two change places",
        &["1.1 Báo cáo định kỳ", "1.2 Ban hành kế hoạch", "1.3 Tuyên truyền cải cách"],
        &[("1.1", "1.2"), ("1.2", "1.1"), ("1.3", "1.3")],
        &[],
    ),
    (
        "one is worded a little otherwise",
        &["1.1 Ban hành kế hoạch năm", "1.2 BÁO CÁO ĐỊNH KỲ", "1.3 Tuyên truyền về cải cách"],
        &[("1.1", "1.1"), ("1.2", "1.2"), ("1.3", "1.3")],
        &[],
    ),
    (
        "names with other tones, spaces and hidden characters, each one further on",
        &[
            "1.1 Chuyển đổi số",
            "1.2 Ban hành  kế hoạch",
            "1.3 Ba\u{301}o cáo\u{200b} định kỳ",
            "1.4 Tuyên truyền cải cách",
        ],
        &[("1.2", "1.1"), ("1.3", "1.2"), ("1.4", "1.3")],
        &[],
    ),
    (
        "one gives way to another",
        &["1.1 Ban hành kế hoạch", "1.2 Chuyển đổi số", "1.3 Tuyên truyền cải cách"],
        &[("1.1", "1.1"), ("1.3", "1.3")],
        &["1.2"],
    ),
    (
        "numbers become letters",
        &["a Ban hành kế hoạch", "b Báo cáo định kỳ", "c Tuyên truyền cải cách"],
        &[("a", "1.1"), ("b", "1.2"), ("c", "1.3")],
        &[],
    ),
    (
        "a name stands twice now, and nobody can say which it was",
        &["1.2 Tuyên truyền cải cách", "1.4 Tuyên truyền cải cách"],
        &[],
        &["1.2"],
    ),
    (
        "one keeps its number, and its name goes elsewhere",
        &["1.1 Báo cáo định kỳ", "1.2 Báo cáo định kỳ theo quý"],
        &[("1.1", "1.2")],
        &[],
    ),
    ("all is new", &["1.1 Hồ sơ đúng hạn", "1.2 Thanh toán trực tuyến"], &[], &["1.1", "1.2"]),
];

#[test]
fn pasted_criteria_are_the_same_by_their_names() {
    let before = pasted(&LAST_YEAR);
    for (what, rows, wanted, doubtful) in CASES {
        let after = pasted(rows);
        let found = matching(&before, &after);
        let number = |framework: &Framework, index| framework.node(index).number.clone();
        let pairs: Vec<(String, String)> = after
            .indices()
            .zip(&found.found)
            .skip(1)
            .filter_map(|(new, old)| Some((number(&after, new), number(&before, (*old)?))))
            .collect();
        let wanted: Vec<(String, String)> = wanted.iter().map(|(new, old)| ((*new).into(), (*old).into())).collect();
        assert_eq!(pairs, wanted, "{what}");
        let told: Vec<String> = found.doubtful.iter().map(|(old, _)| number(&before, *old)).collect();
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        let left: Vec<&str> =
            doubtful.iter().copied().filter(|one| !wanted.iter().any(|(_, old)| old == one)).collect();
        assert_eq!(told, left, "{what}");
        assert_eq!(compare(&before, &after).doubtful, found.doubtful, "{what}");
    }
}

/// "Số hóa" and "số hoá" are one name, where the number says something else.
#[test]
fn a_name_is_the_same_wherever_its_tones_are_set() {
    let before = pasted(&["1.1 Số hóa hồ sơ", "1.2 Uỷ quyền"]);
    let after = pasted(&["1.1 Chuyển đổi số", "1.2 Số hoá hồ sơ", "1.3 ủy  quyền"]);
    let found: Vec<Option<usize>> = matching(&before, &after).found.iter().map(|old| Some((*old)?.get())).collect();
    assert_eq!(found, [Some(0), None, Some(1), Some(2)]);
}

/// No criterion gets the points of another one: each of last year's has points of its own.
#[test]
fn an_answer_goes_to_its_own_criterion_or_nowhere() {
    let before = pasted(&LAST_YEAR);
    let mut filled = sheet(&before);
    let own = |number: &str| d(&format!("0.{}", number.trim_start_matches("1.")));
    for number in ["1.1", "1.2", "1.3"] {
        filled.set_answer(&format!("TC{number}"), points(own(number)));
    }
    for (what, rows, wanted, _) in CASES {
        let after = pasted(rows);
        let cast = back_cast(&filled, &before, &after);
        let now: Vec<(String, Decimal)> = after.nodes()[1..]
            .iter()
            .filter_map(|node| {
                let given = cast.assessment.answer(&node.id).given.clone()?;
                let points = points_of(&given);
                Some((node.number.clone(), points))
            })
            .collect();
        let wanted: Vec<(String, Decimal)> = wanted.iter().map(|(new, old)| ((*new).to_owned(), own(old))).collect();
        assert_eq!(now, wanted, "{what}");
        assert_eq!(cast.carried.len() + cast.left.len(), 3, "{what}: each answer is counted once");
    }
    let cast = back_cast(&filled, &before, &pasted(CASES[6].1));
    assert_eq!(cast.left.iter().map(|left| left.reason.clone()).collect::<Vec<_>>(), [LeftOutReason::OtherCriterion]);
}

fn points_of(given: &thuocdo_core::assessment::Given) -> Decimal {
    match given {
        thuocdo_core::assessment::Given::Points(thuocdo_core::assessment::Figure::Number(value)) => *value,
        other => panic!("{other:?}"),
    }
}

/// An id that somebody chose stays the criterion's, whatever it is called and numbered.
#[test]
fn chosen_ids_say_which_criterion_it_is() {
    let before = pasted(&["1.1 Ban hành kế hoạch = KE_HOACH", "1.2 Báo cáo định kỳ = BAO_CAO"]);
    let after = pasted(&["1.1 Báo cáo định kỳ = KE_HOACH", "1.2 Chuyển đổi số = BAO_CAO"]);
    let found = matching(&before, &after);
    assert_eq!(found.found, before.indices().map(Some).collect::<Vec<_>>());
    assert!(found.doubtful.is_empty());
}

/// Which number of the later version is which of the earlier one, and which pairs are doubtful: `1.2=1.1 1.3?1.2`.
fn told(before: &[&str], after: &[&str]) -> String {
    let (before, after) = (pasted(before), pasted(after));
    let found = matching(&before, &after);
    let both = |old, new, sign| format!("{}{sign}{}", after.node(new).number, before.node(old).number);
    let same = after.indices().zip(&found.found).skip(1).filter_map(|(new, old)| Some(both((*old)?, new, "=")));
    let doubtful = found.doubtful.iter().map(|(old, new)| both(*old, *new, "?"));
    let told: Vec<String> = same.chain(doubtful.clone()).collect();
    // What is doubtful is told once: it is neither new nor gone.
    let compared = compare(&before, &after);
    let is_told = |old: bool| {
        let pairs = compared.doubtful.iter().map(move |(one, other)| if old { *one } else { *other });
        let listed = if old { &compared.removed } else { &compared.added };
        pairs.filter(|one| listed.contains(one)).count()
    };
    assert_eq!((is_told(true), is_told(false)), (0, 0), "{told:?}");
    let is_found = |index| found.found.contains(&Some(index)) || found.doubtful.iter().any(|(old, _)| *old == index);
    assert_eq!(compared.removed, before.indices().filter(|old| !is_found(*old)).collect::<Vec<_>>());
    told.join(" ")
}

/// Made up, as annexes of communes are worded from one year to the next: one criterion of last year's under this year's
/// number. `=` is the same, `?` is doubtful, nothing is another criterion.
#[test]
fn a_criterion_is_the_same_in_other_words() {
    for (before, after, wanted) in [
        // Abbreviations, and words that carry nothing, whatever the number.
        ("1.1 Ban hành kế hoạch CCHC năm", "1.1 Xây dựng, ban hành Kế hoạch cải cách hành chính hằng năm", "1.1=1.1"),
        ("1.1 Ban hành kế hoạch CCHC năm", "1.2 Xây dựng và ban hành KH CCHC hàng năm", "1.2=1.1"),
        ("1.1 Ban hành kế hoạch CCHC năm 2026", "1.2 Ban hành kế hoạch CCHC năm 2027", "1.2=1.1"),
        ("1.1 Công tác tuyên truyền CCHC", "1.4 Thông tin, tuyên truyền về cải cách hành chính", "1.4=1.1"),
        ("1.3 Mức độ thực hiện chế độ báo cáo CCHC định kỳ theo quy định", "1.3 Chế độ báo cáo CCHC", "1.3=1.3"),
        ("1.1 Rà soát VBQPPL của HĐND, UBND", "1.2 Rà soát văn bản QPPL của HĐND và Uỷ ban nhân dân", "1.2=1.1"),
        ("1.1 Cung cấp DVCTT", "1.2 Cung cấp dịch vụ công trực tuyến", "1.2=1.1"),
        ("1.1 Xử lý PAKN", "1.2 Xử lý phản ánh, kiến nghị", "1.2=1.1"),
        ("1.1 Chất lượng CBCCVC", "1.2 Chất lượng cán bộ, công chức, viên chức", "1.2=1.1"),
        ("1.1 Ứng dụng CNTT, CĐS", "1.2 Ứng dụng công nghệ thông tin và chuyển đổi số", "1.2=1.1"),
        ("1.1 Thực hiện kế hoạch CCHC", "1.2 Mức độ thực hiện kế hoạch cải cách hành chính", "1.2=1.1"),
        // Moved and in other words: not sure, and so told.
        ("1.4 Tuyên truyền CCHC", "1.5 Tuyên truyền, phổ biến về CCHC", "1.5?1.4"),
        ("1.1 Chất lượng CBCC", "1.2 Chất lượng cán bộ, công chức, viên chức", "1.2?1.1"),
        // What is not the same for all its words.
        ("1.1 Ứng dụng KH&CN", "1.2 Ứng dụng kế hoạch và CN", ""),
        ("1.1 Tuyên truyền cải cách hành chính", "1.2 Báo cáo cải cách hành chính", ""),
        ("1.1 Tuyên truyền cải cách hành chính", "1.1 Báo cáo cải cách hành chính", "1.1?1.1"),
        ("1.1 Kế hoạch 5 năm CCHC", "1.3 Kế hoạch CCHC hằng năm", "1.3?1.1"),
        ("1.1 Công tác", "1.2 Chế độ", ""),
        // Opposites: whatever is the same beside them, and whatever the number.
        ("1.2 Tỷ lệ hồ sơ giải quyết đúng hạn", "1.2 Tỷ lệ hồ sơ giải quyết quá hạn", "1.2?1.2"),
        ("1.2 Tỷ lệ hồ sơ giải quyết đúng hạn", "1.3 Tỷ lệ hồ sơ giải quyết quá hạn", "1.3?1.2"),
        ("1.2 Số hồ sơ TTHC trước hạn", "1.2 Số hồ sơ thủ tục hành chính trễ hạn", "1.2?1.2"),
        ("1.2 Báo cáo định kỳ", "1.2 Báo cáo định kỳ chậm", "1.2?1.2"),
        ("1.2 Nộp báo cáo định kỳ trước ngày 15", "1.2 Nộp báo cáo định kỳ chậm nhất ngày 15", "1.2=1.2"),
        ("1.2 Nhiệm vụ hoàn thành trong năm", "1.2 Nhiệm vụ chưa hoàn thành trong năm", "1.2?1.2"),
        ("1.2 Thôn đạt chuẩn văn hoá", "1.2 Thôn không đạt chuẩn văn hóa", "1.2?1.2"),
        ("1.2 Có đơn thư khiếu nại vượt cấp", "1.2 Không có đơn thư khiếu nại vượt cấp", "1.2?1.2"),
        ("1.2 Tỷ lệ hồ sơ nộp trực tiếp", "1.2 Tỷ lệ hồ sơ nộp trực tuyến", "1.2?1.2"),
        ("1.2 Tỷ lệ hồ sơ dịch vụ công trực tiếp", "1.2 Tỷ lệ hồ sơ DVCTT", "1.2?1.2"),
        ("1.2 Mức tăng thu ngân sách", "1.2 Mức giảm thu ngân sách", "1.2?1.2"),
        ("1.2 Ban hành kế hoạch kiểm soát TTHC", "1.2 Thực hiện kế hoạch kiểm soát TTHC", "1.2?1.2"),
        // An id that somebody chose, too, does not make one of two opposites.
        ("1.2 Hồ sơ đúng hạn = HO_SO", "1.2 Hồ sơ quá hạn = HO_SO", "1.2?1.2"),
        ("1.2 Đúng hạn = HO_SO", "1.2 Trễ hạn = HO_SO", "1.2?1.2"),
        ("1.2 Hồ sơ đúng hạn = HO_SO", "1.2 Hồ sơ trước hạn = HO_SO", "1.2=1.2"),
        ("1.2 Hồ sơ đúng hạn = HO_SO", "1.2 Không để tồn đọng việc gì = HO_SO", "1.2=1.2"),
    ] {
        assert_eq!(told(&[before], &[after]), wanted, "{before} → {after}");
        let other_way = |told: &str| told.split(['=', '?']).rev().collect::<Vec<_>>().join(" ");
        assert_eq!(told(&[after], &[before]).replace(['=', '?'], " "), other_way(wanted), "{after} → {before}");
    }
}

/// Made up: annexes in which several criteria say nearly the same.
#[test]
fn of_several_alike_each_is_its_own_or_nobodys() {
    let plans = ["1.1 Ban hành kế hoạch CCHC", "1.2 Thực hiện kế hoạch CCHC"];
    for (before, after, wanted) in [
        (
            &plans[..],
            &["1.1 Mức độ thực hiện kế hoạch CCHC", "1.2 Xây dựng, ban hành Kế hoạch cải cách hành chính năm"][..],
            "1.1=1.2 1.2=1.1",
        ),
        // One of them is gone, and its number is the other's.
        (&plans, &["1.1 Mức độ thực hiện kế hoạch cải cách hành chính"], "1.1=1.2"),
        // Two may be the one: none of them is moved.
        (&["1.4 Tuyên truyền CCHC"], &["1.1 Tuyên truyền, phổ biến CCHC", "1.2 Tuyên truyền sâu CCHC"], ""),
        (&["1.4 Tuyên truyền CCHC"], &["1.1 Tuyên truyền về CCHC", "1.2 Công tác tuyên truyền CCHC"], ""),
        // The one of the same words, before the one of the same number.
        (
            &["1.1 Báo cáo CCHC định kỳ"],
            &["1.1 Báo cáo CCHC", "1.2 Chế độ báo cáo cải cách hành chính định kỳ"],
            "1.2=1.1",
        ),
        // What has moved in other words is told, and not what has its number now.
        (
            &["1.1 Báo cáo CCHC định kỳ", "1.2 Tuyên truyền CCHC"],
            &["1.1 Sáng kiến CCHC", "1.2 Báo cáo CCHC định kỳ", "1.3 Tuyên truyền, phổ biến về CCHC"],
            "1.2=1.1 1.3?1.2",
        ),
    ] {
        assert_eq!(told(before, after), wanted, "{before:?} → {after:?}");
    }
}

/// Made up: what is turned around is told with the id of what it may be.
#[test]
fn an_answer_does_not_go_to_the_opposite_criterion() {
    for (before, after, reason) in [
        ("1.1 Tỷ lệ hồ sơ đúng hạn", "1.1 Tỷ lệ hồ sơ quá hạn", Some(LeftOutReason::Doubtful { now: "TC1.1".into() })),
        (
            "1.4 Tuyên truyền CCHC",
            "1.5 Tuyên truyền, phổ biến CCHC",
            Some(LeftOutReason::Doubtful { now: "TC1.5".into() }),
        ),
        ("1.1 Tuyên truyền CCHC", "1.1 Hồ sơ quá hạn", Some(LeftOutReason::OtherCriterion)),
        ("1.1 Tuyên truyền CCHC", "1.2 Hồ sơ quá hạn", Some(LeftOutReason::NoSuchNode)),
        ("1.1 Tuyên truyền CCHC", "1.2 Công tác tuyên truyền cải cách hành chính", None),
    ] {
        let (before, after) = (pasted(&[before]), pasted(&[after]));
        let mut filled = sheet(&before);
        filled.set_answer(&before.nodes()[1].id, points(d("0.5")));
        let cast = back_cast(&filled, &before, &after);
        let left: Vec<LeftOutReason> = cast.left.into_iter().map(|left| left.reason).collect();
        assert_eq!((cast.carried.len(), left), (usize::from(reason.is_none()), reason.into_iter().collect()));
    }
}

/// Made up: many criteria, each turned around, with one number or none in common; in a moment.
#[test]
fn large_annexes_are_matched_in_other_words() {
    let rows = |word: &str, from: usize| -> Vec<String> {
        (0..4_000).map(|nth| format!("1.{} Việc thứ {nth} {word} mọi nơi", nth + from)).collect()
    };
    for (from, doubtful) in [(1, 4_000), (20_000, 0)] {
        let (before, after) = (rows("được làm ở", 1), rows("không được làm ở", from));
        let of = |rows: &[String]| pasted(&rows.iter().map(String::as_str).collect::<Vec<_>>());
        let found = matching(&of(&before), &of(&after));
        assert_eq!((found.found.iter().flatten().count(), found.doubtful.len()), (1, doubtful));
    }
}

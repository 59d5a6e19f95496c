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
    assert_eq!(cast.left.iter().map(|left| left.reason).collect::<Vec<_>>(), [LeftOutReason::OtherCriterion]);
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

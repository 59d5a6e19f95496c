//! The built-in publications of Lào Cai and Văn Yên, made of what their articles print, so that they cannot drift from it.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use common::{d, points};
use serde_json::Value;
use thuocdo_core::assessment::{Answer, Assessment, Figure, Given, Period, Unit};
use thuocdo_core::framework::{self, FigureName, Framework, by_id};
use thuocdo_core::number::Decimal;
use thuocdo_core::snapshot::{self, Detail, Moment, Published, PublishedUnit, Said, Snapshot, Which, Whose, verify};

const MOVES: &str = include_str!("golden/lao-cai-yen-bai-moves/moves.json");
const LAO_CAI_766: &str = include_str!("golden/seeds-articles/lao-cai-766-2024-10.txt");
const LAO_CAI_PAR: &str = include_str!("golden/seeds-articles/lao-cai-par-2024.txt");
const VAN_YEN: &str = include_str!("golden/seeds-articles/van-yen-2023-08.txt");
const HOUR: &str = "Nguồn không ghi giờ công bố nên giờ để 00:00.";

/// One published table of moves.json: of how many units, and its rows.
fn moves(title: &str) -> (u32, Vec<Value>) {
    let all: Value = serde_json::from_str(MOVES).unwrap();
    let table = all["tables"].as_array().unwrap().iter().find(|table| table["title"] == title).unwrap().clone();
    (u32::try_from(table["of"].as_u64().unwrap()).unwrap(), table["rows"].as_array().unwrap().clone())
}

fn number(row: &Value, field: &str) -> Decimal {
    d(row[field].as_str().unwrap_or_else(|| panic!("{field} of {row}")))
}

fn rank(row: &Value) -> i64 {
    row["rank"].as_i64().unwrap()
}

/// The rank before, as printed or as it follows from the move: a rise is above 0.
fn earlier_rank(row: &Value) -> i64 {
    row["earlier_rank"].as_i64().unwrap_or_else(|| rank(row) + row["moved"].as_i64().unwrap())
}

/// A number as the articles and the note print it.
fn comma(value: Decimal) -> String {
    value.normalize().to_string().replace('.', ",")
}

/// A framework of which nothing but the total was published.
fn total_only(id: &str, title: &str, basis: &str, from: &str, levels: &str, note: &str) -> Arc<Framework> {
    let text = format!(
        r#"{{"format": "thuocdo.framework", "version": 1, "id": "{id}", "title": {{"vi": "{title}"}}, "short_title": {{"vi": "{title}"}},
        "status": "partial", "levels": ["{levels}"], "legal_basis": [{basis}], "in_force": {{"from": "{from}"}},
        "policies": {{"rounding": {{"leaf": "none", "node": "none", "total": "none",
            "printed_points": {{"decimals": 2, "mode": "half_up"}}, "printed_index": {{"decimals": 2, "mode": "half_up"}}}},
          "index": "points_over_attainable", "not_applicable": "shrink", "ties": "competition", "compare_on": "printed",
          "classes": {{"decided_on": "printed", "list": [{{"id": "khong-xep-loai", "name": {{"vi": "Không xếp loại"}}, "from": "0"}}]}}}},
        "notes": [{{"kind": "source", "text": "{note}"}}, {{"kind": "source", "text": "Nguồn không nói về làm tròn, tiêu chí không áp dụng, đồng hạng và xếp loại. Bộ này ghi cách đơn giản nhất."}}],
        "nodes": [{{"id": "TONG_DIEM", "number": "", "name": {{"vi": "Tổng điểm đã công bố"}}, "max": "100",
          "scored_by": "appraiser", "not_applicable": false, "rule": {{"kind": "manual_points"}}}}]}}"#
    );
    Arc::new(framework::read(&text).unwrap_or_else(|problems| panic!("{problems:?}")))
}

struct About<'a> {
    title: &'a str,
    publisher: &'a str,
    note: String,
    at: &'a str,
    period: Period,
}

fn snapshot(about: About, framework: Arc<Framework>, detail: Detail, of: u32, units: Vec<PublishedUnit>) -> Snapshot {
    Snapshot {
        title: about.title.into(),
        publisher: about.publisher.into(),
        decision: String::new(),
        note: about.note,
        published_at: Moment::parse(about.at).unwrap(),
        is_example: true,
        framework,
        stated_hash: None,
        period: about.period,
        detail,
        groups: Vec::new(),
        units,
        excerpt_of: Some(of),
        means: Vec::new(),
        noticed: Vec::new(),
    }
}

fn unit(
    framework: &Framework,
    period: Period,
    name: &str,
    answers: &[(&str, Answer)],
    published: Published,
) -> PublishedUnit {
    let unit = Unit { name: name.into(), ..Unit::default() };
    let mut sheet = Assessment::new(&framework.id, unit, period);
    answers.iter().for_each(|(node, answer)| sheet.set_answer(node, answer.clone()));
    PublishedUnit { sheet: Arc::new(sheet), published }
}

/// The units of a table of which points, or an index, and ranks were published.
fn rows(framework: &Framework, period: Period, rows: &[Value], is_index: bool) -> Vec<PublishedUnit> {
    let row = |row: &Value| {
        let value = Some(number(row, "points"));
        let (total, index) = if is_index { (None, value) } else { (value, None) };
        let published = Published { total, index, rank: Some(rank(row) as u32), ..Published::default() };
        unit(framework, period, row["unit"].as_str().unwrap(), &[], published)
    };
    rows.iter().map(row).collect()
}

fn lao_cai_766() -> Snapshot {
    let (of, table) = moves("Bộ chỉ số 766, cấp huyện, tỉnh Lào Cai, 10/2024");
    let framework = by_id("qd766-2022").unwrap();
    let first = &table[0];
    let mut said = vec![format!(
        "{} tăng {} điểm so với tháng 9 ({})",
        first["unit"].as_str().unwrap(),
        comma(number(first, "points") - number(first, "earlier_points")),
        comma(number(first, "earlier_points"))
    )];
    for row in &table[1..] {
        let moved = earlier_rank(row) - rank(row);
        let word = if moved > 0 { "tăng" } else { "giảm" };
        let name = row["unit"].as_str().unwrap();
        said.push(format!("{name} {word} {} bậc (tháng 9: hạng {})", moved.abs(), earlier_rank(row)));
    }
    let least = table.iter().map(|row| number(row, "points")).min().unwrap();
    assert!(LAO_CAI_766.contains("84,54/100 điểm") && d("84.54") < least);
    let note = format!(
        "Trích bài của Báo Lào Cai, tháng 11/2024: bài chỉ in {} trong {of} huyện, thị xã, thành phố, không in điểm từng nhóm. Từ số liệu của bài: {}. Điểm của cả tỉnh đọc ngày 14/11 là 84,54, thấp hơn đơn vị xếp cuối ({}): hai số khác thời điểm hoặc khác cách tính. {HOUR}",
        table.len(),
        said.join("; "),
        comma(least)
    );
    let about = About {
        title: "Bộ chỉ số 766 của UBND cấp huyện tỉnh Lào Cai, tháng 10/2024 (trích)",
        publisher: "Văn phòng UBND tỉnh Lào Cai",
        note,
        at: "2024-11-14T00:00:00+07:00",
        period: Period::Month(2024, 10),
    };
    let units = rows(&framework, about.period, &table, false);
    snapshot(about, framework, Detail::Totals, of, units)
}

fn lao_cai_par() -> Snapshot {
    let (of, table) = moves("PAR INDEX 2024");
    let framework = total_only(
        "par-tinh-876-2022",
        "Chỉ số CCHC cấp tỉnh theo Quyết định 876/QĐ-BNV (chỉ có kết quả chung)",
        r#"{"number": "876/QĐ-BNV", "date": "2022-11-10", "issuer": "Bộ Nội vụ", "checked_on": "2026-11-21"}"#,
        "2022-11-10",
        "UBND cấp tỉnh",
        "Phụ lục của Quyết định không có bản công khai thu thập được; ở đây chỉ có kết quả chung, chưa đầy đủ. Không tìm thấy nguồn ghi rõ năm 2024 chấm theo Quyết định này.",
    );
    let first = &table[0];
    assert!(LAO_CAI_PAR.contains("88.37%, cao hơn 1.39%"));
    let ranks: Vec<String> =
        table.iter().map(|row| format!("{} hạng {}", row["unit"].as_str().unwrap(), earlier_rank(row))).collect();
    let note = format!(
        "Trích bài của Báo Lào Cai, tháng 4/2025: bài chỉ in {} trong {of} tỉnh, thành phố. Từ số liệu của bài, năm 2023: {}; Hải Phòng đạt {} %; bình quân cả nước {} % (năm 2024: 88,37 %). Bài viết mức tăng bằng “%”, đúng ra là điểm phần trăm. {HOUR}",
        table.len(),
        ranks.join(", "),
        comma(number(first, "points") - number(first, "points_moved")),
        comma(d("88.37") - d("1.39"))
    );
    let about = About {
        title: "Chỉ số cải cách hành chính (PAR INDEX) năm 2024 của các tỉnh, thành phố (trích)",
        publisher: "Bộ Nội vụ",
        note,
        at: "2025-04-06T00:00:00+07:00",
        period: Period::Year(2024),
    };
    let units = rows(&framework, about.period, &table, true);
    snapshot(about, framework, Detail::Totals, of, units)
}

fn lao_cai_sipas() -> Snapshot {
    let (of, table) = moves("SIPAS 2024");
    let framework = by_id("sipas-2024").unwrap();
    let row = &table[0];
    // The file of the article leaves this sentence out; the framework quotes it.
    assert!(framework.notes.iter().any(|note| note.text.contains("Cả nước năm 2024: 83,94 %")));
    let note = format!(
        "Trích bài của Báo Lào Cai, tháng 4/2025. Từ số liệu của bài: cao hơn cả nước (83,94 %) {} điểm phần trăm; năm 2023 xếp hạng {}. Điểm ở đây là 10 × chỉ số, cách mà Chỉ số CCHC những năm trước dùng; mức hài lòng của từng nội dung không được công bố. {HOUR}",
        comma(number(row, "points") - d("83.94")),
        earlier_rank(row)
    );
    let about = About {
        title: "Chỉ số hài lòng (SIPAS) năm 2024 của các tỉnh, thành phố (trích)",
        publisher: "Bộ Nội vụ",
        note,
        at: "2025-04-06T00:00:00+07:00",
        period: Period::Year(2024),
    };
    let figures = Given::Figures(vec![(FigureName::PERCENT, Figure::Number(number(row, "points")))]);
    let answers = [("DIEM_SIPAS", Answer { given: Some(figures), ..Answer::default() })];
    let published =
        Published { index: Some(number(row, "points")), rank: Some(rank(row) as u32), ..Published::default() };
    let units = vec![unit(&framework, about.period, row["unit"].as_str().unwrap(), &answers, published)];
    snapshot(about, framework, Detail::Answers, of, units)
}

fn van_yen_766() -> Snapshot {
    let framework = by_id("qd766-2022").unwrap();
    let groups = [("TDGQ", "18,7", "20"), ("ONLINE", "3,2", "12"), ("TTTT", "4,9", "10"), ("MDSH", "13,5", "22")];
    let dot = |text: &str| d(&text.replace(',', "."));
    let mut left = framework.attainable().to_decimal().unwrap();
    for (node, value, max) in groups {
        assert!(VAN_YEN.contains(&format!("đạt {value}/{max} điểm")), "{node}");
        assert_eq!(framework.node(framework.find(node).unwrap()).max, d(max), "{node}");
        left -= d(max);
    }
    assert!(VAN_YEN.contains("đạt 77,85 điểm, dẫn đầu các huyện, thị xã, thành phố"));
    let sum: Decimal = groups.iter().map(|(_, value, _)| dot(value)).sum();
    let note = format!(
        "Chép từ bài của Báo Yên Bái ngày 02/8/2023: bài in điểm bốn nhóm và tổng điểm. Bốn nhóm cộng lại được {}; các nhóm không in cho nhiều nhất {} điểm, nên tổng không thể quá {}, thấp hơn 77,85 đã in. Các số của bài có thể thuộc hai thời điểm khác nhau, hoặc có số in sai.",
        comma(sum),
        comma(left),
        comma(sum + left)
    );
    assert!(sum + left < d("77.85"));
    let about = About {
        title: "Bộ chỉ số 766 của UBND huyện Văn Yên, công bố tháng 8/2023 (trích)",
        publisher: "UBND huyện Văn Yên",
        note,
        at: "2023-08-02T11:20:18+07:00",
        period: Period::Year(2023),
    };
    let answers: Vec<(&str, Answer)> = groups.iter().map(|(node, value, _)| (*node, points(dot(value)))).collect();
    let published = Published { total: Some(d("77.85")), rank: Some(1), ..Published::default() };
    let units = vec![unit(&framework, about.period, "UBND huyện Văn Yên", &answers, published)];
    snapshot(about, framework, Detail::Answers, moves("Chỉ số CCHC 2022, cấp huyện, tỉnh Yên Bái").0, units)
}

fn van_yen_par() -> Snapshot {
    let (of, table) = moves("Chỉ số CCHC 2022, cấp huyện, tỉnh Yên Bái");
    let framework = total_only(
        "cchc-huyen-yen-bai-2022",
        "Chỉ số CCHC của UBND cấp huyện tỉnh Yên Bái năm 2022 (chỉ có kết quả chung)",
        "",
        "2022-01-01",
        "UBND cấp huyện",
        "Không thu thập được quyết định ban hành bộ tiêu chí; ở đây chỉ có tổng điểm, chưa đầy đủ. Ngày hiệu lực ghi theo năm được chấm.",
    );
    assert!(VAN_YEN.contains("94,10/100 điểm, xếp thứ 2 trong 9") && VAN_YEN.contains("9,16/10 điểm, đứng thứ 6/9"));
    let note = format!(
        "Trích bài của Báo Yên Bái ngày 02/8/2023: bài chỉ in một trong {of} huyện, thị xã, thành phố. Hạng năm 2021 cũng là {}. Trong 94,10 điểm có 9,16/10 điểm SIPAS (hạng 6/9); điểm các phần khác không được in. Bài ghi “UBND huyện Văn”, đúng ra là Văn Yên.",
        earlier_rank(&table[0])
    );
    let about = About {
        title: "Chỉ số cải cách hành chính năm 2022 của UBND cấp huyện tỉnh Yên Bái (trích)",
        publisher: "UBND huyện Văn Yên",
        note,
        at: "2023-08-02T11:20:18+07:00",
        period: Period::Year(2022),
    };
    let units = rows(&framework, about.period, &table, false);
    snapshot(about, framework, Detail::Totals, of, units)
}

fn examples() -> [(&'static str, Snapshot); 5] {
    [
        ("lao-cai-766-2024", lao_cai_766()),
        ("lao-cai-par-2024", lao_cai_par()),
        ("lao-cai-sipas-2024", lao_cai_sipas()),
        ("van-yen-766-2023", van_yen_766()),
        ("van-yen-cchc-2022", van_yen_par()),
    ]
}

/// The files are these and nothing else. With `THUOCDO_WRITE` set they are written anew.
#[test]
fn the_built_in_files_are_what_the_articles_print() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets/publications");
    for (id, snapshot) in examples() {
        let (path, text) = (folder.join(format!("{id}.json")), snapshot.to_json().to_pretty());
        if std::env::var_os("THUOCDO_WRITE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let file = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(file, text, "{id}.json is not what its article prints; write it with THUOCDO_WRITE=1");
        let read = snapshot::read(&text).unwrap_or_else(|problems| panic!("{id}: {problems:?}"));
        assert_eq!(read.warnings, [], "{id}");
        assert_eq!(read.snapshot.to_json().to_pretty(), text, "{id}: read and written");
    }
}

/// What comes out of each, and what does not: the total of Văn Yên alone.
#[test]
fn one_total_does_not_come_out() {
    for (id, snapshot) in examples() {
        let verified = verify(&snapshot);
        let found: Vec<_> =
            verified.mismatches.iter().map(|one| (one.whose.clone(), one.which, one.computed.clone())).collect();
        match id {
            "van-yen-766-2023" => {
                assert_eq!(found, [(Whose::Unit(0), Which::Total, Said::Number(d("40.30")))], "{id}");
            }
            _ => assert_eq!(found, [], "{id}"),
        }
    }
}

/// A rank of an excerpt leaves room for the better and the worse ones that are printed, and no other is let pass.
#[test]
fn ranks_of_an_excerpt_fit_each_other() {
    let of = |ranks: [u32; 5]| {
        let mut snapshot = lao_cai_766();
        snapshot.units.iter_mut().zip(ranks).for_each(|(unit, rank)| unit.published.rank = Some(rank));
        verify(&snapshot).mismatches.into_iter().map(|one| (one.whose, one.computed)).collect::<Vec<_>>()
    };
    let between = |from: u32, to: u32| Said::Between(from.into(), to.into());
    assert_eq!(of([1, 2, 3, 8, 9]), []);
    assert_eq!(of([2, 3, 4, 5, 6]), [], "of nine, nobody knows the others");
    // 90.04 cannot stand behind 89.79, nor the last of five at 4, nor anybody at 10 of 9.
    assert_eq!(of([3, 2, 4, 8, 9]), [(Whose::Unit(0), between(1, 2)), (Whose::Unit(1), Said::Nothing)]);
    assert_eq!(of([1, 2, 3, 8, 10]), [(Whose::Unit(4), between(9, 10))]);
    let mut short = lao_cai_766();
    short.excerpt_of = Some(4);
    assert!(snapshot::read(&short.to_json().to_line()).is_err(), "five of four");
}

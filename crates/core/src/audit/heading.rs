//! What the heading of a column means, from its words.

use std::collections::BTreeMap;

use super::table::{Column, Meaning, Measure};
use crate::framework::Framework;
use crate::letters::folded;

/// The most characters of a heading; longer ones are sentences.
pub(super) const HEADING_LIMIT: usize = 120;

/// A heading in small letters, one space between words, a space at both ends; of other characters only `%` stays.
pub(super) fn words_of(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 2);
    words.push(' ');
    for c in folded(text).chars() {
        if c.is_alphanumeric() {
            words.push(c);
        } else if c == '%' {
            if !words.ends_with(' ') {
                words.push(' ');
            }
            words.push_str("% ");
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    words
}

/// Whether some of the phrases stand in a text of [`words_of`], as whole words.
pub(super) fn says(words: &str, phrases: &[&str]) -> bool {
    let bytes = words.as_bytes();
    // Every word begins behind a space.
    (1..bytes.len()).filter(|at| bytes[at - 1] == b' ').any(|at| {
        let rest = &bytes[at..];
        phrases.iter().any(|phrase| rest.starts_with(phrase.as_bytes()) && rest.get(phrase.len()) == Some(&b' '))
    })
}

/// Whether a text of [`words_of`] begins with one of the phrases, as whole words.
fn begins(words: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        words.get(1..).and_then(|rest| rest.strip_prefix(phrase)).is_some_and(|rest| rest.starts_with(' '))
    })
}

fn is_one_of(words: &str, phrases: &[&str]) -> bool {
    phrases.contains(&words.trim())
}

/// A column from its heading alone.
pub(super) fn column(heading: &str, framework: Option<&Framework>) -> Column {
    let words = words_of(heading);
    let area = framework.and_then(|framework| {
        framework.areas().find(|area| {
            let node = framework.node(*area);
            let name = words_of(&node.name.vi);
            let numbered =
                |number: &str| !number.is_empty() && words == words_of(&format!("{number} {}", node.name.vi));
            words == words_of(&node.id) || words == name || numbered(&node.number)
        })
    });
    let is_sign = matches!(heading.trim().trim_matches(['(', ')']), "+/-" | "+/−" | "+/–" | "±");
    let meaning = match (&area, is_sign) {
        (Some(_), _) => Meaning::Part,
        (None, true) => Meaning::Change(None),
        (None, false) => match (meaning(&words), below(heading)) {
            (Meaning::Result(_) | Meaning::Part | Meaning::Unknown, Some(own)) => own,
            (joined, _) => joined,
        },
    };
    Column { heading: heading.to_owned(), meaning, area }
}

/// The result that the lower of two headings names, where the upper one is of results and reaches over several columns:
/// "Kết quả Chỉ số CCHC 2025 / Tổng".
fn below(heading: &str) -> Option<Meaning> {
    let (upper, lower) = heading.split_once(" / ")?;
    let (upper, lower) = (words_of(upper), words_of(lower));
    let of_results = matches!(result(&upper), Some(Measure::Index | Measure::Total));
    (of_results || begins(&upper, &["kết quả", "năm"])).then(|| result(&lower)).flatten().map(Meaning::Result)
}

/// The columns of a table: each from its heading, and what the headings together tell of each.
pub(super) fn columns(headings: &[String], framework: Option<&Framework>) -> Vec<Column> {
    let mut columns: Vec<Column> = headings.iter().map(|heading| column(heading, framework)).collect();
    // "Điểm 2024", "Điểm 2025" are totals of two years.
    let of_year = |column: &Column| column.meaning == Meaning::Part && is_points_of_year(&column.heading);
    let no_total = !columns.iter().any(|column| column.meaning == Meaning::Result(Measure::Total));
    if no_total && columns.iter().filter(|column| of_year(column)).count() > 1 {
        columns.iter_mut().filter(|column| of_year(column)).for_each(|c| c.meaning = Meaning::Result(Measure::Total));
    }
    // Of results with years, the latest is of this period and the one before it of the period before.
    for measure in [Measure::Total, Measure::Index, Measure::Rank, Measure::Class] {
        let same = |column: &Column| column.meaning == Meaning::Result(measure);
        let found: Vec<usize> = (0..columns.len()).filter(|at| same(&columns[*at])).collect();
        let years: BTreeMap<u32, usize> =
            found.iter().filter_map(|at| Some((year(&columns[*at].heading)?, *at))).collect();
        if found.len() < 2 {
            continue;
        }
        // "Hạng 2025" beside "Xếp hạng" is of the period before, where a column says what changed since.
        let is_since =
            |column: &Column| matches!(column.meaning, Meaning::Change(of) if of.is_none_or(|of| of == measure));
        if let (2, [before], true) =
            (found.len(), years.values().collect::<Vec<_>>().as_slice(), columns.iter().any(is_since))
        {
            columns[**before].meaning = Meaning::Before(measure);
            continue;
        }
        // What is there twice cannot be told apart.
        let dated = years.len() == found.len();
        let told = if dated { years.into_values().rev().collect() } else { found };
        for (place, at) in told.into_iter().enumerate().skip(1) {
            let before = dated && place == 1;
            columns[at].meaning = if before { Meaning::Before(measure) } else { Meaning::Unknown };
        }
    }
    // "Điểm" beside nothing else that could be the total is the total.
    let has = |columns: &[Column], meaning| columns.iter().any(|column: &Column| column.meaning == meaning);
    if !has(&columns, Meaning::Result(Measure::Total))
        && let [only] = columns.iter_mut().filter(|c| c.meaning == Meaning::Part).collect::<Vec<_>>().as_mut_slice()
        && is_one_of(&words_of(&only.heading), &["điểm", "số điểm", "điểm số", "điểm đánh giá", "điểm thẩm định"])
    {
        only.meaning = Meaning::Result(Measure::Total);
    }
    changes(&mut columns);
    columns
}

/// Tells of what a change is that does not say it: of the only result that has a period before; of several, of the one
/// whose two columns stand right before it. A change in points is one of the index where only that has two periods.
fn changes(columns: &mut [Column]) {
    let before = |column: &Column| if let Meaning::Before(measure) = column.meaning { Some(measure) } else { None };
    let all: Vec<Measure> = columns.iter().filter_map(before).collect();
    let changes = columns.iter().filter(|column| column.meaning == Meaning::Change(None)).count();
    for at in 0..columns.len() {
        let pair = columns[..at].last_chunk::<2>().and_then(|[one, other]| {
            let measure = before(one).or(before(other))?;
            [one, other].iter().any(|column| column.meaning == Meaning::Result(measure)).then_some(measure)
        });
        let of = match (columns[at].meaning, all.as_slice()) {
            (Meaning::Change(None), [only]) => Some(*only),
            // One alone behind several pairs may be of any.
            (Meaning::Change(None), _) if changes > 1 => pair,
            (Meaning::Change(Some(Measure::Total)), [Measure::Index] | [Measure::Index, Measure::Rank])
                if !columns.iter().any(|column| column.meaning == Meaning::Result(Measure::Total)) =>
            {
                Some(Measure::Index)
            }
            _ => None,
        };
        if let Some(measure) = of {
            columns[at].meaning = Meaning::Change(Some(measure));
        }
    }
}

/// Whether a heading names points and a year, and nothing else: "Điểm năm 2024", "Điểm CCHC 2025".
fn is_points_of_year(heading: &str) -> bool {
    const POINTS: &[&str] =
        &["điểm", "điểm số", "số điểm", "điểm cchc", "điểm chỉ số", "điểm đánh giá", "điểm thẩm định"];
    let words = words_of(heading);
    let plain = |word: &&str| *word != "năm" && !word.bytes().all(|byte| byte.is_ascii_digit());
    let bare = words.split(' ').filter(plain).collect::<Vec<_>>().join(" ");
    year(heading).is_some() && POINTS.contains(&bare.as_str())
}

/// The year that a heading names.
pub(super) fn year(heading: &str) -> Option<u32> {
    let is_year = |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    words_of(heading).split(' ').find(is_year)?.parse().ok()
}

fn meaning(words: &str) -> Meaning {
    use Meaning::*;
    if words.len() > HEADING_LIMIT * 3 || words.trim().is_empty() {
        return Unknown;
    }
    if is_one_of(
        words,
        &["nhóm", "nhóm đơn vị", "tên nhóm", "nhóm xếp hạng", "khối", "khối thi đua", "cụm", "cụm thi đua"],
    ) {
        return Group;
    }
    if says(words, &["ghi chú", "mã", "mã đơn vị", "nhóm", "khối"]) && !says(words, &["điểm"]) {
        return Remarks;
    }
    if is_one_of(words, &["stt", "tt", "số tt", "số thứ tự", "no"]) {
        return Ordinal;
    }
    let result = result(words);
    if says(words, &["tăng giảm", "tăng", "giảm", "chênh lệch", "thay đổi", "so với", "biến động"]) {
        let measure = if says(words, &["bậc"]) { Some(Measure::Rank) } else { result };
        let of_points = says(words, &["điểm"]) && !says(words, &["điểm %", "điểm phần trăm"]);
        return Change(measure.or(of_points.then_some(Measure::Total)));
    }
    if says(words, &["năm trước", "kỳ trước", "tháng trước", "quý trước", "lần trước"]) {
        let of_points = begins(words, &["điểm năm", "điểm kỳ", "điểm tháng", "điểm quý"]);
        return result.or(of_points.then_some(Measure::Total)).map_or(Unknown, Before);
    }
    if says(words, &["tự chấm", "tự đánh giá", "tự thẩm định"]) {
        return SelfScore;
    }
    if says(words, &["thang điểm", "mẫu số", "điểm tối đa", "điểm chuẩn", "tối đa", "điểm có thể đạt"])
    {
        return Base;
    }
    if says(words, &["điểm thưởng", "điểm cộng", "thưởng"]) {
        return Bonus;
    }
    if says(words, &["điểm trừ", "điểm phạt", "bị trừ"]) {
        return Penalty;
    }
    if let Some(measure) = result {
        return Result(measure);
    }
    if says(words, &["điểm", "thẩm định", "điều tra", "xhh", "khảo sát"]) || begins(words, &["chỉ số"])
    {
        return Part;
    }
    let is_unit = says(words, &["đơn vị", "cơ quan", "địa phương", "tỉnh thành phố"]) && !says(words, &["đơn vị tính"]);
    let sort = words.strip_prefix(PLURAL).unwrap_or(words);
    if is_unit || begins(words, &["tên"]) || is_one_of(sort, UNITS) {
        return Unit;
    }
    Unknown
}

/// How units of one sort are called together.
const PLURAL: &str = " các ";

/// Whether a text names all units of a sort, as groups are called: "Các xã, thị trấn".
pub(super) fn is_plural(text: &str) -> bool {
    words_of(text).starts_with(PLURAL)
}

/// Whether a name is that of a group: "Các huyện", "UBND các huyện", "Khối sở, ngành", "Nhóm thang điểm 98".
pub(super) fn is_group_name(name: &str) -> bool {
    begins(&words_of(name), &["các", "ubnd các", "khối", "nhóm", "cụm"])
}

/// Headings of names that say nothing else; "các" may stand before each.
const UNITS: &[&str] = &[
    "unit",
    "xã",
    "phường",
    "xã phường",
    "phường xã",
    "xã thị trấn",
    "xã phường thị trấn",
    "xã phường đặc khu",
    "huyện",
    "quận huyện",
    "huyện thành phố",
    "huyện thị xã thành phố",
    "bộ ngành",
    "sở ngành",
    "sở ban ngành",
    "tỉnh",
    "ubnd cấp xã",
    "ubnd cấp huyện",
    "ubnd xã",
    "ubnd huyện",
];

/// Which result the words name.
fn result(words: &str) -> Option<Measure> {
    if says(words, &["xếp loại", "phân loại", "mức xếp loại"]) || is_one_of(words, &["loại"]) {
        return Some(Measure::Class);
    }
    if says(words, &["hạng", "xếp hạng", "thứ hạng", "thứ bậc", "vị thứ", "xếp thứ", "rank"]) {
        return Some(Measure::Rank);
    }
    if is_index(words) {
        return Some(Measure::Index);
    }
    let is_total = begins(words, &["tổng", "cộng"])
        || says(words, &["tổng điểm", "điểm đạt được", "điểm tổng", "tổng số điểm", "tổng cộng"])
        || is_one_of(words, &["điểm đạt", "kết quả điểm", "kết quả", "total"]);
    is_total.then_some(Measure::Total)
}

/// Whether nothing but the index is named: "Chỉ số CCHC năm 2020 (%)", and not "Chỉ số công khai, minh bạch".
fn is_index(words: &str) -> bool {
    const OF_IT: &[&str] = &[
        "chỉ", "số", "cchc", "cải", "cách", "hành", "chính", "par", "index", "parindex", "năm", "%", "kết", "quả",
        "giá", "trị", "tổng", "hợp", "chung", "đạt", "được", "tỷ", "tỉ", "lệ", "quy", "đổi", "sipas", "hài", "lòng",
        "tháng", "quý", "trước", "kỳ", "so", "với", "tăng", "giảm", "của", "chênh", "lệch", "thay", "đổi", "biến",
        "động", "mức",
    ];
    let named = says(words, &["chỉ số", "index", "parindex", "tỷ lệ", "tỉ lệ"]) || says(words, &["%"]);
    let own = |word: &str| OF_IT.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
    named && words.split(' ').filter(|word| !word.is_empty()).all(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Meaning::*;

    #[test]
    fn headings_as_they_are_published() {
        let table = [
            ("STT", Ordinal),
            ("TT", Ordinal),
            ("Tên đơn vị", Unit),
            ("Đơn vị", Unit),
            ("Xã, phường", Unit),
            ("Sở, ban, ngành", Unit),
            ("Bộ, ngành", Unit),
            ("Bộ, cơ quan ngang bộ", Unit),
            ("Địa phương, đơn vị", Unit),
            ("Các sở, ban, ngành", Unit),
            ("Các xã, thị trấn", Unit),
            ("Tên sở, ngành", Unit),
            ("Các chỉ số khác", Unknown),
            ("Điểm thẩm định", Part),
            ("Điểm điều tra", Part),
            ("Điểm điều tra XHH", Part),
            ("Điểm đơn vị tự chấm", SelfScore),
            ("Điểm tự đánh giá", SelfScore),
            ("Tổng điểm đạt được", Result(Measure::Total)),
            ("Tổng điểm", Result(Measure::Total)),
            ("Điểm đạt được", Result(Measure::Total)),
            ("Chỉ số CCHC (%)", Result(Measure::Index)),
            ("Chỉ số (%)", Result(Measure::Index)),
            ("CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2020", Result(Measure::Index)),
            ("Tỷ lệ (%)", Result(Measure::Index)),
            ("PAR INDEX 2020", Result(Measure::Index)),
            ("Chỉ số công khai, minh bạch", Part),
            ("Xếp loại", Result(Measure::Class)),
            ("Xếp hạng", Result(Measure::Rank)),
            ("Thứ hạng", Result(Measure::Rank)),
            ("Thứ bậc", Result(Measure::Rank)),
            ("Thứ bậc năm trước", Before(Measure::Rank)),
            ("Tăng/giảm thứ bậc", Change(Some(Measure::Rank))),
            ("Hạng năm trước", Before(Measure::Rank)),
            ("Chỉ số năm trước (%)", Before(Measure::Index)),
            ("Tăng/giảm thứ hạng", Change(Some(Measure::Rank))),
            ("Tăng, giảm (bậc)", Change(Some(Measure::Rank))),
            ("Tăng/giảm", Change(None)),
            ("Chênh lệch chỉ số (%)", Change(Some(Measure::Index))),
            ("Thang điểm", Base),
            ("Điểm tối đa", Base),
            ("Mẫu số", Base),
            ("Điểm thưởng", Bonus),
            ("Điểm trừ", Penalty),
            ("Ghi chú", Remarks),
            ("Nhóm", Group),
            ("Khối thi đua", Group),
            ("Mã đơn vị", Remarks),
            ("Công khai, minh bạch", Unknown),
            ("", Unknown),
        ];
        for (heading, wanted) in table {
            assert_eq!(column(heading, None).meaning, wanted, "{heading}");
        }
    }

    #[test]
    fn headings_tell_more_together() {
        let meanings = |headings: &[&str]| -> Vec<Meaning> {
            let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
            columns(&headings, None).into_iter().map(|column| column.meaning).collect()
        };
        assert_eq!(
            meanings(&["Đơn vị", "Chỉ số năm 2019", "Chỉ số năm 2020", "Tăng/giảm"]),
            [Unit, Before(Measure::Index), Result(Measure::Index), Change(Some(Measure::Index))]
        );
        assert_eq!(meanings(&["Đơn vị", "Điểm"]), [Unit, Result(Measure::Total)]);
        assert_eq!(meanings(&["Đơn vị", "Điểm", "Tổng điểm"]), [Unit, Part, Result(Measure::Total)]);
        assert_eq!(meanings(&["Đơn vị", "Tổng điểm", "Tổng điểm"]), [Unit, Result(Measure::Total), Unknown]);
        use Measure::{Rank, Total};
        let (points, ranks) = ([Before(Total), Result(Total)], [Before(Rank), Result(Rank)]);
        let wanted = [vec![Unit], points.to_vec(), ranks.to_vec()].concat();
        let headings = ["Đơn vị", "Điểm 2024", "Điểm 2025", "Hạng 2024", "Hạng 2025"];
        assert_eq!(meanings(&headings), wanted);
        // One change behind two pairs is told by its values; one behind each is of that.
        let one = [headings.as_slice(), &["Tăng/giảm"]].concat();
        assert_eq!(meanings(&one).last(), Some(&Change(None)));
        let named = [headings.as_slice(), &["Tăng/giảm điểm", "Tăng/giảm hạng"]].concat();
        assert_eq!(meanings(&named)[5..], [Change(Some(Total)), Change(Some(Rank))]);
        let each = ["Đơn vị", "Điểm 2025", "Điểm 2024", "+/-", "Hạng 2024", "Hạng 2025", "±"];
        let changes = [meanings(&each)[3], meanings(&each)[6]];
        assert_eq!(changes, [Change(Some(Total)), Change(Some(Rank))]);
        assert_eq!(
            meanings(&["Đơn vị", "Hạng 2023", "Hạng 2025", "Hạng 2024"]),
            [Unit, Unknown, Result(Rank), Before(Rank)]
        );
        assert_eq!(meanings(&["Đơn vị", "Điểm 2024", "Điểm 2025", "Tổng điểm"])[1..3], [Part, Part]);
        // One with a year, one without: of the period before only where something says what changed since.
        let since = ["Đơn vị", "Xếp hạng", "Hạng 2025", "Tăng/giảm bậc"];
        assert_eq!(meanings(&since)[1..], [Result(Rank), Before(Rank), Change(Some(Rank))]);
        assert_eq!(meanings(&since[..3])[1..], [Result(Rank), Unknown]);
        // What reaches over several columns does not say which of them is the result.
        let under = |upper: &str| {
            let lower = ["Điểm thẩm định", "Điểm điều tra XHH", "Tổng điểm", "Chỉ số (%)", "Tổng"];
            lower.map(|lower| column(&format!("{upper} / {lower}"), None).meaning)
        };
        for upper in ["Kết quả Chỉ số CCHC 2025", "Kết quả đánh giá", "Chỉ số CCHC", "PAR INDEX 2025", "Năm 2025"]
        {
            let total = Result(Total);
            assert_eq!(under(upper), [Part, Part, total, Result(Measure::Index), total], "{upper}");
        }
        assert_eq!(column("Lĩnh vực 1 / Tổng", None).meaning, Unknown);
        assert_eq!(column("Tổng điểm / Thẩm định", None).meaning, Result(Total));
    }

    #[test]
    fn a_framework_names_its_areas() {
        let framework = crate::framework::by_id("qd766-2022").unwrap();
        for (heading, id) in [("CKMB", "CKMB"), ("Số hóa hồ sơ", "MDSH"), ("2. Tiến độ, kết quả giải quyết", "TDGQ")]
        {
            let found = column(heading, Some(&framework));
            assert_eq!((found.meaning, found.area), (Part, framework.find(id)), "{heading}");
        }
        assert_eq!(column("Điểm thẩm định", Some(&framework)).area, None);
    }
}

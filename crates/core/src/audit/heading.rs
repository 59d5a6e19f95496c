//! What the heading of a column means, from its words.

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
    let meaning = if area.is_some() { Meaning::Part } else { meaning(&words) };
    Column { heading: heading.to_owned(), meaning, area }
}

/// The columns of a table: each from its heading, and what the headings together tell of each.
pub(super) fn columns(headings: &[String], framework: Option<&Framework>) -> Vec<Column> {
    let mut columns: Vec<Column> = headings.iter().map(|heading| column(heading, framework)).collect();
    // Of two results with years, the one of the earlier year is of the period before.
    for measure in [Measure::Total, Measure::Index, Measure::Rank, Measure::Class] {
        let same = |column: &Column| column.meaning == Meaning::Result(measure);
        let found: Vec<usize> = (0..columns.len()).filter(|at| same(&columns[*at])).collect();
        let years: Vec<Option<u32>> = found.iter().map(|at| year(&columns[*at].heading)).collect();
        match (found.as_slice(), years.as_slice()) {
            ([first, second], [Some(one), Some(other)]) if one != other => {
                let earlier = if one < other { *first } else { *second };
                columns[earlier].meaning = Meaning::Before(measure);
            }
            // What is there twice cannot be told apart.
            ([_, more @ ..], _) => more.iter().for_each(|at| columns[*at].meaning = Meaning::Unknown),
            _ => {}
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
    // A change that does not say of what is one of the only result that has a period before.
    let before: Vec<Measure> = columns
        .iter()
        .filter_map(|c| if let Meaning::Before(measure) = c.meaning { Some(measure) } else { None })
        .collect();
    if let [measure] = before.as_slice() {
        for column in columns.iter_mut().filter(|column| column.meaning == Meaning::Change(None)) {
            column.meaning = Meaning::Change(Some(*measure));
        }
    }
    columns
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
        return Change(measure);
    }
    if says(words, &["năm trước", "kỳ trước", "tháng trước", "quý trước", "lần trước"]) {
        return result.map_or(Unknown, Before);
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

//! A table pasted from a spreadsheet or a document (number, name, maximum points) becomes the tree of a framework.

use crate::Json;
use crate::letters::folded;
use crate::number::{Decimal, NumberFault, read_typed};

/// The most rows that are taken: as many as a framework may have nodes.
const ROW_LIMIT: usize = 10_000;

/// What a pasted table holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Its rows, in order.
    pub rows: Vec<OutlineRow>,
    /// What could not be taken as it stands; the rest was.
    pub faults: Vec<OutlineFault>,
}

/// One row: an area, a criterion or a sub-criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineRow {
    /// Its line in the pasted text, from 1.
    pub line: usize,
    /// Its number as printed.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its maximum points, where a cell holds them.
    pub max: Option<Decimal>,
    /// 0 for an area.
    pub depth: usize,
}

/// What could not be taken as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineFault {
    /// The line in the pasted text, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: OutlineFaultKind,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq)]
pub enum OutlineFaultKind {
    /// It has no name and was passed over.
    NoName,
    /// It was taken for the heading of the table and passed over.
    Heading,
    /// A cell that should hold points does not.
    Points {
        /// What it holds.
        found: String,
        /// Why it is no number.
        fault: NumberFault,
    },
    /// A leaf without points: it has 0.
    NoPoints,
    /// The row with the sum of all says something else than the areas add up to; it was passed over.
    Sum {
        /// What the row says.
        printed: Decimal,
        /// What the areas add up to.
        found: Decimal,
    },
    /// More rows than a framework may have nodes; the rest was passed over.
    TooMany {
        /// The limit.
        limit: usize,
    },
}

/// How a row is numbered, which tells how deep it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Style {
    /// `I`, `IV`
    Roman,
    /// `A`
    Capital,
    /// `1`, `1.2`, `1.2.3`: so many parts
    Dotted(Vec<String>),
    /// `a`, `a)`
    Letter,
    /// `-`, `+`, or nothing
    Bare,
}

fn style(number: &str) -> Style {
    let bare = number.trim().trim_matches(|c: char| matches!(c, '.' | ')' | '(' | ':' | ' '));
    let is_roman = !bare.is_empty() && bare.chars().all(|c| "IVXLC".contains(c));
    if is_roman {
        return Style::Roman;
    }
    let parts: Vec<String> = bare.split('.').map(|part| part.trim().to_owned()).collect();
    if parts.iter().all(|part| !part.is_empty() && part.len() <= 4 && part.chars().all(|c| c.is_ascii_digit())) {
        return Style::Dotted(parts);
    }
    match bare.chars().collect::<Vec<_>>().as_slice() {
        [one] if one.is_ascii_uppercase() => Style::Capital,
        [one] if one.is_alphabetic() => Style::Letter,
        _ => Style::Bare,
    }
}

/// Whether a cell reads like a row's number.
fn is_number_like(cell: &str) -> bool {
    cell.chars().count() <= 12 && (style(cell) != Style::Bare || matches!(cell.trim(), "-" | "+" | "*" | "•"))
}

impl Outline {
    /// Reads a pasted table: cells between tabs, or between `|` or `;` where there are no tabs.
    pub fn read(text: &str) -> Outline {
        let mut outline = Outline { rows: Vec::new(), faults: Vec::new() };
        let mut above: Vec<Style> = Vec::new();
        let mut sum_row = None;
        for (line, cells) in table(text) {
            let mut fault = |kind| outline.faults.push(OutlineFault { line, kind });
            if outline.rows.len() >= ROW_LIMIT {
                fault(OutlineFaultKind::TooMany { limit: ROW_LIMIT });
                break;
            }
            let (number, name, points) = columns(&cells);
            if is_heading(&number, &name, &points) {
                fault(OutlineFaultKind::Heading);
                continue;
            }
            let max = match points.as_deref().map(read_typed) {
                None | Some(Err(NumberFault::Empty)) => None,
                Some(Ok(value)) if !value.is_sign_negative() => Some(value),
                Some(Ok(_)) => {
                    fault(OutlineFaultKind::Points {
                        found: points.clone().unwrap_or_default(),
                        fault: NumberFault::NotANumber,
                    });
                    None
                }
                Some(Err(kind)) => {
                    fault(OutlineFaultKind::Points { found: points.clone().unwrap_or_default(), fault: kind });
                    None
                }
            };
            if number.is_empty() && folded(&name).starts_with("tổng") {
                sum_row = max.map(|max| (line, max));
                continue;
            }
            if name.is_empty() {
                fault(OutlineFaultKind::NoName);
                continue;
            }
            let depth = depth(&mut above, style(&number));
            outline.rows.push(OutlineRow { line, number, name, max, depth });
        }
        outline.fill_sums();
        if let Some((line, printed)) = sum_row {
            let found: Decimal = outline.rows.iter().filter(|row| row.depth == 0).filter_map(|row| row.max).sum();
            if found != printed {
                outline.faults.push(OutlineFault { line, kind: OutlineFaultKind::Sum { printed, found } });
            }
        }
        outline
    }

    /// Gives rows with others below them, but without points of their own, the sum of those; leaves get 0.
    fn fill_sums(&mut self) {
        for at in (0..self.rows.len()).rev() {
            if self.rows[at].max.is_some() {
                continue;
            }
            let depth = self.rows[at].depth;
            let below = self.rows[at + 1..].iter().take_while(|row| row.depth > depth);
            let mut children = below.filter(|row| row.depth == depth + 1).filter_map(|row| row.max).peekable();
            let is_told = |fault: &OutlineFault| fault.line == self.rows[at].line;
            if children.peek().is_none() && !self.faults.iter().any(is_told) {
                let kind = OutlineFaultKind::NoPoints;
                self.faults.push(OutlineFault { line: self.rows[at].line, kind });
            }
            self.rows[at].max = Some(children.sum());
        }
        self.faults.sort_by_key(|fault| fault.line);
    }

    /// The rows as the `nodes` of a framework file. Leaves are scored by the unit itself, points by hand, to be refined;
    /// `taken` are ids that are already in use.
    pub fn to_nodes(&self, taken: &mut Vec<String>) -> Json {
        self.children(0, self.rows.len(), 0, taken)
    }

    fn children(&self, from: usize, to: usize, depth: usize, taken: &mut Vec<String>) -> Json {
        let mut list = Vec::new();
        let mut at = from;
        while at < to {
            let row = &self.rows[at];
            let end = (at + 1..to).find(|next| self.rows[*next].depth <= depth).unwrap_or(to);
            let id = new_id(&row.number, taken);
            let mut fields = vec![
                ("id".to_owned(), Json::text(id)),
                ("number".to_owned(), Json::text(&*row.number)),
                ("name".to_owned(), Json::text(&*row.name)),
                ("max".to_owned(), Json::text(row.max.unwrap_or_default().to_string())),
            ];
            if end > at + 1 {
                fields.push(("children".to_owned(), self.children(at + 1, end, depth + 1, taken)));
            } else {
                fields.extend(new_leaf());
            }
            list.push(Json::Object(fields));
            at = end;
        }
        Json::List(list)
    }
}

/// The fields of a leaf that nothing is known of yet: points by hand, given by the unit itself.
pub fn new_leaf() -> [(String, Json); 3] {
    [
        ("scored_by".to_owned(), Json::text("self")),
        ("not_applicable".to_owned(), Json::Bool(false)),
        ("rule".to_owned(), Json::object([("kind", Some(Json::text("manual_points")))])),
    ]
}

/// A new id made of a printed number: `TC1.2.3`; one that is taken gets a suffix.
pub fn new_id(number: &str, taken: &mut Vec<String>) -> String {
    let plain: String = number.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '.').take(40).collect();
    let base = format!("TC{}", plain.trim_matches('.'));
    let is_free = |id: &str, taken: &[String]| !taken.iter().any(|other| other.eq_ignore_ascii_case(id));
    let id = (1..)
        .map(|n| if n == 1 && base != "TC" { base.clone() } else { format!("{base}-{n}") })
        .find(|id| is_free(id, taken))
        .unwrap_or(base);
    taken.push(id.clone());
    id
}

/// How deep a row stands below those above it.
fn depth(above: &mut Vec<Style>, style: Style) -> usize {
    let same_kind = |other: &Style| match (other, &style) {
        (Style::Dotted(other), Style::Dotted(own)) => other.len() == own.len(),
        (other, own) => other == own,
    };
    let depth = match &style {
        // 1.2.3 stands below 1.2 when that is above it, whatever lies between.
        Style::Dotted(own) if own.len() > 1 => {
            let is_parent =
                |other: &Style| matches!(other, Style::Dotted(o) if o.len() < own.len() && own.starts_with(o));
            above.iter().rposition(is_parent).map(|at| at + 1).or_else(|| above.iter().position(same_kind))
        }
        _ => above.iter().position(same_kind),
    };
    let depth = depth.unwrap_or(above.len()).min(15);
    above.truncate(depth);
    above.push(style);
    depth
}

/// Number, name and points of a row: the number is the first cell when it reads like one, the points are the last cell
/// that holds a number, the name is the longest of the others.
fn columns(cells: &[String]) -> (String, String, Option<String>) {
    let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
    let mut rest: Vec<&str> = cells.clone();
    let mut number = String::new();
    if let [first, tail @ ..] = cells.as_slice()
        && (is_number_like(first) || (first.is_empty() && tail.len() > 1))
        && !tail.is_empty()
    {
        number = (*first).to_owned();
        rest = tail.to_vec();
    }
    let holds_digits = |cell: &&str| cell.chars().any(|c| c.is_ascii_digit()) && cell.chars().count() <= 20;
    let is_points = |cell: &&str| holds_digits(cell) && !cell.chars().any(char::is_alphabetic);
    let points = rest.iter().skip(1).rposition(is_points).map(|at| at + 1);
    let points_cell = points.map(|at| rest[at].to_owned());
    let name = rest
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != points)
        .map(|(_, cell)| *cell)
        .max_by_key(|cell| cell.chars().count())
        .unwrap_or_default();
    // "1.1 Kế hoạch" in one cell: the number comes off the name.
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if number.is_empty()
        && let Some((first, tail)) = name.split_once(' ')
        && is_number_like(first)
        && first.chars().any(|c| c.is_ascii_digit() || c == '.' || c == ')')
    {
        return (first.trim_end_matches(['.', ')']).to_owned(), tail.to_owned(), points_cell);
    }
    (number.trim_end_matches(['.', ')']).trim().to_owned(), name, points_cell)
}

fn is_heading(number: &str, name: &str, points: &Option<String>) -> bool {
    let text = folded(&format!("{number} {name}"));
    let words =
        ["stt", "tên tiêu chí", "nội dung", "tiêu chí thành phần", "lĩnh vực/tiêu chí", "điểm tối đa", "thang điểm"];
    points.is_none() && style(number) == Style::Bare && words.iter().any(|word| text.contains(word))
}

/// The rows of a table with the line each begins in; cells in quotes may hold line breaks, as spreadsheets copy them.
fn table(text: &str) -> Vec<(usize, Vec<String>)> {
    let has_tabs = text.contains('\t');
    let separator = if has_tabs {
        '\t'
    } else if text.contains('|') {
        '|'
    } else {
        ';'
    };
    let (mut rows, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut begun, mut quoted) = (1, 1, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() && has_tabs => quoted = true,
            '\r' => {}
            '\n' if quoted => {
                line += 1;
                cell.push(' ');
            }
            '\n' => {
                cells.push(std::mem::take(&mut cell));
                rows.push((begun, std::mem::take(&mut cells)));
                line += 1;
                begun = line;
            }
            c if c == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    cells.push(cell);
    rows.push((begun, cells));
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Vec<(usize, String, String, String)> {
        let row = |row: &OutlineRow| {
            (row.depth, row.number.clone(), row.name.clone(), row.max.unwrap_or_default().normalize().to_string())
        };
        Outline::read(text).rows.iter().map(row).collect()
    }

    fn row(depth: usize, number: &str, name: &str, max: &str) -> (usize, String, String, String) {
        (depth, number.into(), name.into(), max.into())
    }

    #[test]
    fn tables_as_they_are_pasted() {
        // Cà Mau 1880/QĐ-UBND (2013), beginning of its annex; other layouts of the same made up.
        let wanted = [
            row(0, "1", "Công tác chỉ đạo, điều hành CCHC", "20"),
            row(1, "1.1", "Kế hoạch CCHC năm", "5"),
            row(2, "1.1.1", "Ban hành kế hoạch", "1"),
            row(2, "1.1.4", "Mức độ thực hiện kế hoạch", "2"),
            row(1, "1.2", "Báo cáo CCHC", "2"),
        ];
        for text in [
            "STT\tLĩnh vực/Tiêu chí/Tiêu chí thành phần\tĐiểm tối đa\n1\tCông tác chỉ đạo, điều hành CCHC\t20\n1.1\tKế hoạch CCHC năm\t5\n1.1.1\tBan hành kế hoạch\t1\n1.1.4\tMức độ thực hiện kế hoạch\t2,00\n1.2\tBáo cáo CCHC\t2\n",
            "1.\t\"Công tác chỉ đạo,\nđiều hành CCHC\"\t20\r\n1.1.\tKế hoạch CCHC năm\t5\r\n1.1.1.\tBan hành kế hoạch\t1\r\n1.1.4.\tMức độ thực hiện kế hoạch\t2\r\n\r\n1.2.\tBáo cáo CCHC\t2\r\nTổng cộng\t\t20",
            "1 | Công tác chỉ đạo, điều hành CCHC | 20\n1.1 | Kế hoạch CCHC năm | 5\n1.1.1 | Ban hành kế hoạch | 1\n1.1.4 | Mức độ thực hiện kế hoạch | 2\n1.2 | Báo cáo CCHC | 2",
            "1 Công tác chỉ đạo, điều hành CCHC\t20\n1.1 Kế hoạch CCHC năm\t5\n1.1.1 Ban hành kế hoạch\t1\n1.1.4 Mức độ thực hiện kế hoạch\t2\n1.2 Báo cáo CCHC\t2",
        ] {
            assert_eq!(shape(text), wanted, "{text}");
        }
    }

    #[test]
    fn roman_numbers_letters_and_bullets_nest() {
        let text = "I\tKết quả thực hiện nhiệm vụ\t36,5\n1\tBan hành văn bản\t0,5\na)\tĐúng hạn\t0,25\nb)\tĐủ\t0,25\n2\tNội quy\t36\nII\tCải cách hành chính\t25\n1\tKế hoạch\t25\n-\tĐúng hạn\t20\n-\tĐủ\t5";
        let depths: Vec<usize> = Outline::read(text).rows.iter().map(|row| row.depth).collect();
        assert_eq!(depths, [0, 1, 2, 2, 1, 0, 1, 2, 2]);
    }

    #[test]
    fn what_cannot_be_taken_is_said_by_line() {
        let outline = Outline::read("1\tA\t\n1.1\tB\t1\n1.2\t\t3\n1.3\tC\tx9\n1.4\tD\t1.234\nTổng\t\t9");
        let faults: Vec<(usize, OutlineFaultKind)> =
            outline.faults.iter().map(|fault| (fault.line, fault.kind.clone())).collect();
        assert_eq!(faults.len(), 4, "{faults:?}");
        assert_eq!(faults[0], (3, OutlineFaultKind::NoName));
        assert_eq!(faults[1], (4, OutlineFaultKind::NoPoints));
        assert!(matches!(faults[2], (5, OutlineFaultKind::Points { .. })));
        assert_eq!(faults[3], (6, OutlineFaultKind::Sum { printed: Decimal::from(9), found: Decimal::ONE }));
        assert_eq!(outline.rows[0].max, Some(Decimal::ONE), "the sum of what is below");
    }

    #[test]
    fn nodes_have_ids_of_their_own_and_load() {
        let outline = Outline::read("1\tA\t3\n1.1\tB\t1\n1.1\tB\t2\n\tC\t4");
        let mut taken = vec!["tc1".to_owned()];
        let nodes = outline.to_nodes(&mut taken);
        assert_eq!(taken, ["tc1", "TC1-2", "TC1.1", "TC1.1-2", "TC-1"]);
        let Json::List(areas) = nodes else { panic!("a list") };
        assert_eq!(areas[0].get("id"), Some(&Json::text("TC1-2")));
    }
}

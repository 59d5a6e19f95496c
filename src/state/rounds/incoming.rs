//! What arrives for a round: files, links and tables become sheets, and what cannot be read becomes lines.

use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::assessment;
use thuocdo_core::audit::unstacked;
use thuocdo_core::exchange::decode;
use thuocdo_core::exchange::table::{self, Decisions, Grid, Reading, Settled, TableFault, TableUnit};
use thuocdo_core::framework::{Date, Framework};
use thuocdo_core::problem::Fault;
use thuocdo_core::round::Round;
use thuocdo_core::round::merge::Incoming;
use thuocdo_text::{link as link_words, problem, table as table_words, ui};

use super::printed_results::PrintedResults;

/// The most lines that one input is told in.
pub(super) const LINES: usize = 40;

/// What came of one input.
#[derive(Clone, Default)]
pub struct Arrived {
    /// The sheets.
    pub sheets: Vec<Incoming>,
    /// What was understood, and what could not be read, each with its source.
    pub lines: Vec<String>,
    /// A table with numbers that can be two: its source and cells, to be read again when somebody has decided.
    pub undecided: Option<(String, Arc<Grid>)>,
    /// A table whose printed results are all that it says, or say more than its columns.
    pub results: Option<PrintedResults>,
}

impl Arrived {
    /// Adds what came of another part of the input.
    pub fn and(&mut self, other: Arrived) {
        self.sheets.extend(other.sheets);
        self.lines.extend(other.lines);
        self.undecided = self.undecided.take().or(other.undecided);
        self.results = self.results.take().or(other.results);
    }
}

/// Says on which day sheets came. A row without an answer is of a unit that has sent nothing, and stays so.
pub fn came_on(sheets: &mut [Incoming], day: Date) {
    sheets.iter_mut().for_each(|one| one.received = one.received.map(|_| day));
}

/// What a text is: a sheet, several links, or a table.
pub fn read(round: &Round, source: &str, text: &str, today: Option<Date>) -> Arrived {
    let trimmed = text.trim_start_matches('\u{feff}').trim_start();
    if trimmed.starts_with('{') && is_by_lines(trimmed) {
        sheets_by_lines(round, source, trimmed, today)
    } else if trimmed.starts_with('{') {
        sheet(round, source, text, today)
    } else if trimmed.contains("#/xem/") {
        links(trimmed, today)
    } else {
        table(round, source, text, today)
    }
}

/// Whether a text holds one document a line: its first line is a whole document, and others follow.
fn is_by_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().filter(|_| lines.next().is_some());
    first.is_some_and(|line| Json::parse(line, assessment::FILE_LIMIT).is_ok())
}

fn sheets_by_lines(round: &Round, source: &str, text: &str, today: Option<Date>) -> Arrived {
    let mut arrived = Arrived::default();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        arrived.and(sheet(round, &ui::row_of(source, at + 1), line, today));
    }
    arrived
}

fn sheet(round: &Round, source: &str, text: &str, today: Option<Date>) -> Arrived {
    let mut arrived = Arrived::default();
    match assessment::read_with(text, &[Arc::clone(&round.framework)]) {
        Ok(read) => {
            // Of another text of the framework its own row says that it cannot be taken.
            let warnings = read.warnings.iter().filter(|one| !matches!(one.fault, Fault::FrameworkChanged { .. }));
            let warned = warnings.map(|one| format!("{source}: {}", problem::line(one, Some(&read.framework))));
            arrived.lines.extend(ui::lines_told(warned, LINES));
            arrived.sheets.push(Incoming::of_file(source.to_owned(), read, today));
        }
        Err(problems) => {
            let told = problems.iter().map(|one| format!("{source}: {}", problem::line(one, None)));
            arrived.lines.extend(ui::lines_told(told, LINES));
        }
    }
    arrived
}

/// One link a line, however much stands around it.
fn links(text: &str, today: Option<Date>) -> Arrived {
    let mut arrived = Arrived::default();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let source = ui::pasted_line(at + 1);
        let payload =
            line.split_once("#/xem/").map_or("", |(_, rest)| rest.split_whitespace().next().unwrap_or_default());
        match decode(payload) {
            Ok((sheet, framework)) => {
                arrived.sheets.push(Incoming {
                    source,
                    sheet: Arc::new(sheet),
                    framework,
                    is_other_text: false,
                    received: today,
                    is_attainable_inferred: false,
                });
            }
            Err(fault) => arrived.lines.push(format!("{source}: {}: {}", fault.code(), link_words::fault(&fault))),
        }
    }
    arrived
}

fn table(round: &Round, source: &str, text: &str, today: Option<Date>) -> Arrived {
    let stacked = unstacked(text, Some(&round.framework));
    let told = stacked.is_some().then(|| format!("{source}: {}", table_words::ONE_CELL_A_LINE));
    match stacked.map_or_else(|| Grid::read(text), Ok) {
        Ok(grid) => {
            let mut arrived = read_grid(round, source, Arc::new(grid), today, None);
            arrived.lines.splice(0..0, told);
            arrived
        }
        Err(fault) => {
            let line = format!("{source}: {}", table_words::line(&fault, Some(&round.framework)));
            Arrived { lines: vec![line], ..Arrived::default() }
        }
    }
}

/// The sheets of a table's cells; `reading` says what numbers are that can be two.
pub fn read_grid(
    round: &Round,
    source: &str,
    grid: Arc<Grid>,
    today: Option<Date>,
    reading: Option<Reading>,
) -> Arrived {
    let mut arrived = Arrived::default();
    let framework = &round.framework;
    let decisions = Decisions { all: reading, ..Decisions::default() };
    let mut read = table::read(&grid, framework, round.period, &decisions);
    let is_undecided = read.problems.iter().any(table::TableProblem::is_ambiguous);
    if is_undecided {
        arrived.undecided = Some((source.to_owned(), Arc::clone(&grid)));
    }
    // Numbers that may be two give no denominators yet.
    let settled = if is_undecided { Settled::default() } else { table::settle_denominators(&mut read, framework) };
    let own = table_words::own_denominators(&read, &settled, framework);
    arrived.lines.extend(own.into_iter().map(|line| format!("{source}: {line}")));
    // Without a word on groups, a table says nothing of the ranks in those of the round.
    let has_groups = round.groups.len() < 2 || !read.groups.is_empty();
    // Nor do such numbers give any.
    let ranks = if has_groups && !is_undecided { read.differing_ranks(framework) } else { Vec::new() };
    let told =
        read.problems.iter().chain(&ranks).map(|one| format!("{source}: {}", table_words::line(one, Some(framework))));
    arrived.lines.extend(ui::lines_told(told, LINES));
    arrived.lines.extend(ui::lines_told(table_words::echoes(&read, framework), LINES));
    // Units of which no column can say anything have sent nothing, and a table of totals is no list of those who should.
    let is_empty = read.units.iter().all(|unit| unit.assessment.answers.is_empty());
    if is_empty && read.problems.iter().any(|one| one.fault == TableFault::NoNodes) {
        arrived.results = Some(PrintedResults::of(round, source, &grid, &read, &decisions, &mut arrived.lines));
        return arrived;
    }
    if read.lacks_parts() && !is_undecided {
        arrived.results = Some(PrintedResults::of(round, source, &grid, &read, &decisions, &mut arrived.lines));
    }
    // A row without an answer is a unit that should send, and has not.
    arrived.sheets.extend(read.units.into_iter().enumerate().map(|(at, unit)| {
        let received = today.filter(|_| !unit.assessment.answers.is_empty());
        let is_attainable_inferred = settled.own.binary_search(&at).is_ok();
        Incoming { received, is_attainable_inferred, ..sheet_of_row(source, unit, framework) }
    }));
    arrived
}

/// The sheet that a row of a table is.
pub(super) fn sheet_of_row(source: &str, unit: TableUnit, framework: &Arc<Framework>) -> Incoming {
    Incoming {
        source: ui::row_of(source, unit.row as usize + 1),
        received: None,
        sheet: Arc::new(unit.assessment),
        framework: Arc::clone(framework),
        is_other_text: false,
        is_attainable_inferred: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::{Assessment, Period, Unit};
    use thuocdo_core::framework::by_id;
    use thuocdo_core::number::{Rounding, RoundingMode};
    use thuocdo_core::round::merge::{Kind, Refusal, preview};

    const TENTH: Rounding = Rounding { decimals: 1, mode: RoundingMode::HalfUp };

    #[test]
    fn sheets_are_read_from_one_file_or_one_line_each() {
        let round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        let sheet = |name: &str| {
            format!(
                r#"{{"format":"thuocdo.assessment","version":1,"framework":{{"id":"qd766-2022"}},"unit":{{"name":"{name}"}},"period":"2026","answers":{{}}}}"#
            )
        };
        let pretty = sheet("A").replace(",\"", ",\n\"");
        for (text, units, told) in [
            (sheet("A"), vec!["A"], 0),
            (pretty, vec!["A"], 0),
            (format!("{}\n\n{}\r\n", sheet("A"), sheet("B")), vec!["A", "B"], 0),
            (format!("{}\n{{\"a\":\n{}", sheet("A"), sheet("B")), vec!["A", "B"], 1),
        ] {
            let arrived = read(&round, "tep.json", &text, None);
            let found: Vec<&str> = arrived.sheets.iter().map(|one| one.sheet.unit.name.as_str()).collect();
            assert_eq!((found, arrived.lines.len()), (units, told), "{text}: {:?}", arrived.lines);
        }
    }

    #[test]
    fn a_table_with_each_cell_on_a_line_is_read() {
        let round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        let text = "STT\n\nĐơn vị\n\nCKMB\n\nTổng điểm\n\n1\n\nXã A\n\n12\n\n12\n\n2\n\nXã B\n\n11\n\n11\n";
        let arrived = read(&round, "dan", text, None);
        let found: Vec<&str> = arrived.sheets.iter().map(|one| one.sheet.unit.name.as_str()).collect();
        assert_eq!(found, ["Xã A", "Xã B"], "{:?}", arrived.lines);
        assert!(arrived.lines[0].contains(table_words::ONE_CELL_A_LINE), "{:?}", arrived.lines);
    }

    /// Lai Châu 2020: on 98 points and on 80 of its own; the last index is made up.
    #[test]
    fn a_denominator_that_is_not_printed_comes_with_its_sheet() {
        let round = Round::new(by_id("lai-chau-2020").unwrap(), "Đợt thử", Period::Year(2020));
        let rows =
            "Sở Nội vụ;62,30;23,37;85,67;87,42\nBan Dân tộc;51,20;18,02;69,22;86,53\nSở A;51,20;18,02;69,22;86,70";
        for (heading, inferred, told) in [
            ("Đơn vị;Điểm thẩm định;Điểm điều tra;Tổng điểm;Chỉ số (%)", true, 3),
            ("Đơn vị;Điểm thẩm định;Điểm điều tra;Tổng;Ghi chú", false, 0),
        ] {
            let arrived = read(&round, "dan", &format!("{heading}\n{rows}"), None);
            let own = arrived.sheets.iter().map(|one| {
                let own = one.sheet.attainable.map(|own| own.normalize().to_string());
                (own, one.is_attainable_inferred)
            });
            let wanted = if inferred { Some("80".to_owned()) } else { None };
            assert_eq!(own.collect::<Vec<_>>(), [(None, false), (wanted, inferred), (None, false)], "{heading}");
            let of = |word: &str| arrived.lines.iter().filter(|line| line.contains(word)).count();
            // What is inferred, what cannot be, and that the index does not come out.
            assert_eq!(of("mẫu số riêng") + of("T26"), told, "{:?}", arrived.lines);
        }
    }

    #[test]
    fn what_is_not_told_is_counted() {
        let round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        for (bad, lines, last) in [(3, 3, "zz3"), (LINES, LINES, "zz40"), (70, LINES + 1, "Và 30 dòng khác.")] {
            let rows: Vec<String> = (1..=bad).map(|at| format!("Xã {at};zz{at}")).collect();
            let arrived = read(&round, "bang.csv", &format!("Đơn vị;CKMB\n{}\n", rows.join("\n")), None);
            let told: Vec<&String> =
                arrived.lines.iter().filter(|line| line.contains("zz") || line.starts_with("Và")).collect();
            assert_eq!(told.len(), lines, "{bad}: {:?}", arrived.lines);
            assert!(told[lines - 1].contains(last), "{bad}: {:?}", told[lines - 1]);
        }
    }

    #[test]
    fn sheets_come_on_the_day_that_is_said() {
        let round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        let (today, said) = (Date::parse("2026-11-26"), Date::parse("2026-11-20").unwrap());
        let mut arrived = read(&round, "bang.csv", "Đơn vị;CKMB\nXã A;5\nXã B;\n", today);
        came_on(&mut arrived.sheets, said);
        let days: Vec<_> = arrived.sheets.iter().map(|one| one.received).collect();
        assert_eq!(days, [Some(said), None], "a row without an answer is no sheet");
    }

    #[test]
    fn a_table_whose_results_say_more_than_its_columns_has_a_round_of_them() {
        let round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        for (text, units, has_results, code) in [
            ("TT;Đơn vị;Tổng điểm;Xếp hạng\n1;Xã A;85,5;1\n2;Xã B;80;2\n", 0, true, Some("T07")),
            ("TT;Đơn vị;CKMB;Tổng điểm;Xếp hạng\n1;Xã A;12;85,5;1\n2;Xã B;15;80;2\n", 2, true, Some("T33")),
            ("Đơn vị;CKMB\nXã A;\nXã B;\n", 2, false, None),
            ("Đơn vị;CKMB\nXã A;12\nXã B;15\n", 2, false, None),
        ] {
            let arrived = read(&round, "bang.csv", text, None);
            assert_eq!((arrived.sheets.len(), arrived.results.is_some()), (units, has_results), "{text}");
            let ranked = arrived.results.and_then(|one| one.round);
            let totals = ranked.map(|round| {
                let score =
                    |unit: &thuocdo_core::round::RoundUnit| thuocdo_core::score::score(&round.framework, &unit.sheet);
                round.units.iter().map(|unit| score(unit).total.round(TENTH).to_string()).collect::<Vec<_>>()
            });
            assert_eq!(totals, has_results.then(|| vec!["85.5".to_owned(), "80.0".to_owned()]), "{text}");
            for one in ["T07", "T33"] {
                let is_told = arrived.lines.iter().any(|line| line.contains(one));
                assert_eq!(is_told, code == Some(one), "{text}: {:?}", arrived.lines);
            }
        }
    }

    #[test]
    fn a_sheet_that_names_another_text_of_the_framework_is_refused() {
        let framework = by_id("qd766-2022").unwrap();
        let round = Round::new(Arc::clone(&framework), "Đợt thử", Period::Year(2026));
        let unit = Unit { name: "Xã A".into(), ..Unit::default() };
        let text = Assessment::new("qd766-2022", unit, Period::Year(2026)).to_json(&framework).to_line();
        let hash = framework.hash.to_string();
        let other = hash.chars().rev().collect::<String>();
        assert!(text.contains(&hash));
        for (text, is_other) in [(text.clone(), false), (text.replace(&hash, &other), true)] {
            let arrived = read(&round, "phieu.json", &text, None);
            let kinds: Vec<bool> = arrived.sheets.iter().map(|one| one.is_other_text).collect();
            assert_eq!(kinds, [is_other]);
            let refused = matches!(preview(&round, &arrived.sheets).entries[0].kind, Kind::Refused(Refusal::OtherText));
            assert_eq!(refused, is_other);
            // Its row says it; nothing is said of points that are not shown.
            assert_eq!(arrived.lines, Vec::<String>::new());
        }
    }
}

//! The heading of a table: what each of its columns means.

use std::collections::BTreeMap;

use super::columns::{Column, Found, Meaning, Names, Part, StatedKind};
use super::grid::{Grid, GridRow};
use super::headed::{Headed, headed, pairs};
use super::loose;
use super::place::Place;
use super::printed_rank;
use super::problem::{TableFault, TableProblem};
use super::report::{PassedOver, ReadAs, Report};
use super::rows::is_number;
use super::stage::{self, Stage};
use super::totals::INDEX_NODE;
use super::words::{self, compared};
use crate::number::Decimal;

/// The most headings for which what they may have meant is looked for.
const NEAREST_LIMIT: usize = 50;

/// The heading of a table.
pub(super) struct Heading<'g> {
    /// Its one, two or three rows.
    pub(super) rows: Vec<GridRow<'g>>,
    /// The place among the grid's rows of the first row below it.
    pub(super) below: usize,
    /// The column of the units' names.
    pub(super) unit: u32,
    /// Its columns.
    pub(super) columns: Vec<Column>,
}

impl Heading<'_> {
    /// The column of a meaning that a table has once.
    pub(super) fn column_of(&self, meaning: &Meaning) -> Option<u32> {
        self.columns.iter().find(|column| column.meaning.as_ref() == Some(meaning)).map(|column| column.at.column)
    }
}

/// Finds the heading; what its columns mean, and what they do not, is told.
///
/// # Errors
/// No row names the units (T06).
pub(super) fn heading<'g>(grid: &'g Grid, names: &Names, report: &mut Report) -> Result<Heading<'g>, TableProblem> {
    let Some(Headed { titles, rows, unit }) = headed(grid, names) else {
        return Err(TableProblem::whole(TableFault::NoHeading));
    };
    for title in &titles {
        let text: Vec<&str> = title.cells().map(|(_, text)| text.trim()).collect();
        let column = title.cells().next().map_or(0, |(column, _)| column);
        report.pass_over(title.place(column), &text.join(" "), PassedOver::Title);
    }
    let below = titles.len() + rows.len();
    let columns = columns(names, grid, below, &rows, report);
    let is_unit = |column: &&Column| column.meaning == Some(Meaning::Unit);
    let unit = columns.iter().find(is_unit).map_or(unit, |column| column.at.column);
    Ok(Heading { rows, below, unit, columns })
}

/// What each column means; told where it means nothing, several things, or what another one does.
fn columns(names: &Names, grid: &Grid, below: usize, rows: &[GridRow], report: &mut Report) -> Vec<Column> {
    let cells = pairs(rows);
    let mut found: Vec<Found> =
        cells.iter().map(|(_, upper, lower)| names.find_below(upper.trim(), lower.trim())).collect();
    let said = |at: usize| if cells[at].2.trim().is_empty() { cells[at].1.trim() } else { cells[at].2.trim() };
    settle_spanned(names, &cells, &mut found);
    settle_units(&mut found, &said);
    // Left of the units, it counts them.
    let unit = found.iter().position(|one| matches!(one, Found::Meant(Meaning::Unit, _))).unwrap_or(1);
    for ((_, upper, lower), found) in cells.iter().zip(&mut found).take(unit) {
        if [upper, lower].iter().any(|text| compared(text) == "thứ tự") {
            *found = Found::Meant(Meaning::Ordinals, false);
        }
    }
    let holds_numbers = |at: usize| {
        let texts = grid.rows().skip(below).map(|row| row.cell(cells[at].0)).filter(|text| !text.trim().is_empty());
        let (numbers, others): (Vec<&str>, Vec<&str>) = texts.partition(|text| is_number(text));
        numbers.len() > others.len()
    };
    let gives_ranks = |at: usize, rank: usize| {
        let number = |text: &str| text.trim().trim_end_matches('%').trim_end().replace(',', ".").parse().ok();
        let rows = grid.rows().skip(below);
        let pair = |row: GridRow| Some((printed_rank::rank(row.cell(cells[rank].0))?, number(row.cell(cells[at].0))?));
        printed_rank::follow(rows.filter_map(pair).collect())
    };
    let only = only_result(&found, &said).or_else(|| only_numbers(names, &found, &said, holds_numbers, gives_ranks));
    if let Some((at, kind)) = only {
        found[at] = Found::Meant(Meaning::Stated(kind), true);
    }
    let upper = |at: usize| cells[at].1.trim();
    let passed_by = not_taken(&found, &said, &upper);
    // Where results stand for the points of all, one of two must not be chosen.
    let is_answer = |found: &Found| matches!(found, Found::Meant(Meaning::Answer(..), _));
    let ranks_by_results = names.only_scored().is_some() && !found.iter().any(is_answer);
    let is_result = |meaning: &Meaning| matches!(meaning, Meaning::Stated(StatedKind::Total | StatedKind::Index));
    let mut columns: Vec<Column> = Vec::with_capacity(cells.len());
    let mut searched = 0;
    for (place, found) in found.into_iter().enumerate() {
        let (column, upper, lower) = (cells[place].0, cells[place].1.trim(), cells[place].2.trim());
        let row = rows.iter().rev().find(|row| !row.cell(column).trim().is_empty());
        let at = row.map_or(Place::new(0, column), |row| row.place(column));
        let heading = match (upper, lower) {
            (upper, "") => upper.to_owned(),
            ("", lower) => lower.to_owned(),
            (upper, lower) if compared(upper) == compared(lower) => lower.to_owned(),
            (upper, lower) => format!("{upper} / {lower}"),
        };
        let joined = heading.len() > upper.len().max(lower.len());
        let found = match passed_by.get(&place) {
            Some(NotTaken::Earlier) => {
                report.pass_over(at, &heading, PassedOver::Earlier);
                columns.push(Column { at, heading, meaning: None });
                continue;
            }
            Some(NotTaken::EarlierStage) => {
                report.pass_over(at, &heading, PassedOver::EarlierStage);
                columns.push(Column { at, heading, meaning: None });
                continue;
            }
            Some(NotTaken::Target) => {
                report.pass_over(at, &heading, PassedOver::Target);
                columns.push(Column { at, heading, meaning: None });
                continue;
            }
            Some(NotTaken::ByNumber) => Found::Unknown,
            None => found,
        };
        let meaning = match found {
            Found::Meant(meaning, said) => {
                let first = columns.iter().find(|other| other.meaning.as_ref() == Some(&meaning)).map(|other| other.at);
                match (first, &meaning) {
                    // Two columns of running numbers or remarks do no harm.
                    (_, Meaning::Ordinals) => report.pass_over(at, &heading, PassedOver::Ordinals),
                    (_, Meaning::Remarks) => report.pass_over(at, &heading, PassedOver::Remarks),
                    (Some(first), _) => {
                        let stated =
                            matches!(meaning, Meaning::Stated(_)) && !(ranks_by_results && is_result(&meaning));
                        let heading = heading.clone();
                        report.say(at, TableFault::RepeatedColumn { heading, first, stated });
                    }
                    (None, _) if said || (joined && matches!(meaning, Meaning::Answer(..))) => {
                        report.echo(at, &heading, ReadAs::Column(meaning.clone()));
                    }
                    (None, _) => {}
                }
                first.is_none().then_some(meaning)
            }
            Found::Misfit(fault) => {
                report.known(at, fault);
                None
            }
            Found::Most => {
                report.pass_over(at, &heading, PassedOver::Most);
                None
            }
            Found::Several(ids) => {
                report.say(at, TableFault::SeveralNodes { heading: heading.clone(), ids });
                None
            }
            Found::Unknown => {
                searched += 1;
                let name = if lower.is_empty() { upper } else { lower };
                let nearest = (searched <= NEAREST_LIMIT).then(|| names.nearest(name)).flatten();
                report.say(at, TableFault::UnknownColumn { heading: heading.clone(), nearest });
                None
            }
        };
        columns.push(Column { at, heading, meaning });
    }
    total_as_answer(names, &mut columns, report);
    columns
}

/// What stands over several columns says nothing of those whose own words, or those beside them, tell the result from its
/// parts: "Chỉ số CCHC 2025" over "Điểm thẩm định | Điểm điều tra XHH | Tổng điểm | Chỉ số (%)".
fn settle_spanned(names: &Names, cells: &[(u32, String, String)], found: &mut [Found]) {
    let is_result =
        |one: &Found| matches!(one, Found::Meant(Meaning::Stated(StatedKind::Total | StatedKind::Index), _));
    let is_spanned = |(_, upper, lower): &(u32, String, String)| {
        !upper.trim().is_empty() && !lower.trim().is_empty() && compared(upper) != compared(lower)
    };
    let mut at = 0;
    for span in cells.chunk_by(|one, next| one.1 == next.1) {
        let places = at..at + span.len();
        at = places.end;
        if !span.iter().all(is_spanned) || !is_result(&names.find(span[0].1.trim())) {
            continue;
        }
        let own: Vec<Found> = span.iter().map(|(_, _, lower)| names.find(lower.trim())).collect();
        let is_part = |lower: &str| words::is_survey(&compared(lower));
        if own.iter().any(is_result) || span.iter().any(|(_, _, lower)| is_part(lower)) {
            let inherited =
                found[places].iter_mut().zip(own).filter(|(found, own)| is_result(found) && !is_result(own));
            inherited.for_each(|(found, own)| *found = own);
        }
    }
}

/// The column that holds the results under a word that elsewhere says too little, "Điểm" or "Kết quả (%)", where no other
/// column holds points, totals or indices; points beside an index are the total.
fn only_result<'s>(found: &[Found], said: &impl Fn(usize) -> &'s str) -> Option<(usize, StatedKind)> {
    let is_stated = |one: &Found, wanted| matches!(one, Found::Meant(Meaning::Stated(kind), _) if *kind == wanted);
    let holds_some = |one: &Found| match one {
        Found::Meant(Meaning::Answer(..), _) | Found::Several(_) | Found::Misfit(_) => true,
        one => is_stated(one, StatedKind::Total),
    };
    if found.iter().any(holds_some) {
        return None;
    }
    let has_index = found.iter().any(|one| is_stated(one, StatedKind::Index));
    let kind = |at: usize| Some((at, words::plain_result(&compared(said(at)))?));
    let mut all = (0..found.len()).filter(|at| found[*at] == Found::Unknown).filter_map(kind);
    let only = all.next().filter(|_| all.next().is_none());
    only.filter(|(_, kind)| *kind == StatedKind::Total || !has_index)
}

/// What counts or takes away, and what is late: no result.
const COUNTED: [&str; 12] =
    ["hồ sơ", "phiếu", "lượt", "dân số", "biên chế", "trừ", "cộng", "thưởng", "trễ", "quá hạn", "chậm", "muộn"];
/// What says that a column holds results.
const OF_RESULTS: [&str; 7] = ["điểm", "chỉ số", "index", "kết quả", "đánh giá", "giá trị", "quy đổi"];

/// The only column of numbers that is left beside names, running numbers and ranks holds the results where its heading says
/// so, or names nothing but a time, or the ranks beside it follow from it; not where its heading counts something, or is
/// nearly the name of a node.
fn only_numbers<'s>(
    names: &Names,
    found: &[Found],
    said: &impl Fn(usize) -> &'s str,
    holds_numbers: impl Fn(usize) -> bool,
    gives_ranks: impl Fn(usize, usize) -> bool,
) -> Option<(usize, StatedKind)> {
    let holds_some = |one: &Found| match one {
        Found::Meant(Meaning::Answer(..) | Meaning::Stated(StatedKind::Total | StatedKind::Index), _) => true,
        one => matches!(one, Found::Several(_) | Found::Misfit(_) | Found::Most),
    };
    if found.iter().any(holds_some) || !found.iter().any(|one| matches!(one, Found::Meant(Meaning::Unit, _))) {
        return None;
    }
    let mut left = (0..found.len()).filter(|at| found[*at] == Found::Unknown && holds_numbers(*at));
    let at = left.next().filter(|_| left.next().is_none())?;
    let heading = compared(said(at));
    let plain = loose::plain(&heading);
    let has = |all: &[&str]| all.iter().any(|words| words::has_words(&plain, words));
    let bare = plain.strip_prefix("tổng ").unwrap_or(&plain);
    let is_count = has(&COUNTED) || (bare.starts_with("số ") && !bare.starts_with("số điểm"));
    let rank = || found.iter().position(|one| matches!(one, Found::Meant(Meaning::Stated(StatedKind::Rank), _)));
    let is_result = || has(&OF_RESULTS) || loose::timeless(&plain).is_empty();
    if is_count
        || names.nearest(&heading).is_some()
        || !(is_result() || rank().is_some_and(|rank| gives_ranks(at, rank)))
    {
        return None;
    }
    let is_index =
        words::is_percent(&heading) || ["chỉ số", "index"].iter().any(|word| words::has_words(&heading, word));
    Some((at, if is_index { StatedKind::Index } else { StatedKind::Total }))
}

/// Why a column whose heading is known is not taken.
enum NotTaken {
    /// Of two years it says the earlier.
    Earlier,
    /// Another column of the same has the points of a later stage.
    EarlierStage,
    /// It says what is wanted, not what came of it.
    Target,
    /// Its number names a node, but the numbers beside it do not: they count the columns or the areas in another way.
    ByNumber,
}

/// Of several columns of units the one with the smallest is theirs; the next above them are their groups, where no column is
/// of groups, and who scores them is passed over.
fn settle_units<'s>(found: &mut [Found], said: &impl Fn(usize) -> &'s str) {
    let level = |at: usize| words::level(&compared(said(at)));
    let units: Vec<usize> =
        (0..found.len()).filter(|at| matches!(found[*at], Found::Meant(Meaning::Unit, _))).collect();
    // Of equal ones the first.
    let Some(own) = units.iter().copied().rev().max_by_key(|at| level(*at)) else { return };
    let is_group = |found: &Found| matches!(found, Found::Meant(Meaning::Group, _));
    let above = units.iter().copied().filter(|at| (1..level(own)).contains(&level(*at))).max_by_key(|at| level(*at));
    let above = above.filter(|_| !found.iter().any(is_group));
    for at in units.into_iter().filter(|at| level(*at) < level(own)) {
        let meaning = if Some(at) == above { Meaning::Group } else { Meaning::Remarks };
        found[at] = Found::Meant(meaning, true);
    }
}

/// What a column says, of which a table may print several stages: the points of a node, or a result.
fn thing(found: &Found) -> Option<(usize, Option<StatedKind>)> {
    match found {
        Found::Meant(Meaning::Answer(index, Part::Points), _) => Some((index.get(), None)),
        Found::Meant(Meaning::Stated(kind), _) => Some((0, Some(*kind))),
        _ => None,
    }
}

/// The columns that are not taken although their headings are known, by their places. `said` is what stands at a place, and
/// `upper` what stands over it.
fn not_taken<'s>(
    found: &[Found],
    said: &impl Fn(usize) -> &'s str,
    upper: &impl Fn(usize) -> &'s str,
) -> BTreeMap<usize, NotTaken> {
    let mut all = BTreeMap::new();
    let time_of = |at: usize| words::time(&compared(said(at))).or_else(|| words::time(&compared(upper(at))));
    for kind in [StatedKind::Total, StatedKind::Index, StatedKind::Rank, StatedKind::Class] {
        let is_kind = |found: &Found| matches!(found, Found::Meant(Meaning::Stated(stated), _) if *stated == kind);
        let of_kind = (0..found.len()).filter(|at| is_kind(&found[*at]));
        let is_target = |at: &usize| words::is_target(&compared(said(*at))) || words::is_target(&compared(upper(*at)));
        let (targets, results): (Vec<usize>, Vec<usize>) = of_kind.partition(is_target);
        all.extend(targets.into_iter().map(|at| (at, NotTaken::Target)));
        let times: Vec<_> = results.into_iter().map(|at| (at, time_of(at))).collect();
        // What says no time is of the table's own.
        let latest =
            if times.iter().any(|(_, time)| time.is_none()) { None } else { times.iter().map(|one| one.1).max() };
        let earlier = times.iter().filter(|(_, time)| time.is_some() && Some(*time) != latest);
        all.extend(earlier.map(|(at, _)| (*at, NotTaken::Earlier)));
    }
    let things: Vec<_> = (0..found.len()).filter(|at| !all.contains_key(at)).collect();
    let things = things.into_iter().filter_map(|at| Some((at, thing(&found[at])?)));
    let mut stages = BTreeMap::<_, Vec<(usize, Option<Stage>)>>::new();
    for (at, thing) in things {
        stages.entry(thing).or_default().push((at, stage::of(&compared(said(at)), &compared(upper(at)))));
    }
    for mut columns in stages.into_values() {
        // The plainest word names none beside another.
        let is_plain = |at: usize| compared(said(at)) == "điểm";
        if columns.iter().any(|(at, stage)| stage.is_some() && !is_plain(*at)) {
            columns.iter_mut().filter(|(at, _)| is_plain(*at)).for_each(|(_, stage)| *stage = None);
        }
        // Beside a column that nobody understands the unit's own points are not known to be what counts.
        let is_alone = columns.iter().all(|(_, stage)| *stage == Some(Stage::Own));
        let has_unknown = |at: usize| {
            let over = compared(upper(at));
            let is_beside = |other: &usize| found[*other] == Found::Unknown && compared(upper(*other)) == over;
            !over.is_empty() && (0..found.len()).any(|other| is_beside(&other))
        };
        if is_alone && columns.iter().any(|(at, _)| has_unknown(*at)) {
            all.extend(columns.iter().map(|(at, _)| (*at, NotTaken::EarlierStage)));
            continue;
        }
        // What names no stage is later than the unit's own.
        let is_own = |stage: &Option<Stage>| stage.is_none_or(|stage| stage == Stage::Own);
        let others = columns.iter().all(|(_, stage)| is_own(stage)).then_some(Stage::Final);
        let staged = || columns.iter().filter_map(|(at, stage)| Some((*at, stage.or(others)?)));
        let latest = staged().map(|(_, stage)| stage).max();
        let earlier = staged().filter(|(_, stage)| Some(*stage) < latest);
        all.extend(earlier.map(|(at, _)| (at, NotTaken::EarlierStage)));
    }
    let is_number = |at: usize| {
        let text = said(at);
        !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let numbers: Vec<usize> = (0..found.len()).filter(|at| is_number(*at)).collect();
    if numbers.iter().any(|at| !matches!(found[*at], Found::Meant(..))) {
        all.extend(numbers.into_iter().map(|at| (at, NotTaken::ByNumber)));
    }
    all
}

/// Where a framework scores one thing alone, and a table says nothing but totals, these are the points of it.
fn total_as_answer(names: &Names, columns: &mut [Column], report: &mut Report) {
    let is_answer = |column: &Column| matches!(column.meaning, Some(Meaning::Answer(..)));
    let Some(only) = names.only_scored().filter(|_| !columns.iter().any(is_answer)) else { return };
    let says = |kind| columns.iter().position(|column| column.meaning == Some(Meaning::Stated(kind)));
    let has_base = columns.iter().any(|column| column.meaning == Some(Meaning::Attainable));
    // An index is the points where 100 are the most, and no unit has a denominator of its own.
    let of_hundred = names.framework.node(only).max == Decimal::ONE_HUNDRED && !has_base;
    let by_index = names.framework.node(only).id == INDEX_NODE;
    let total = says(StatedKind::Total).filter(|_| !by_index);
    let found = total.or_else(|| says(StatedKind::Index).filter(|_| of_hundred));
    if let Some(total) = found.map(|at| &mut columns[at]) {
        let meaning = Meaning::Answer(only, Part::Points);
        if super::columns::fits(names.framework.node(only), &Part::Points).is_ok() {
            report.echo(total.at, &total.heading, ReadAs::Column(meaning.clone()));
            total.meaning = Some(meaning);
        }
    }
}

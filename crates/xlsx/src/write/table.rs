//! The first sheet: the ranking as it is printed, each number from the sheet of scores.

use std::collections::BTreeSet;
use std::ops::Range;

use thuocdo_core::framework::{CompareOn, Framework, Status, Ties};
use thuocdo_core::number::Decimal;
use thuocdo_core::rank::GroupPlaces;
use thuocdo_core::score::Score;
use thuocdo_core::snapshot::{Published, Snapshot, Verification, Which, Whose};
use thuocdo_text::ui as p;
use thuocdo_text::{publication, workbook as t};

use super::book::{At, Book, Expected, Page, Sheet, Style};
use super::expr::{Expr, Function, RankOf, blank, call, guarded, joined, number, rounded, when, where_number};
use super::scores::{ScoreColumns, row_of};
use super::words::called;

/// The units of a table in its order, group by group.
pub(super) struct Order {
    /// Places in the publication.
    pub(super) units: Vec<usize>,
    /// The groups, as ranges of `units`.
    pub(super) groups: Vec<Range<usize>>,
    /// The places of units whose result is not known ([`thuocdo_core::rank::Row::is_known`]).
    unknown: BTreeSet<usize>,
}

impl Order {
    /// The order of the ranking; where only totals are known, that of the publication, group by group.
    pub(super) fn of(snapshot: &Snapshot, verified: &Verification) -> Order {
        let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
        if verified.ranking.groups.is_empty() {
            let mut places = GroupPlaces::default();
            let listed = snapshot.groups.iter().map(|name| (name, None));
            let units = snapshot.units.iter().enumerate().map(|(at, unit)| (&unit.sheet.unit.group, Some(at)));
            for (name, unit) in listed.chain(units) {
                let place = places.place(name);
                if place == groups.len() {
                    groups.push((name.clone(), Vec::new()));
                }
                groups[place].1.extend(unit);
            }
        } else {
            let rows = verified.ranking.groups.iter();
            groups.extend(rows.map(|group| (group.name.clone(), group.rows.iter().map(|row| row.contender).collect())));
        }
        let mut order = Order { units: Vec::new(), groups: Vec::new(), unknown: BTreeSet::new() };
        for (_, units) in groups.into_iter().filter(|(_, units)| !units.is_empty()) {
            let first = order.units.len();
            order.units.extend(units);
            order.groups.push(first..order.units.len());
        }
        let rows = verified.ranking.groups.iter().flat_map(|group| &group.rows);
        let unknown: BTreeSet<usize> = rows.filter(|row| !row.is_known).map(|row| row.contender).collect();
        let places = order.units.iter().enumerate().filter(|(_, unit)| unknown.contains(unit));
        order.unknown = places.map(|(place, _)| place).collect();
        order
    }

    /// Whether the result of the unit at a place is known: else what was published of it is written and nothing computed.
    pub(super) fn is_known(&self, place: usize) -> bool {
        !self.unknown.contains(&place)
    }
}

/// Where everything stands in the sheet.
struct Layout {
    heading: u32,
    group: Option<u16>,
    /// The first column of the areas.
    areas: u16,
    total: u16,
}

impl Layout {
    fn at(&self, place: usize, column: u16) -> At {
        At { sheet: Sheet::Ranking, row: self.heading + 1 + place as u32, column }
    }

    fn attainable(&self) -> u16 {
        self.total + 1
    }

    fn index(&self) -> u16 {
        self.total + 2
    }

    fn class(&self) -> u16 {
        self.total + 3
    }

    fn notes(&self) -> u16 {
        self.total + 4
    }
}

/// Writes the sheet. `columns` are those of the sheet of scores; without them only totals are known.
pub(super) fn write(
    book: &mut Book,
    snapshot: &Snapshot,
    verified: &Verification,
    order: &Order,
    columns: Option<&ScoreColumns>,
) {
    let framework = &snapshot.framework;
    let plain = |row, column| At { sheet: Sheet::Ranking, row, column };
    book.text(plain(0, 0), &snapshot.title, Style::TITLE);
    let moment = publication::moment(&snapshot.published_at);
    book.text(plain(1, 0), &p::published_by(&snapshot.publisher, &moment), Style::PLAIN);
    let mut heading = 2;
    for line in [&snapshot.decision, &snapshot.note].into_iter().filter(|line| !line.is_empty()) {
        book.text(plain(heading, 0), line, Style::PLAIN);
        heading += 1;
    }
    if let Some(all) = snapshot.excerpt_of {
        book.text(plain(heading, 0), &p::excerpt(snapshot.units.len(), all as usize), Style::PLAIN);
        heading += 1;
    }
    if snapshot.is_example {
        book.text(plain(heading, 0), p::PUBLICATION_EXAMPLE, Style::PLAIN);
        heading += 1;
    }
    if framework.status == Status::Example {
        book.text(plain(heading, 0), p::NOT_OFFICIAL, Style::BOLD);
        heading += 1;
    }
    heading += 1;
    let has_groups = snapshot.units.iter().any(|unit| !unit.sheet.unit.group.is_empty());
    let areas = 2 + u16::from(has_groups);
    let shown: Vec<_> = match columns {
        Some(columns) => framework.areas().filter(|area| columns.node(*area, 0).is_some()).collect(),
        None => Vec::new(),
    };
    let layout = Layout { heading, group: has_groups.then_some(2), areas, total: areas + shown.len() as u16 };
    let head = |book: &mut Book, column: u16, text: &str| book.text(plain(heading, column), text, Style::HEADING);
    head(book, 0, p::RANK);
    head(book, 1, p::UNIT);
    if let Some(column) = layout.group {
        head(book, column, t::GROUP);
    }
    for (at, area) in shown.iter().enumerate() {
        head(book, areas + at as u16, &called(framework.node(*area)));
    }
    let ends = [p::TOTAL_POINTS, p::OUT_OF, p::INDEX_PERCENT, t::CLASS, t::NOTES];
    for (at, text) in ends.into_iter().enumerate() {
        head(book, layout.total + at as u16, text);
    }
    let table = Table { snapshot, verified, order, columns, layout: &layout };
    for group in &order.groups {
        for place in group.clone() {
            table.write_unit(book, place, &shown);
        }
        for place in group.clone() {
            match snapshot.excerpt_of {
                None => table.write_rank(book, place, group),
                Some(_) => table.write_published_rank(book, place),
            }
        }
    }
    table.write_means(book);
    let mut widths = vec![7.0, 36.0];
    widths.extend(layout.group.map(|_| 20.0));
    widths.resize(usize::from(layout.total), 12.0);
    widths.extend([11.0, 10.0, 11.0, 13.0, 44.0]);
    book.page(Sheet::Ranking, Page { heading: (heading, heading), fixed_columns: 2, widths });
}

struct Table<'t> {
    snapshot: &'t Snapshot,
    verified: &'t Verification,
    order: &'t Order,
    columns: Option<&'t ScoreColumns>,
    layout: &'t Layout,
}

impl Table<'_> {
    fn framework(&self) -> &Framework {
        &self.snapshot.framework
    }

    /// What was published and does not come out is shown as it was published.
    fn is_other(&self, unit: usize, which: Which) -> bool {
        self.verified.mismatches.iter().any(|one| one.whose == Whose::Unit(unit) && one.which == which)
    }

    fn write_unit(&self, book: &mut Book, place: usize, areas: &[thuocdo_core::framework::NodeIndex]) {
        let (framework, layout) = (self.framework(), self.layout);
        let rounding = framework.policies.rounding;
        let unit = self.order.units[place];
        let published = &self.snapshot.units[unit];
        let score = self.verified.contenders.get(unit).map(|contender| &*contender.score);
        let at = |column: u16| layout.at(place, column);
        book.text(at(1), &published.sheet.unit.name, Style::CELL);
        if let Some(column) = layout.group {
            book.text(at(column), &published.sheet.unit.group, Style::CELL);
        }
        let points = Style::CELL.decimals(rounding.printed_points.decimals);
        let percent = Style::CELL.decimals(rounding.printed_index.decimals);
        let of_score = |cell: fn(&ScoreColumns, u32) -> At| self.columns.map(|columns| cell(columns, row_of(place)));
        for (column, area) in (layout.areas..).zip(areas) {
            let cell = self.columns.and_then(|columns| columns.node(*area, row_of(place)));
            let shown = cell.map(|cell| where_number(cell, rounded(Expr::Cell(cell), rounding.printed_points)));
            let value = score.and_then(|score| score.node(*area).points.as_ref());
            let value = value.map(|value| value.round(rounding.printed_points));
            book.formula(at(column), shown, &Expected::decimal(value), points);
        }
        let is_known = self.order.is_known(place);
        let number_of =
            |book: &mut Book, column: u16, which: Which, formula: Option<Expr>, values: [Option<Decimal>; 2], style| {
                let [published, computed] = values;
                match published.filter(|_| !is_known || self.is_other(unit, which)) {
                    Some(value) => book.number(at(column), value, style),
                    None if !is_known => book.text(at(column), "", style),
                    None => drop(book.formula(at(column), formula, &Expected::decimal(computed.or(published)), style)),
                }
            };
        let Published { total, attainable, index, class, .. } = &published.published;
        let total_cell = of_score(ScoreColumns::total);
        let printed = |cell| rounded(Expr::Cell(cell), rounding.printed_points);
        let is_blank = score.is_some_and(|score| score.ranked_total().is_none());
        let formula = total_cell.map(|cell| if is_blank { where_number(cell, printed(cell)) } else { printed(cell) });
        let computed = score.and_then(|score| score.ranked_total()).map(|total| total.round(rounding.printed_points));
        number_of(book, layout.total, Which::Total, formula, [*total, computed], points);
        let formula = of_score(ScoreColumns::attainable).map(Expr::Cell);
        let computed = score.and_then(|score| score.attainable.to_decimal());
        number_of(book, layout.attainable(), Which::Attainable, formula, [*attainable, computed], Style::CELL);
        let formula = match of_score(ScoreColumns::index) {
            Some(cell) => where_number(cell, rounded(Expr::Cell(cell), rounding.printed_index)),
            None => {
                let (total, out_of) = (Expr::Cell(at(layout.total)), Expr::Cell(at(layout.attainable())));
                let both = joined(call(Function::Count, vec![total.clone(), out_of.clone()]), "=", number(2));
                let quotient = joined(joined(total, "*", number(100)), "/", out_of);
                when(both, rounded(quotient, rounding.printed_index), blank())
            }
        };
        let computed = score.and_then(|score| score.index.as_ref()).map(|index| index.printed);
        number_of(book, layout.index(), Which::Index, Some(formula), [*index, computed], percent);
        self.write_class(book, place, score, class.as_deref());
        // Of an excerpt nobody can say what was not printed.
        let complete = score.filter(|_| self.snapshot.excerpt_of.is_none());
        let lacks = match index.is_none() && self.snapshot.has_no_result(self.verified, unit) {
            true => Some(publication::NO_RESULT.to_owned()),
            false => complete.and_then(|score| publication::without_result(self.framework(), score)),
        };
        let sentences: Vec<String> = self
            .verified
            .mismatches
            .iter()
            .filter(|one| one.whose == Whose::Unit(unit))
            .map(|one| publication::mismatch(self.snapshot, one))
            .chain(lacks.map(|lacks| format!("{lacks}.")))
            .collect();
        book.text(at(layout.notes()), &sentences.join(" "), Style::WRAPPED);
    }

    fn write_class(&self, book: &mut Book, place: usize, score: Option<&Score>, published: Option<&str>) {
        let classes = &self.framework().policies.classes;
        let at = self.layout.at(place, self.layout.class());
        let is_known = self.order.is_known(place);
        if let Some(class) = published.filter(|_| !is_known || self.is_other(self.order.units[place], Which::Class)) {
            return book.text(at, class, Style::CENTERED);
        }
        if !is_known {
            return book.text(at, "", Style::CENTERED);
        }
        let index = match (classes.decided_on, self.columns) {
            (CompareOn::Exact, Some(columns)) => columns.index(row_of(place)),
            _ => self.layout.at(place, self.layout.index()),
        };
        let formula = classes.list.iter().rev().fold(blank(), |lower, class| {
            let reached = joined(guarded(Expr::Cell(index)), ">=", number(class.from));
            when(reached, Expr::Text(class.name.vi.clone()), lower)
        });
        let class = match score {
            Some(score) => {
                let class = score.index.as_ref().and_then(|index| classes.list.get(index.class?));
                class.map(|class| class.name.vi.clone())
            }
            None => published.map(str::to_owned),
        };
        let expected = class.map_or(Expected::Nothing, Expected::Text);
        book.formula(at, Some(where_number(index, formula)), &expected, Style::CENTERED);
    }

    /// The rank as it was published, where nobody can compute it: other units of the table are not here.
    fn write_published_rank(&self, book: &mut Book, place: usize) {
        let (at, style) = (self.layout.at(place, 0), Style::CENTERED.decimals(0));
        match self.snapshot.units[self.order.units[place]].published.rank {
            Some(rank) => book.number(at, rank.into(), style),
            None => book.text(at, "", style),
        }
    }

    /// The rank, once every unit of the group has what it is ranked by.
    fn write_rank(&self, book: &mut Book, place: usize, group: &Range<usize>) {
        let unit = self.order.units[place];
        let at = self.layout.at(place, 0);
        let published = self.snapshot.units[unit].published.rank;
        let rank = match self.verified.ranking.row_of(unit) {
            Some((_, row)) => row.rank,
            None => published,
        };
        let style = Style::CENTERED.decimals(0);
        if let Some(published) = published.filter(|_| self.is_other(unit, Which::Rank)) {
            return book.number(at, published.into(), style);
        }
        let (keys, first) = match self.columns {
            Some(columns) => (columns.keys(), row_of(0)),
            None => (vec![(Sheet::Ranking, self.layout.index())], self.layout.heading + 1),
        };
        let row = |place: usize| first + place as u32;
        let of = RankOf {
            rows: (row(group.start), row(group.end - 1)),
            row: row(place),
            is_dense: self.framework().policies.ties == Ties::Dense,
            keys,
        };
        let own = At { sheet: of.keys[0].0, row: of.row, column: of.keys[0].1 };
        let formula = where_number(own, Expr::Rank(Box::new(of)));
        book.formula(at, Some(formula), &Expected::decimal(rank.map(Decimal::from)), style);
    }

    /// The means below the table, over the indices as they are printed; of an excerpt as they were published.
    fn write_means(&self, book: &mut Book) {
        let rounding = self.framework().policies.rounding.printed_index;
        let style = Style { bold: true, ..Style::CELL.decimals(rounding.decimals) };
        let mut places = GroupPlaces::default();
        let mut members: Vec<Vec<usize>> = Vec::new();
        for (place, unit) in self.order.units.iter().enumerate() {
            let group = places.place(&self.snapshot.units[*unit].sheet.unit.group);
            if group == members.len() {
                members.push(Vec::new());
            }
            members[group].push(place);
        }
        for (at, mean) in self.snapshot.means.iter().enumerate() {
            let place = self.order.units.len() + 1 + at;
            let column = self.layout.index();
            let groups: BTreeSet<usize> = mean.groups.iter().filter_map(|name| places.find(name)).collect();
            let mut cells: Vec<usize> = groups.iter().flat_map(|group| &members[*group]).copied().collect();
            cells.sort_unstable();
            let cells = cells.into_iter().map(|place| Expr::Cell(self.layout.at(place, column))).collect();
            book.text(self.layout.at(place, 1), &t::mean(&mean.groups), Style::BOLD);
            if self.snapshot.excerpt_of.is_some() {
                book.number(self.layout.at(place, column), mean.index, style);
                continue;
            }
            let formula = rounded(mean_of(cells), rounding);
            book.formula(self.layout.at(place, column), Some(formula), &Expected::decimal(Some(mean.index)), style);
        }
    }
}

/// The mean of cells: neighbours are called as a range, so that many are no long list.
fn mean_of(cells: Vec<Expr>) -> Expr {
    let mut ranges: Vec<(At, At)> = Vec::new();
    for cell in cells {
        let Expr::Cell(at) = cell else { continue };
        match ranges.last_mut() {
            Some((_, last)) if last.row + 1 == at.row => *last = at,
            _ => ranges.push((at, at)),
        }
    }
    call(Function::Average, ranges.into_iter().map(|(first, last)| Expr::Range(first, last)).collect())
}

//! The sheet of scores: every node's points, the total, the denominator and the index of every unit, unrounded as they count.

use std::collections::BTreeMap;

use thuocdo_core::assessment::{Assessment, Given};
use thuocdo_core::framework::{
    AboveFull, Block, CompareOn, Framework, NodeIndex, NotApplicable, TieBreaker, Ties, ZeroDenominator,
};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::score::{Basis, Score, State};
use thuocdo_text::ui as p;
use thuocdo_text::workbook as t;

use super::book::{At, Book, Expected, Page, Sheet, Style};
use super::data::{AnswerCells, Columns, FIRST_ROW, Part};
use super::expr::{Expr, Function, blank, call, guarded, joined, number, rounded, when, where_number};
use super::rule::{counted, points};
use super::words::called;

/// Digits enough to tell two indices apart that are not equal.
const KEY: Rounding = Rounding { decimals: 10, mode: RoundingMode::HalfUp };
/// What stands for the missing value of a tie-breaker: behind all that have one.
const BEHIND: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, true, 0);

/// The columns of the sheet.
pub(super) struct ScoreColumns {
    nodes: BTreeMap<NodeIndex, u16>,
    total: u16,
    attainable: u16,
    index: u16,
    /// What units are ranked by: the index that is compared, then the tie-breakers.
    keys: Vec<u16>,
    notes: u16,
}

impl ScoreColumns {
    pub(super) fn of(framework: &Framework) -> ScoreColumns {
        let is_scored =
            |index: &NodeIndex| framework.node(*index).leaf.as_ref().is_none_or(|leaf| leaf.rule.is_scored());
        let nodes: BTreeMap<NodeIndex, u16> = framework.indices().filter(is_scored).zip(2..).collect();
        let next = 2 + nodes.len() as u16;
        let breakers = match &framework.policies.ties {
            Ties::Ordinal(breakers) => breakers.len() as u16,
            Ties::Competition | Ties::Dense => 0,
        };
        let keys = (next + 3..next + 4 + breakers).collect();
        ScoreColumns { nodes, total: next, attainable: next + 1, index: next + 2, keys, notes: next + 4 + breakers }
    }

    pub(super) fn count(&self) -> usize {
        usize::from(self.notes) + 1
    }

    fn at(row: u32, column: u16) -> At {
        At { sheet: Sheet::Scores, row, column }
    }

    /// The cell of a node's points.
    pub(super) fn node(&self, node: NodeIndex, row: u32) -> Option<At> {
        self.nodes.get(&node).map(|column| ScoreColumns::at(row, *column))
    }

    pub(super) fn total(&self, row: u32) -> At {
        ScoreColumns::at(row, self.total)
    }

    pub(super) fn attainable(&self, row: u32) -> At {
        ScoreColumns::at(row, self.attainable)
    }

    pub(super) fn index(&self, row: u32) -> At {
        ScoreColumns::at(row, self.index)
    }

    /// The columns by which units are ranked.
    pub(super) fn keys(&self) -> Vec<(Sheet, u16)> {
        self.keys.iter().map(|column| (Sheet::Scores, *column)).collect()
    }
}

/// What all units of a publication share.
pub(super) struct Scores<'s> {
    pub(super) framework: &'s Framework,
    pub(super) data: &'s Columns,
    pub(super) columns: &'s ScoreColumns,
    /// The leaves that are left out of some unit's denominator, each with the way in which it can be.
    excused: Vec<(NodeIndex, Excuse)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Excuse {
    Said,
    Nothing,
}

impl<'s> Scores<'s> {
    pub(super) fn of(
        framework: &'s Framework,
        data: &'s Columns,
        columns: &'s ScoreColumns,
        scores: &[&Score],
    ) -> Scores<'s> {
        let mut excused = Vec::new();
        for index in framework.indices().filter(|index| framework.node(*index).leaf.is_some()) {
            if framework.node(index).block().is_some() || framework.policies.not_applicable != NotApplicable::Shrink {
                continue;
            }
            let is = |wanted: fn(&Basis) -> bool| {
                scores
                    .iter()
                    .any(|score| score.node(index).state == State::NotApplicable && wanted(&score.node(index).basis))
            };
            if is(|basis| matches!(basis, Basis::NotApplicable { .. })) {
                excused.push((index, Excuse::Said));
            }
            if is(|basis| matches!(basis, Basis::ZeroDenominator(_))) {
                excused.push((index, Excuse::Nothing));
            }
        }
        Scores { framework, data, columns, excused }
    }

    /// Writes the headings and the page.
    pub(super) fn write_headings(&self, book: &mut Book) {
        let at = ScoreColumns::at;
        let columns = self.columns;
        let mut head = |column: u16, name: &str, id: &str| {
            book.text(at(0, column), name, Style::HEADING);
            book.text(at(1, column), id, Style::HEADING);
        };
        head(0, p::UNIT, "unit");
        head(1, t::GROUP, "group");
        for (index, column) in &columns.nodes {
            let node = self.framework.node(*index);
            head(*column, &called(node), &node.id);
        }
        head(columns.total, p::TOTAL_POINTS, "");
        head(columns.attainable, p::OUT_OF, "");
        head(columns.index, p::INDEX_PERCENT, "");
        for (at, column) in columns.keys.iter().enumerate() {
            head(*column, &t::key(at), "");
        }
        head(columns.notes, t::NOTES, "");
        let mut widths = vec![34.0, 18.0];
        widths.resize(columns.count() - 1, 11.0);
        widths.push(40.0);
        book.page(Sheet::Scores, Page { heading: (0, 1), fixed_columns: 1, widths });
    }

    /// Writes the row of a unit; where its result is not known (of an excerpt), the points alone that were printed.
    pub(super) fn write_unit(&self, book: &mut Book, row: u32, sheet: &Assessment, score: &Score, is_known: bool) {
        let columns = self.columns;
        let mut held: Vec<String> = Vec::new();
        let mut put = |book: &mut Book, at: At, formula: Option<Expr>, expected: Expected| {
            // A place without a formula and without a value is simply empty.
            let is_empty = formula.is_none() && expected == Expected::Nothing;
            if !book.formula(at, formula, &expected, Style::CELL) && !is_empty {
                held.push(thuocdo_core::exchange::table::Place::new(0, u32::from(at.column)).column_letters());
            }
        };
        book.text(ScoreColumns::at(row, 0), &sheet.unit.name, Style::CELL);
        book.text(ScoreColumns::at(row, 1), &sheet.unit.group, Style::CELL);
        // From below, so that what is added is there already.
        for (index, column) in columns.nodes.iter().rev() {
            let node = score.node(*index);
            let formula = if node.state == State::Covered { None } else { self.node(*index, row, sheet, score) };
            put(book, ScoreColumns::at(row, *column), formula, Expected::exact(node.points.as_ref()));
        }
        if !is_known {
            return;
        }
        put(
            book,
            columns.attainable(row),
            self.attainable(row, sheet, score),
            Expected::Number(score.attainable.clone()),
        );
        // Without any result there is no total, until a figure is filled in.
        let total = match score.ranked_total() {
            Some(_) => self.total(row),
            None => self.total(row).map(|total| {
                let areas = self.framework.areas().filter_map(|area| columns.node(area, row)).map(Expr::Cell);
                let is_there = joined(call(Function::Count, areas.collect()), ">", number(0));
                when(is_there, total, blank())
            }),
        };
        put(book, columns.total(row), total, Expected::exact(score.ranked_total()));
        let (total, out_of) = (Expr::Cell(columns.total(row)), Expr::Cell(columns.attainable(row)));
        let percent = joined(joined(total, "*", number(100)), "/", out_of.clone());
        let index = when(joined(out_of, "=", number(0)), blank(), percent);
        let index = match score.ranked_total() {
            Some(_) => index,
            None => where_number(columns.total(row), index),
        };
        put(book, columns.index(row), Some(index), Expected::exact(score.index.as_ref().map(|index| &index.exact)));
        for (at, column) in columns.keys.iter().enumerate() {
            let (formula, expected) = self.key(at, row, score);
            put(book, ScoreColumns::at(row, *column), Some(formula), expected);
        }
        let note = if held.is_empty() { String::new() } else { t::held(&held) };
        book.text(ScoreColumns::at(row, columns.notes), &note, Style::WRAPPED);
    }

    fn node(&self, index: NodeIndex, row: u32, sheet: &Assessment, score: &Score) -> Option<Expr> {
        let framework = self.framework;
        let node = framework.node(index);
        let max = node.attainable();
        let policies = &framework.policies;
        let is_penalty = node.block() == Some(Block::Penalty);
        let given = sheet.answers.get(&node.id).and_then(|answer| answer.given.as_ref());
        let own = |part: Part| self.data.cell(index, part, row).map(Expr::Cell);
        let Some(leaf) = &node.leaf else {
            return match given {
                Some(Given::Points(_)) if matches!(score.node(index).basis, Basis::Given { .. }) => {
                    let points = call(Function::Min, vec![own(Part::Points)?, number(max)]);
                    Some(counted(points, policies.rounding.node, max, is_penalty))
                }
                _ => self.sum(index, row, score),
            };
        };
        let not_applicable = || match policies.not_applicable {
            _ if node.block().is_some() => blank(),
            NotApplicable::Shrink => blank(),
            NotApplicable::Full => number(max),
            NotApplicable::Zero => number(0),
        };
        let rounding = policies.rounding.leaf;
        match given? {
            Given::NotApplicable(_) => {
                let said = joined(own(Part::NotApplicable)?, "<>", blank());
                Some(when(said, not_applicable(), blank()))
            }
            Given::Points(_) => {
                let there = call(Function::IsNumber, vec![own(Part::Points)?]);
                let points = call(Function::Min, vec![own(Part::Points)?, number(max)]);
                Some(when(there, counted(points, rounding, max, is_penalty), blank()))
            }
            Given::Figures(_) | Given::Yes(_) | Given::Choice(_) => {
                let nothing = |policy| match policy {
                    ZeroDenominator::Zero => number(0),
                    ZeroDenominator::Full => number(max),
                    ZeroDenominator::NotApplicable => not_applicable(),
                    ZeroDenominator::Missing => blank(),
                };
                let cells = AnswerCells { columns: self.data, node: index, row, options: leaf.rule.options() };
                Some(counted(points(&leaf.rule, max, &cells, &nothing)?, rounding, max, is_penalty))
            }
        }
    }

    /// The sum of the nodes below, rounded and held as the framework says; nothing where none of them has a result.
    fn sum(&self, index: NodeIndex, row: u32, score: &Score) -> Option<Expr> {
        let framework = self.framework;
        let node = framework.node(index);
        let cells =
            || framework.children(index).filter_map(|child| self.columns.node(child, row).map(Expr::Cell)).collect();
        let rounding = framework.policies.rounding.node;
        let mut sum = call(Function::Sum, cells());
        if let Some(rounding) = rounding {
            sum = rounded(sum, rounding);
        }
        let max = number(node.max);
        let sum = match node.block() {
            // Only rounding, and what was measured for nobody, can leave a sum above what can be had.
            None if rounding.is_none() && node.not_measured.is_none() => sum,
            None => call(Function::Min, vec![sum, number(score.node(index).attainable.to_decimal()?)]),
            Some(Block::Bonus { .. }) => call(Function::Min, vec![sum, max]),
            Some(Block::Penalty) => call(Function::Max, vec![sum, Expr::Negated(Box::new(max))]),
        };
        Some(when(joined(call(Function::Count, cells()), "=", number(0)), blank(), sum))
    }

    /// The denominator: the unit's own, or that of everybody less what does not apply.
    fn attainable(&self, row: u32, sheet: &Assessment, score: &Score) -> Option<Expr> {
        if sheet.attainable.is_some_and(|own| Exact::from(own) == score.attainable) {
            return self.data.attainable(row).map(Expr::Cell);
        }
        let whole = number(self.framework.attainable().to_decimal()?);
        self.excused.iter().try_fold(whole, |left, (index, excuse)| {
            let node = self.framework.node(*index);
            let cell = |part| self.data.cell(*index, part, row).map(Expr::Cell);
            let condition = match excuse {
                Excuse::Said => joined(cell(Part::NotApplicable)?, "<>", blank()),
                Excuse::Nothing => {
                    let num = cell(Part::Figure("num".to_owned()))?;
                    let den = cell(Part::Figure("den".to_owned()))?;
                    let there = joined(call(Function::Count, vec![num.clone(), den.clone()]), "=", number(2));
                    let zero = |value| joined(value, "=", number(0));
                    call(Function::And, vec![there, zero(num), zero(den)])
                }
            };
            Some(joined(left, "-", when(condition, number(node.attainable()), number(0))))
        })
    }

    /// The total: the areas, with bonus and penalty as far as they count, held within 0 and what can be had.
    fn total(&self, row: u32) -> Option<Expr> {
        let framework = self.framework;
        let (mut within, mut above) = (Vec::new(), Vec::new());
        for area in framework.areas() {
            // An area that is told and not scored has no column.
            let Some(cell) = self.columns.node(area, row).map(Expr::Cell) else { continue };
            match framework.node(area).block() {
                Some(Block::Bonus { above_full: AboveFull::Counted }) => above.push(cell),
                _ => within.push(cell),
            }
        }
        let attainable = || Expr::Cell(self.columns.attainable(row));
        let within = call(Function::Min, vec![call(Function::Sum, within), attainable()]);
        let (sum, most) = if above.is_empty() {
            (within, attainable())
        } else {
            let above = call(Function::Sum, above);
            (joined(within, "+", above.clone()), joined(attainable(), "+", above))
        };
        let held = call(Function::Max, vec![sum, number(0)]);
        Some(match framework.policies.rounding.total {
            Some(rounding) => call(Function::Min, vec![rounded(held, rounding), most]),
            None => held,
        })
    }

    /// What a unit is ranked by: the index that is compared, or the value of a tie-breaker.
    fn key(&self, at: usize, row: u32, score: &Score) -> (Expr, Expected) {
        let policies = &self.framework.policies;
        let Some(breaker) = at.checked_sub(1) else {
            let index = self.columns.index(row);
            return match policies.compare_on {
                CompareOn::Printed => (
                    where_number(index, rounded(Expr::Cell(index), policies.rounding.printed_index)),
                    Expected::decimal(score.index.as_ref().map(|index| index.printed)),
                ),
                CompareOn::Exact => (
                    where_number(index, guarded(Expr::Cell(index))),
                    Expected::decimal(score.index.as_ref().map(|index| index.exact.round(KEY))),
                ),
            };
        };
        let breakers = match &policies.ties {
            Ties::Ordinal(breakers) => breakers.as_slice(),
            Ties::Competition | Ties::Dense => &[],
        };
        let (cell, value) = match breakers.get(breaker) {
            Some(TieBreaker::Points(id)) => {
                let node = self.framework.find(id);
                let points = node.and_then(|node| score.node(node).points.clone());
                (node.and_then(|node| self.columns.node(node, row)), points)
            }
            Some(TieBreaker::Attainable) => (Some(self.columns.attainable(row)), Some(score.attainable.clone())),
            None => (None, None),
        };
        let value = value.map_or(BEHIND, |value| value.round(KEY));
        let formula = match cell {
            Some(cell) => {
                let there = call(Function::IsNumber, vec![Expr::Cell(cell)]);
                when(there, guarded(Expr::Cell(cell)), number(BEHIND))
            }
            None => number(BEHIND),
        };
        (formula, Expected::decimal(Some(value)))
    }
}

/// The row of a unit, by its place in the table.
pub(super) fn row_of(place: usize) -> u32 {
    FIRST_ROW + place as u32
}

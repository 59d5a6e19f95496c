//! What each row of an earlier table comes to in the tables that never were ([`super::steps`]), one after the other.

use super::field::{Breaking, Part, Stand};
use super::{Earlier, EarlierRow, EarlierUnit};
use crate::assessment::{Answer, Figure, Given, plain_name};
use crate::framework::{CompareOn, FigureName, Framework, NodeIndex, Rule};
use crate::number::{Decimal, Exact};
use crate::rank::Contender;
use crate::rank::order::{Key, Rules};
use crate::score::{Basis, Index, Score, class_of, index_of, leaf_of, summed};

/// An earlier table beside today's units.
pub(super) struct Past<'p> {
    framework: &'p Framework,
    pub(super) earlier: &'p Earlier,
    pub(super) rules: Rules,
    /// The rules of the earlier framework.
    pub(super) rules_then: Option<Rules>,
    pub(super) is_same_framework: bool,
    /// The leaves whose points depend on a published figure of the cohort, each with the name of the unit's own figure.
    cohort_leaves: Vec<(NodeIndex, FigureName)>,
    /// One for each row of the earlier table.
    pub(super) chains: Vec<Chain>,
}

/// What one row comes to, from its own table to that of today.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// As it was published.
    pub(super) published: Value,
    /// By the rules of its own framework.
    pub(super) by_rules: Stage,
    /// On today's framework; `None` where that is the same.
    recast: Option<Stage>,
    /// With today's denominator.
    pub(super) denominators: Stage,
    /// With the unit's own result of today, measured by the cohort of then; as before where the unit is not there today.
    pub(super) own: Stage,
}

/// What a unit comes to in a table.
#[derive(Clone, Debug)]
pub(super) struct Stage {
    /// How it takes part in the ranking.
    pub(super) part: Part,
    pub(super) value: Value,
}

/// What is printed of a unit; `None` where it is not known or not there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Value {
    /// Total points.
    pub(super) total: Option<Decimal>,
    /// The index in percent.
    pub(super) index: Option<Decimal>,
    /// The place of its class in today's framework, from 0 for the best; their number where it is below all.
    pub(super) class: Option<usize>,
}

impl Chain {
    pub(super) fn recast(&self) -> &Stage {
        self.recast.as_ref().unwrap_or(&self.by_rules)
    }

    /// One thing of all that is printed, from the earlier table to today's.
    pub(super) fn values<T>(&self, today: Option<T>, of: impl Fn(&Value) -> Option<T>) -> [Option<T>; 6] {
        let stages = [&self.by_rules, self.recast(), &self.denominators, &self.own];
        let [by_rules, recast, denominators, own] = stages.map(|stage| of(&stage.value));
        [of(&self.published), by_rules, recast, denominators, own, today]
    }
}

impl Stage {
    fn unknown() -> Stage {
        Stage { part: Part::Unknown, value: Value::default() }
    }
}

impl<'p> Past<'p> {
    pub(super) fn new(
        framework: &'p Framework,
        contenders: &[Contender],
        earlier: &'p Earlier,
        found: &[EarlierRow],
    ) -> Past<'p> {
        let mut today = vec![None; earlier.rows.len()];
        for (contender, found) in contenders.iter().zip(found) {
            if let EarlierRow::At(row) = found {
                today[*row] = Some(&*contender.score);
            }
        }
        let then = earlier.framework.as_deref();
        let of_cohort = |index: NodeIndex| match &framework.node(index).leaf.as_ref()?.rule {
            Rule::CohortThreshold { value, .. } | Rule::CohortShare { value, .. } => Some((index, value.name.clone())),
            _ => None,
        };
        let mut past = Past {
            framework,
            earlier,
            rules: Rules::of(framework),
            rules_then: then.map(Rules::of),
            is_same_framework: then.is_some_and(|then| then.hash == framework.hash),
            cohort_leaves: framework.indices().filter_map(of_cohort).collect(),
            chains: Vec::new(),
        };
        past.chains = earlier.rows.iter().zip(&today).map(|(row, now)| past.chain(row, *now)).collect();
        past
    }

    fn chain(&self, row: &EarlierUnit, now: Option<&Score>) -> Chain {
        let class = self.earlier.class(row).and_then(|name| place_of_class(self.framework, &name));
        let published = Value { total: self.earlier.total(row), index: self.earlier.index(row), class };
        let by_rules = self.by_rules(row, published);
        let recast = (!self.is_same_framework).then(|| self.recast(row, &by_rules.part));
        let before = recast.as_ref().unwrap_or(&by_rules);
        let denominators = now.map_or_else(|| before.clone(), |now| self.on_denominator_of(row, before, now));
        let own = now.map_or_else(|| denominators.clone(), |now| self.with_own_result(row, now));
        Chain { published, by_rules, recast, denominators, own }
    }

    /// A row by the rules of its own framework.
    fn by_rules(&self, row: &EarlierUnit, published: Value) -> Stage {
        let (Some(then), Some(rules)) = (&self.earlier.framework, &self.rules_then) else { return Stage::unknown() };
        if let Some(score) = self.earlier.score(row) {
            let index = score.index.as_ref();
            let name = index.and_then(|index| Some(&then.policies.classes.list.get(index.class?)?.name.vi));
            let class = match name {
                Some(name) => place_of_class(self.framework, name),
                None => index.filter(|_| self.is_same_framework).map(|_| self.framework.policies.classes.list.len()),
            };
            let total = score.ranked_total().map(|total| total.round(then.policies.rounding.printed_points));
            let value = Value { total, index: index.map(|index| index.printed), class };
            return Stage { part: part_of(rules.key(score)), value };
        }
        // Which digits were not printed is not known.
        let class = row.index.filter(|_| then.policies.classes.decided_on == CompareOn::Printed).and_then(|index| {
            let class = class_of(then, &index.into(), index)?;
            place_of_class(self.framework, &then.policies.classes.list[class].name.vi)
        });
        let part = match (row.index, rules.compare_on()) {
            (Some(_), CompareOn::Exact) => Part::Unknown,
            (Some(index), CompareOn::Printed) => {
                let attainable = row.attainable.map(Exact::from);
                Part::Ranked(Stand { index: index.into(), breakers: breakers(rules, attainable.as_ref()) })
            }
            (None, _) if row.total.is_none() && row.rank.is_none() => Part::Unranked,
            (None, _) => Part::Unknown,
        };
        Stage { part, value: Value { class, ..published } }
    }

    /// A row on today's framework, which is another.
    fn recast(&self, row: &EarlierUnit, by_rules: &Part) -> Stage {
        match (&row.recast, by_rules) {
            (Some(score), _) => self.stage(score),
            (None, Part::Unranked) => Stage { part: Part::Unranked, value: Value::default() },
            (None, _) => Stage::unknown(),
        }
    }

    /// What a row scored on today's framework.
    fn score<'r>(&self, row: &'r EarlierUnit) -> Option<&'r Score> {
        if self.is_same_framework { self.earlier.score(row) } else { row.recast.as_deref() }
    }

    /// A row on today's framework and denominator.
    fn on_denominator_of(&self, row: &EarlierUnit, before: &Stage, now: &Score) -> Stage {
        if let Some(then) = self.score(row) {
            return self.mixed(then, now);
        }
        let Some(attainable) = row.attainable else {
            let is_unranked = matches!(before.part, Part::Unranked);
            return if is_unranked { Stage { value: Value::default(), ..before.clone() } } else { Stage::unknown() };
        };
        if matches!(before.part, Part::Unranked) || Exact::from(attainable) == now.attainable {
            return before.clone();
        }
        // Of another framework nothing is known without a score on today's.
        let Some(total) = row.total.filter(|_| self.is_same_framework) else { return Stage::unknown() };
        let index = index_of(self.framework, &total.into(), &now.attainable);
        let breakers = breakers(&self.rules, Some(&now.attainable));
        let part = match (&before.part, &index) {
            (Part::Ranked(_), Some(index)) => {
                Part::Ranked(Stand { index: self.rules.compared(index).into_owned(), breakers })
            }
            (Part::Ranked(_), None) => Part::Unranked,
            (other, _) => other.clone(),
        };
        Stage { part, value: self.value(Some(total), index.as_ref()) }
    }

    /// What an earlier score on today's framework would have been, had the same applied as today.
    ///
    /// A node whose points were given on one of the two sides counts as one: it is replaced when it could give another
    /// number of points. A denominator that was published without its criteria replaces the earlier one alone.
    fn mixed(&self, then: &Score, now: &Score) -> Stage {
        let is_alike = then.nodes.iter().zip(&now.nodes).all(|(then, now)| then.attainable == now.attainable);
        // What has no result stays without one on any denominator.
        if (is_alike && then.attainable == now.attainable) || then.ranked_total().is_none() {
            return self.stage(then);
        }
        let mut nodes = then.nodes.clone();
        let mut at = 0;
        for index in self.framework.indices() {
            let (old, new) = (then.node(index), now.node(index));
            let is_sum =
                self.framework.node(index).leaf.is_none() && old.basis == Basis::Sum && new.basis == Basis::Sum;
            if index.get() < at || is_sum {
                continue;
            }
            at = self.framework.node(index).end as usize;
            if old.attainable != new.attainable {
                nodes[index.get()..at].clone_from_slice(&now.nodes[index.get()..at]);
            }
        }
        self.on(summed(self.framework, nodes), now)
    }

    /// A sheet with its own result of today, its cohort's figures as they were then. Where they are not known, nor is it.
    fn with_own_result(&self, row: &EarlierUnit, now: &Score) -> Stage {
        let figures_at = |score: &Score, index: NodeIndex| match score.node(index).basis {
            Basis::CohortThreshold { value, published, .. } | Basis::CohortShare { value, published, .. } => {
                Some((value, published))
            }
            _ => None,
        };
        let measured = self.cohort_leaves.iter().filter_map(|(at, own)| Some((*at, own, figures_at(now, *at)?)));
        let Some(then) = self.score(row) else {
            return if measured.count() == 0 { self.stage(now) } else { Stage::unknown() };
        };
        let mut nodes = None;
        for (at, own, (value, published)) in measured {
            let before = match (figures_at(then, at), &then.node(at).basis) {
                (Some((_, before)), _) => before,
                // It came in with the denominator, as it is today.
                (None, Basis::NotApplicable { .. }) => continue,
                (None, _) => return Stage::unknown(),
            };
            if before == published {
                continue;
            }
            let figures = [(own.clone(), value), (FigureName::PUBLISHED, before)];
            let figures = figures.map(|(name, figure)| (name, Figure::Number(figure))).to_vec();
            let answer = Answer { given: Some(Given::Figures(figures)), ..Answer::default() };
            nodes.get_or_insert_with(|| now.nodes.clone())[at.get()] = leaf_of(self.framework, at, &answer);
        }
        nodes.map_or_else(|| self.stage(now), |nodes| self.on(summed(self.framework, nodes), now))
    }

    /// A score on the denominator of today, which may have been published without its criteria.
    fn on(&self, mut score: Score, now: &Score) -> Stage {
        let areas = self.framework.areas().map(|area| &now.node(area).attainable);
        let of_areas = areas.fold(Exact::ZERO, |sum, attainable| &sum + attainable);
        if of_areas != now.attainable {
            score.attainable = now.attainable.clone();
            score.index = index_of(self.framework, &score.total, &score.attainable);
        }
        self.stage(&score)
    }

    /// A score on today's framework.
    fn stage(&self, score: &Score) -> Stage {
        let total = score.ranked_total().map(|total| total.round(self.framework.policies.rounding.printed_points));
        Stage { part: part_of(self.rules.key(score)), value: self.value(total, score.index.as_ref()) }
    }

    /// What today's framework prints.
    fn value(&self, total: Option<Decimal>, index: Option<&Index>) -> Value {
        let class = index.map(|index| index.class.unwrap_or(self.framework.policies.classes.list.len()));
        Value { total, index: index.map(|index| index.printed), class }
    }
}

/// The place of a class in a framework by its name in either language.
pub(super) fn place_of_class(framework: &Framework, name: &str) -> Option<usize> {
    let classes = &framework.policies.classes.list;
    let place = |is_it: &dyn Fn(&str) -> bool| {
        classes.iter().position(|class| is_it(&class.name.vi) || class.name.en.as_deref().is_some_and(is_it))
    };
    // Nearly always it is written as it is there, and comparing it otherwise takes long for a whole country.
    place(&|other| other == name).or_else(|| {
        let name = plain_name(name);
        place(&|other| plain_name(other) == name)
    })
}

fn part_of(key: Option<Key>) -> Part {
    key.map_or(Part::Unranked, |key| {
        let breakers = key.breakers.into_iter().map(|value| Breaking::Is(value.cloned())).collect();
        Part::Ranked(Stand { index: key.index.into_owned(), breakers })
    })
}

/// The tie-breakers of a row that has a denominator and no points of nodes.
fn breakers(rules: &Rules, attainable: Option<&Exact>) -> Vec<Breaking> {
    let attainable = || attainable.map_or(Breaking::Unknown, |value| Breaking::Is(Some(value.clone())));
    rules.each_breaker(|_| Breaking::Unknown, attainable)
}

//! What holds for every ranking, tried on random ones.

use std::sync::Arc;

use proptest::prelude::*;
use thuocdo_core::assessment::Unit;
use thuocdo_core::framework::Framework;
use thuocdo_core::number::{Decimal, Exact};
use thuocdo_core::rank::{
    Contender, Decided, Earlier, EarlierRow, OtherRule, Ranking, Steps, alternatives, changed_by, changes, exact_mean,
    merged, near, next_rank, rank, standings,
};
use thuocdo_core::score::{Score, score};

use crate::common::made::{area, given_leaf, made, sheet_of};
use crate::common::random::config;

const TIES: [&str; 4] = ["\"competition\"", "\"dense\"", r#"{"ordinal":["B","attainable"]}"#, r#"{"ordinal":[]}"#];
const GROUPS: [&str; 3] = ["xã", "phường", ""];

/// A framework under one of the tie rules, comparing exact or printed indices.
fn framework(ties: usize, exact: bool) -> Framework {
    let areas = [
        area("A", "40", &[given_leaf("A1", "25"), given_leaf("A2", "15")]),
        area("B", "20", &[given_leaf("B1", "20")]),
    ];
    let compare_on = if exact { "\"exact\"" } else { "\"printed\"" };
    made(
        &areas,
        &[
            ("policies.ties", TIES[ties]),
            ("policies.compare_on", compare_on),
            ("policies.not_applicable", "\"shrink\""),
            ("policies.rounding.printed_index", r#"{"decimals":0,"mode":"half_up"}"#),
        ],
    )
}

/// The answers of a unit: quarters of points at each leaf; 200 and more stands for not applicable, 240 for no answer.
type Made = (u8, u8, u8, usize);

fn scored(framework: &Framework, (a1, a2, b1, _): Made) -> Score {
    let words = |quarters: u8, max: u8| match quarters {
        240.. => String::new(),
        200.. => "n/a Không có".to_owned(),
        _ => format!("points {}", Decimal::from(quarters.min(4 * max)) / Decimal::from(4)),
    };
    let (a1, a2, b1) = (words(a1, 25), words(a2, 15), words(b1, 20));
    score(framework, &sheet_of(framework, &[("A1", &a1), ("A2", &a2), ("B1", &b1)]))
}

fn contenders(framework: &Framework, all: &[Made]) -> Vec<Contender> {
    let unit = |(at, made): (usize, &Made)| {
        let unit = Unit { name: format!("xã {at}"), group: GROUPS[made.3].into(), ..Unit::default() };
        Contender::new(unit, scored(framework, *made))
    };
    all.iter().enumerate().map(unit).collect()
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn the_exact_mean_of_a_group_is_the_plain_sum_over_its_count(units in any_units(30)) {
        let framework = framework(0, true);
        let contenders = contenders(&framework, &units);
        for group in rank(&framework, &[], &contenders).groups {
            let indices = group.members().into_iter().filter_map(|at| contenders[at].score.index.as_ref());
            let indices: Vec<&Exact> = indices.map(|index| &index.exact).collect();
            let sum = indices.iter().fold(Exact::ZERO, |sum, index| &sum + index);
            let wanted = sum.checked_div(&Exact::from(indices.len() as i64));
            prop_assert_eq!(exact_mean(&contenders, &group.members()), wanted);
        }
    }
}

fn any_units(most: usize) -> impl Strategy<Value = Vec<Made>> {
    // Few different values, so that ties are common.
    let quarters = || prop_oneof![4 => 0u8..6, 2 => 30u8..90, 1 => 195u8..210, 1 => 238u8..242];
    prop::collection::vec((quarters(), quarters(), quarters(), 0..GROUPS.len()), 0..most)
}

/// The rank and whether it is shared, of each contender.
fn ranks(ranking: &Ranking, count: usize) -> Vec<(Option<u32>, bool)> {
    (0..count).map(|at| ranking.row_of(at).map(|(_, row)| (row.rank, row.tied)).unwrap()).collect()
}

/// The rank of one contender.
fn rank_of(framework: &Framework, all: &[Contender], at: usize) -> u32 {
    rank(framework, &[], all).row_of(at).unwrap().1.rank.unwrap()
}

/// What a ranking compares, the larger first.
fn compared(framework: &Framework, score: &Score, exact: bool) -> Option<(Exact, Vec<Option<Exact>>)> {
    let index = score.index.as_ref()?;
    let index = if exact { index.exact.clone() } else { index.printed.into() };
    let points = score.node(framework.find("B").unwrap()).points.clone();
    let ties = &framework.policies.ties;
    let breakers = match ties {
        thuocdo_core::framework::Ties::Ordinal(list) if !list.is_empty() => {
            vec![points, Some(score.attainable.clone())]
        }
        _ => Vec::new(),
    };
    Some((index, breakers))
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn the_order_of_the_contenders_never_changes_a_rank(
        ties in 0..TIES.len(), exact in any::<bool>(), units in any_units(14), seed in any::<u64>(),
    ) {
        let framework = framework(ties, exact);
        let straight = contenders(&framework, &units);
        let mut order: Vec<usize> = (0..straight.len()).collect();
        order.sort_by_key(|at| (*at as u64 + 1).wrapping_mul(seed | 1) >> 32);
        let shuffled: Vec<Contender> = order.iter().map(|at| straight[*at].clone()).collect();
        let before = ranks(&rank(&framework, &[], &straight), straight.len());
        let after = ranks(&rank(&framework, &[], &shuffled), straight.len());
        for (place, at) in order.iter().enumerate() {
            prop_assert_eq!(before[*at], after[place]);
        }
    }

    #[test]
    fn tie_rules_keep_their_laws(ties in 0..TIES.len(), exact in any::<bool>(), units in any_units(14)) {
        let framework = framework(ties, exact);
        let all = contenders(&framework, &units);
        for group in &rank(&framework, &[], &all).groups {
            let key = |contender: usize| compared(&framework, &all[contender].score, exact);
            let keys: Vec<_> = group.rows.iter().map(|row| key(row.contender)).collect();
            for (place, row) in group.rows.iter().enumerate() {
                let own = &keys[place];
                let better = keys.iter().filter(|other| *other > own);
                let wanted = match (own, ties) {
                    (None, _) => None,
                    // Dense: one more than there are better results; else one more than there are better units.
                    (Some(_), 1) => {
                        let mut better: Vec<_> = better.collect();
                        better.sort();
                        better.dedup();
                        Some(better.len() as u32 + 1)
                    }
                    (Some(_), _) => Some(better.count() as u32 + 1),
                };
                prop_assert_eq!(row.rank, wanted);
                let level = keys.iter().filter(|other| own.is_some() && *other == own).count();
                prop_assert_eq!(row.tied, level > 1);
                // Rows stand in order, equal ones in the order in which they were given.
                if let Some(above) = place.checked_sub(1) {
                    prop_assert!(keys[above] >= *own);
                    if keys[above] == *own {
                        prop_assert!(group.rows[above].contender < row.contender);
                        prop_assert!(matches!(row.decided, Decided::Equal | Decided::NoIndex));
                    }
                }
            }
        }
    }

    #[test]
    fn more_points_never_worsen_a_rank(
        ties in 0..TIES.len(), exact in any::<bool>(), units in any_units(14), at in any::<prop::sample::Index>(),
        leaf in 0..3usize, more in 1u8..40,
    ) {
        prop_assume!(!units.is_empty());
        let framework = framework(ties, exact);
        let at = at.index(units.len());
        let mut raised = units.clone();
        let (a1, a2, b1, _) = &mut raised[at];
        let quarters = [a1, a2, b1].into_iter().nth(leaf).unwrap();
        prop_assume!(*quarters < 160);
        *quarters += more;
        let ranked = |units: &[Made]| rank_of(&framework, &contenders(&framework, units), at);
        prop_assert!(ranked(&raised) <= ranked(&units));
    }

    #[test]
    fn with_the_points_that_are_missing_a_unit_is_level(
        ties in 0..2usize, exact in any::<bool>(), units in any_units(10),
    ) {
        let framework = framework(ties, exact);
        let all = contenders(&framework, &units);
        for group in &rank(&framework, &[], &all).groups {
            for (at, (row, standing)) in group.rows.iter().zip(standings(&framework, &all, group)).enumerate() {
                prop_assert_eq!(&next_rank(&framework, &all, group, at), &standing.next_rank);
                let Some(next) = &standing.next_rank else { continue };
                prop_assert!(next.rank < row.rank.unwrap() && !next.points.is_negative());
                let score = &all[row.contender].score;
                let total = &score.total + &next.points;
                let index = total.times(&Exact::from(100)).checked_div(&score.attainable).unwrap();
                let index = if exact { index } else { index.rounded(framework.policies.rounding.printed_index) };
                let above = compared(&framework, &all[next.contender].score, exact).unwrap().0;
                prop_assert!(index >= above);
            }
        }
    }

    #[test]
    fn the_merged_ranking_keeps_the_order_of_each_group(
        ties in 0..TIES.len(), exact in any::<bool>(), units in any_units(14),
    ) {
        let framework = framework(ties, exact);
        let all = contenders(&framework, &units);
        let ranking = rank(&framework, &[], &all);
        let merged = merged(&framework, &all, &ranking);
        prop_assert_eq!(merged.rows.len(), all.len());
        for (at, group) in ranking.groups.iter().enumerate() {
            let rows: Vec<_> = merged.rows.iter().filter(|row| row.group == at).collect();
            let order: Vec<_> = rows.iter().map(|row| (row.row.contender, row.own_rank)).collect();
            let wanted: Vec<_> = group.rows.iter().map(|row| (row.contender, row.rank)).collect();
            prop_assert_eq!(order, wanted);
            prop_assert!(rows.iter().all(|row| row.row.rank >= row.own_rank));
        }
    }

    #[test]
    fn parts_of_a_change_add_up_and_nothing_changed_is_nothing(
        ties in 0..TIES.len(), ties_then in 0..TIES.len(), exact in any::<bool>(), then in any_units(12), now in any_units(12),
        scores in any::<bool>(), lacking in 0u32..4096,
    ) {
        let (old, new) = (Arc::new(framework(ties_then, exact)), framework(ties, exact));
        let (before, after) = (contenders(&old, &then), contenders(&new, &now));
        let mut earlier = Earlier::of(&old, &before, &rank(&old, &[], &before));
        for (at, row) in earlier.rows.iter_mut().enumerate() {
            // The framework is the same but for its tie rule, and so is every score.
            row.recast = row.score.clone();
            if !scores {
                (row.score, row.recast) = (None, None);
                if lacking >> at & 1 == 1 {
                    (row.attainable, row.index) = (None, row.index.filter(|_| at % 2 == 0));
                }
            }
        }
        let found = changes(&new, &after, &rank(&new, &[], &after), &earlier);
        for (at, change) in found.units.iter().enumerate() {
            if at < before.len() {
                prop_assert_eq!(change.earlier, EarlierRow::At(at));
            }
            for number in [&change.points, &change.index].into_iter().flatten() {
                prop_assert_eq!(number.steps.whole(), number.printed);
                prop_assert!(!scores || number.steps.unsplit.is_zero());
                prop_assert!(number.steps.others.is_none_or(|others| others.is_zero()), "no rule looks at others");
            }
            let class = change.class.as_ref();
            prop_assert!(class.is_none_or(|class| class.risen == Some(class.steps.whole())));
            let Some(rank) = &change.rank else { continue };
            prop_assert_eq!(rank.steps.whole(), rank.risen());
            if scores {
                prop_assert_eq!(rank.steps.unsplit, 0);
                prop_assert_eq!(rank.steps.published, Some(0));
                prop_assert!(ties != ties_then || rank.steps.framework == Some(0));
                // The step of its own result, by ranking a table in which nothing else is new.
                let applies = |unit: &Contender| unit.score.nodes.iter().map(|node| node.attainable.clone()).collect::<Vec<_>>();
                if before.iter().zip(&after).all(|(then, now)| applies(then) == applies(now)) {
                    let mut table = before.clone();
                    table[at].score = Arc::clone(&after[at].score);
                    let alone = rank_of(&new, &table, at);
                    let until = [rank.steps.framework, rank.steps.denominators, rank.steps.own].map(Option::unwrap);
                    prop_assert_eq!(rank.steps.denominators, Some(0));
                    prop_assert_eq!(i64::from(rank.from) - i64::from(alone), i64::from(until.iter().sum::<i32>()));
                }
            }
        }
        let earlier = Earlier::of(&old, &before, &rank(&old, &[], &before));
        let none = Steps { published: Some(0), framework: Some(0), denominators: Some(0), own: Some(0), others: Some(0), unsplit: 0 };
        for change in changes(&old, &before, &rank(&old, &[], &before), &earlier).units {
            prop_assert!(change.rank.is_none_or(|rank| rank.steps == none && rank.from == rank.to));
        }
    }

    #[test]
    fn other_rules_change_exactly_what_they_name(ties in 0..TIES.len(), exact in any::<bool>(), units in any_units(12)) {
        let now = framework(ties, exact);
        let all = contenders(&now, &units);
        let ranking = rank(&now, &[], &all);
        for (at, words) in TIES.iter().enumerate() {
            let other = framework(at, exact);
            let others = rank(&other, &[], &all);
            let changed = changed_by(&now, &all, &ranking, &OtherRule::Ties(other.policies.ties.clone()));
            for contender in 0..all.len() {
                let pair = (ranking.row_of(contender).unwrap().1.rank, others.row_of(contender).unwrap().1.rank);
                let told = changed.iter().find(|one| one.contender == contender).map(|one| (one.rank, one.other_rank));
                prop_assert_eq!(told, (pair.0 != pair.1).then_some(pair), "{}", words);
            }
        }
        prop_assert!(alternatives(&now, &all, &ranking).iter().all(|one| one.rule != OtherRule::Ties(now.policies.ties.clone())));
        for near in near(&now, &all, &ranking) {
            // One printed unit away, and half a unit of rounding on both sides.
            prop_assert!(near.distance <= Exact::from(2) && Exact::from(-2) <= near.distance);
        }
    }
}

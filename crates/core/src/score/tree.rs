//! Scoring a whole sheet: leaves first, then sums, total, index, class.

use std::cmp::Ordering;

use super::rule::{given_points, rounded, rounded_within, score_leaf};
use super::{Basis, Index, NodeScore, Progress, Score, State, class};
use crate::assessment::{Answer, Assessment, Given, hidden_characters, is_safe_link};
use crate::framework::{AboveFull, Block, Framework, IndexRule, Node, NodeIndex};
use crate::number::{Decimal, Exact};
use crate::problem::{Fault, Problem};

/// Scores an assessment on its framework.
///
/// It always gives a score: what is not answered has no points, what is wrong is in `problems`. The order in
/// which answers were given cannot matter.
pub fn score(framework: &Framework, assessment: &Assessment) -> Score {
    let mut problems = Vec::new();
    let answers = matched(framework, assessment, &mut problems);
    let nodes = framework.nodes();
    let mut scores: Vec<NodeScore> = Vec::with_capacity(nodes.len());
    // The end of the subtree that points given above stand for.
    let mut covered_to = 0;
    for (i, node) in nodes.iter().enumerate() {
        let answer = answers[i];
        let mut report = |fault| problems.push(Problem::of_node(&node.id, fault));
        let covered = i < covered_to;
        let mut scored = match &node.leaf {
            Some(leaf) => score_leaf(node, leaf, &framework.policies, answer, &mut report),
            None => inner_given(node, answer, framework, &mut report),
        };
        if covered {
            if scored.state != State::Information {
                scored.state = State::Covered;
            }
            scored.points = None;
            scored.basis = Basis::None;
        } else if node.leaf.is_none() && scored.points.is_some() {
            covered_to = node.end as usize;
            let below = below_answers(framework, NodeIndex(i as u32), &answers);
            if !below.is_empty() {
                report(Fault::AnswersBelow { below });
            }
        }
        scores.push(scored);
    }
    sum_up(framework, &mut scores);
    conclude(framework, assessment.attainable, scores, problems)
}

/// The score that follows from scored leaves and from points given at inner nodes: all above them is summed anew.
pub(crate) fn summed(framework: &Framework, mut nodes: Vec<NodeScore>) -> Score {
    sum_up(framework, &mut nodes);
    conclude(framework, None, nodes, Vec::new())
}

/// What a leaf scores by an answer, whatever is wrong with it.
pub fn leaf_of(framework: &Framework, index: NodeIndex, answer: &Answer) -> NodeScore {
    let node = framework.node(index);
    match &node.leaf {
        Some(leaf) => score_leaf(node, leaf, &framework.policies, Some(answer), &mut |_| {}),
        None => inner_given(node, Some(answer), framework, &mut |_| {}),
    }
}

/// The answer of each node, in the framework's order; unknown ids are reported.
///
/// Answers and ids are both sorted, so one walk along both finds them all.
fn matched<'a>(
    framework: &Framework,
    assessment: &'a Assessment,
    problems: &mut Vec<Problem>,
) -> Vec<Option<&'a Answer>> {
    let mut answers = vec![None; framework.nodes().len()];
    let mut ids = framework.by_id.as_slice();
    for (id, answer) in &assessment.answers {
        let mut order = Ordering::Less;
        while let [index, rest @ ..] = ids
            && order == Ordering::Less
        {
            order = framework.node(*index).id.as_str().cmp(id);
            match order {
                Ordering::Less => ids = rest,
                Ordering::Equal => {
                    answers[index.get()] = Some(answer);
                    ids = rest;
                }
                Ordering::Greater => {}
            }
        }
        if order == Ordering::Equal {
            let unsafe_links = answer.evidence.iter().map(|e| &e.link).filter(|l| !l.is_empty() && !is_safe_link(l));
            problems.extend(unsafe_links.map(|l| Problem::of_node(id, Fault::EvidenceLink { found: l.clone() })));
        } else {
            // Each is compared with every node, so only the first ones are.
            let nearest = if problems.len() < 100 { nearest_id(framework, id) } else { None };
            let fault = Fault::UnknownNode { id: id.clone(), nearest };
            problems.push(Problem::at(&format!("answers.{id}"), fault));
        }
    }
    for (field, text) in [("name", &assessment.unit.name), ("group", &assessment.unit.group)] {
        if let Some(character) = hidden_characters(text).first() {
            problems.push(Problem::at(&format!("unit.{field}"), Fault::HiddenCharacter { character: *character }));
        }
    }
    answers
}

/// The id a writer probably meant: the same letters in another case, or one that begins alike.
fn nearest_id(framework: &Framework, id: &str) -> Option<String> {
    let common = |other: &str| id.bytes().zip(other.bytes()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    let best = framework.nodes().iter().max_by_key(|node| (common(&node.id), std::cmp::Reverse(node.id.len())))?;
    (common(&best.id) * 2 >= id.len()).then(|| best.id.clone())
}

/// An inner node: points that were given for it, or nothing yet (its sum comes later).
fn inner_given(
    node: &Node,
    answer: Option<&Answer>,
    framework: &Framework,
    report: &mut dyn FnMut(Fault),
) -> NodeScore {
    let max = Exact::from(node.attainable());
    let attainable = if node.block().is_some() { Exact::ZERO } else { max.clone() };
    let open = NodeScore { state: State::NotAnswered, points: None, attainable, basis: Basis::Sum };
    match answer.and_then(|answer| answer.given.as_ref()) {
        None => open,
        Some(Given::Points(figure)) => match given_points(figure, node.attainable(), report) {
            Some(points) => {
                let within = Exact::from(points.min(node.attainable()));
                let rounded = rounded_within(within, framework.policies.rounding.node, &max);
                let sign = if node.block() == Some(Block::Penalty) { -1 } else { 1 };
                let rounded = rounded.times(&Exact::from(sign));
                NodeScore { state: State::Answered, points: Some(rounded), basis: Basis::Given { points }, ..open }
            }
            None => open,
        },
        Some(_) => {
            report(Fault::WrongAnswer { wanted: &["points"] });
            open
        }
    }
}

fn below_answers(framework: &Framework, index: NodeIndex, answers: &[Option<&Answer>]) -> Vec<String> {
    framework
        .below(index)
        .filter(|below| answers[below.get()].is_some_and(|answer| answer.given.is_some()))
        .filter(|below| framework.node(*below).leaf.as_ref().is_none_or(|leaf| leaf.rule.is_scored()))
        .map(|below| framework.node(below).id.clone())
        .collect()
}

/// Fills the inner nodes from below: children stand after their parent, so the row is walked backwards.
fn sum_up(framework: &Framework, scores: &mut [NodeScore]) {
    for index in framework.indices().rev() {
        let node = framework.node(index);
        if node.leaf.is_some() || scores[index.get()].basis != Basis::Sum {
            continue;
        }
        let (mut points, mut any, mut attainable) = (Exact::ZERO, false, Exact::ZERO);
        let (mut not_answered, mut not_appraised, mut scored, mut excused) = (0, 0, 0, 0);
        for child in framework.children(index) {
            let child = &scores[child.get()];
            attainable = &attainable + &child.attainable;
            if let Some(value) = &child.points {
                points = &points + value;
                any = true;
            }
            match child.state {
                State::NotAnswered => not_answered += 1,
                State::NotAppraised => not_appraised += 1,
                State::Answered => scored += 1,
                State::NotApplicable => excused += 1,
                State::Covered | State::Information => {}
            }
        }
        let gone = node.not_measured.as_ref().map(|part| Exact::from(part.points));
        let score = &mut scores[index.get()];
        score.attainable = gone.map_or(attainable.clone(), |gone| &attainable - &gone).max(Exact::ZERO);
        let rounding = framework.policies.rounding.node;
        score.points = any.then(|| match node.block() {
            None => rounded_within(points, rounding, &score.attainable),
            // The maximum of the area, and of each group in it, is the cap of what is added or taken.
            Some(Block::Bonus { .. }) => rounded_within(points, rounding, &Exact::from(node.max)),
            Some(Block::Penalty) => rounded(points, rounding).max(&Exact::ZERO - &Exact::from(node.max)),
        });
        if score.state != State::Covered {
            score.state = match (not_answered, not_appraised, scored, excused) {
                (0, 0, 0, 0) => State::Information,
                (0, 0, 0, _) => State::NotApplicable,
                (0, 0, _, _) => State::Answered,
                (0, _, _, _) => State::NotAppraised,
                _ => State::NotAnswered,
            };
        }
    }
}

fn conclude(framework: &Framework, given: Option<Decimal>, nodes: Vec<NodeScore>, mut problems: Vec<Problem>) -> Score {
    let sums = Sums::of(framework, &nodes);
    let mut attainable = sums.attainable.clone();
    let total = &sums.points;
    if let Some(given) = given {
        let (own, limit) = (Exact::from(given), framework.attainable());
        if given <= Decimal::ZERO || own > limit || own < *total {
            let fault = if own < *total && given > Decimal::ZERO {
                let points = total.round(framework.policies.rounding.printed_points);
                Fault::AttainableBelowPoints { given, points }
            } else {
                Fault::AttainableOutOfRange { given, limit: limit.to_decimal().unwrap_or_default() }
            };
            problems.push(Problem::at("attainable", fault));
        } else {
            attainable = own;
        }
    }
    let held = sums.held(&attainable);
    // Rounding lifts nothing above what can be had.
    let most = &attainable + &sums.counted;
    let total = rounded_within(held, framework.policies.rounding.total, &most);
    let index = index_of(framework, &total, &attainable);
    Score { nodes, total, attainable, index, problems }
}

/// What the areas of a sheet add up to, before the total is held within its bounds.
pub(super) struct Sums {
    /// What can be had, without bonus points.
    attainable: Exact,
    /// The points of the areas that are shares of it.
    points: Exact,
    /// Bonus points that count up to full points, less penalty points.
    within: Exact,
    /// Bonus points that may lift the total above full points.
    counted: Exact,
}

impl Sums {
    /// Of the scored nodes of a framework.
    pub(super) fn of(framework: &Framework, nodes: &[NodeScore]) -> Sums {
        let mut sums = Sums { attainable: Exact::ZERO, points: Exact::ZERO, within: Exact::ZERO, counted: Exact::ZERO };
        for area in framework.areas() {
            let score = &nodes[area.get()];
            sums.attainable = &sums.attainable + &score.attainable;
            if let Some(points) = &score.points {
                let sum = match framework.node(area).block() {
                    None => &mut sums.points,
                    Some(Block::Bonus { above_full: AboveFull::Counted }) => &mut sums.counted,
                    Some(Block::Bonus { above_full: AboveFull::Cut } | Block::Penalty) => &mut sums.within,
                };
                *sum = &*sum + points;
            }
        }
        sums
    }

    /// All of them together.
    pub(super) fn all(&self) -> Exact {
        &(&self.points + &self.within) + &self.counted
    }

    /// All of them, held within 0 and what can be had; only bonus points that count go above it.
    pub(super) fn held(&self, attainable: &Exact) -> Exact {
        let within = (&self.points + &self.within).min(attainable.clone());
        (&within + &self.counted).max(Exact::ZERO)
    }
}

/// The index of so many points of so many attainable ones; `None` when nothing is attainable.
pub(crate) fn index_of(framework: &Framework, total: &Exact, attainable: &Exact) -> Option<Index> {
    let IndexRule::PointsOverAttainable = framework.policies.index;
    let exact = total.times(&Exact::from(100)).checked_div(attainable)?;
    let printed = exact.round(framework.policies.rounding.printed_index);
    let class = class::class_of(framework, &exact, printed);
    Some(Index { exact, printed, class })
}

impl Progress {
    /// The progress of a node's subtree: the leaves that give points, without bonus and penalties.
    pub fn of(framework: &Framework, score: &Score, index: NodeIndex) -> Progress {
        let mut progress = Progress::default();
        for leaf in framework.leaves(index) {
            let node = framework.node(leaf);
            if node.block().is_none() && node.leaf.as_ref().is_some_and(|leaf| leaf.rule.is_scored()) {
                progress.total += 1;
                let done = matches!(score.node(leaf).state, State::Answered | State::NotApplicable | State::Covered);
                progress.answered += usize::from(done);
            }
        }
        progress
    }

    /// The progress of the whole sheet.
    pub fn of_all(framework: &Framework, score: &Score) -> Progress {
        framework
            .areas()
            .map(|area| Progress::of(framework, score, area))
            .fold(Progress::default(), |a, b| Progress { answered: a.answered + b.answered, total: a.total + b.total })
    }
}

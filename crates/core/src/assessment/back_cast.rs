//! Back-casting: a sheet's answers carried over to another version of its framework, and what could not be.

use super::unit::plain_name;
use super::{Answer, Assessment, Given};
use crate::framework::{Framework, Leaf, Matching, Node, Rule, Wording, matching, says_the_same};

/// A sheet on another framework, and what of the old one did not come along.
#[derive(Clone, Debug, PartialEq)]
pub struct BackCast {
    /// The new sheet; the unit's own denominator is left out, since it belonged to the old criteria. Where the new
    /// framework was not in force in the old period, it has the next period in which it was.
    pub assessment: Assessment,
    /// The ids of the old nodes whose answer is in the new sheet, in the order of the old framework.
    pub carried: Vec<String>,
    /// The old answers that are not, in the order of the old framework, unknown ids last.
    pub left: Vec<LeftOut>,
}

impl BackCast {
    /// How many answers of the unit are not in the new sheet. What else was left out, as an appraisal of an answer that
    /// is there, is no answer of its own.
    pub fn lost(&self) -> usize {
        let is_answer = |left: &&LeftOut| !matches!(left.reason, LeftOutReason::Appraisal | LeftOutReason::Attainable);
        self.left.iter().filter(is_answer).count()
    }
}

/// An answer that could not be carried over.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The id of the old node.
    pub node: String,
    /// Why.
    pub reason: LeftOutReason,
}

/// Why an answer could not be carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOutReason {
    /// The new framework has no such node.
    NoSuchNode,
    /// Under its number, and so under its id, stands another criterion now.
    OtherCriterion,
    /// Nobody can say whether a node of the new framework is this one: it is called the opposite, or has moved and is called
    /// otherwise.
    Doubtful {
        /// The id of the new node.
        now: String,
    },
    /// The node is scored in one and has criteria below it in the other.
    OtherKind,
    /// The rule asks for other figures, or in another way.
    OtherRule,
    /// A figure of the same name and noun has a label that says something else: it may be the opposite.
    OtherLabel {
        /// The label of the old figure.
        before: String,
        /// The label of the new one.
        after: String,
    },
    /// The rule has no option or grade of these words any more, or several of them.
    OtherOptions,
    /// Points were given by hand, and the maximum is another one.
    OtherMaximum,
    /// "Not applicable" is not allowed any more.
    NotApplicable,
    /// The unit's own denominator belongs to the old criteria.
    Attainable,
    /// What the appraisers said was said to the old criteria; the answer itself may be carried.
    Appraisal,
}

/// Carries a sheet's answers over to another framework: figures where the rule asks for the same ones, choices where
/// an option of the same words is still there, whatever its id, points where the maximum is the same. Evidence and notes
/// go where their node goes. An appraisal never comes along: it judged the answer by the old decision.
pub fn back_cast(sheet: &Assessment, from: &Framework, to: &Framework) -> BackCast {
    back_cast_as(sheet, from, to, &matching(from, to))
}

/// The same where many sheets go from one framework to another: which node is which is found once for all of them.
pub(crate) fn back_cast_as(sheet: &Assessment, from: &Framework, to: &Framework, matched: &Matching) -> BackCast {
    let mut place = vec![None; from.nodes().len()];
    for (new, old) in to.nodes().iter().zip(&matched.found) {
        if let Some(old) = old {
            place[old.get()] = Some(new);
        }
    }
    let mut assessment = Assessment::new(&to.id, sheet.unit.clone(), to.period_in_force(sheet.period));
    let (mut carried, mut left) = (Vec::new(), Vec::new());
    for index in from.indices() {
        let old = from.node(index);
        let Some(answer) = sheet.answers.get(&old.id) else { continue };
        let mut leave = |reason| left.push(LeftOut { node: old.id.clone(), reason });
        let unit_said = Answer { appraisal: None, ..answer.clone() };
        if unit_said.is_empty() {
            leave(LeftOutReason::Appraisal);
            continue;
        }
        let Some(new) = place[index.get()] else {
            let doubtful = matched.doubtful.iter().find(|(old, _)| *old == index);
            leave(doubtful.map_or(LeftOutReason::NoSuchNode, |(_, new)| doubt(old, to.node(*new))));
            continue;
        };
        match fits(answer, old, new) {
            Ok(given) => {
                assessment.set_answer(&new.id, Answer { given, ..unit_said });
                carried.push(old.id.clone());
            }
            Err(reason) => {
                assessment.set_answer(&new.id, Answer { given: None, ..unit_said });
                leave(reason);
            }
        }
        if answer.is_appraised() {
            left.push(LeftOut { node: old.id.clone(), reason: LeftOutReason::Appraisal });
        }
    }
    for id in sheet.answers.keys().filter(|id| from.find(id).is_none()) {
        left.push(LeftOut { node: id.clone(), reason: LeftOutReason::NoSuchNode });
    }
    if sheet.attainable.is_some() {
        left.push(LeftOut { node: String::new(), reason: LeftOutReason::Attainable });
    }
    BackCast { assessment, carried, left }
}

/// Why a node's answer does not go to the one that may be the same.
fn doubt(old: &Node, new: &Node) -> LeftOutReason {
    let (one, other) = (Wording::of(&old.name.vi), Wording::of(&new.name.vi));
    match one.is_alike(&other) || one.is_turned(&other) {
        true => LeftOutReason::Doubtful { now: new.id.clone() },
        false => LeftOutReason::OtherCriterion,
    }
}

/// What the answer gives at the new node.
fn fits(answer: &Answer, old: &Node, new: &Node) -> Result<Option<Given>, LeftOutReason> {
    let Some(given) = &answer.given else { return Ok(None) };
    let same = || Ok(Some(given.clone()));
    if let Given::Points(_) = given {
        return if old.attainable() == new.attainable() { same() } else { Err(LeftOutReason::OtherMaximum) };
    }
    let (Some(before), Some(after)) = (&old.leaf, &new.leaf) else { return Err(LeftOutReason::OtherKind) };
    match given {
        Given::NotApplicable(_) if !after.not_applicable => Err(LeftOutReason::NotApplicable),
        Given::NotApplicable(_) => same(),
        Given::Yes(_) if matches!(after.rule, Rule::YesNo { .. }) => same(),
        Given::Figures(_) => other_figure(before, after).map_or_else(same, Err),
        Given::Choice(id) if before.rule.kind() == after.rule.kind() => {
            let option = same_option(id, &before.rule, &after.rule).ok_or(LeftOutReason::OtherOptions)?;
            Ok(Some(Given::Choice(option.to_owned())))
        }
        _ => Err(LeftOutReason::OtherRule),
    }
}

/// The id of the option that has the words of the one that was chosen. An id says only which place an option has in the
/// editor's list; where words stand at several options, nobody can say which of them was meant.
fn same_option<'r>(id: &'r str, before: &'r Rule, after: &'r Rule) -> Option<&'r str> {
    if before == after {
        return Some(id);
    }
    let chosen = plain_name(&before.options().iter().find(|option| option.id == id)?.label);
    let called_so = |rule: &'r Rule| {
        let mut found = rule.options().iter().filter(|option| plain_name(&option.label) == chosen);
        found.next().filter(|_| found.next().is_none())
    };
    called_so(before).and(called_so(after)).map(|option| option.id.as_str())
}

/// Why a rule does not ask for the figures of another one: nothing where it has the same names, counting the same things,
/// and the form asks for each in words that say the same.
fn other_figure(before: &Leaf, after: &Leaf) -> Option<LeftOutReason> {
    let (before, after) = (before.rule.figures(), after.rule.figures());
    let pairs = before.iter().filter_map(|one| {
        let same = after.iter().find(|other| one.name == other.name && says_the_same(&one.noun, &other.noun))?;
        Some((&one.label, &same.label))
    });
    if before.len() != after.len() || pairs.clone().count() != before.len() {
        return Some(LeftOutReason::OtherRule);
    }
    let mut pairs = pairs;
    let (before, after) = pairs.find(|(one, other)| !says_the_same(one, other))?;
    Some(LeftOutReason::OtherLabel { before: before.clone(), after: after.clone() })
}

//! What two versions of a framework are compared by, in words: heading, policies, and the parts of a node.

use thuocdo_core::framework::{
    AboveFull, Block, CompareOn, Difference, Framework, IndexRule, LegalBasis, Node, NodeIndex, NotApplicable, Note,
    PrintedCounts, Ties,
};
use thuocdo_core::number::Rounding;

use crate::number::short;
use crate::{date, score as words, ui as t};

/// A part of a framework as people call it, and its lines.
pub type Lines = (&'static str, Vec<String>);

/// The parts of a heading, always the same ones in the same order; one that is not there has no lines.
pub fn heading(framework: &Framework) -> Vec<Lines> {
    vec![
        (t::FRAMEWORK_TITLE, vec![framework.title.vi.clone()]),
        (t::FRAMEWORK_SHORT_TITLE, vec![framework.short_title.vi.clone()]),
        (t::FRAMEWORK_STATUS, vec![t::status(framework.status).to_owned()]),
        (t::FRAMEWORK_LEVELS, framework.levels.clone()),
        (t::LEGAL_BASIS, framework.legal_basis.iter().map(basis).collect()),
        (t::IN_FORCE, vec![date::in_force(framework.in_force)]),
        (t::PRINTED_COUNTS_SAID, framework.printed.iter().map(counts).collect()),
        (t::NOTES, notes(&framework.notes)),
    ]
}

/// A decision in a line: "766/QĐ-TTg, 23/06/2022, Thủ tướng Chính phủ: … (đối chiếu ngày 21/11/2026)".
fn basis(basis: &LegalBasis) -> String {
    let signed = basis.date.map(|signed| format!(", {}", date::date(signed))).unwrap_or_default();
    let title = basis.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
    let link = basis.link.as_ref().map(|link| format!(", {link}")).unwrap_or_default();
    let checked = t::compared_on(&date::date(basis.checked_on));
    format!("{}{signed}, {}{title}{link} ({checked})", basis.number, basis.issuer)
}

fn counts(printed: &PrintedCounts) -> String {
    t::printed_counts(printed.areas, printed.criteria, printed.sub_criteria)
}

fn notes(notes: &[Note]) -> Vec<String> {
    notes.iter().map(|note| note.text.clone()).collect()
}

/// The policies, always the same ones in the same order.
pub fn policies(framework: &Framework) -> Vec<Lines> {
    let policies = &framework.policies;
    let round = &policies.rounding;
    let rounding = |rounding: Option<Rounding>| vec![words::rounding(rounding)];
    let one = |words: &str| vec![words.to_owned()];
    let on = |on: CompareOn| match on {
        CompareOn::Exact => t::ON_EXACT,
        CompareOn::Printed => t::ON_PRINTED,
    };
    let IndexRule::PointsOverAttainable = policies.index;
    let not_applicable = match policies.not_applicable {
        NotApplicable::Shrink => t::NOT_APPLICABLE_SHRINK,
        NotApplicable::Full => t::NOT_APPLICABLE_FULL,
        NotApplicable::Zero => t::NOT_APPLICABLE_ZERO,
    };
    let ties = match &policies.ties {
        Ties::Competition => one(t::TIES_COMPETITION),
        Ties::Dense => one(t::TIES_DENSE),
        Ties::Ordinal(breakers) => {
            let breakers = breakers.iter().map(|one| words::tie_breaker(framework, one));
            one(t::TIES_ORDINAL).into_iter().chain(breakers).collect()
        }
    };
    let classes = policies.classes.list.iter().map(|class| t::class_from(&class.name.vi, &short(class.from)));
    vec![
        (t::ROUND_LEAF, rounding(round.leaf)),
        (t::ROUND_NODE, rounding(round.node)),
        (t::ROUND_TOTAL, rounding(round.total)),
        (t::ROUND_PRINTED_POINTS, rounding(Some(round.printed_points))),
        (t::ROUND_PRINTED_INDEX, rounding(Some(round.printed_index))),
        (t::POLICY_INDEX, one(t::INDEX_OVER_ATTAINABLE)),
        (t::POLICY_NOT_APPLICABLE, one(not_applicable)),
        (t::POLICY_TIES, ties),
        (t::POLICY_COMPARE_ON, one(on(policies.compare_on))),
        (t::POLICY_DECIDED_ON, one(on(policies.classes.decided_on))),
        (t::CLASSES, vec![classes.collect::<Vec<_>>().join("; ")]),
    ]
}

/// The parts that differ, each before and after.
pub fn differing(before: Vec<Lines>, after: Vec<Lines>) -> Vec<(&'static str, Vec<String>, Vec<String>)> {
    let pairs = before.into_iter().zip(after).filter(|(before, after)| before.1 != after.1);
    pairs.map(|((part, before), (_, after))| (part, before, after)).collect()
}

/// A node of one version and the node of the other that it is compared with: what both are there in one respect, before
/// and after. Never the same words twice where there is something to tell apart.
pub fn node(
    (before, old): (&Framework, NodeIndex),
    (after, new): (&Framework, NodeIndex),
    what: Difference,
) -> (Vec<String>, Vec<String>) {
    let (one, other) = (lines(before, old, what), lines(after, new, what));
    if what != Difference::Rule {
        return (one, other);
    }
    // How criteria are rounded is told of the whole; in each rule it would only hide what differs.
    let alone = |framework: &Framework, lines: Vec<String>| -> Vec<String> {
        let rounding = words::leaf_rounding(framework);
        lines.into_iter().map(|line| line.replacen(&rounding, "", 1)).collect()
    };
    let (mut one, mut other) = (alone(before, one), alone(after, other));
    if one == other {
        one.extend(asked(before.node(old)));
        other.extend(asked(after.node(new)));
    }
    if one == other {
        one.push(t::ONLY_IN_FILE.to_owned());
        other.push(t::ONLY_IN_FILE.to_owned());
    }
    (one, other)
}

/// What a leaf asks for: the labels of its figures, with what is counted.
fn asked(node: &Node) -> Vec<String> {
    let figures = node.leaf.iter().flat_map(|leaf| leaf.rule.figures());
    figures.map(|figure| t::figure_asked(&figure.label, &figure.noun, figure.whole)).collect()
}

/// What a node is in one respect.
fn lines(framework: &Framework, index: NodeIndex, what: Difference) -> Vec<String> {
    let node = framework.node(index);
    let leaf = node.leaf.as_ref();
    let one = |text: &str| vec![text.to_owned()];
    match what {
        Difference::Id => one(&node.id),
        Difference::Number => one(&node.number),
        Difference::Name => one(&node.name.vi),
        Difference::English => node.name.en.iter().cloned().collect(),
        Difference::Max => vec![short(node.max)],
        Difference::NotMeasured => {
            node.not_measured.iter().map(|part| t::not_measured(&short(part.points), &part.reason)).collect()
        }
        Difference::Block => one(match node.own_block {
            None => t::BLOCK_NONE,
            Some(Block::Bonus { above_full: AboveFull::Counted }) => t::BLOCK_BONUS_COUNTED,
            Some(Block::Bonus { above_full: AboveFull::Cut }) => t::BLOCK_BONUS_CUT,
            Some(Block::Penalty) => t::BLOCK_PENALTY,
        }),
        Difference::Parent => match node.parent.map(|parent| framework.node(parent)) {
            Some(parent) => vec![format!("{} {}", parent.number, parent.name.vi).trim().to_owned()],
            None => one(t::TOP_OF_TREE),
        },
        Difference::Kind if leaf.is_none() => vec![t::with_children(framework.children(index).count())],
        Difference::Kind | Difference::Rule => vec![words::rule(framework, node)],
        Difference::ScoredBy => leaf.map(|leaf| words::scored_by(leaf.scored_by).to_owned()).into_iter().collect(),
        Difference::NotApplicable => match leaf.is_some_and(|leaf| leaf.not_applicable) {
            true => one(t::MAY_BE_NOT_APPLICABLE),
            false => one(t::MUST_APPLY),
        },
        Difference::Evidence => leaf.and_then(|leaf| leaf.evidence.clone()).into_iter().collect(),
        Difference::Citation => node.citation.iter().cloned().collect(),
        Difference::Printed => node.printed.iter().map(counts).collect(),
        Difference::Notes => notes(&node.notes),
        Difference::Changes => {
            let line = |change: &thuocdo_core::framework::ValueChange| {
                t::value_changed(change.value, &change.was, &date::date(change.since), &change.citation)
            };
            node.changes.iter().map(line).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::framework::{by_id, compare, read};

    /// The example framework, and the same with one part of its file put differently.
    fn edited(from: &str, to: &str) -> (std::sync::Arc<Framework>, Framework) {
        let before = by_id("xa-mau-2026").unwrap();
        let text = before.source().to_line();
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        (before, read(&changed).unwrap_or_else(|problems| panic!("{problems:?}")))
    }

    #[test]
    fn what_differs_of_the_heading_and_of_the_policies_is_told_from_what_to_what() {
        for (from, to, part, before, after) in [
            ("\"from\":\"2026-01-01\"", "\"from\":\"2027-01-01\"", t::IN_FORCE, "từ 01/01/2026", "từ 01/01/2027"),
            (
                "\"not_applicable\":\"shrink\"",
                "\"not_applicable\":\"zero\"",
                t::POLICY_NOT_APPLICABLE,
                t::NOT_APPLICABLE_SHRINK,
                t::NOT_APPLICABLE_ZERO,
            ),
        ] {
            let (one, other) = edited(from, to);
            let all = |framework: &Framework| [heading(framework), policies(framework)].concat();
            let told = differing(all(&one), all(&other));
            assert_eq!(told, [(part, vec![before.to_owned()], vec![after.to_owned()])], "{from}");
        }
    }

    #[test]
    fn each_difference_of_a_node_has_other_words_before_and_after() {
        for (from, to) in [
            ("\"noun\":\"", "\"noun\":\"khác "),
            ("\"citation\":\"", "\"citation\":\"khác "),
            ("\"evidence\":\"", "\"evidence\":\"khác "),
            ("\"scored_by\":\"self\"", "\"scored_by\":\"appraiser\""),
            ("\"not_applicable\":true", "\"not_applicable\":false"),
        ] {
            let (before, after) = edited(from, to);
            let found = compare(&before, &after);
            let [one] = &found.changed[..] else { panic!("{from}: {:?}", found.changed) };
            for what in &one.what {
                let (old, new) = node((&before, one.before), (&after, one.after), *what);
                assert_ne!(old, new, "{from}: {what:?}");
                assert!(!old.concat().contains("Không làm tròn ở từng tiêu chí"), "{old:?}");
            }
        }
    }
}

//! Defects of the tree: sums, printed counts, numbers, citations, and who scores.

use std::collections::BTreeMap;

use super::super::model::*;
use super::changes::changes;
use super::siblings::{self, Beside};
use super::survey::{Above, above, is_survey};
use super::{Counted, Defect, is_blank, same_labels};
use crate::assessment::{hidden_characters, is_hidden, plain_name};
use crate::letters::folded;
use crate::number::Decimal;
use crate::problem::Fault;

/// What is known of a node by looking at the others.
pub(super) struct Among {
    /// An earlier node with its number.
    pub(super) like: Option<NodeIndex>,
    /// What is wrong with it beside its siblings.
    beside: Beside,
    /// What the groups above it are by their names.
    pub(super) above: Above,
}

/// Of each node of a framework.
pub(super) fn among(framework: &Framework) -> Vec<Among> {
    let all = same_numbers(framework).into_iter().zip(siblings::beside(framework)).zip(above(framework));
    all.map(|((like, beside), above)| Among { like, beside, above }).collect()
}

/// The defects of one node, apart from what its rule can give.
pub(super) fn node(framework: &Framework, index: NodeIndex, among: Among, report: &mut dyn FnMut(Fault)) {
    let node = framework.node(index);
    if node.leaf.as_ref().is_some_and(|leaf| leaf.rule.is_scored()) && node.max.is_zero() {
        report(Fault::NoPoints);
    }
    let words = [&node.name.vi, &node.number].map(|words| hidden_characters(words)).concat();
    if let Some(character) = words.into_iter().find(|character| !character.is_whitespace()) {
        report(Fault::HiddenCharacter { character });
    }
    let report = &mut |defect: Defect| report(defect.into());
    if let Some(like) = among.like {
        let like = framework.node(like).id.clone();
        report(Defect::DuplicateNumber { number: node.number.clone(), like });
    }
    if let Some(parent) = node.parent.map(|parent| &framework.node(parent).number)
        && is_outside(&node.number, parent)
    {
        report(Defect::NumberOutsideParent { number: node.number.clone(), parent: parent.clone() });
    }
    let is_part = |index: &NodeIndex| framework.node(*index).not_measured.is_some();
    if node.not_measured.as_ref().is_some_and(|part| is_blank(&part.reason)) {
        report(Defect::NoReason);
    }
    if node.not_measured.is_some() && node.leaf.is_none() && framework.below(index).any(|below| is_part(&below)) {
        report(Defect::NotMeasuredTwice);
    }
    if node.depth == 0 && node.own_block.is_none() && is_called_block(&node.name.vi) {
        report(Defect::BlockUnmarked);
    }
    siblings::defects(framework, node, among.beside, report);
    changes(framework, node, report);
    match &node.leaf {
        None => {
            // The maximum of a block, and of a group in it, is a cap, which its criteria may well exceed.
            let sum: Decimal = framework.children(index).map(|child| framework.node(child).max).sum();
            if node.own_block.is_none() && sum != node.max && !(node.block().is_some() && sum > node.max) {
                report(Defect::ChildrenSum { sum, max: node.max });
            }
            if let Some(printed) = node.printed {
                let mut found = counts_below(framework, index);
                // Alone at a criterion, the count of sub-criteria is that of its children.
                if node.depth > 0 && printed.criteria.is_none() {
                    found.sub_criteria = found.criteria;
                }
                printed_counts(printed, found, report);
            }
        }
        Some(leaf) => {
            if leaf.scored_by == ScoredBy::Itself && is_survey(node, leaf, among.above) {
                report(Defect::SurveyLeafSelfScored);
            }
            let has_citation = node.citation.as_ref().is_some_and(|citation| !is_blank(citation));
            if !has_citation && leaf.rule.is_scored() {
                report(Defect::MissingCitation);
            }
            if !leaf.rule.is_scored() && !node.max.is_zero() {
                report(Defect::InformationWithPoints { max: node.max });
            }
            if has_blank_words(&leaf.rule) {
                report(Defect::BlankWords);
            }
            let options = leaf.rule.options();
            for at in same_labels(options.iter().map(|option| option.label.as_str())) {
                report(Defect::DuplicateLabel { label: options[at].label.clone() });
            }
            if options.len() == 1 {
                report(Defect::SingleOption);
            }
            let figures = leaf.rule.figures();
            for at in same_labels(figures.iter().map(|figure| figure.label.as_str())) {
                report(Defect::DuplicateFigure { label: figures[at].label.clone() });
            }
            // An area that is not transcribed has the counts of its criteria.
            if let Some(printed) = node.printed {
                let counted = (node.depth > 0).then_some(0);
                printed_counts(printed, Counts { areas: 0, criteria: counted, sub_criteria: counted }, report);
            }
            if let Rule::Formula { figures, formula } = &leaf.rule {
                for number in formula.numbers_like_thousands() {
                    report(Defect::PointOrThousands { number: number.to_owned() });
                }
                for figure in figures.iter().map(|figure| figure.name.as_str()) {
                    if !formula.names().any(|name| name == figure) {
                        report(Defect::UnusedFigure { figure: figure.to_owned() });
                    }
                }
            }
        }
    }
}

/// Whether an area's name begins as that of bonus or penalty points: "ĐIỂM THƯỞNG", "Phần II. Cộng điểm", "Điểm trừ (tối đa 5
/// điểm)". One that only speaks of them ("Chấm điểm thưởng thi đua") does not, nor one with another word of these letters
/// ("Điểm cộng đồng").
fn is_called_block(name: &str) -> bool {
    const LEADING: &[&str] = &[
        "phần", "chương", "mục", "nhóm", "nội", "dung", "tiêu", "chí", "các", "những", "khoản", "lĩnh", "vực", "chỉ",
        "số",
    ];
    const WORDS: &[[&str; 2]] = &[
        ["điểm", "thưởng"],
        ["điểm", "cộng"],
        ["điểm", "trừ"],
        ["điểm", "phạt"],
        ["điểm", "khuyến"],
        ["thưởng", "điểm"],
        ["cộng", "điểm"],
        ["trừ", "điểm"],
        ["phạt", "điểm"],
    ];
    const OTHERS: [&str; 7] = ["đồng", "dồn", "gộp", "lại", "tác", "nghệ", "thức"];
    let is_digit = |letter: char| letter.is_ascii_digit() || matches!(letter, 'i' | 'v' | 'x');
    let is_number = |word: &str| word.len() == 1 || word.chars().all(is_digit);
    let name = plain_name(name);
    let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words = words.skip_while(|word| LEADING.contains(word) || is_number(word));
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    WORDS.contains(&[first, second]) && !words.next().is_some_and(|next| OTHERS.contains(&next))
}

/// Whether somebody would be asked for a figure or offered an option without a word of what it is.
fn has_blank_words(rule: &Rule) -> bool {
    let is_blank = |text: &str| text.trim().is_empty();
    rule.figures().iter().any(|figure| is_blank(&figure.label) || is_blank(&figure.noun))
        || rule.options().iter().any(|option| is_blank(&option.label))
}

/// Whether a number such as "2.1" stands below one such as "1". Roman numbers and those with letters are not compared:
/// Bộ chỉ số 766 divides its third area into 3a and 3b and numbers on in both.
fn is_outside(number: &str, parent: &str) -> bool {
    let [number, parent] = [number, parent].map(plain_number);
    let (number, parent) = (number.as_str(), parent.as_str());
    let starts_with_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let continues = number.strip_prefix(parent).is_some_and(|rest| !starts_with_digit(rest));
    is_plain(parent) && number.contains('.') && starts_with_digit(number) && !continues
}

/// Whether a number is one of digits: "2", "2.1".
pub(super) fn is_plain(number: &str) -> bool {
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// A printed number without what stands around it: "1.1)", "1,1", "01. 1" and "１.１" are "1.1", "(A)" and "a." are "a".
pub(super) fn plain_number(number: &str) -> String {
    // Most are so as they are printed.
    let is_bare = |part: &str| {
        !part.is_empty() && (part == "0" || !part.starts_with('0')) && part.bytes().all(|digit| digit.is_ascii_digit())
    };
    if number.split('.').all(is_bare) {
        return number.to_owned();
    }
    let bare = number.trim().trim_start_matches('(').trim_end_matches(['.', ')', ':']);
    let plain = |letter: char| match letter {
        ',' | '．' => '.',
        '０'..='９' => char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')).unwrap_or(letter),
        other => other,
    };
    let text: String =
        folded(bare).chars().filter(|letter| !letter.is_whitespace() && !is_hidden(*letter)).map(plain).collect();
    let without_zeros = |part: &str| match part.trim_start_matches('0') {
        "" if !part.is_empty() => "0".to_owned(),
        rest => rest.to_owned(),
    };
    text.split('.').map(without_zeros).collect::<Vec<_>>().join(".")
}

/// For each node the earlier one with the same printed number, where there is one.
///
/// A number that does not hold its parent's ("a", "II") is only unique among its siblings, and one of digits only below the
/// nearest group whose own number is none: areas I and II may both begin with 1.1. One that begins with an area's own number
/// ("II.1.1") holds the whole way to it and is unique everywhere. A dash is no number.
fn same_numbers(framework: &Framework) -> Vec<Option<NodeIndex>> {
    let mut seen: BTreeMap<(Option<NodeIndex>, String), NodeIndex> = BTreeMap::new();
    let areas: Vec<String> = framework.areas().map(|area| plain_number(&framework.node(area).number)).collect();
    let earlier = |index: NodeIndex| {
        let node = framework.node(index);
        let number = plain_number(&node.number);
        if !number.contains(char::is_alphanumeric) {
            return None;
        }
        let is_digits = |parent: &NodeIndex| is_plain(&plain_number(&framework.node(*parent).number));
        let way = number.split_once('.').map(|(first, _)| first);
        let scope = match number.contains('.') {
            true if way.is_some_and(|first| !is_plain(first) && areas.iter().any(|area| area == first)) => None,
            true => {
                std::iter::successors(node.parent, |above| framework.node(*above).parent).find(|one| !is_digits(one))
            }
            false => node.parent,
        };
        let first = *seen.entry((scope, number)).or_insert(index);
        (first != index).then_some(first)
    };
    framework.indices().map(earlier).collect()
}

/// What a tree really holds.
#[derive(Default)]
pub(super) struct Counts {
    areas: u32,
    criteria: Option<u32>,
    sub_criteria: Option<u32>,
}

/// The counts of a whole framework: of its tree, or the printed ones of its areas where these are not transcribed.
pub(super) fn counts_of(framework: &Framework) -> Counts {
    let mut found = Counts { areas: 0, criteria: Some(0), sub_criteria: Some(0) };
    let add = |sum: Option<u32>, part: Option<u32>| Some(sum? + part?);
    for area in framework.areas().filter(|area| framework.node(*area).own_block.is_none()) {
        let node = framework.node(area);
        found.areas += 1;
        let of_area = match (&node.leaf, node.printed) {
            (Some(_), Some(printed)) => {
                Counts { areas: 0, criteria: printed.criteria, sub_criteria: printed.sub_criteria }
            }
            // What lies below it is not transcribed, and nobody says how much it is.
            (Some(_), None) if framework.status == Status::Partial => Counts::default(),
            _ => counts_below(framework, area),
        };
        found.criteria = add(found.criteria, of_area.criteria);
        found.sub_criteria = add(found.sub_criteria, of_area.sub_criteria);
    }
    found
}

fn counts_below(framework: &Framework, area: NodeIndex) -> Counts {
    let base = framework.node(area).depth;
    let at = |depth: u32| framework.below(area).filter(|node| framework.node(*node).depth == base + depth).count();
    Counts { areas: 0, criteria: Some(at(1) as u32), sub_criteria: Some(at(2) as u32) }
}

/// Tells which printed counts are not those of the tree.
pub(super) fn printed_counts(printed: PrintedCounts, found: Counts, report: &mut dyn FnMut(Defect)) {
    let mut compare = |counted, printed: Option<u32>, found: Option<u32>| {
        if let (Some(printed), Some(found)) = (printed, found)
            && printed != found
        {
            report(Defect::PrintedCount { counted, printed, found });
        }
    };
    compare(Counted::Areas, printed.areas, Some(found.areas));
    compare(Counted::Criteria, printed.criteria, found.criteria);
    compare(Counted::SubCriteria, printed.sub_criteria, found.sub_criteria);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_number_is_bared_of_what_stands_around_it() {
        for (number, wanted) in [
            ("1.1", "1.1"),
            ("10.20", "10.20"),
            ("0", "0"),
            ("1.0", "1.0"),
            ("1.1)", "1.1"),
            ("1,1", "1.1"),
            ("1.1.", "1.1"),
            ("01. 1", "1.1"),
            ("1.00", "1.0"),
            ("１.１", "1.1"),
            ("(A)", "a"),
            ("a.", "a"),
            ("I.01", "i.1"),
            ("-", "-"),
            ("", ""),
        ] {
            assert_eq!(plain_number(number), wanted, "{number}");
        }
    }
}

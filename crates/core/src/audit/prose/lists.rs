//! Counts before a list: "8 đơn vị … (gồm …)", "20 đơn vị (gồm 19 xã và 1 thị trấn)", and counts that make up a whole.

use super::names::{UNIT_NOUNS, begins_unit};
use crate::audit::finding::{Report, Spot};
use crate::audit::matter::Matter;
use crate::audit::values::Reason;
use crate::audit::words::{Kind, Sentence};
use crate::number::Decimal;

/// What lists things; a comma-separated list after another noun may hold other things than are counted.
const THINGS: &[&str] = &["nhóm", "lĩnh vực", "nội dung", "giải pháp", "nhiệm vụ", "tiêu chí", "bước", "chỉ số"];

/// Checks the lists and counts of sentences.
pub(super) fn check(sentences: &[Sentence], report: &mut Report) {
    for sentence in sentences {
        let mut at = 0;
        while at < sentence.tokens.len() {
            let opening = sentence.phrase(at, &["bao gồm", "gồm có", "gồm", "đó là"]);
            let bracket = sentence.word(at) == "(" && begins_unit(sentence, at + 1);
            if let Some(length) = opening.or(bracket.then_some(1)) {
                list(sentence, at, at + length, opening.is_some(), report);
                at += length;
            } else {
                at += 1;
            }
        }
    }
    for paragraph in sentences.chunk_by(|one, other| one.paragraph == other.paragraph) {
        rising_and_falling(paragraph, report);
    }
}

/// One item of a list.
#[derive(Clone, Copy)]
struct Item {
    from: usize,
    to: usize,
}

/// The count that a list is of: the nearest before it that counts something, brackets passed over.
fn stated(sentence: &Sentence, before: usize) -> Option<(Decimal, usize)> {
    let mut depth = 0;
    for at in (0..before).rev() {
        let token = &sentence.tokens[at];
        match token.text.as_str() {
            ")" => depth += 1,
            "(" => depth -= 1,
            ";" if depth == 0 => return None,
            _ => {}
        }
        let noun = sentence.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word && at + 1 < before);
        let tied = at.checked_sub(1).map_or("", |at| sentence.word(at));
        if depth == 0 && noun && !matches!(tied, "năm" | "thứ" | "tháng" | "ngày" | "quý" | "số" | "-" | "–")
        {
            // A fraction counts some of a whole: not what a list is of.
            if token.kind == Kind::Fraction {
                return None;
            }
            if let Some(count) = token.count() {
                return Some((count, at));
            }
        }
    }
    None
}

/// A list from a place to the bracket that closes it, or to the end of the sentence.
fn list(sentence: &Sentence, opening: usize, begun: usize, announced: bool, report: &mut Report) {
    let bracketed = sentence.word(opening) == "(" || sentence.in_brackets(opening);
    let begun = begun + usize::from(sentence.word(begun) == ":");
    let mut end = sentence.tokens.len();
    if bracketed {
        let Some(close) = (begun..end).find(|at| sentence.word(*at) == ")") else { return };
        end = close;
    } else if let Some(more) = sentence.find(begun, &["trong đó", "với", "để", "do", "nhằm"]) {
        // What follows is no part of the list, and where the list ends is not certain.
        end = more;
    }
    let mut stops = 0;
    while end > begun && matches!(sentence.word(end - 1), "." | "," | ";") {
        stops += usize::from(sentence.word(end - 1) == ".");
        end -= 1;
    }
    let is_open = matches!(sentence.word(end.saturating_sub(1)), "…" | "v" | "vv") || stops > 1;
    let from =
        if bracketed { sentence.tokens[..opening + 1].iter().rposition(|t| t.text == "(") } else { Some(opening) };
    let (Some((count, at)), true) = (from.and_then(|from| stated(sentence, from)), end > begun) else { return };
    let spot = Spot::line(sentence.line);
    if let Some(numbers) = numbers(sentence, begun, end) {
        if let Some(matter) = summed(sentence, count, at, &numbers) {
            report.say_as_read(spot, &sentence.text, matter);
        }
        return;
    }
    let divider = if (begun..end).any(|at| sentence.word(at) == ";") { ";" } else { "," };
    let items = items(sentence, begun, end, &[divider]);
    let Some(last) = items.last() else { return };
    let joins = |at: &usize| {
        let next = sentence.tokens.get(at + 1);
        let begins = next.is_some_and(|next| next.is_capital() || begins_unit(sentence, at + 1));
        sentence.word(*at) == "và" && (divider == ";" || begins)
    };
    let more = usize::from((last.from + 1..last.to).any(|at| joins(&at)));
    let (least, most) = (Decimal::from(items.len() as u64), Decimal::from((items.len() + more) as u64));
    let agrees = (least..=most).contains(&count);
    let named = |item: &Item| begins_unit(sentence, item.from) || sentence.tokens[item.from].is_capital();
    let counts_units = sentence.phrase(at + 1, UNIT_NOUNS).is_some() && items.iter().all(named);
    let counts_things = divider == ";" && sentence.phrase(at + 1, THINGS).is_some();
    let ends_for_certain = bracketed || end + 1 >= sentence.tokens.len();
    let matter = if agrees {
        Matter::CountAgrees { stated: count, counted: count, summed: Vec::new() }
    } else if !announced || !(counts_units || counts_things) {
        return;
    } else if is_open || !ends_for_certain {
        Matter::ClaimNotChecked(Reason::OpenList)
    } else {
        Matter::CountWrong { stated: count, counted: most, summed: Vec::new() }
    };
    report.say_as_read(spot, &sentence.text, matter);
}

fn items(sentence: &Sentence, begun: usize, end: usize, dividers: &[&str]) -> Vec<Item> {
    let (mut found, mut from, mut depth) = (Vec::new(), begun, 0);
    for at in begun..=end {
        match sentence.word(at) {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => {}
        }
        if at == end || (depth <= 0 && dividers.contains(&sentence.word(at))) {
            if at > from {
                found.push(Item { from, to: at });
            }
            from = at + 1;
        }
    }
    found
}

/// The items of a list of counts: "19 xã và 1 thị trấn"; each count and where it stands.
fn numbers(sentence: &Sentence, begun: usize, end: usize) -> Option<Vec<(Decimal, usize)>> {
    let items = items(sentence, begun, end, &[",", ";", "và"]);
    let count = |item: &Item| {
        let noun =
            sentence.tokens.get(item.from + 1).is_some_and(|next| next.kind == Kind::Word && item.from + 1 < item.to);
        sentence.tokens[item.from].count().filter(|_| noun).map(|count| (count, item.from))
    };
    let all: Option<Vec<(Decimal, usize)>> = items.iter().map(count).collect();
    all.filter(|all| all.len() > 1)
}

/// What is said of counts that shall add up. Only where what they count is of one kind it can be wrong.
fn summed(sentence: &Sentence, count: Decimal, at: usize, numbers: &[(Decimal, usize)]) -> Option<Matter> {
    let sum = numbers.iter().try_fold(Decimal::ZERO, |sum, (number, _)| sum.checked_add(*number))?;
    let summed: Vec<Decimal> = numbers.iter().map(|(number, _)| *number).collect();
    let noun = sentence.word(at + 1);
    let is_points = |at: usize| sentence.word(at + 1) == "điểm";
    if numbers.iter().any(|(_, number)| is_points(*number) != (noun == "điểm")) {
        return None;
    }
    if sum == count {
        return Some(Matter::CountAgrees { stated: count, counted: sum, summed });
    }
    let units = |at: usize| sentence.phrase(at + 1, UNIT_NOUNS).is_some();
    let same = numbers.iter().all(|(_, number)| {
        sentence.word(number + 1) == noun && (noun == "điểm" || sentence.word(number + 2) == sentence.word(at + 2))
    });
    let generic = matches!(noun, "đơn" | "cơ" | "địa") && numbers.iter().all(|(_, number)| units(*number));
    (same || generic).then_some(Matter::CountWrong { stated: count, counted: sum, summed })
}

/// "15/20 đơn vị có chỉ số tăng … 5/20 đơn vị có chỉ số giảm": together no more than all.
fn rising_and_falling(paragraph: &[Sentence], report: &mut Report) {
    let mut found: [Option<(Decimal, Decimal, &Sentence)>; 2] = [None, None];
    for sentence in paragraph {
        for at in 0..sentence.tokens.len() {
            let Some((num, den)) = sentence.tokens[at].counts() else { continue };
            let Some(rises) = direction(sentence, at) else { continue };
            let place = &mut found[usize::from(!rises)];
            if place.is_none() {
                *place = Some((num, den, sentence));
            }
        }
    }
    if let [Some((rise, of, _)), Some((fall, other_of, sentence))] = found
        && of == other_of
        && let Some(sum) = rise.checked_add(fall)
    {
        let summed = vec![rise, fall];
        let matter = match sum.cmp(&of) {
            std::cmp::Ordering::Equal => Matter::CountAgrees { stated: of, counted: sum, summed },
            std::cmp::Ordering::Greater => Matter::CountWrong { stated: of, counted: sum, summed },
            // The others may have stayed as they were.
            std::cmp::Ordering::Less => return,
        };
        report.say_as_read(Spot::line(sentence.line), &sentence.text, matter);
    }
}

/// Whether the units counted at a place are those whose index rose, or those whose index fell.
pub(super) fn direction(sentence: &Sentence, at: usize) -> Option<bool> {
    let ends = (at + 1..at + 12).find(|at| matches!(sentence.word(*at), "," | ";" | "." | "(" | ""));
    let clause = at + 1..ends.unwrap_or(at + 12);
    let says = |phrase: &str| clause.clone().any(|at| sentence.phrase(at, &[phrase]).is_some());
    let of_index = sentence.phrase(at + 1, UNIT_NOUNS).is_some() && says("chỉ số");
    match (says("tăng"), says("giảm")) {
        (true, false) if of_index => Some(true),
        (false, true) if of_index => Some(false),
        _ => None,
    }
}

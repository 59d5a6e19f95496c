//! Areas by the words that only their names have, in headings that say them with others around: "Nhóm chỉ số về tiến độ".

use std::collections::BTreeSet;

use super::words;
use crate::framework::{Framework, NodeIndex};

/// The words that tell no area from another, in headings and in names alike.
const COMMON: &str = "điểm mức độ kết quả chỉ số tỷ tỉ lệ nhóm của về công tác việc cho trong và giải quyết";
/// The words that headings have besides: of whom, by whom, for what, and which time of it.
const BESIDE: &str = "tổng người dân doanh nghiệp tổ chức cá nhân đánh giá thủ tục hành chính hồ sơ thực hiện cung cấp phí \
    thu nộp lần sở nội vụ hội đồng thức quy đổi phiếu thành phần theo các cơ quan đơn vị";

/// The words with which headings begin that count something or name what was paid.
const COUNTED: &str = "số hồ phiếu phí lệ lần lượt người cá doanh";

/// The areas of a framework, each with the words of its name.
pub(super) struct Distinct {
    areas: Vec<Area>,
}

struct Area {
    index: NodeIndex,
    /// Its name as it is spoken.
    words: Vec<String>,
    /// The pairs of neighbours in it that no other name has.
    pairs: BTreeSet<(String, String)>,
    /// The most points.
    max: String,
}

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

/// Whether a word of a name tells it from others.
fn is_own(word: &str) -> bool {
    !has(COMMON, word) && !has(BESIDE, word)
}

fn split(text: &str) -> Vec<String> {
    text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn pairs(words: &[String]) -> BTreeSet<(String, String)> {
    words.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

fn initials(words: &[String]) -> String {
    words.iter().filter_map(|word| word.chars().next()).collect()
}

impl Distinct {
    pub(super) fn of(framework: &Framework) -> Distinct {
        let mut areas: Vec<Area> = (framework.areas())
            .map(|index| {
                let node = framework.node(index);
                let words = split(&words::spoken(&words::compared(&node.name.vi)));
                let max = node.max.normalize().to_string();
                Area { index, pairs: pairs(&words), words, max }
            })
            .collect();
        let all: Vec<_> = areas.iter().map(|area| area.pairs.clone()).collect();
        for (at, area) in areas.iter_mut().enumerate() {
            let is_common = |(one, other): &(String, String)| !is_own(one) && !is_own(other);
            let is_others = |pair: &_| all.iter().enumerate().any(|(other, pairs)| other != at && pairs.contains(pair));
            area.pairs.retain(|pair| !is_common(pair) && !is_others(pair));
        }
        Distinct { areas }
    }

    /// The areas that a compared heading speaks of; several where it speaks of several.
    pub(super) fn find(&self, heading: &str) -> Vec<NodeIndex> {
        // Percentages are no points; a rate without the sign is only where an area's name is of rates.
        if heading.contains('%') {
            return Vec::new();
        }
        let plain: Vec<&str> = heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let is_rate = words::is_percent(&plain.join(" "));
        let said = split(&words::spoken(heading));
        let areas = self.areas.iter().filter(|area| !is_rate || words::is_percent(&area.words.join(" ")));
        areas.filter(|area| area.is_said(&said)).map(|area| area.index).collect()
    }
}

impl Area {
    /// Whether a heading counts something, and is not of points: "Số phiếu khảo sát", "Tổng hồ sơ số hóa", "Phí, lệ phí".
    fn is_counted(&self, said: &[String]) -> bool {
        let rest = said.strip_prefix(&["tổng".to_owned()][..]).unwrap_or(said);
        let Some(first) = rest.first() else { return true };
        let is_begun = |words: &[String]| words.starts_with(&rest[..rest.len().min(2)]);
        match (first.as_str(), rest.get(1)) {
            ("số", Some(second)) => second != "điểm" && !self.pairs.contains(&(first.clone(), second.clone())),
            (first, _) => has(COUNTED, first) && !is_begun(&self.words),
        }
    }

    /// Whether a heading has words that only this name has, at least half of the others in it, and none that mean more.
    fn is_said(&self, said: &[String]) -> bool {
        let stands = |word: &String| self.words.contains(word);
        if self.is_counted(said) {
            return false;
        }
        let own: Vec<&String> = self.words.iter().filter(|word| is_own(word)).collect();
        let name = self.words.strip_prefix(&["điểm".to_owned()][..]).unwrap_or(&self.words);
        // "MĐHL"; of two letters only as points: "Điểm TĐ".
        let is_whole = |word: &String| {
            let count = word.chars().count();
            (count > 2 || (count == 2 && said[0] == "điểm")) && *word == initials(name)
        };
        // "TT" for "trực tuyến"
        let is_short = |word: &String| {
            let count = word.chars().count();
            count > 1 && self.words.windows(count).any(|part| initials(part) == *word)
        };
        let is_number = |at: usize| said[at] == self.max || (at > 0 && said[at - 1] == "lần" && said[at].len() == 1);
        let is_known = |at: usize| {
            let word = &said[at];
            stands(word) || has(COMMON, word) || has(BESIDE, word) || is_number(at) || is_whole(word) || is_short(word)
        };
        if !(0..said.len()).all(is_known) {
            return false;
        }
        if said.iter().any(is_whole) {
            return true;
        }
        let of_short = |own: &String| {
            let shorts = said.iter().filter(|word| !stands(word) && is_short(word));
            shorts.flat_map(|word| word.chars()).any(|letter| own.starts_with(letter))
        };
        let met = own.iter().filter(|own| said.contains(own) || of_short(own)).count();
        met * 2 > own.len() && pairs(said).iter().any(|pair| self.pairs.contains(pair))
    }
}

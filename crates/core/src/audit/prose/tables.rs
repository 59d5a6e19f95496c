//! What sentences say of the tables around them: values, highest and lowest, means, counts.

use std::collections::BTreeMap;

use super::class_counts;
use super::lists;
use super::names::UNIT_NOUNS;
use super::ranks::{Topic, is_rank, topics};
use crate::audit::classes::class_names;
use crate::audit::finding::{CellSpot, Report, Spot};
use crate::audit::heading::{says, words_of};
use crate::audit::index::Made;
use crate::audit::matter::Matter;
use crate::audit::means::{self, MeanFit, extreme, fit, stated_column};
use crate::audit::printed::Printed;
use crate::audit::table::{Meaning, Measure, PublishedTable};
use crate::audit::values::{Counted, Reason};
use crate::audit::words::{Kind, Sentence, tokens};
use crate::number::{Decimal, Rounding, RoundingMode};

/// The most words of a unit's name that are looked for.
const NAME_LENGTH: usize = 14;
/// A table is spoken of in so many paragraphs before it at most, unless it is named there.
const NEAR: usize = 6;
/// Of so many rows one more may be counted than there are; of more, the table is an excerpt.
const EXCERPT: u32 = 10;
/// Words of other times and other things than the table is of.
const ELSEWHERE: &[&str] = &["cùng kỳ", "năm trước", "kỳ trước", "tháng trước", "giai đoạn"];

/// A row of a table that a sentence names.
#[derive(Clone, Copy)]
struct Mention {
    at: usize,
    end: usize,
    table: usize,
    row: usize,
}

struct Around<'t> {
    tables: &'t [PublishedTable],
    made: &'t [Made],
    /// The rows of names, as they are compared; a name that stands twice in a table names nothing.
    names: BTreeMap<String, Vec<(usize, usize)>>,
}

/// Checks the sentences against the tables.
pub(super) fn check(tables: &[PublishedTable], made: &[Made], sentences: &[Sentence], report: &mut Report) {
    if tables.is_empty() {
        return counts_without_table(sentences, report);
    }
    let mut names: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, table) in tables.iter().enumerate() {
        for (row, it) in table.rows.iter().enumerate() {
            names.entry(name_key(&it.name)).or_default().push((at, row));
        }
    }
    names.retain(|name, rows| !name.is_empty() && rows.windows(2).all(|pair| pair[0].0 != pair[1].0));
    let around = Around { tables, made, names };
    for paragraph in sentences.chunk_by(|one, other| one.paragraph == other.paragraph) {
        around.paragraph(paragraph, report);
    }
}

/// A name as it is compared: its words, without "UBND", abbreviations written out.
fn name_key(name: &str) -> String {
    let words: Vec<String> = tokens(name).into_iter().filter(|t| t.kind != Kind::Mark).map(|t| t.word).collect();
    key(words.iter().map(String::as_str))
}

fn key<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let long = |word: &'w str| match word {
        "bql" => "ban quản lý",
        "tp" => "thành phố",
        "tx" => "thị xã",
        word => word,
    };
    let key = words.map(long).collect::<Vec<_>>().join(" ");
    let bare = ["ủy ban nhân dân ", "uỷ ban nhân dân ", "ubnd "].iter().find_map(|body| key.strip_prefix(body));
    bare.map(str::to_owned).unwrap_or(key)
}

impl Around<'_> {
    /// The rows that a sentence names, the longest names first.
    fn mentions(&self, sentence: &Sentence) -> Vec<Mention> {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < sentence.tokens.len() {
            let longest = (at + 1..=(at + NAME_LENGTH).min(sentence.tokens.len())).rev().find_map(|end| {
                let ends = |at: usize| sentence.tokens[at].kind != Kind::Mark;
                if !ends(at) || !ends(end - 1) {
                    return None;
                }
                let words = sentence.tokens[at..end].iter().filter(|t| t.kind != Kind::Mark).map(|t| t.word.as_str());
                self.names.get(&key(words)).map(|rows| (end, rows))
            });
            match longest {
                Some((end, rows)) => {
                    found.extend(rows.iter().map(|(table, row)| Mention { at, end, table: *table, row: *row }));
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    fn paragraph(&self, paragraph: &[Sentence], report: &mut Report) {
        let mut confirmed: Vec<usize> = Vec::new();
        for sentence in paragraph {
            let mentions = self.mentions(sentence);
            self.values(sentence, &mentions, &mut confirmed, report);
            self.extremes(sentence, &mentions, report);
        }
        for sentence in paragraph {
            let (near, sure) = match self.near(sentence, &confirmed) {
                Some(near) => near,
                None => continue,
            };
            self.mean(sentence, near, sure, report);
            self.class_counts(sentence, near, sure, report);
            self.unit_counts(sentence, near, report);
            self.part_names(sentence, near, report);
        }
    }

    /// The table that a paragraph is on, and whether that is certain: it names values of it; else it stands near.
    fn near(&self, sentence: &Sentence, confirmed: &[usize]) -> Option<(usize, bool)> {
        if let [table] = confirmed {
            return Some((*table, true));
        }
        let next = (0..self.tables.len()).find(|at| self.tables[*at].first_line > sentence.line);
        let close = |at: &usize| self.tables[*at].first_line - sentence.line <= (NEAR * 2) as u32;
        let before = (0..self.tables.len()).rev().find(|at| self.tables[*at].last_line < sentence.line);
        let near = next.filter(close).or(before).or(next)?;
        Some((near, self.tables.len() == 1 && confirmed.is_empty() && next.filter(close) == Some(near)))
    }

    /// "Sở Nội vụ đạt 87.42 %", "huyện Sìn Hồ (67.81 %)".
    fn values(&self, sentence: &Sentence, mentions: &[Mention], confirmed: &mut Vec<usize>, report: &mut Report) {
        for mention in mentions {
            let table = &self.tables[mention.table];
            let Some((said, at)) = said(sentence, mention.end) else { continue };
            let column = stated_column(table, said.percent);
            let Some(value) = column.and_then(|column| table.number(mention.row, column)) else { continue };
            let spot = cell(sentence, mention.table, Some(mention.row), column);
            if is_rounded(value, &said) {
                if !confirmed.contains(&mention.table) {
                    confirmed.push(mention.table);
                }
                report.say_as_read(spot, &sentence.text, Matter::TextAgrees { value: said });
                continue;
            }
            let other = table.rows[mention.row].cells.iter().filter_map(|cell| cell.number.as_ref());
            let in_row = other.into_iter().any(|number| number.value == said.value);
            let several = mentions.iter().any(|other| other.at == mention.at && other.table != mention.table);
            if !in_row && !several && is_of_table(sentence, mention.at, at) {
                report.say_as_read(spot, &sentence.text, Matter::TextDiffers { said, value: *value });
            }
        }
    }

    /// "Cao nhất là Sở Nội vụ đạt 87.42 %".
    fn extremes(&self, sentence: &Sentence, mentions: &[Mention], report: &mut Report) {
        for at in 0..sentence.tokens.len() {
            let highest = sentence.phrase(at, &["cao nhất"]).is_some();
            if !highest && sentence.phrase(at, &["thấp nhất"]).is_none() {
                continue;
            }
            let behind = at + 2 + sentence.phrase(at + 2, &["là", "thuộc về", ":"]).unwrap_or(0);
            let Some(mention) = mentions.iter().find(|mention| mention.at == behind) else { continue };
            let table = &self.tables[mention.table];
            let Some((said, value_at)) = said(sentence, mention.end) else { continue };
            let Some(column) = stated_column(table, said.percent) else { continue };
            let Some(own) = table.number(mention.row, column) else { continue };
            // A value that is not the row's own is told by itself.
            if !is_rounded(own, &said) || !is_of_table(sentence, at, value_at) {
                continue;
            }
            let spot = cell(sentence, mention.table, Some(mention.row), Some(column));
            let group = table.groups[table.rows[mention.row].group].rows.clone();
            let of = |rows| extreme(table, rows, column, highest);
            let (whole, group) = (of(0..table.rows.len()), of(group));
            let is_own = |found: &Option<(usize, Printed)>| found.is_some_and(|(_, value)| value.value == own.value);
            let row = mention.row;
            if is_own(&whole) || is_own(&group) {
                report.say_as_read(spot, &sentence.text, Matter::ExtremeAgrees { highest, row, printed: said });
            } else if let Some((row, value)) = whole {
                let matter = Matter::ExtremeWrong { highest, printed: said, row, value };
                report.say_as_read(spot, &sentence.text, matter);
            }
            if let (true, Some(matter)) = (is_own(&whole), self.across_bases(mention, highest, *own)) {
                report.say_as_read(spot, &sentence.text, matter);
            }
        }
    }

    /// A row that is the highest or lowest of all, with another base than most rows.
    fn across_bases(&self, mention: &Mention, highest: bool, value: Printed) -> Option<Matter> {
        let all = &self.made[mention.table].bases;
        let mut counts: BTreeMap<Decimal, usize> = BTreeMap::new();
        all.iter().flatten().for_each(|base| *counts.entry(*base).or_default() += 1);
        let (common, _) = counts.iter().max_by_key(|(_, count)| **count)?;
        let base = all[mention.row].filter(|base| base != common)?;
        Some(Matter::AcrossBases { highest, value, base, common: *common })
    }

    /// "giá trị trung bình … của các sở, ngành đạt 82.08 %".
    fn mean(&self, sentence: &Sentence, near: usize, sure: bool, report: &mut Report) {
        let Some(begun) = sentence.find(0, &["trung bình", "bình quân"]) else { return };
        let stops = |at: &usize| matches!(sentence.word(*at), ";" | "(");
        let end = (begun..sentence.tokens.len()).find(stops).unwrap_or(sentence.tokens.len());
        let Some(at) = (begun..end).find(|at| sentence.measured(*at).is_some()) else { return };
        let reached = at.checked_sub(1).map_or("", |at| sentence.word(at));
        let Some((said, ..)) = sentence.measured(at).filter(|_| matches!(reached, "đạt" | "là")) else { return };
        if !is_of_table(sentence, begun, at) {
            return;
        }
        let table = &self.tables[near];
        let Some(column) = stated_column(table, said.percent) else { return };
        let spot = cell(sentence, near, None, Some(column));
        let groups = table.groups.iter().map(|group| group.rows.clone());
        for rows in std::iter::once(0..table.rows.len()).chain(groups) {
            if let (MeanFit::Agrees, Some((mean, rows))) =
                (fit(table, rows.clone(), column, &said, self.made[near].rounding), means::mean(table, rows, column))
            {
                let matter = Matter::MeanAgrees { printed: said, mean, rows };
                return report.say_as_read(spot, &sentence.text, matter);
            }
        }
        let all = 0..table.rows.len();
        let Some((mean, rows)) = means::mean(table, all.clone(), column) else { return };
        let matter = match fit(table, all, column, &said, self.made[near].rounding) {
            _ if !sure => Matter::ClaimNotChecked(Reason::SeveralReadings),
            MeanFit::Hidden => Matter::MeanHidden { printed: said, mean, rows },
            MeanFit::Outside { lowest, highest } => Matter::MeanOutside { printed: said, mean, rows, lowest, highest },
            _ => Matter::MeanDiffers { printed: said, mean, rows },
        };
        report.say_as_read(spot, &sentence.text, matter);
    }

    /// "có 03 đơn vị xếp loại trung bình", "80 Tốt, 30 Khá", "không có đơn vị nào xếp loại trung bình".
    fn class_counts(&self, sentence: &Sentence, near: usize, sure: bool, report: &mut Report) {
        let table = &self.tables[near];
        let Some(column) = table.result(Measure::Class) else { return };
        let names = class_names(table);
        let all = class_counts::stated(sentence, &names);
        // More units than rows: the table is an excerpt, or of other units.
        let rows = Decimal::from(table.rows.len() as u64);
        let fits = class_counts::sum(&all).is_none_or(|sum| sum <= rows + rows / Decimal::from(EXCERPT));
        let none = (0..sentence.tokens.len()).filter_map(|at| {
            let end = at + sentence.phrase(at, &["không có đơn vị nào"])?;
            let end = end + usize::from(matches!(sentence.word(end), "được" | "bị" | "đạt"));
            let end = end + sentence.phrase(end, &["xếp loại", "loại"])?;
            let name = names.iter().find(|name| sentence.phrase(end, &[name]).is_some())?;
            Some((at, name.clone(), Decimal::ZERO))
        });
        let counts = all.iter().map(|count| (count.at, count.class.clone(), count.count));
        for (at, name, said) in none.chain(counts).collect::<Vec<_>>() {
            let is_single = all.len() < 2;
            // What is said of the first of several counts is said of all.
            let first = all.first().map_or(at, |first| first.at.min(at));
            if (is_single && sentence.in_brackets(at)) || !is_of_table(sentence, first, at + 1) {
                continue;
            }
            let found = classed(table, &name);
            let agrees = Decimal::from(found as u64) == said;
            let what = Counted::Class(name);
            let matter = match agrees {
                true => Matter::TableCountAgrees { what, said },
                false if fits && (sure || self.tables.len() == 1) => Matter::TableCountDiffers { what, said, found },
                false => Matter::ClaimNotChecked(Reason::SeveralReadings),
            };
            report.say_as_read(cell(sentence, near, None, Some(column)), &sentence.text, matter);
        }
    }

    /// "Có 15/20 đơn vị có chỉ số tăng": the units of the table, and those that rose, where it has the column.
    fn unit_counts(&self, sentence: &Sentence, near: usize, report: &mut Report) {
        let table = &self.tables[near];
        for at in 0..sentence.tokens.len() {
            let counts = sentence.tokens[at].counts().filter(|_| sentence.phrase(at + 1, UNIT_NOUNS).is_some());
            let Some((some, all)) = counts else { continue };
            let spot = cell(sentence, near, None, None);
            if Decimal::from(table.rows.len() as u64) != all {
                if !is_rank(sentence, at) {
                    report.say_as_read(
                        Spot::line(sentence.line),
                        &sentence.text,
                        Matter::ClaimNotChecked(Reason::NoColumn),
                    );
                }
                continue;
            }
            let matter = Matter::TableCountAgrees { what: Counted::Units, said: all };
            report.say_as_read(spot, &sentence.text, matter);
            let Some(rises) = lists::direction(sentence, at) else { continue };
            let what = if rises { Counted::Rising } else { Counted::Falling };
            let matter = match moved(table, rises) {
                None => Matter::ClaimNotChecked(Reason::NoColumn),
                Some(found) if Decimal::from(found as u64) == some => Matter::TableCountAgrees { what, said: some },
                Some(found) => Matter::TableCountDiffers { what, said: some, found },
            };
            report.say_as_read(spot, &sentence.text, matter);
        }
    }

    /// "70 điểm tự chấm" before a table whose column is "Điểm thẩm định".
    fn part_names(&self, sentence: &Sentence, near: usize, report: &mut Report) {
        let table = &self.tables[near];
        if table.column(Meaning::SelfScore).is_some() || table.first_line < sentence.line {
            return;
        }
        let appraised = |column: &crate::audit::table::Column| {
            column.meaning == Meaning::Part && says(&words_of(&column.heading), &["thẩm định"])
        };
        let Some(column) = table.columns.iter().position(appraised) else { return };
        for at in 0..sentence.tokens.len() {
            let said = ["điểm tự chấm", "điểm tự đánh giá"]
                .into_iter()
                .find(|said| sentence.phrase(at + 1, &[said]).is_some());
            if let (Some(said), Some(number)) = (said, sentence.tokens[at].printed()) {
                let matter = Matter::PartNamedOtherwise { said: said.to_owned(), points: number.value };
                report.say_as_read(cell(sentence, near, None, Some(column)), &sentence.text, matter);
            }
        }
    }
}

/// "Có 19/29 đơn vị đạt …" in a text without the table that would show it.
fn counts_without_table(sentences: &[Sentence], report: &mut Report) {
    for sentence in sentences {
        let counts = |at: usize| {
            sentence.tokens[at].counts().is_some()
                && sentence.phrase(at + 1, UNIT_NOUNS).is_some()
                && !is_rank(sentence, at)
        };
        if (0..sentence.tokens.len()).any(counts) {
            report.say_as_read(Spot::line(sentence.line), &sentence.text, Matter::ClaimNotChecked(Reason::NoColumn));
        }
    }
}

/// The place of a sentence, and what it says something of.
fn cell(sentence: &Sentence, table: usize, row: Option<usize>, column: Option<usize>) -> Spot {
    Spot::cell(sentence.line, CellSpot { table, row, column })
}

/// The value that stands right behind a name: "đạt 87.42 %", "(67.81 %)", and where.
fn said(sentence: &Sentence, end: usize) -> Option<(Printed, usize)> {
    let reached = ["đạt được", "đạt", "được", "với chỉ số", "với tổng điểm đạt", "với tổng điểm", "với", "là", "("];
    let at = end + reached.iter().find_map(|words| sentence.phrase(end, &[words]))?;
    sentence.measured(at).map(|(said, ..)| (said, at))
}

/// Whether a number in a sentence is the printed one, or that with fewer decimals.
fn is_rounded(value: &Printed, said: &Printed) -> bool {
    let rounding = Rounding { decimals: said.decimals(), mode: RoundingMode::HalfUp };
    value.value == said.value || value.exact().round(rounding) == said.value
}

/// Whether what is said between two places is of the table's own time and index.
fn is_of_table(sentence: &Sentence, from: usize, to: usize) -> bool {
    let from =
        (0..from).rev().find(|at| matches!(sentence.word(*at), "," | ";" | "(" | ".")).map_or(0, |mark| mark + 1);
    let other_time = |at: usize| {
        matches!(sentence.word(at), "tháng" | "quý" | "năm")
            && sentence.tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Number | Kind::Date))
    };
    let other_topic = topics(sentence).iter().any(|(_, topic)| !matches!(topic, Topic::Reform | Topic::Service));
    !other_topic && !sentence.has(ELSEWHERE) && !(from..to).any(other_time)
}

/// How many rows have a class.
fn classed(table: &PublishedTable, name: &str) -> usize {
    let Some(column) = table.result(Measure::Class) else { return 0 };
    let has =
        |row: &&crate::audit::table::Row| row.cells.get(column).is_some_and(|cell| words_of(&cell.text).trim() == name);
    table.rows.iter().filter(has).count()
}

/// How many rows rose or fell, by the change of the index or total, or by the value before; `None` without such columns.
fn moved(table: &PublishedTable, rises: bool) -> Option<usize> {
    let measure = [Measure::Index, Measure::Total].into_iter().find(|measure| table.result(*measure).is_some())?;
    let now = table.result(measure)?;
    let counted = |rose: &dyn Fn(usize) -> Option<bool>| {
        let rows: Option<Vec<bool>> = (0..table.rows.len()).map(rose).collect();
        rows.map(|rows| rows.into_iter().filter(|rose| *rose).count())
    };
    if let Some(before) = table.column(Meaning::Before(measure)) {
        return counted(&|row| {
            let (now, before) = (table.number(row, now)?.value, table.number(row, before)?.value);
            Some(if rises { now > before } else { now < before })
        });
    }
    let change = table.column(Meaning::Change(Some(measure)))?;
    counted(&|row| {
        let change = table.number(row, change)?.value;
        Some(if rises { change > Decimal::ZERO } else { change < Decimal::ZERO })
    })
}

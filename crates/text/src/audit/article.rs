//! Sentences on what articles say: points, ratios, differences, counts, ranks and wording, and on what their tables say
//! to that.

use thuocdo_core::audit::{Counted, Matter, MoveFault, Moved, Printed, Reason, Standing};
use thuocdo_core::number::Exact;

use super::{About, added, count, exact, list, printed};
use crate::number::{decimal, short, whole};
use crate::visible;

/// The sentence of what an article says; `None` for other matters.
pub(super) fn sentence(about: &About) -> Option<String> {
    numbers(about).or_else(|| ranks(about)).or_else(|| against_tables(about)).or_else(|| wording(about))
}

fn direction(rises: bool) -> &'static str {
    if rises { "tăng" } else { "giảm" }
}

fn numbers(about: &About) -> Option<String> {
    Some(match about.matter() {
        Matter::PartsAgree { parts, sum, rest, total, .. } => format!(
            "{} = {}; các phần không nêu có thể cho nhiều nhất {}, nên tổng {} có thể đạt được.",
            added(parts, |part| decimal(part.points.value)),
            exact(sum),
            exact(rest),
            printed(total)
        ),
        Matter::PartsImpossible { parts, sum, rest, full, total } => {
            let maxima = added(parts, |part| decimal(part.max.value));
            let most = sum + rest;
            let given = added(parts, |part| decimal(part.points.value));
            if total.exact() < *sum {
                format!("{given} = {}, đã lớn hơn tổng {} mà văn bản ghi.", exact(sum), printed(total))
            } else {
                format!(
                    "{given} = {}; các phần không nêu cho nhiều nhất {} − ({maxima}) = {}. Cộng lại không quá {}, nhưng văn bản ghi {}. Có thể các số thuộc những thời điểm khác nhau.",
                    exact(sum),
                    exact(full),
                    exact(rest),
                    exact(&most),
                    printed(total)
                )
            }
        }
        Matter::RatioAgrees { num, den, percent, exact: value } => {
            format!("{} ÷ {} = {} %, đúng với {}.", decimal(*num), decimal(*den), exact(value), printed(percent))
        }
        Matter::RatioWrong { num, den, percent, exact: value } => {
            format!(
                "{} ÷ {} = {} % nhưng văn bản ghi {}.",
                decimal(*num),
                decimal(*den),
                exact(value),
                printed(percent)
            )
        }
        Matter::RatioDiffers { num, den, percent, exact: value } => format!(
            "{} ÷ {} = {} %, văn bản ghi {}. Có thể tỷ lệ được tính trên một tổng khác.",
            decimal(*num),
            decimal(*den),
            exact(value),
            printed(percent)
        ),
        Matter::DifferenceAgrees { before, now, change, rises } => {
            format!("Từ {} đến {}: {} {}, khớp.", printed(before), printed(now), direction(*rises), difference(change))
        }
        Matter::DifferenceWrong { before, now, change, rises, wanted } => {
            let real = match wanted.is_negative() {
                true => (!rises, &Exact::ZERO - wanted),
                false => (*rises, wanted.clone()),
            };
            format!(
                "Từ {} đến {} là {} {} nhưng văn bản ghi {} {}.",
                printed(before),
                printed(now),
                direction(real.0),
                exact(&real.1),
                direction(*rises),
                difference(change)
            )
        }
        Matter::PercentOfPercents { changes } => format!(
            "Chênh lệch giữa hai tỷ lệ phần trăm ({}) nên ghi là “điểm phần trăm”, không phải “%”.",
            list(changes, printed)
        ),
        Matter::CountAgrees { stated, summed, .. } if summed.is_empty() => {
            format!("Nêu {} và kể đủ {}.", count(*stated), count(*stated))
        }
        Matter::CountAgrees { stated, summed, .. } => {
            format!("{} = {}: khớp.", added(summed, |number| count(*number)), count(*stated))
        }
        Matter::CountWrong { stated, counted, summed } if summed.is_empty() => {
            format!("Nêu {} nhưng kể {}.", count(*stated), count(*counted))
        }
        Matter::CountWrong { stated, counted, summed } => format!(
            "{} = {} nhưng văn bản ghi {}.",
            added(summed, |number| count(*number)),
            count(*counted),
            count(*stated)
        ),
        _ => return None,
    })
}

/// A difference; that of two percentages is in percentage points.
fn difference(change: &Printed) -> String {
    let unit = if change.percent { " điểm phần trăm" } else { "" };
    format!("{}{unit}", decimal(change.value))
}

/// "huyện Bắc Hà hạng 2 (89,79)"
fn standing(standing: &Standing) -> String {
    let points = standing.points.as_ref().map_or(String::new(), |points| format!(" ({})", printed(points)));
    format!("{} hạng {}{points}", visible(&standing.name), standing.rank)
}

fn moved(moved: &Moved) -> String {
    let name = visible(&moved.name);
    let of = moved.of.map_or(String::new(), |of| format!("/{of}"));
    let places = moved.places.map_or(String::new(), |places| format!(" {places} bậc"));
    let before = moved.before.map_or(String::new(), |before| format!(" từ hạng {before}"));
    let name = if name.is_empty() { name } else { format!("{name}: ") };
    format!("{name}{}{places}{before} đến hạng {}{of}", direction(moved.up), moved.now)
}

fn ranks(about: &About) -> Option<String> {
    Some(match about.matter() {
        Matter::RanksAgree { standings } => format!(
            "{} thứ hạng được nêu không mâu thuẫn với nhau: {}.",
            whole(standings.len()),
            list(standings, standing)
        ),
        Matter::RankOutOfRange { rank, of } => {
            format!("Không thể xếp thứ {} trong {} đơn vị.", count(*rank), count(*of))
        }
        Matter::MoveAgrees(it) => match (it.before, it.implied()) {
            (None, Some(before)) => format!("{}, vậy trước đó ở hạng {before}: có thể có.", moved(it)),
            _ => format!("{}: khớp.", moved(it)),
        },
        Matter::MoveWrong(it) => {
            let reason = match (it.fault, it.before, it.implied()) {
                (Some(MoveFault::Places), Some(before), _) => {
                    format!("hai hạng cách nhau {} bậc", before.abs_diff(it.now))
                }
                (Some(MoveFault::OutOfRange), _, Some(before)) => {
                    format!("trước đó phải ở hạng {before}, không có hạng này")
                }
                _ => format!("như vậy là {}", direction(!it.up)),
            };
            format!("{}: {reason}.", moved(it))
        }
        Matter::RankClash { one, other } if one.name == other.name && one.rank != other.rank => format!(
            "{} được nêu ở hạng {} (dòng {}) và ở hạng {} (dòng {}).",
            visible(&one.name),
            one.rank,
            one.line,
            other.rank,
            other.line
        ),
        Matter::RankClash { one, other } if one.rank == other.rank => format!(
            "{} (dòng {}) và {} (dòng {}) cùng được nêu ở hạng {}.",
            visible(&one.name),
            one.line,
            visible(&other.name),
            other.line,
            one.rank
        ),
        Matter::RankClash { one, other } => format!(
            "Theo câu chữ, kỳ trước {} (dòng {}) và {} (dòng {}) cùng ở hạng {}.",
            visible(&one.name),
            one.line,
            visible(&other.name),
            other.line,
            one.before.unwrap_or_default()
        ),
        Matter::RankAgainstPoints { one, other } => {
            format!("{} nhưng {}: thứ hạng ngược với điểm.", standing(one), standing(other))
        }
        _ => return None,
    })
}

fn against_tables(about: &About) -> Option<String> {
    Some(match about.matter() {
        Matter::TextAgrees { value } => format!("Bài viết và bảng cùng ghi {}.", printed(value)),
        Matter::TextDiffers { said, value } => {
            format!("Bài viết ghi {} nhưng bảng ghi {}.", printed(said), printed(value))
        }
        Matter::AcrossBases { highest, value, base, common } => format!(
            "Gọi {} là {} là so sánh giữa các đơn vị có mẫu số khác nhau ({} và {}).",
            printed(value),
            if *highest { "cao nhất" } else { "thấp nhất" },
            short(*base),
            short(*common)
        ),
        Matter::TableCountAgrees { what, said } => {
            format!("Bảng có đúng {} đơn vị{}.", count(*said), counted(what))
        }
        Matter::TableCountDiffers { what, said, found } => {
            format!("Bài viết nói {} đơn vị{} nhưng bảng có {}.", count(*said), counted(what), whole(*found))
        }
        Matter::PartNamedOtherwise { said, points } => format!(
            "Bài viết gọi phần {} điểm là “{}” nhưng cột trong bảng là {}.",
            short(*points),
            visible(said),
            about.own_column()
        ),
        Matter::WholeOutsideParts { whole } => {
            let (than, which) = if whole.below { ("thấp hơn", "cuối") } else { ("cao hơn", "đầu") };
            format!(
                "{} có {}, {than} cả đơn vị xếp {which} là {}. Điểm của tỉnh không phải là trung bình của các đơn vị; nên nói rõ cách tính.",
                visible(&whole.name),
                printed(&whole.points),
                standing(&whole.part)
            )
        }
        Matter::OtherMoment { moment, period } => format!(
            "Số liệu tính đến {} đứng cùng kết quả của {}: hai thời điểm khác nhau.",
            visible(moment),
            visible(period)
        ),
        Matter::NameCut { name, whole } => {
            format!("“{}” có thể bị thiếu chữ: chỗ khác viết “{}”.", visible(name), visible(whole))
        }
        Matter::ClaimNotChecked(reason) => match reason {
            Reason::NoColumn => "Không có bảng hoặc cột nào để kiểm tra con số này.".into(),
            Reason::SeveralReadings => "Có nhiều cách hiểu nên con số này chưa được kiểm tra.".into(),
            Reason::OpenList => "Không rõ danh sách kết thúc ở đâu nên chưa đếm.".into(),
        },
        _ => return None,
    })
}

fn wording(about: &About) -> Option<String> {
    Some(match about.matter() {
        Matter::DeductionWrong { whole, points, left } => format!(
            "Thang {} điểm trừ {} điểm còn {} nhưng văn bản ghi {}.",
            short(*whole),
            short(*points),
            short(*whole - *points),
            short(*left)
        ),
        Matter::PartLessened { name, part, points, left } => format!(
            "Trừ {} điểm thì phần “{}” còn {} điểm, không phải {} điểm như văn bản ghi. Nên ghi rõ điểm tối đa của từng phần.",
            short(*points),
            visible(name),
            short(*left),
            short(*part)
        ),
        Matter::ClassesUndefined { class, of_table: true } => {
            format!("Văn bản có xếp loại (“{}”) nhưng không ghi mỗi mức bắt đầu từ bao nhiêu.", visible(class))
        }
        Matter::ClassesUndefined { class, of_table: false } => {
            format!("Văn bản nói điểm “{} trở lên” nhưng không ghi mức này bắt đầu từ bao nhiêu.", visible(class))
        }
        Matter::ClassesIncomplete { counts, sum, total } => format!(
            "{} = {}: còn {} trong {} đơn vị không thuộc mức nào được nêu.",
            added(counts, |it| format!("{} {}", count(it.count), visible(&it.class))),
            count(*sum),
            count(*total - *sum),
            count(*total)
        ),
        Matter::MeanOfOne { name, value } => format!(
            "{} là kết quả của riêng {} nhưng được gọi là giá trị trung bình. Nên ghi rõ là trung bình của những gì.",
            printed(value),
            visible(name)
        ),
        Matter::AreasOtherwise { said, found, framework } => format!(
            "Văn bản nêu {} lĩnh vực nhưng “{}” có {}. Nên ghi rõ các lĩnh vực này theo văn bản nào.",
            count(*said),
            visible(framework),
            whole(*found)
        ),
        Matter::PeriodMissing { one, other, without } => format!(
            "Cùng câu có kết quả của {} và của {} nhưng “{}” không ghi của kỳ nào.",
            visible(one),
            visible(other),
            visible(without)
        ),
        Matter::PointsOfPercent { name, points, max } => format!(
            "{} là tỷ lệ phần trăm nhưng được ghi là {}/{} điểm. Đây có thể là điểm của một tiêu chí, không phải chỉ số.",
            visible(name),
            printed(points),
            printed(max)
        ),
        Matter::AbbreviationNear { said, known } => {
            format!("“{}” có thể là viết sai của “{}”.", visible(said), visible(known))
        }
        _ => return None,
    })
}

fn counted(what: &Counted) -> String {
    match what {
        Counted::Units => String::new(),
        Counted::Class(name) => format!(" xếp loại {}", visible(name)),
        Counted::Rising => " tăng".into(),
        Counted::Falling => " giảm".into(),
    }
}

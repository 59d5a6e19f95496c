//! Merging in words: why a sheet is refused, and what a value is.

use thuocdo_core::assessment::{Evidence, Figure, Given};
use thuocdo_core::framework::{FigureName, Framework, Node};
use thuocdo_core::number::Decimal;
use thuocdo_core::round::merge::{Alike, Change, Entry, Field, Incoming, Refusal, Value, contradictions};
use thuocdo_core::round::{CohortApart, Round};

use crate::ui::answer_part;
use crate::{date, number, visible, visible_lines};

/// Why a sheet cannot be taken over, and what to do.
pub fn refusal(refusal: &Refusal, round: &Round, incoming: &[Incoming]) -> String {
    match refusal {
        Refusal::OtherFramework(id) => {
            format!("Phiếu theo bộ tiêu chí “{}”, đợt này theo “{}”.", visible(id), round.framework.id)
        }
        Refusal::OtherText => {
            "Phiếu theo một bản khác của bộ tiêu chí này. Hãy gửi lại bộ tiêu chí của đợt cho đơn vị.".to_owned()
        }
        Refusal::OtherPeriod(period) => {
            format!("Phiếu của {}, đợt này của {}.", date::period(*period), date::period(round.period))
        }
        Refusal::Twice(first) => {
            let source = incoming.get(*first).map(|one| visible(&one.source)).unwrap_or_default();
            format!("Trùng đơn vị với {source}. Hãy chỉ giữ lại một phiếu.")
        }
        Refusal::SeveralUnits(units) => {
            let names: Vec<String> =
                units.iter().filter_map(|at| round.units.get(*at)).map(|unit| visible(&unit.sheet.unit.name)).collect();
            format!("Trong đợt có nhiều đơn vị cùng tên: {}. Hãy ghi mã đơn vị để phân biệt.", names.join("; "))
        }
    }
}

/// That other sheets of the same unit say different things than the one at a place, of which fields, and what to do; one
/// sentence for each, and none where none contradicts it.
pub fn contradicted(at: usize, entry: &Entry, incoming: &[Incoming], framework: &Framework) -> Vec<String> {
    /// The most fields that are named of one sheet.
    const NAMED: usize = 5;
    let Some(own) = incoming.get(at) else { return Vec::new() };
    let others = entry.contradicted.iter().filter_map(|at| incoming.get(*at));
    let told = |other: &Incoming| {
        let all = contradictions(&own.sheet, &other.sheet);
        let line = |change: &Change| {
            let [own, other] = [&change.before, &change.after].map(|value| value_of(&change.field, value, framework));
            format!("{} ({own} và {other})", field(&change.field, framework))
        };
        let left = all.len().saturating_sub(NAMED);
        let left = if left == 0 { String::new() } else { format!("; và {left} chỗ khác") };
        let named: Vec<String> = all.iter().take(NAMED).map(line).collect();
        let source = visible(&other.source);
        format!("Khác với phiếu cùng đơn vị ở {source}: {}{left}. Hãy chỉ giữ lại một phiếu.", named.join("; "))
    };
    others.map(told).collect()
}

/// Which other units of the round a sheet may be of, one sentence for each.
pub fn alike(entry: &Entry, round: &Round) -> Vec<String> {
    let name = |at: usize| round.units.get(at).map(|unit| visible(&unit.sheet.unit.name)).unwrap_or_default();
    let told = |alike: &Alike| match alike {
        Alike::Code(at) => format!("Cùng mã với “{}” trong đợt, nhưng khác tên.", name(*at)),
        Alike::Name(at) => format!("Cùng tên với “{}” trong đợt, nhưng khác mã.", name(*at)),
        Alike::Province(at) => format!("Có thể là “{}” trong đợt: tên chỉ khác phần ghi tỉnh.", name(*at)),
    };
    entry.alike.iter().map(told).collect()
}

/// Under which name of the round a sheet is taken, where its own has the province behind it; `None` where the names are one.
pub fn taken_for(entry: &Entry, round: &Round) -> Option<String> {
    let (tail, unit) = (entry.province.as_ref()?, round.units.get(entry.unit?)?);
    Some(format!(
        "Ghép với “{}” trong đợt: tên trong tệp chỉ thêm “{}”.",
        visible(&unit.sheet.unit.name),
        visible(tail)
    ))
}

/// That the sheets of a group give several figures for what was published of all; `name` is that of the unit of a sheet.
pub fn cohort_apart(framework: &Framework, apart: &CohortApart, name: impl Fn(usize) -> String) -> String {
    /// The most figures that are named.
    const NAMED: usize = 4;
    let node = framework.node(apart.node);
    let one =
        |(figure, at): &(Decimal, usize)| format!("{} ({})", number::decimal(figure.normalize()), visible(&name(*at)));
    let named: Vec<String> = apart.figures.iter().take(NAMED).map(one).collect();
    let more = if apart.figures.len() > NAMED { "; …" } else { "" };
    format!(
        "{} {}: số chung đã công bố ghi khác nhau giữa các đơn vị: {}{more}. Hãy kiểm tra, các đơn vị phải dùng cùng một số.",
        node.number,
        node.name.vi,
        named.join("; ")
    )
}

/// A field that changes: "1.2 Thời gian gửi báo cáo, thẩm định lần 1".
pub fn field(field: &Field, framework: &Framework) -> String {
    match field {
        Field::Code => "mã đơn vị".to_owned(),
        Field::Group => "nhóm".to_owned(),
        Field::Attainable => "mẫu số".to_owned(),
        Field::Answer(id, part) => {
            let node = framework.find(id).map(|index| framework.node(index));
            let name = node.map_or_else(|| visible(id), |node| format!("{} {}", node.number, node.name.vi));
            format!("{}, {}", name.trim(), answer_part(*part))
        }
    }
}

/// A value as it is shown, in the lines that were written; a dash for nothing.
pub fn value(value: &Value) -> String {
    match value {
        Value::Nothing => "–".to_owned(),
        Value::Text(text) => visible_lines(text),
        Value::Number(value) => number::decimal(*value),
        Value::Given(value) => given(value),
        Value::Evidence(evidence) => documents(evidence),
        Value::Verdict(verdict) if verdict.reason.is_empty() => given(&verdict.given),
        Value::Verdict(verdict) => format!("{} ({})", given(&verdict.given), visible_lines(&verdict.reason)),
        Value::Explanation(explanation) => {
            let text = visible_lines(&explanation.text);
            let added = documents(&explanation.evidence);
            match (text.is_empty(), added.is_empty()) {
                (_, true) => text,
                (true, _) => format!("Tài liệu: {added}"),
                (false, _) => format!("{text}\nTài liệu: {added}"),
            }
        }
    }
}

/// Documents with all that is said of each, so that no two different ones look the same:
/// "12/KH-UBND, ngày 15/01/2026, UBND xã A: Kế hoạch năm, https://vi.du/12".
fn documents(evidence: &[Evidence]) -> String {
    let of = |document: &Evidence| {
        let Evidence { number, date, issuer, summary, link } = document;
        let day = date.map(|day| format!("ngày {}", date::date(day))).unwrap_or_default();
        let joined = |parts: &[&str]| {
            let parts = parts.iter().filter(|part| !part.is_empty());
            parts.map(|part| visible(part)).collect::<Vec<_>>()
        };
        let what = [joined(&[number, &day, issuer]).join(", "), visible_lines(summary)];
        let what = what.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
        [vec![what], joined(&[link])]
            .concat()
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    };
    evidence.iter().map(of).collect::<Vec<_>>().join("; ")
}

/// The value of a field as it is shown: a choice by its words.
pub fn value_of(field: &Field, shown: &Value, framework: &Framework) -> String {
    let node = match field {
        Field::Answer(id, _) => framework.find(id).map(|index| framework.node(index)),
        _ => None,
    };
    match (node, shown) {
        (Some(node), Value::Given(given)) => given_at(node, given),
        (Some(node), Value::Verdict(verdict)) if verdict.reason.is_empty() => given_at(node, &verdict.given),
        (Some(node), Value::Verdict(verdict)) => {
            format!("{} ({})", given_at(node, &verdict.given), visible_lines(&verdict.reason))
        }
        _ => value(shown),
    }
}

/// What was given for a node: points, figures, a choice.
pub fn given(given: &Given) -> String {
    said(None, given)
}

fn said(node: Option<&Node>, given: &Given) -> String {
    let figure = |figure: &Figure| match figure {
        Figure::Number(value) => number::decimal(*value),
        Figure::Unread(text, _) => format!("“{}”", visible(text)),
    };
    match given {
        Given::Points(value) => format!("{} điểm", figure(value)),
        Given::Figures(figures) => {
            // Figures stand in order of their names; they are read in the order of the rule, those of a ratio without labels.
            let specs = node.and_then(|node| node.leaf.as_ref()).map(|leaf| leaf.rule.figures()).unwrap_or_default();
            let are_named = specs.len() > 1 && specs[0].name != FigureName::NUM;
            let asked = specs.iter().filter_map(|spec| {
                let (_, value) = figures.iter().find(|(name, _)| *name == spec.name)?;
                Some(if are_named { format!("{}: {}", spec.label, figure(value)) } else { figure(value) })
            });
            let others = figures.iter().filter(|(name, _)| specs.iter().all(|spec| spec.name != *name));
            asked.chain(others.map(|(_, value)| figure(value))).collect::<Vec<_>>().join(if are_named {
                "; "
            } else {
                " / "
            })
        }
        Given::Choice(id) => visible(id),
        Given::Yes(true) => "Có".to_owned(),
        Given::Yes(false) => "Không".to_owned(),
        Given::NotApplicable(reason) if reason.is_empty() => "Không áp dụng".to_owned(),
        Given::NotApplicable(reason) => format!("Không áp dụng ({})", visible(reason)),
    }
}

/// The same for one node: a choice by its words.
pub fn given_at(node: &Node, answer: &Given) -> String {
    let options = || node.leaf.iter().flat_map(|leaf| leaf.rule.options());
    match answer {
        Given::Choice(id) => options().find(|one| one.id == *id).map_or_else(|| visible(id), |one| one.label.clone()),
        other => said(Some(node), other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use thuocdo_core::assessment::{Assessment, Explanation, Period, Unit, Verdict};
    use thuocdo_core::framework::{Date, by_id};
    use thuocdo_core::round::merge::AnswerPart;

    #[test]
    fn a_choice_is_shown_by_its_words() {
        let framework = by_id("xa-mau-2026").unwrap();
        let field = Field::Answer("KH_BAN_HANH".into(), AnswerPart::Given);
        let given = |word: &str| Given::Choice(word.into());
        let verdict = |reason: &str| Value::Verdict(Verdict { given: given("dung_han"), reason: reason.into() });
        let rows = [
            (Value::Given(given("dung_han")), "Đúng thời hạn"),
            (verdict(""), "Đúng thời hạn"),
            (verdict("chậm 3 ngày"), "Đúng thời hạn (chậm 3 ngày)"),
            // One that the framework does not have is shown as it was given.
            (Value::Given(given("la")), "la"),
            (Value::Nothing, "–"),
        ];
        for (value, words) in rows {
            assert_eq!(value_of(&field, &value, &framework), words);
        }
        assert_eq!(value_of(&Field::Group, &Value::Text("Xã".into()), &framework), "Xã");
    }

    #[test]
    fn a_name_without_its_province_is_told() {
        let framework = by_id("qd766-2022").unwrap();
        let unit = |name: &str| Unit { name: name.into(), ..Unit::default() };
        let mut round = Round::new(Arc::clone(&framework), "Đợt thử", Period::Year(2026));
        round.add_units([unit("UBND xã Chư Krêy")]);
        let told = |name: &str| {
            let sheet = Arc::new(Assessment::new(&framework.id, unit(name), Period::Year(2026)));
            let incoming = Incoming {
                source: String::new(),
                sheet,
                framework: Arc::clone(&framework),
                is_other_text: false,
                received: None,
                is_attainable_inferred: false,
            };
            taken_for(&round.preview(&[incoming]).entries[0], &round)
        };
        let wanted = "Ghép với “UBND xã Chư Krêy” trong đợt: tên trong tệp chỉ thêm “tỉnh Gia Lai”.";
        assert_eq!(told("xã Chư Krêy, tỉnh Gia Lai").as_deref(), Some(wanted));
        assert_eq!(told("xã Chư Krêy"), None);
    }

    #[test]
    fn figures_are_shown_in_the_order_of_the_rule() {
        let (official, example) = (by_id("qd766-2022").unwrap(), by_id("xa-mau-2026").unwrap());
        let figure = |name: &str, value: i64| (FigureName::new(name), Figure::Number(value.into()));
        for (framework, id, figures, wanted) in [
            (&official, "ON_TIME", vec![figure("den", 20), figure("num", 19)], "19 / 20"),
            (
                &example,
                "SH_HO_SO",
                vec![figure("ho_so", 19), figure("ket_qua", 18), figure("so_hoa", 17)],
                "Số hồ sơ được số hóa thành phần: 17; Số hồ sơ được cấp kết quả điện tử: 18; Tổng số hồ sơ đã giải quyết: 19",
            ),
            // What the rule does not ask for has no label.
            (&example, "SH_HO_SO", vec![figure("la", 1)], "1"),
        ] {
            let node = framework.node(framework.find(id).unwrap());
            assert_eq!(given_at(node, &Given::Figures(figures)), wanted, "{id}");
        }
    }

    #[test]
    fn an_explanation_is_shown_in_its_lines_and_with_its_documents() {
        let document = Evidence {
            number: "12/KH-UBND".into(),
            date: Date::parse("2026-01-15"),
            issuer: "UBND xã A".into(),
            summary: "Kế hoạch năm".into(),
            link: "https://vi.du/12".into(),
        };
        let whole = "12/KH-UBND, ngày 15/01/2026, UBND xã A: Kế hoạch năm, https://vi.du/12";
        let summary = Evidence { summary: "Kế hoạch năm".into(), ..Evidence::default() };
        let number = Evidence { number: "12/KH-UBND".into(), ..Evidence::default() };
        let explained = |text: &str, evidence: &[&Evidence]| {
            let evidence = evidence.iter().map(|one| (*one).clone()).collect();
            Value::Explanation(Explanation { text: text.into(), evidence })
        };
        let verdict = Verdict { given: Given::Points(Figure::Number(5.into())), reason: "Một\nHai".into() };
        let rows = [
            (explained("Một\nHai", &[]), "Một\nHai".to_owned()),
            (explained("Một", &[&document]), format!("Một\nTài liệu: {whole}")),
            (explained("", &[&number, &summary]), "Tài liệu: 12/KH-UBND; Kế hoạch năm".to_owned()),
            (Value::Evidence(vec![document.clone()]), whole.to_owned()),
            (Value::Verdict(verdict), "5 điểm (Một\nHai)".to_owned()),
            (Value::Text("Ghi\nchú".into()), "Ghi\nchú".to_owned()),
        ];
        for (shown, words) in rows {
            assert_eq!(value(&shown), words);
        }
        let other = Evidence { link: "https://vi.du/13".into(), ..document.clone() };
        assert_ne!(value(&explained("", &[&document])), value(&explained("", &[&other])));
    }
}

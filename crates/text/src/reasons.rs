//! What a publication says of points that appraisers gave by hand: why, and what the unit had given itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use thuocdo_core::assessment::{Answer, Assessment, Given, Stage, TEXT_LIMIT, Verdict};
use thuocdo_core::framework::Framework;
use thuocdo_core::letters::composed;
use thuocdo_core::snapshot::{PublishedUnit, Snapshot};

use crate::publication::given_by_hand;

/// The publication with a note at every answer that is an appraiser's points by hand; `sheets` are those it was made of, as
/// they were appraised. A file keeps of an answer only what counts in the end; a note is the place that its form has for
/// words.
pub fn with_reasons<'s>(snapshot: Snapshot, sheets: impl IntoIterator<Item = &'s Assessment>) -> Snapshot {
    let mut left: BTreeMap<&str, Vec<&Assessment>> = BTreeMap::new();
    for sheet in sheets {
        left.entry(&sheet.unit.name).or_default().push(sheet);
    }
    let units = snapshot.units.iter().map(|unit| {
        let of = left.get_mut(&*unit.sheet.unit.name).and_then(|sheets| taken(sheets, &unit.sheet));
        let noted = |of: &Assessment| noted(&unit.sheet, of, &snapshot.framework);
        of.filter(|of| of.is_appraised())
            .map_or_else(|| unit.clone(), |of| PublishedUnit { sheet: noted(of), ..unit.clone() })
    });
    Snapshot { units: units.collect(), ..snapshot.clone() }
}

/// Takes the sheet out of which one was published. A unit that stands in a round twice has two of them: each is known by
/// the answers that count.
fn taken<'s>(sheets: &mut Vec<&'s Assessment>, published: &Assessment) -> Option<&'s Assessment> {
    let is_of = |sheet: &&Assessment| sheet.unit == published.unit;
    let counts = |sheet: &&Assessment| {
        let given = |sheet: &Assessment| {
            let given = sheet.answers.iter().filter_map(|(id, answer)| Some((id.clone(), answer.given.clone()?)));
            given.collect::<BTreeMap<_, _>>()
        };
        given(&sheet.at(Stage::Final)) == given(published)
    };
    let are_several = sheets.iter().filter(|sheet| is_of(sheet)).nth(1).is_some();
    let at = sheets.iter().position(|sheet| is_of(sheet) && (!are_several || counts(sheet)))?;
    Some(sheets.remove(at))
}

fn noted(sheet: &Assessment, of: &Assessment, framework: &Framework) -> Arc<Assessment> {
    let mut noted = sheet.clone();
    for (id, answer) in &mut noted.answers {
        let Some(node) = framework.find(id) else { continue };
        let Some((verdict, is_second)) = of.answers.get(id).and_then(by_hand) else { continue };
        let own = of.answers.get(id).and_then(|answer| answer.given.as_ref());
        let said = given_by_hand(framework.node(node), verdict, is_second, own);
        answer.note = composed(&said).chars().take(TEXT_LIMIT).collect();
    }
    Arc::new(noted)
}

/// The verdict that counts in the end, where it is points by hand, and whether it is the second.
fn by_hand(answer: &Answer) -> Option<(&Verdict, bool)> {
    let appraisal = answer.appraisal.as_deref()?;
    let second = appraisal.second.as_ref();
    let verdict = second.or(appraisal.first.as_ref())?;
    matches!(verdict.given, Given::Points(_)).then_some((verdict, second.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::{Figure, Period, Stage, Unit};
    use thuocdo_core::framework::{FigureName, by_id};
    use thuocdo_core::number::Decimal;
    use thuocdo_core::round::{Round, RoundUnit};
    use thuocdo_core::snapshot::{self, Heading, Moment, verify};

    fn number(value: i64) -> Figure {
        Figure::Number(Decimal::from(value))
    }

    /// What is published of a round, before any reason stands in it.
    fn bare(round: &Round) -> Snapshot {
        let heading = Heading {
            title: "Thử".into(),
            publisher: "UBND tỉnh".into(),
            decision: String::new(),
            note: String::new(),
            published_at: Moment::parse("2027-01-05T08:00:00+07:00").unwrap(),
        };
        let sheets = round.sheets_at(Stage::Final);
        Snapshot::publish(heading, Arc::clone(&round.framework), round.period, Vec::new(), &sheets)
    }

    #[test]
    fn points_by_hand_are_published_with_their_reason_and_the_figures_of_the_unit() {
        let by = |given: Given, reason: &str| Some(Verdict { given, reason: reason.into() });
        let hand = |reason: &str| by(Given::Points(number(10)), reason);
        let figures = || Given::Figures(vec![(FigureName::DEN, number(1000)), (FigureName::NUM, number(800))]);
        let long = "x".repeat(TEXT_LIMIT);
        // The first and the second verdict, and how the note begins.
        let rows = [
            (None, None, ""),
            (by(figures(), "Sổ theo dõi"), None, ""),
            (hand("Thiếu sổ"), None, "Thẩm định lần 1: Thiếu sổ\nTự chấm: 900 / 1.000"),
            (hand("Thiếu sổ"), by(figures(), ""), ""),
            (
                hand("Thiếu sổ"),
                hand(" "),
                "Thẩm định lần 2, Hội đồng: điểm nhập tay, không ghi lý do\nTự chấm: 900 / 1.000",
            ),
            (hand(&long), None, "Thẩm định lần 1: xxx"),
        ];
        let mut round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        for (at, (first, second, _)) in rows.iter().enumerate() {
            let unit = Unit { name: format!("Xã {at}"), ..Unit::default() };
            let mut sheet = Assessment::new("qd766-2022", unit, Period::Year(2026));
            let own = vec![(FigureName::DEN, number(1000)), (FigureName::NUM, number(900))];
            let answer =
                Answer { given: Some(Given::Figures(own)), note: "Của đơn vị".into(), ..Answer::default() };
            let answer = answer.with_appraisal(|appraisal| {
                (appraisal.first, appraisal.second) = (first.clone(), second.clone());
            });
            sheet.set_answer("ON_TIME", answer);
            round.units.push(RoundUnit { sheet: Arc::new(sheet), received: None });
        }
        let bare = bare(&round);
        let noted = with_reasons(bare.clone(), round.units.iter().map(|unit| &*unit.sheet));
        assert!(verify(&noted).agrees());
        // As every version of the program reads it.
        let read = snapshot::read(&noted.to_json().to_line()).unwrap();
        assert_eq!((read.warnings.len(), read.snapshot.to_json()), (0, noted.to_json()));
        for (at, (.., begin)) in rows.iter().enumerate() {
            let is_it = |unit: &&PublishedUnit| unit.sheet.unit.name == format!("Xã {at}");
            let note = &noted.units.iter().find(is_it).unwrap().sheet.answers["ON_TIME"].note;
            assert!(note.starts_with(begin) && note.is_empty() == begin.is_empty(), "{at}: {note}");
            assert!(note.chars().count() <= TEXT_LIMIT);
        }
    }

    /// In a round a unit may stand twice (`A04`, docs/format.md): each of its rows says its own reason and self-score.
    #[test]
    fn a_unit_that_stands_there_twice_is_published_with_the_reason_of_each_sheet() {
        let points = |value: i64| Given::Points(number(value));
        // What the unit gave itself, and what an appraiser gave by hand and why.
        type Sheets = &'static [(i64, Option<(i64, &'static str)>)];
        let cases: [Sheets; 4] = [
            &[(9, Some((5, "Thiếu sổ"))), (8, Some((3, "Nộp muộn")))],
            &[(3, Some((3, "Đủ"))), (9, None)],
            &[(9, None), (7, Some((6, "Thiếu sổ")))],
            &[(9, Some((5, "Thiếu sổ"))), (8, Some((5, "Nộp muộn")))],
        ];
        for case in cases {
            let mut round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
            for (own, by_hand) in case {
                let unit = Unit { name: "Xã A".into(), ..Unit::default() };
                let mut sheet = Assessment::new("qd766-2022", unit, Period::Year(2026));
                let answer = Answer { given: Some(points(*own)), ..Answer::default() };
                let verdict = by_hand.map(|(value, why)| Verdict { given: points(value), reason: why.into() });
                sheet.set_answer("CKMB", answer.with_appraisal(|appraisal| appraisal.first = verdict));
                round.units.push(RoundUnit { sheet: Arc::new(sheet), received: None });
            }
            let bare = bare(&round);
            let published = with_reasons(bare, round.units.iter().map(|unit| &*unit.sheet));
            let told = |unit: &PublishedUnit| {
                let answer = &unit.sheet.answers["CKMB"];
                (answer.given.clone(), answer.note.clone())
            };
            let mut told: Vec<_> = published.units.iter().map(told).collect();
            for (own, by_hand) in case {
                let value = by_hand.map_or(*own, |(value, _)| value);
                let is_it = |(given, note): &(Option<Given>, String)| {
                    *given == Some(points(value))
                        && match by_hand {
                            Some((_, why)) => note.contains(why) && note.contains(&format!("Tự chấm: {own}")),
                            None => note.is_empty(),
                        }
                };
                let at = told.iter().position(is_it).unwrap_or_else(|| panic!("{own} {by_hand:?}: {told:?}"));
                told.remove(at);
            }
        }
    }
}

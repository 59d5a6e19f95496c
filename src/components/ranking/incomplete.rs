//! The units of a ranking with criteria without a result: how many, the first of them, and what they count.

use thuocdo_text::{publication as words, ui as t, visible};

use crate::state::publication::{Publication, TableRow};

/// Whether a unit has results of some criteria and lacks them of others. One without any result is told by itself.
pub fn is_incomplete(row: &TableRow) -> bool {
    row.without_result > 0 && !row.has_no_result
}

/// The rows of such units, in the order of the table.
pub fn incomplete(publication: &Publication) -> Vec<&TableRow> {
    publication.rows.iter().filter(|row| is_incomplete(row)).collect()
}

/// What a unit lacks: "2 tiêu chí chưa có kết quả (1.2 Công khai; 2.1 Đúng hạn)".
pub fn what_lacks(publication: &Publication, row: &TableRow) -> String {
    let contender = publication.verification.contenders.get(row.unit);
    let lacks = contender.and_then(|one| words::without_result(&publication.snapshot.framework, &one.score));
    lacks.unwrap_or_default()
}

/// A line for each such unit, so many at most, and how many more; before them, what such a criterion counts. None where every
/// unit is complete.
pub fn incomplete_lines(publication: &Publication, most: usize) -> Vec<String> {
    let all = incomplete(publication);
    if all.is_empty() {
        return Vec::new();
    }
    let line = |row: &&TableRow| format!("{}: {}.", visible(&row.name), what_lacks(publication, row));
    let mut lines = vec![t::WITHOUT_RESULT_COUNTS.to_owned()];
    lines.extend(all.iter().take(most).map(line));
    let more = all.len().saturating_sub(most);
    lines.extend((more > 0).then(|| t::more_without_result(more)));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use thuocdo_core::assessment::{Answer, Assessment, Figure, Given, Period, Unit};
    use thuocdo_core::framework::by_id;
    use thuocdo_core::snapshot::{Heading, Moment, Snapshot, read};

    /// Of the first unit everything is given, of the second all but one criterion, of the third nothing.
    fn publication() -> Arc<Publication> {
        let framework = by_id("qd766-2022").unwrap();
        let areas: Vec<String> = framework.areas().map(|area| framework.node(area).id.clone()).collect();
        let points = Given::Points(Figure::Number(1.into()));
        let unit = |name: &str, nodes: &[String]| {
            let unit = Unit { name: name.into(), ..Unit::default() };
            let mut sheet = Assessment::new("qd766-2022", unit, Period::Year(2026));
            for id in nodes {
                sheet.set_answer(id, Answer { given: Some(points.clone()), ..Answer::default() });
            }
            Arc::new(sheet)
        };
        let sheets = [unit("Xã A", &areas), unit("Xã B", &areas[1..]), unit("Xã C", &[])];
        let heading = Heading {
            title: "Thử".into(),
            publisher: "UBND tỉnh".into(),
            decision: String::new(),
            note: String::new(),
            published_at: Moment::UNPUBLISHED,
        };
        Publication::open(Snapshot::publish(heading, framework, Period::Year(2026), Vec::new(), &sheets))
    }

    #[test]
    fn a_unit_that_lacks_some_results_is_told_with_the_first_of_them() {
        let publication = publication();
        let names: Vec<&str> = incomplete(&publication).iter().map(|row| &*row.name).collect();
        assert_eq!(names, ["Xã B"], "a unit without any result is told by itself");
        assert_eq!(super::super::no_result(&publication), ["Xã C"]);
        let lines = incomplete_lines(&publication, 300);
        assert_eq!((lines.len(), &*lines[0]), (2, t::WITHOUT_RESULT_COUNTS));
        assert!(lines[1].starts_with("Xã B: ") && lines[1].contains("tiêu chí chưa có kết quả ("), "{lines:?}");
        assert_eq!(incomplete_lines(&publication, 0), [t::WITHOUT_RESULT_COUNTS, &*t::more_without_result(1)]);
    }

    #[test]
    fn published_tables_lack_nothing() {
        for [id, ..] in t::PUBLICATION_ROWS {
            let text = crate::state::publication::example(id).unwrap();
            let publication = Publication::open(read(text).unwrap().snapshot);
            assert_eq!(incomplete_lines(&publication, 300), Vec::<String>::new(), "{id}");
        }
    }
}

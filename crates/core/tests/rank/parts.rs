//! Where changes of points, index and class come from: each step by itself, worked out by hand.

use std::sync::Arc;

use thuocdo_core::assessment::{Unit, back_cast};
use thuocdo_core::framework::Framework;
use thuocdo_core::number::Decimal;
use thuocdo_core::rank::{Change, Contender, Earlier, NumberChange, Steps, changes, rank};
use thuocdo_core::score::score;

use crate::common::d;
use crate::common::made::{area, given_leaf, leaf, made, sheet_of};

/// Classes from 90 (A), 70 (B) and 0 (C), decided on the printed index.
fn framework(areas: &[String]) -> Arc<Framework> {
    let class = |name: &str, from: &str| format!(r#"{{"id":"{name}","name":"{name}","from":"{from}"}}"#);
    let list = [class("A", "90"), class("B", "70"), class("C", "0")].join(",");
    let classes = format!(r#"{{"decided_on":"printed","list":[{list}]}}"#);
    let base = [
        ("policies.compare_on", "\"printed\""),
        ("policies.not_applicable", "\"shrink\""),
        ("policies.classes", classes.as_str()),
    ];
    Arc::new(made(areas, &base))
}

fn plain() -> Arc<Framework> {
    framework(&[area("A", "100", &[given_leaf("A1", "60"), given_leaf("A2", "40")])])
}

fn unit(framework: &Framework, answers: &[(&str, &str)]) -> Contender {
    let mut sheet = sheet_of(framework, answers);
    sheet.unit = Unit { name: "a".into(), ..Unit::default() };
    Contender::new(sheet.unit.clone(), score(framework, &sheet))
}

/// What changed for the one unit of a table, the table edited before it is compared with.
fn change(old: &Arc<Framework>, then: Contender, new: &Framework, now: Contender, edit: fn(&mut Earlier)) -> Change {
    let then = [then];
    let mut earlier = Earlier::of(old, &then, &rank(old, &[], &then));
    edit(&mut earlier);
    let now = [now];
    changes(new, &now, &rank(new, &[], &now), &earlier).units.remove(0)
}

/// The parts in words: `published framework denominators own others`, `?` for one that is not known, then what is left.
fn words<T: Copy>(steps: &Steps<T>, print: impl Fn(T) -> String) -> String {
    let all = [steps.published, steps.framework, steps.denominators, steps.own, steps.others];
    let parts: Vec<String> = all.iter().map(|part| part.map_or_else(|| "?".into(), &print)).collect();
    format!("{} | {}", parts.join(" "), print(steps.unsplit))
}

fn of_number(change: &Option<NumberChange>) -> String {
    let Some(change) = change else { return "–".into() };
    assert_eq!(change.steps.whole(), change.printed);
    format!("{}: {}", change.printed.normalize(), words(&change.steps, |part: Decimal| part.normalize().to_string()))
}

fn of_class(change: &Change) -> String {
    let Some(class) = &change.class else { return "–".into() };
    assert_eq!(class.risen.unwrap_or(class.steps.whole()), class.steps.whole());
    format!("{} to {}: {}", class.from, class.to, words(&class.steps, |part| part.to_string()))
}

fn told(change: &Change) -> [String; 3] {
    [of_number(&change.points), of_number(&change.index), of_class(change)]
}

/// Leaves the published numbers and takes the scores away.
fn without_scores(earlier: &mut Earlier) {
    earlier.rows.iter_mut().for_each(|row| row.score = None);
}

#[test]
fn each_step_by_itself() {
    let framework = plain();
    let whole: &[(&str, &str)] = &[("A1", "points 54"), ("A2", "points 20")];
    let part: &[(&str, &str)] = &[("A1", "points 54"), ("A2", "n/a Không có")];
    let better: &[(&str, &str)] = &[("A1", "points 57"), ("A2", "n/a Không có")];
    type Case<'c> = (&'c [(&'c str, &'c str)], &'c [(&'c str, &'c str)], fn(&mut Earlier), [&'c str; 3]);
    let nothing: fn(&mut Earlier) = |_| {};
    let cases: [Case; 8] = [
        (whole, whole, nothing, ["0: 0 0 0 0 0 | 0", "0: 0 0 0 0 0 | 0", "B to 1: 0 0 0 0 0 | 0"]),
        // 74 of 100 becomes 54 of 60 = 90 %, and nobody did anything.
        (whole, part, nothing, ["-20: 0 0 -20 0 0 | 0", "16: 0 0 16 0 0 | 0", "B to 0: 0 0 1 0 0 | 0"]),
        // Besides, 3 points more of 60: 5 percentage points.
        (whole, better, nothing, ["-17: 0 0 -20 3 0 | 0", "21: 0 0 16 5 0 | 0", "B to 0: 0 0 1 0 0 | 0"]),
        // What begins to apply enters with today's points.
        (part, whole, nothing, ["20: 0 0 20 0 0 | 0", "-16: 0 0 -16 0 0 | 0", "A to 1: 0 0 -1 0 0 | 0"]),
        // It was printed with 0.5 points and 1 percentage point more, and in a better class.
        (
            whole,
            whole,
            |earlier| {
                let row = &mut earlier.rows[0];
                (row.total, row.index, row.class) = (Some(d("74.5")), Some(d("75")), Some("A".into()));
            },
            ["-0.5: -0.5 0 0 0 0 | 0", "-1: -1 0 0 0 0 | 0", "A to 1: -1 0 0 0 0 | 0"],
        ),
        // The printed table alone: the denominator is replaced, 74 of 60 points cannot be, which own points take back.
        (whole, part, without_scores, ["-20: 0 0 0 -20 0 | 0", "16: 0 0 49.33 -33.33 0 | 0", "B to 0: 0 0 1 0 0 | 0"]),
        // A table without denominators says nothing of the step.
        (
            whole,
            better,
            |earlier| {
                without_scores(earlier);
                earlier.rows[0].attainable = None;
            },
            ["-17: 0 0 ? ? 0 | -17", "21: 0 0 ? ? 0 | 21", "B to 0: 0 0 ? ? 0 | 1"],
        ),
        // Nor is anything known without the framework of then.
        (
            whole,
            better,
            |earlier| {
                without_scores(earlier);
                earlier.framework = None;
            },
            ["-17: ? ? ? ? 0 | -17", "21: ? ? ? ? 0 | 21", "B to 0: ? ? ? ? 0 | 1"],
        ),
    ];
    for (then, now, edit, wanted) in cases {
        let found = change(&framework, unit(&framework, then), &framework, unit(&framework, now), edit);
        assert_eq!(told(&found), wanted, "{then:?} {now:?}");
    }
}

#[test]
fn another_framework_counts_the_same_answers_otherwise() {
    let old = plain();
    // A1 is worth the same; A2 is gone and A3 has come: 54 of 60 is 90 %, on the old 74 of 100.
    let new = framework(&[area("A", "60", &[given_leaf("A1", "60")])]);
    let then: &[(&str, &str)] = &[("A1", "points 54"), ("A2", "points 20")];
    let now = || unit(&new, &[("A1", "points 51")]);
    let found = change(&old, unit(&old, then), &new, now(), |_| {});
    // Without the answers of then on today's framework.
    assert_eq!(told(&found), ["-23: 0 ? ? ? 0 | -23", "11: 0 ? ? ? 0 | 11", "B to 1: 0 ? ? ? 0 | 0"]);
    let cast = score(&new, &back_cast(&sheet_of(&old, then), &old, &new).assessment);
    let then = [unit(&old, then)];
    let mut earlier = Earlier::of(&old, &then, &rank(&old, &[], &then));
    earlier.rows[0].recast = Some(Arc::new(cast));
    let now = [now()];
    let found = changes(&new, &now, &rank(&new, &[], &now), &earlier).units.remove(0);
    // 90 % is class A on the new one; 51 of 60 is 85 %.
    assert_eq!(told(&found), ["-23: 0 -20 0 -3 0 | 0", "11: 0 16 0 -5 0 | 0", "B to 1: 0 1 0 -1 0 | 0"]);
    // A class of another name is not put in an order with today's; what came after it is.
    earlier.rows[0].class = Some("Xuất sắc".into());
    let found = changes(&new, &now, &rank(&new, &[], &now), &earlier).units.remove(0);
    assert_eq!(found.class.as_ref().unwrap().risen, None);
    assert_eq!(of_class(&found), "Xuất sắc to 1: ? 1 0 -1 0 | 0");
}

#[test]
fn what_the_cohort_reached_is_the_part_of_the_others() {
    let share = |value: &str| {
        format!(
            r#"{{"kind":"{value}","value":NUMBER,"cohort":"best"{}}}"#,
            if value == "cohort_share" { "" } else { r#","reached":"10","below":"4""# }
        )
    };
    for (kind, then, now, wanted) in [
        // 8 of 10 is 8 points; 9 of the 10 of then would be 9, of the 12 of today it is 7.5.
        ("cohort_share", "value=8 published=10", "value=9 published=12", "-0.5: 0 0 0 1 -1.5 | 0"),
        // Reached then and, by the figure of then, today; not any more by today's.
        ("cohort_threshold", "value=8 published=8", "value=9 published=12", "-6: 0 0 0 0 -6 | 0"),
        ("cohort_threshold", "value=8 published=10", "value=12 published=12", "6: 0 0 0 6 0 | 0"),
        // The cohort's figure stayed: all is its own.
        ("cohort_share", "value=8 published=10", "value=9 published=10", "1: 0 0 0 1 0 | 0"),
    ] {
        let framework = framework(&[area("A", "100", &[leaf("A1", "10", &share(kind)), given_leaf("A2", "90")])]);
        let of = |figures: &str| unit(&framework, &[("A1", figures), ("A2", "points 60")]);
        let found = change(&framework, of(then), &framework, of(now), |_| {});
        assert_eq!(of_number(&found.points), wanted, "{kind} {then} {now}");
        // Where the points of then came of no figure, nobody knows what was published.
        let given = unit(&framework, &[("A1", "points 5"), ("A2", "points 60")]);
        let found = change(&framework, given, &framework, of(now), |_| {});
        assert!(of_number(&found.points).contains(": 0 0 0 ? ? | "), "{kind} {now}");
        // From the printed table alone the two cannot be told apart.
        let found = change(&framework, of(then), &framework, of(now), without_scores);
        let whole = wanted.split(':').next().unwrap();
        assert_eq!(of_number(&found.points), format!("{whole}: 0 0 0 ? ? | {whole}"));
    }
}

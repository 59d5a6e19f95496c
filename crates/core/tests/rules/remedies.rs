//! What would win points back: one step and everything, exact, for each kind of rule.

use thuocdo_core::score::remedy;

use super::bands::CA_MAU;
use crate::common::made::{needed_told, node, none_wrong, points_told, scored, single};

const CENTS: (&str, &str) = ("policies.rounding.leaf", r#"{"decimals":2,"mode":"half_up"}"#);
const DOWN: (&str, &str) = ("policies.rounding.leaf", r#"{"decimals":1,"mode":"down"}"#);
const UP: (&str, &str) = ("policies.rounding.leaf", r#"{"decimals":1,"mode":"up"}"#);

/// Source, answer, the step, and everything; empty where there is none.
pub(crate) type Row = (&'static str, &'static str, &'static str, &'static str);

pub(crate) fn check(max: &str, rule: &str, edits: &[(&str, &str)], rows: &[Row]) {
    let framework = single(max, rule, edits);
    let index = framework.find("L").unwrap();
    let mut wrong = Vec::new();
    for (source, answer, step, full) in rows {
        let score = scored(&framework, &[("L", answer)]);
        let found = remedy(&framework, index, score.node(index));
        let words = |part: Option<&_>| part.map(needed_told).unwrap_or_default();
        let found = [words(found.as_ref().and_then(|r| r.step.as_ref())), words(found.as_ref().map(|r| &r.full))];
        if found != [*step, *full] {
            let now = points_told(node(&framework, &score, "L"));
            wrong.push(format!("{source}: {answer} ({now} points): {found:?}, wanted {:?}", (step, full)));
        }
    }
    none_wrong(&wrong, rows.len());
}

#[test]
fn of_what_is_picked() {
    check(
        "0.5",
        r#"{"kind":"yes_no","yes":"0.5","no":"0"}"#,
        &[],
        &[("Phú Thọ demo", "no", "", "yes: +0.5"), ("Phú Thọ demo", "yes", "", ""), ("Phú Thọ demo", "", "", "")],
    );
    check("1", r#"{"kind":"yes_no","yes":"0.25","no":"1"}"#, &[], &[("made up", "yes", "", "no: +0.75")]);
    let plan = r#"{"kind":"choice","options":[{"id":"kip_thoi","label":"Kịp thời","points":"1"},
        {"id":"khong_kip_thoi","label":"Không kịp thời","points":"0.5"},
        {"id":"khong_ban_hanh","label":"Không ban hành","points":"0"}]}"#;
    check(
        "1",
        plan,
        &[],
        &[
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.1", "#khong_ban_hanh", "option 1: +0.5", "option 0: +1"),
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.1", "#khong_kip_thoi", "", "option 0: +0.5"),
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.1", "#kip_thoi", "", ""),
            ("made up: the appraiser's own points have no option", "points 0.5", "", ""),
        ],
    );
    let ddci = r#"{"kind":"choice","options":[{"id":"tren","label":"Trên","points":"1"},{"id":"duoi","label":"Dưới","points":"0"}]}"#;
    check(
        "2",
        ddci,
        &[],
        &[
            ("Hải Phòng 212/2025/QĐ-UBND, 5.1b: the second point cannot be had", "#duoi", "", "option 0: +1"),
            ("Hải Phòng 212/2025/QĐ-UBND, 5.1b", "#tren", "", ""),
        ],
    );
    let grades = r#"{"kind":"grade","grades":[{"id":"xs","label":"Xuất sắc","percent":"100"},
        {"id":"tot","label":"Tốt","percent":"75"},{"id":"ht","label":"Hoàn thành","percent":"50"}]}"#;
    check(
        "2",
        grades,
        &[],
        &[("Phú Thọ demo", "#ht", "option 1: +0.5", "option 0: +1"), ("Phú Thọ demo", "#tot", "", "option 0: +0.5")],
    );
    check(
        "0.55",
        grades,
        &[CENTS],
        &[("made up: 0.275 is 0.28 and 0.4125 is 0.41", "#ht", "option 1: +0.13", "option 0: +0.27")],
    );
}

#[test]
fn of_bands() {
    check(
        "2",
        CA_MAU,
        &[],
        &[
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.4", "num=6 den=10", "num +1 or 4 new: +1", "num +4 or 31 new: +2"),
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.4", "num=7 den=10", "", "num +3 or 21 new: +1"),
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.4: 90 % is not above 90 %", "num=9 den=10", "", "num +1 or 1 new: +1"),
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.4", "num=2 den=3", "", "num +1 or 8 new: +2"),
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.4", "num=10 den=10", "", ""),
            ("made up: nothing occurred, so no case more can be asked for", "num=0 den=0", "", ""),
        ],
    );
    let days = r#"{"kind":"bands","value":NUMBER,"bands":[{"over":"5","points":"0"},{"over":"2","to":"5","points":"1"},
        {"to":"2","points":"2"}]}"#;
    check(
        "2",
        days,
        &[],
        &[
            ("made up: falling", "value=7", "value <= 5: +1", "value <= 2: +2"),
            ("made up: falling", "value=5", "", "value <= 2: +1"),
            ("made up: falling", "value=1", "", ""),
        ],
    );
    let visits = r#"{"kind":"bands","value":WHOLE,"bands":[{"to":"0.5","points":"0"},{"over":"0.5","to":"3","points":"1"},
        {"over":"3","points":"2"}]}"#;
    check(
        "2",
        visits,
        &[],
        &[
            ("made up: a count moves by whole steps", "value=0", "value >= 1: +1", "value >= 4: +2"),
            ("made up: a count moves by whole steps", "value=2", "", "value >= 4: +1"),
        ],
    );
    let open = r#"{"kind":"bands","value":NUMBER,"bands":[{"to":"90","points":"1"},{"over":"90","points":"2"}]}"#;
    check("2", open, &[], &[("made up: the edge itself is not enough", "value=80", "", "value > 90: +1")]);
    let late = r#"{"kind":"bands",RATIO,"bands":[{"to":"5","points":"2"},{"over":"5","under":"20","points":"1"},
        {"from":"20","points":"0"}]}"#;
    check(
        "2",
        late,
        &[],
        &[
            ("made up: the share of late dossiers", "num=20 den=100", "num -1: +1", "num -15: +2"),
            ("made up: the share of late dossiers", "num=3 den=10", "num -2: +1", "num -3: +2"),
            ("made up: the share of late dossiers", "num=1 den=7", "", "num -1: +1"),
        ],
    );
    // Two to four visits are right, more are too many.
    let hump = r#"{"kind":"bands","value":NUMBER,"bands":[{"under":"2","points":"0"},{"from":"2","to":"4","points":"2"},
        {"over":"4","points":"1"}]}"#;
    check(
        "2",
        hump,
        &[],
        &[
            ("made up: from below the best comes first", "value=1", "", "value >= 2: +2"),
            ("made up: from above", "value=9", "", "value <= 4: +1"),
        ],
    );
}

#[test]
fn of_shares() {
    let plain = r#"{"kind":"linear_ratio","full_at":"100",RATIO}"#;
    check(
        "10",
        plain,
        &[],
        &[
            ("766/QĐ-TTg, default rule", "num=7 den=10", "num +1 or 5 new: +1", "num +3: +3"),
            ("766/QĐ-TTg, default rule", "num=0 den=1", "", "num +1: +10"),
            ("766/QĐ-TTg, default rule", "num=10 den=10", "", ""),
        ],
    );
    check(
        "2",
        r#"{"kind":"linear_ratio","full_at":"80",RATIO}"#,
        &[],
        &[(
            "766/QĐ-TTg 3.5b, xã Vân Canh 10/10/2026",
            "num=20 den=42",
            "num +2 or 5 new: +5/42",
            "num +14 or 68 new: +17/21",
        )],
    );
    check(
        "10",
        r#"{"kind":"linear_ratio","full_at":"100","zero_below":"50",RATIO}"#,
        &[],
        &[
            ("made up: nothing below a half", "num=3 den=10", "num +2 or 4 new: +5", "num +7: +10"),
            ("made up: nothing below a half", "num=5 den=10", "num +1 or 3 new: +1", "num +5: +5"),
        ],
    );
    check(
        "20",
        plain,
        &[CENTS],
        &[
            // 19.41 of 20: to 19.51 from 19.505 on, which is 97.525 % of 2618; everything from 19.995 on.
            (
                "766/QĐ-TTg 2.1, xã Vân Canh 10/10/2026",
                "num=2541 den=2618",
                "num +13 or 494 new: +0.1",
                "num +77 or 305382 new: +0.59",
            ),
        ],
    );
    let between = r#"{"kind":"linear_between","zero_at":"50","full_at":"90",RATIO}"#;
    check(
        "2",
        between,
        &[],
        &[
            ("made up: rising", "num=7 den=10", "num +1 or 5 new: +0.5", "num +2 or 20 new: +1"),
            (
                "made up: rising, from below its beginning",
                "num=1 den=10",
                "num +5 or 13 new: +0.5",
                "num +8 or 80 new: +2",
            ),
        ],
    );
    check(
        "2",
        r#"{"kind":"linear_between","zero_at":"20","full_at":"0",RATIO}"#,
        &[],
        &[
            ("made up: falling", "num=10 den=100", "num -1: +0.1", "num -10: +1"),
            ("made up: falling", "num=1 den=10", "", "num -1: +1"),
            ("made up: falling, from beyond its beginning", "num=50 den=100", "num -31: +0.1", "num -50: +2"),
        ],
    );
    check(
        "4",
        r#"{"kind":"linear_between","zero_at":"10","full_at":"2","value":NUMBER}"#,
        &[],
        &[
            ("made up: days, falling", "value=6", "value <= 5.8: +0.1", "value <= 2: +2"),
            ("made up: days, falling", "value=100", "value <= 9.8: +0.1", "value <= 2: +4"),
        ],
    );
    check(
        "4",
        r#"{"kind":"linear_between","zero_at":"10","full_at":"2","value":WHOLE}"#,
        &[],
        &[("made up: whole days", "value=6", "value <= 5: +0.5", "value <= 2: +2")],
    );
    check(
        "7",
        r#"{"kind":"linear_between","zero_at":"0","full_at":"3","value":NUMBER}"#,
        &[],
        &[(
            "made up: 73/70 to four decimals, never short of it",
            "value=1",
            "value >= 1.0429: +0.1001",
            "value >= 3: +14/3",
        )],
    );
}

#[test]
fn of_counts_surveys_and_cohorts() {
    check(
        "2",
        r#"{"kind":"count_points","count":WHOLE,"per":"0.5","cap":"2"}"#,
        &[],
        &[
            ("Phú Thọ demo", "count=1", "count +1: +0.5", "count +3: +1.5"),
            ("Phú Thọ demo", "count=3", "", "count +1: +0.5"),
            ("Phú Thọ demo", "count=4", "", ""),
            ("Phú Thọ demo", "count=9", "", ""),
        ],
    );
    check(
        "2",
        r#"{"kind":"count_points","count":WHOLE,"per":"0.3","cap":"1"}"#,
        &[],
        &[("made up: the last one gives less", "count=2", "count +1: +0.3", "count +2: +0.4")],
    );
    check(
        "2",
        r#"{"kind":"count_points","count":WHOLE,"per":"0","cap":"1"}"#,
        &[],
        &[("made up: each gives nothing", "count=2", "", "")],
    );
    check(
        "2",
        r#"{"kind":"deduction","count":WHOLE,"start":"2","per":"0.25","floor":"0"}"#,
        &[],
        &[
            ("Phú Thọ (linhnv87), floor 0", "count=3", "count -1: +0.25", "count -3: +0.75"),
            ("Phú Thọ (linhnv87), floor 0", "count=1", "", "count -1: +0.25"),
            (
                "made up: three are too many before the first wins anything",
                "count=10",
                "count -3: +0.25",
                "count -10: +2",
            ),
            ("Phú Thọ (linhnv87), floor 0", "count=0", "", ""),
        ],
    );
    check(
        "2",
        r#"{"kind":"deduction","count":WHOLE,"start":"2","per":"0.75","floor":"0"}"#,
        &[],
        &[
            ("a tester: the first that counts again wins less than each", "count=6", "count -4: +0.5", "count -6: +2"),
            ("a tester: five fewer are a step too many", "count=3", "count -1: +0.5", "count -3: +2"),
        ],
    );
    let survey = r#"{"kind":"survey_percent","percent":NUMBER}"#;
    check(
        "10",
        survey,
        &[],
        &[
            ("SIPAS, Lào Cai 2019", "percent=83", "percent >= 84: +0.1", "percent >= 100: +1.7"),
            ("SIPAS, Yên Bái 2022", "percent=81.35", "percent >= 82.35: +0.1", "percent >= 100: +1.865"),
        ],
    );
    check(
        "10",
        survey,
        &[CENTS],
        &[(
            "SIPAS, Yên Bái 2022, to two decimals: 8.14",
            "percent=81.35",
            "percent >= 82.35: +0.1",
            "percent >= 99.95: +1.86",
        )],
    );
    check(
        "10",
        survey,
        &[DOWN],
        &[("made up: cut off", "percent=83.9", "percent >= 84: +0.1", "percent >= 100: +1.7")],
    );
    check(
        "10",
        survey,
        &[UP],
        &[
            // 8.3 stands up to 83 % itself; 8.4 begin behind it, and 10 behind 99 %.
            ("made up: rounded up", "percent=83", "percent > 83: +0.1", "percent > 99: +1.7"),
        ],
    );
    let mean = r#"{"kind":"cohort_threshold","value":NUMBER,"cohort":"mean","reached":"2","below":"0"}"#;
    check(
        "2",
        mean,
        &[],
        &[
            ("Hải Phòng 212/2025/QĐ-UBND, 5.1a", "value=88.36 published=88.37", "", "value >= 88.37: +2"),
            ("Hải Phòng 212/2025/QĐ-UBND, 5.1a", "value=88.37 published=88.37", "", ""),
            ("Hải Phòng 212/2025/QĐ-UBND, 5.1a: not published", "value=88.36", "", ""),
        ],
    );
    check(
        "5",
        r#"{"kind":"cohort_share","value":WHOLE,"cohort":"best"}"#,
        &[],
        &[
            ("thi đua: share of the leader", "value=40 published=50", "value >= 41: +0.1", "value >= 50: +1"),
            ("thi đua: share of the leader", "value=1 published=3", "value >= 2: +5/3", "value >= 3: +10/3"),
            ("made up: a leader between two counts", "value=1 published=2.5", "value >= 2: +2", "value >= 3: +3"),
        ],
    );
}

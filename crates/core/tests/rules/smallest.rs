//! Every remedy against trying: each smaller change is made, and wins less.

use thuocdo_core::framework::{FigureName, Framework};
use thuocdo_core::number::{Decimal, Exact};
use thuocdo_core::score::{Change, Needed, remedy};

use crate::common::d;
use crate::common::made::{needed_told, node, none_wrong, scored, shown, single};

const ROUNDINGS: [&str; 6] = [
    "\"none\"",
    r#"{"decimals":2,"mode":"half_up"}"#,
    r#"{"decimals":1,"mode":"down"}"#,
    r#"{"decimals":1,"mode":"up"}"#,
    r#"{"decimals":0,"mode":"half_even"}"#,
    r#"{"decimals":0,"mode":"half_up"}"#,
];

/// Maximum and rule; all figures are whole.
const PICKED: &[(&str, &str)] = &[
    ("1", r#"{"kind":"yes_no","yes":"0.25","no":"1"}"#),
    ("0.5", r#"{"kind":"yes_no","yes":"0.5","no":"0.3"}"#),
    (
        "1",
        r#"{"kind":"choice","options":[{"id":"o0","label":"A","points":"0.4"},{"id":"o1","label":"B","points":"1"},
        {"id":"o2","label":"C","points":"0"},{"id":"o3","label":"D","points":"0.45"}]}"#,
    ),
    (
        "3",
        r#"{"kind":"grade","grades":[{"id":"o0","label":"A","percent":"33.3"},{"id":"o1","label":"B","percent":"100"},
        {"id":"o2","label":"C","percent":"35"},{"id":"o3","label":"D","percent":"0"}]}"#,
    ),
];

const COUNTED: &[(&str, &str)] = &[
    // Six errors are two more than the floor needs: four fewer already win half a point.
    ("2", r#"{"kind":"deduction","count":WHOLE,"start":"2","per":"0.75","floor":"0"}"#),
    ("2", r#"{"kind":"deduction","count":WHOLE,"start":"2","per":"0.3","floor":"0.7"}"#),
    ("2.255", r#"{"kind":"deduction","count":WHOLE,"start":"3","per":"0.255","floor":"0"}"#),
    ("0.05", r#"{"kind":"deduction","count":WHOLE,"start":"0.05","per":"0.004","floor":"0"}"#),
    ("2", r#"{"kind":"count_points","count":WHOLE,"per":"0.75","cap":"2"}"#),
    ("2", r#"{"kind":"count_points","count":WHOLE,"per":"0.3","cap":"1"}"#),
    ("0.05", r#"{"kind":"count_points","count":WHOLE,"per":"0.004","cap":"0.05"}"#),
    ("2.255", r#"{"kind":"count_points","count":WHOLE,"per":"0.9","cap":"3"}"#),
];

const VALUED: &[(&str, &str)] = &[
    (
        "2",
        r#"{"kind":"bands","value":WHOLE,"bands":[{"over":"9","points":"0"},{"over":"4","to":"9","points":"0.5"},
        {"to":"4","points":"2"}]}"#,
    ),
    (
        "2",
        r#"{"kind":"bands","value":WHOLE,"bands":[{"under":"2","points":"0"},{"from":"2","to":"4","points":"2"},
        {"over":"4","to":"7.5","points":"1"},{"over":"7.5","points":"0.4"}]}"#,
    ),
    // A band that no whole number lies in, and the same points further away.
    (
        "2",
        r#"{"kind":"bands","value":WHOLE,"bands":[{"to":"4.2","points":"0"},{"over":"4.2","under":"4.8","points":"1"},
        {"from":"4.8","to":"8","points":"0.5"},{"over":"8","points":"1"}]}"#,
    ),
];

const RATIOS: &[(&str, &str)] = &[
    (
        "2",
        r#"{"kind":"bands",RATIO,"bands":[{"over":"90","points":"2"},{"from":"70","to":"90","points":"1"},
        {"under":"70","points":"0"}]}"#,
    ),
    (
        "2",
        r#"{"kind":"bands",RATIO,"bands":[{"to":"5","points":"2"},{"over":"5","under":"20","points":"1"},
        {"from":"20","points":"0"}]}"#,
    ),
    (
        "2",
        r#"{"kind":"bands",RATIO,"bands":[{"under":"40","points":"0"},{"from":"40","to":"60","points":"2"},
        {"over":"60","points":"1"}]}"#,
    ),
];

/// Rules without steps of their own: what wins a tenth of a point is told, or everything where that is less.
const TENTHS: &[(&str, &str)] = &[
    ("10", r#"{"kind":"linear_ratio","full_at":"100",RATIO}"#),
    ("2", r#"{"kind":"linear_ratio","full_at":"80","zero_below":"30",RATIO}"#),
    ("2", r#"{"kind":"linear_between","zero_at":"50","full_at":"90",RATIO}"#),
    ("3", r#"{"kind":"linear_between","zero_at":"70","full_at":"20",RATIO}"#),
    ("4", r#"{"kind":"linear_between","zero_at":"10","full_at":"2","value":WHOLE}"#),
    ("7", r#"{"kind":"linear_between","zero_at":"0","full_at":"30","value":WHOLE}"#),
    ("10", r#"{"kind":"survey_percent","percent":WHOLE}"#),
    ("5", r#"{"kind":"cohort_share","value":WHOLE,"cohort":"best"}"#),
    ("2", r#"{"kind":"cohort_threshold","value":WHOLE,"cohort":"mean","reached":"1.5","below":"0.2"}"#),
    ("2", r#"{"kind":"cohort_threshold","value":WHOLE,"cohort":"mean","reached":"1.5","below":"1.45"}"#),
];

/// A leaf, its answer of one figure that may change, and the other figures.
struct Asked<'a> {
    framework: &'a Framework,
    figure: &'a str,
    now: i64,
    most: i64,
    others: &'a str,
}

impl Asked<'_> {
    fn answer(&self, value: i64) -> String {
        format!("{}={value}{}", self.figure, self.others)
    }

    fn points(&self, value: i64) -> Option<Exact> {
        let score = scored(self.framework, &[("L", &self.answer(value))]);
        node(self.framework, &score, "L").points.clone()
    }

    /// What the nearest values give that give enough, in either direction.
    fn nearest(&self, enough: impl Fn(&Exact) -> bool) -> Option<(i64, Vec<i64>)> {
        (1..=self.most).find_map(|far| {
            let both = [self.now - far, self.now + far].into_iter().filter(|value| (0..=self.most).contains(value));
            let found: Vec<i64> = both.filter(|value| self.points(*value).is_some_and(|won| enough(&won))).collect();
            (!found.is_empty()).then_some((far, found))
        })
    }

    /// The value that a change asks for.
    fn asked(&self, change: &Change) -> Option<i64> {
        let whole = |value: Decimal| value.normalize().to_string().parse::<i64>().ok();
        let own = |figure: &FigureName| figure.as_str() == self.figure;
        match change {
            Change::More { figure, amount, .. } if own(figure) => Some(self.now + whole(*amount)?),
            Change::Fewer { figure, amount } if own(figure) => Some(self.now - whole(*amount)?),
            Change::Reach { figure, value, included: true, .. } if own(figure) => whole(*value),
            _ => None,
        }
    }

    /// Whether a change is one of the nearest that give enough, and wins what it says.
    fn wrong(&self, what: &str, needed: Option<&Needed>, enough: impl Fn(&Exact) -> bool) -> Option<String> {
        let best = self.nearest(enough);
        let now = self.points(self.now)?;
        let right = match (needed, &best) {
            (None, None) => true,
            (Some(needed), Some((_, values))) => self
                .asked(&needed.change)
                .is_some_and(|value| values.contains(&value) && self.points(value) == Some(&now + &needed.gain)),
            _ => false,
        };
        let told = needed.map(needed_told);
        let tried = best.map(|(_, values)| values);
        (!right).then(|| format!("{what} of {} ({}): {told:?}, tried {tried:?}", self.answer(self.now), shown(&now)))
    }

    /// Both parts of the remedy against trying; a step is what wins at least `least`, and anything where that is none.
    fn check(&self, least: Option<Decimal>, wrong: &mut Vec<String>) {
        let score = scored(self.framework, &[("L", &self.answer(self.now))]);
        let index = self.framework.find("L").unwrap();
        let Some(now) = score.node(index).points.clone() else { return };
        let found = remedy(self.framework, index, score.node(index));
        let top = (0..=self.most).filter_map(|value| self.points(value)).max().unwrap();
        let full = found.as_ref().map(|found| &found.full);
        wrong.extend(self.wrong("everything", full, |won| *won >= top && *won > now));
        // Where nothing wins a tenth, everything is the step.
        let goal = least.map(|least| (&now + &Exact::from(least)).min(top.clone()));
        let step = found.as_ref().map(|found| found.step.as_ref().unwrap_or(&found.full));
        wrong.extend(self.wrong("a step", step, |won| *won > now && goal.as_ref().is_none_or(|goal| won >= goal)));
    }
}

/// Calls with the framework of each rule under each rounding.
fn each(rules: &[(&str, &str)], mut call: impl FnMut(&Framework, &str)) {
    for (max, rule) in rules {
        for rounding in ROUNDINGS {
            call(&single(max, rule, &[("policies.rounding.leaf", rounding)]), &format!("{rule} {rounding}: "));
        }
    }
}

fn check_figures(rules: &[(&str, &str)], figure: &str, most: i64, others: &str, least: Option<&str>) {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    each(rules, |framework, what| {
        for now in 0..=most {
            let mut found = Vec::new();
            Asked { framework, figure, now, most, others }.check(least.map(d), &mut found);
            wrong.extend(found.into_iter().map(|one| format!("{what}{one}")));
            tried += 1;
        }
    });
    none_wrong(&wrong, tried);
}

#[test]
fn of_counts() {
    check_figures(COUNTED, "count", 14, "", None);
}

#[test]
fn of_bands() {
    check_figures(VALUED, "value", 14, "", None);
    for den in [1, 3, 7, 10, 20] {
        check_figures(RATIOS, "num", den, &format!(" den={den}"), None);
    }
}

#[test]
fn of_rules_that_win_by_tenths() {
    for (max, rule) in TENTHS {
        let rule = &[(*max, *rule)];
        match () {
            () if rule[0].1.contains("RATIO") => {
                for den in [1, 3, 7, 20] {
                    check_figures(rule, "num", den, &format!(" den={den}"), Some("0.1"));
                }
            }
            () if rule[0].1.contains("percent") => check_figures(rule, "percent", 100, "", Some("0.1")),
            () if rule[0].1.contains("cohort") => {
                for published in ["3", "7.5"] {
                    check_figures(rule, "value", 12, &format!(" published={published}"), Some("0.1"));
                }
            }
            () => check_figures(rule, "value", 35, "", Some("0.1")),
        }
    }
}

/// What is picked has no distance: the step is the answer that wins least, everything the one that wins most.
#[test]
fn of_what_is_picked() {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    each(PICKED, |framework, what| {
        let answers: &[&str] = if what.contains("yes_no") { &["yes", "no"] } else { &["#o0", "#o1", "#o2", "#o3"] };
        let points = |answer: &str| {
            let score = scored(framework, &[("L", answer)]);
            node(framework, &score, "L").points.clone().unwrap()
        };
        for answer in answers {
            tried += 1;
            let now = points(answer);
            let better: Vec<Exact> = answers.iter().map(|one| points(one)).filter(|won| *won > now).collect();
            let index = framework.find("L").unwrap();
            let score = scored(framework, &[("L", answer)]);
            let found = remedy(framework, index, score.node(index));
            let asked = |needed: &Needed| match needed.change {
                Change::Choose { option } => format!("#o{option}"),
                Change::Answer { yes } => if yes { "yes" } else { "no" }.to_owned(),
                _ => String::new(),
            };
            let won = |needed: &Needed| (&now + &needed.gain, points(&asked(needed)));
            let step = found.as_ref().map(|found| won(found.step.as_ref().unwrap_or(&found.full)));
            let full = found.as_ref().map(|found| won(&found.full));
            let both = |points: Option<&Exact>| points.map(|points| (points.clone(), points.clone()));
            if step != both(better.iter().min()) || full != both(better.iter().max()) {
                wrong.push(format!("{what}{answer}: {found:?}"));
            }
        }
    });
    none_wrong(&wrong, tried);
}

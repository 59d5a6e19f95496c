//! What holds for every file and every link, tried on random sheets: they give back what they were made of.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::random::{config, seeds};
use common::{any_sheet, decree};
use proptest::prelude::*;
use thuocdo_core::assessment::{self, Assessment, Period};
use thuocdo_core::exchange;
use thuocdo_core::number::Decimal;
use thuocdo_core::score::score;

fn any_period() -> impl Strategy<Value = Period> {
    prop_oneof![
        (1990u16..2200).prop_map(Period::Year),
        (1990u16..2200, 1u8..=4).prop_map(|(year, quarter)| Period::Quarter(year, quarter)),
        (1990u16..2200, 1u8..=12).prop_map(|(year, month)| Period::Month(year, month)),
    ]
}

/// A random sheet of Bộ chỉ số 766, with names, period and denominator.
fn any_766_sheet() -> impl Strategy<Value = Assessment> {
    let names = prop::sample::select(
        &["UBND xã Vân Canh", "Phường Hoài Nhơn Bắc", "<b>xã</b> \"A\"", "Sở Nội vụ", "Đặc khu Phú Quốc"][..],
    );
    (seeds(30), names, any_period(), prop::option::of(1i64..=10_000), any::<bool>()).prop_map(
        |(seeds, name, period, attainable, coded)| {
            let mut assessment = any_sheet(&decree(), &seeds);
            assessment.unit.name = name.into();
            if coded {
                (assessment.unit.code, assessment.unit.group) = ("H21.227".into(), "xã".into());
            }
            assessment.period = period;
            assessment.attainable = attainable.map(|n| Decimal::new(n, 2));
            assessment
        },
    )
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn a_file_gives_back_the_sheet_it_was_made_of(sheet in any_766_sheet()) {
        let text = sheet.to_json(&decree()).to_pretty();
        let read = assessment::read(&text).map_err(|problems| TestCaseError::fail(format!("{problems:?}\n{text}")))?;
        prop_assert_eq!(read.framework.hash, decree().hash);
        prop_assert_eq!(read.warnings, []);
        prop_assert_eq!(read.assessment.to_json(&decree()).to_pretty(), text, "one content, one text");
        prop_assert_eq!(read.assessment, sheet);
    }

    #[test]
    fn a_link_gives_back_the_sheet_it_was_made_of(sheet in any_766_sheet()) {
        let payload = exchange::encode(&decree(), &sheet).unwrap();
        let (opened, framework) = exchange::decode(&payload).unwrap();
        prop_assert_eq!(framework.hash, decree().hash);
        prop_assert_eq!(exchange::encode(&framework, &opened), Ok(payload));
        prop_assert_eq!(score(&framework, &opened), score(&framework, &sheet));
        prop_assert_eq!(opened, sheet);
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "1[A-Za-z0-9_-]{0,80}", json in r#"[{}\[\]",:0-9a-z ]{0,60}"#) {
        prop_assert!(exchange::decode(&text).is_err());
        prop_assert!(assessment::read(&json).is_err());
        prop_assert!(thuocdo_core::framework::read(&json).is_err());
    }
}

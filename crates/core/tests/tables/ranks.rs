//! Ranks that a table prints, against those of its own units; and what must be mended, unit by unit.

use thuocdo_core::framework::by_id;

use crate::shown::{LAI_CHAU, table};

/// The printed ranks that differ, as `A2: 2, 3`: the cell, what is printed, what comes out.
pub fn differing_ranks(framework: &str, text: &str) -> Vec<String> {
    let table = table(framework, text);
    let line = |problem: &thuocdo_core::exchange::table::TableProblem| match &problem.fault {
        thuocdo_core::exchange::table::TableFault::StatedDiffers { stated, computed, .. } => {
            assert!(!problem.is_error());
            format!("{}: {stated}, {computed}", problem.path())
        }
        other => panic!("{other:?}"),
    };
    table.differing_ranks(&by_id(framework).unwrap()).iter().map(line).collect()
}

#[test]
fn printed_ranks_are_compared_group_by_group() {
    // Ties as the framework has them: 1-1-3.
    for (text, wanted) in [
        ("Hạng;Đơn vị;THAM_DINH\n2;A;10\n1;B;20\n3;C;20", vec!["A2: 2, 3", "A4: 3, 1"]),
        ("Hạng;Đơn vị;THAM_DINH\n3;A;10\n1;B;20\n1;C;20", vec![]),
        ("Hạng;Đơn vị;THAM_DINH\n;A;10\n1;B;20\nx;C;20", vec![]),
        ("Hạng;Đơn vị;Nhóm;THAM_DINH\n1;A;Sở;10\n1;B;Huyện;20\n3;C; huyện ;15", vec!["A4: 3, 2"]),
        // A unit without answers, or one that must be mended first: nothing is known of its group, and all of others.
        ("Hạng;Đơn vị;Nhóm;THAM_DINH\n2;A;Sở;10\n1;B;Sở;\n2;C;Huyện;15", vec!["A4: 2, 1"]),
        ("Hạng;Đơn vị;Nhóm;THAM_DINH\n2;A;Sở;10\n1;B;Sở;1.234\n2;C;Huyện;15", vec!["A4: 2, 1"]),
        ("Hạng;Đơn vị;Nhóm;THAM_DINH\n2;A;Sở;10\n1;B;Sở;=1+1\n2;C;Huyện;15", vec!["A4: 2, 1"]),
        // Something that must be mended in no unit's row may change every result.
        ("Hạng;Đơn vị;THAM_DINH;Khác\n2;A;10;\n1;B;9;4", vec![]),
        ("Hạng;Đơn vị;THAM_DINH\n2;A;10\n1;B;9\n3;;8", vec![]),
        ("Hạng;Đơn vị\n2;A\n1;B", vec![]),
    ] {
        assert_eq!(differing_ranks(LAI_CHAU, text), wanted, "{text}");
    }
}

#[test]
fn what_must_be_mended_is_known_by_unit() {
    for (text, units, elsewhere) in [
        ("unit;THAM_DINH\nA;1\nB;2", vec!["", ""], false),
        ("unit;THAM_DINH\nA;1.234\nB;x\nC;=1\nD;71\nE;5", vec!["N04", "N02", "T19", "N11", ""], false),
        ("unit;THAM_DINH\nA;1\nA;2", vec!["", "T14"], false),
        ("unit;KHAC\nA;1", vec![""], true),
    ] {
        let errors = table(LAI_CHAU, text).row_errors();
        let found: Vec<String> =
            errors.units.iter().map(|codes| codes.iter().copied().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!((found, errors.elsewhere), (units.into_iter().map(str::to_owned).collect(), elsewhere), "{text}");
    }
}

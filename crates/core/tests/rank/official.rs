//! Published tables, ranked anew. Where they come from is in each golden folder's ORIGIN.md.

use thuocdo_core::Json;
use thuocdo_core::framework::Framework;
use thuocdo_core::number::{Decimal, Exact};
use thuocdo_core::rank::{Contender, RankedGroup, exact_mean, rank, summary};

use crate::common::d;
use crate::common::published::{gia_lai, lai_chau, number, text};

fn names<'c>(group: &RankedGroup, contenders: &'c [Contender]) -> Vec<&'c str> {
    group.rows.iter().map(|row| contenders[row.contender].unit.name.as_str()).collect()
}

fn ranks(group: &RankedGroup) -> Vec<u32> {
    group.rows.iter().map(|row| row.rank.unwrap()).collect()
}

fn printed(framework: &Framework, value: &Exact) -> Decimal {
    value.round(framework.policies.rounding.printed_index)
}

#[test]
fn lai_chau_2020_comes_out_in_its_published_order() {
    for hidden in [false, true] {
        let (framework, contenders, rows) = lai_chau(hidden);
        let ranking = rank(&framework, &[], &contenders);
        let groups: Vec<&str> = ranking.groups.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(groups, ["so_I", "so_II", "huyen"]);
        for group in &ranking.groups {
            let official: Vec<&Json> = rows.iter().filter(|row| text(row, "group") == group.name).collect();
            let published: Vec<&str> = official.iter().map(|row| text(row, "unit")).collect();
            assert_eq!(names(group, &contenders), published, "{}", group.name);
            for (row, official) in group.rows.iter().zip(official) {
                let name = text(official, "unit");
                // The table gives the two departments that are equal the ranks 4 and 5, and states no rule for it.
                let published = number(official, "rank_in_table");
                let tied = name == "Sở GD&ĐT" || name == "Sở KH&CN";
                let wanted = if tied { Decimal::from(4) } else { published };
                assert_eq!((row.rank.map(Decimal::from), row.tied), (Some(wanted), tied), "{name}");
                let index = contenders[row.contender].score.index.as_ref().unwrap();
                let class = &framework.policies.classes.list[index.class.unwrap()];
                assert_eq!(class.name.vi, text(official, "class_printed"), "{name}");
                if hidden {
                    assert_eq!(index.printed, number(official, "index_printed"), "{name}");
                }
            }
        }
    }
}

#[test]
fn lai_chau_2020_means_highest_and_lowest() {
    for hidden in [false, true] {
        let (framework, contenders, _) = lai_chau(hidden);
        let ranking = rank(&framework, &[], &contenders);
        let districts = &ranking.groups[2].summary;
        let mean = districts.mean.as_ref().unwrap();
        let exact = exact_mean(&contenders, &ranking.groups[2].members()).unwrap();
        assert_eq!(printed(&framework, &exact), d("72.65"));
        assert_eq!(printed(&framework, &mean.of_printed), d("72.65"));
        assert_eq!(districts.classes, [0, 5, 3], "03 đơn vị xếp loại trung bình");
        // The article takes highest, lowest and mean over both groups of departments together.
        let departments: Vec<usize> = (0..20).collect();
        let both = summary(&framework, &contenders, &departments);
        let mean = both.mean.as_ref().unwrap();
        assert_eq!(printed(&framework, &exact_mean(&contenders, &departments).unwrap()), d("82.08"));
        assert_eq!(printed(&framework, &mean.of_printed), d("82.08"));
        let named = |of: &[usize]| of.iter().map(|at| contenders[*at].unit.name.clone()).collect::<Vec<_>>();
        assert_eq!(
            (named(&both.highest), named(&both.lowest)),
            (vec!["Sở Nội vụ".into()], vec!["BQL Ma Lù Thàng".into()])
        );
        assert_eq!(both.classes, [15, 5, 0], "không có đơn vị nào xếp loại trung bình");
        assert_eq!((both.ranked, both.without_index), (20, 0));
        let named = |of: &[usize]| of.iter().map(|at| contenders[*at].unit.name.clone()).collect::<Vec<_>>();
        assert_eq!(
            (named(&districts.highest), named(&districts.lowest)),
            (vec!["TP Lai Châu".into()], vec!["Sìn Hồ".into()])
        );
    }
}

#[test]
fn gia_lai_comes_out_in_its_published_order_with_three_ties() {
    let (framework, contenders, rows) = gia_lai();
    let ranking = rank(&framework, &[], &contenders);
    assert_eq!(ranking.groups.len(), 1);
    let group = &ranking.groups[0];
    let published: Vec<&str> = rows.iter().map(|row| text(row, "unit")).collect();
    assert_eq!(names(group, &contenders), published);
    let wanted: Vec<u32> =
        (1..=32).map(|place| if [13, 21, 27].contains(&place) { place - 1 } else { place }).collect();
    assert_eq!(ranks(group), wanted);
    let tied: Vec<&str> = group.rows.iter().filter(|row| row.tied).map(|row| published[row.contender]).collect();
    let ties = [("phường Hoài Nhơn", "xã Ia Mơ"), ("xã Bình Dương", "xã Ia Le"), ("xã Ia Krái", "xã Kông Bơ La")];
    assert_eq!(tied, ties.map(|(one, other)| [one, other]).concat());
}

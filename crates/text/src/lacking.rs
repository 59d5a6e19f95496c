//! Sentences for columns of a wide table that do not hold what a criterion needs.

use thuocdo_core::exchange::table::StatedKind;
use thuocdo_core::framework::Framework;
use thuocdo_core::problem::{Fault, Problem};

use crate::table::{node_name, short, stated_kind};
use crate::visible;

fn criterion(id: &str, framework: Option<&Framework>) -> String {
    let name = framework.and_then(|framework| Some(node_name(framework.find(id)?, framework)));
    name.unwrap_or_else(|| format!("tiêu chí {}", visible(id)))
}

/// Totals or indices that hold points of columns that nobody understands, and of criteria that have none.
pub(crate) fn parts(what: StatedKind, unknown: &[String], without: &[String], framework: Option<&Framework>) -> String {
    let names: Vec<String> = without.iter().take(10).map(|id| criterion(id, framework)).collect();
    let quoted: Vec<String> = unknown.iter().take(10).map(|one| format!("“{}”", visible(&short(one)))).collect();
    let why = [("chưa có cột điểm của ", names), ("không rõ cột ", quoted)];
    let why: Vec<String> = (why.iter())
        .filter(|(_, all)| !all.is_empty())
        .map(|(lead, all)| format!("{lead}{}", all.join(", ")))
        .collect();
    format!(
        "{} ghi trong bảng gồm cả phần điểm chưa đọc được: {}. Xếp hạng theo các cột đã đọc được sẽ sai.",
        stated_kind(what),
        why.join("; ")
    )
}

/// A cell that answers a criterion in a way that it cannot be answered; `None` for every other problem.
pub(crate) fn answer(problem: &Problem, framework: Option<&Framework>) -> Option<String> {
    let (Fault::WrongAnswer { wanted }, Some(node)) = (&problem.fault, &problem.node) else { return None };
    let called = |way: &&str| match *way {
        "figures" => "số liệu",
        "points" => "điểm",
        "choice" => "lựa chọn",
        "yes" => "“Có” hoặc “Không”",
        "not_applicable" => "“Không áp dụng”",
        _ => "ghi chú",
    };
    let wanted: Vec<&str> = wanted.iter().map(called).collect();
    Some(format!("cách ghi không hợp với {}. Hãy ghi {}.", criterion(node, framework), wanted.join(", ")))
}

#[cfg(test)]
mod tests {
    use thuocdo_core::assessment::Period;
    use thuocdo_core::exchange::table::{Decisions, Grid, read};
    use thuocdo_core::framework::by_id;

    use crate::table::line;

    #[test]
    fn columns_that_do_not_hold_what_is_needed_are_told_in_words() {
        for (id, text, wanted) in [
            (
                "qd766-2022",
                "Đơn vị;CKMB;TDGQ\nA;KAD;5",
                "A06: Ô B2: cách ghi không hợp với tiêu chí 1 (Công khai, minh bạch). Hãy ghi điểm.",
            ),
            (
                "lai-chau-2020",
                "Đơn vị;Ban Chỉ đạo;Điểm điều tra XHH;Tổng điểm\nA;60;20;80",
                "T33: Ô D1: tổng điểm ghi trong bảng gồm cả phần điểm chưa đọc được: chưa có cột điểm của tiêu chí 1 (Điểm thẩm định); không rõ cột “Ban Chỉ đạo”. Xếp hạng theo các cột đã đọc được sẽ sai.",
            ),
        ] {
            let framework = by_id(id).unwrap();
            let table = read(&Grid::read(text).unwrap(), &framework, Period::Year(2026), &Decisions::default());
            let told: Vec<String> = table.problems.iter().map(|problem| line(problem, Some(&framework))).collect();
            assert!(told.contains(&wanted.to_owned()), "{told:?}");
        }
    }
}

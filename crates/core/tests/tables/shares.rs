//! Indices that a workbook keeps as parts of one, as cells in the format of percent do (made up).

use thuocdo_core::assessment::Period;
use thuocdo_core::exchange::table::{Decisions, Grid, GridBuilder, Place, ReadAs, of_results, read};
use thuocdo_core::framework::{Framework, by_id};
use thuocdo_core::score::score;

use crate::shown::{DECREE, LAI_CHAU, answers, problems};

/// A workbook's sheet: what looks like a number is one.
fn sheet(text: &str) -> Grid {
    let mut builder = GridBuilder::default();
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            let (place, is_number) = (Place::new(row, column), cell.starts_with(|first: char| first.is_ascii_digit()));
            if is_number { builder.number(place, cell) } else { builder.text(place, cell) }.unwrap();
        }
    }
    builder.finish().unwrap()
}

fn of(grid: &Grid, framework: &Framework) -> thuocdo_core::exchange::table::Table {
    read(grid, framework, Period::Year(2026), &Decisions::default())
}

#[test]
fn indices_alone_are_ranked_in_percent() {
    for heading in ["Chỉ số (%)", "PAR-Index", "Tỷ lệ (%)", "Chỉ số 766"] {
        let (grid, framework) = (sheet(&format!("Đơn vị;{heading}\nA;0.8742\nB;0.8101")), by_id(DECREE).unwrap());
        let first = of(&grid, &framework);
        assert_eq!(first.units[0].stated.index.as_ref().unwrap().value.to_string(), "87.42", "{heading}");
        let results = of_results(&first, &framework).unwrap();
        let second = of(&grid, &results);
        assert_eq!(answers(&second, 0), ["CHI_SO=87.42"], "{heading}");
        let index = score(&results, &second.units[1].assessment).index.unwrap();
        assert_eq!(index.printed.to_string(), "81.01", "{heading}");
        for table in [&first, &second] {
            let told = table.echoes.iter().filter(|echo| echo.read == ReadAs::Percent).count();
            assert_eq!(told, 1, "{heading}: {:?}", table.echoes);
        }
    }
    // In percent already.
    let (grid, framework) = (sheet("Đơn vị;Chỉ số (%)\nA;87.42\nB;0.81"), by_id(DECREE).unwrap());
    let results = of_results(&of(&grid, &framework), &framework).unwrap();
    assert_eq!(answers(&of(&grid, &results), 1), ["CHI_SO=0.81"]);
}

#[test]
fn an_index_that_was_typed_with_two_decimals_is_compared_with_two() {
    // 85.67 of 98 points are 87.4184 percent.
    let grid = sheet("Đơn vị;Điểm thẩm định;Điểm điều tra XHH;Chỉ số (%)\nA;62.3;23.37;0.8742\nB;60;25;0.8674");
    let read = of(&grid, &by_id(LAI_CHAU).unwrap());
    assert_eq!(problems(&read), ["T26 D3"]);
}

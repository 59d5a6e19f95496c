//! Sentences for wide tables: what is wrong in which cell, and what was understood how.

use thuocdo_core::exchange::table::{
    Echo, Meaning, NoDenominator, Part, PassedOver, Place, ReadAs, Separator, Settled, StatedKind, Table, TableFault,
    TableProblem,
};
use thuocdo_core::framework::{Framework, NodeIndex};

use crate::lacking;
use crate::number::{bytes, field, whole};
use crate::visible;

/// The problem in one or two sentences; with the framework, criteria are called by their numbers.
pub fn sentence(problem: &TableProblem, framework: Option<&Framework>) -> String {
    let said = fault(&problem.fault, framework);
    match problem.at {
        Some(place) => format!("Ô {place}: {said}"),
        None => said,
    }
}

/// A line for a terminal: the code, then the sentence.
pub fn line(problem: &TableProblem, framework: Option<&Framework>) -> String {
    format!("{}: {}", problem.code(), sentence(problem, framework))
}

fn fault(fault: &TableFault, framework: Option<&Framework>) -> String {
    match fault {
        TableFault::Known(problem) => {
            lacking::answer(problem, framework).unwrap_or_else(|| crate::problem::sentence(problem, framework))
        }
        TableFault::TooManyRows { limit } => {
            format!("Bảng có quá {} dòng. Hãy kiểm tra có chọn đúng bảng không.", whole(*limit))
        }
        TableFault::TooManyColumns { limit } => {
            format!("Bảng có quá {} cột. Hãy kiểm tra có chọn đúng bảng không.", whole(*limit))
        }
        TableFault::NotText => {
            "Tệp không phải văn bản UTF-8. Trong bảng tính, hãy lưu thành “CSV UTF-8” hoặc dùng tệp .xlsx.".into()
        }
        TableFault::Quotes => {
            "dấu ngoặc kép mở đầu ô không được đóng ở cuối ô; nội dung được giữ nguyên văn. Hãy kiểm tra ô này và các ô sau."
                .into()
        }
        TableFault::MoreProblems { count, limit, .. } => format!(
            "Còn {} điều chưa kể sau {} điều ở trên. Hãy sửa rồi đọc lại bảng.",
            whole(*count),
            whole(*limit)
        ),
        TableFault::NoHeading => {
            "Không tìm thấy dòng tiêu đề: chưa có cột tên đơn vị. Hãy đặt tên cột là “unit”, “Đơn vị”, “Xã, phường” hoặc “Sở, ban, ngành”.".into()
        }
        TableFault::NoNodes => {
            "không có cột nào của bộ tiêu chí. Hãy đặt tên cột là mã, số thứ tự hoặc tên của tiêu chí. Nếu bảng chỉ có kết quả đã công bố, hãy kiểm tra ở trang “Đối chiếu bảng”.".into()
        }
        TableFault::UnknownColumn { heading, nearest } => {
            let hint = nearest.as_ref().map_or(String::new(), |near| format!(" Có phải là “{near}”?"));
            format!("không rõ cột “{}” là gì nên chưa lấy số liệu của cột này.{hint}", visible(&short(heading)))
        }
        TableFault::SeveralNodes { heading, ids } => {
            let ids: Vec<&str> = ids.iter().take(10).map(String::as_str).collect();
            format!("cột “{}” ứng với nhiều tiêu chí ({}). Hãy dùng mã.", visible(&short(heading)), ids.join(", "))
        }
        TableFault::RepeatedColumn { heading, first, .. } => format!(
            "cột “{}” trùng với cột {} nên không được lấy. Hãy chỉ giữ lại một.",
            visible(&short(heading)),
            first.column_letters()
        ),
        TableFault::NoColumnHeading => {
            "cột này không có tiêu đề nên không được lấy. Hãy đặt tên cột hoặc xóa số liệu.".into()
        }
        TableFault::BeyondHeading { text } => format!(
            "“{}” nằm ngoài các cột có tiêu đề: dòng này có nhiều ô hơn tiêu đề. Nếu dấu phẩy là dấu thập phân, hãy lưu bảng với dấu chấm phẩy.",
            visible(text)
        ),
        TableFault::NoUnitName => "dòng này có số liệu nhưng chưa có tên đơn vị nên không được lấy.".into(),
        TableFault::SameUnit { unit, first } => {
            format!("“{}” đã có ở ô {first}. Hãy kiểm tra và chỉ giữ lại một dòng.", visible(unit))
        }
        TableFault::UnitInTwoGroups { unit, group, first, other } => format!(
            "“{}” đã có ở ô {first}, {}; ở đây thuộc {}. Một đơn vị chỉ xếp trong một nhóm.",
            visible(unit),
            group_name(other),
            group_name(group)
        ),
        TableFault::NoUnitsBelow { name } => format!(
            "“{}” được hiểu là tên nhóm nhưng bên dưới không có đơn vị nào. Nếu là đơn vị chưa chấm, hãy ghi số thứ tự hoặc nhóm cho dòng này.",
            visible(&short(name))
        ),
        TableFault::NumbersOfGroup { name } => {
            format!("dòng này là tên nhóm “{}” nên số liệu trên dòng không được lấy.", visible(&short(name)))
        }
        TableFault::NoGroup { unit } => {
            format!("chưa có nhóm của “{}” trong khi các đơn vị khác có nhóm.", visible(unit))
        }
        TableFault::OtherTable => {
            "từ đây là tiêu đề của một bảng khác nên các dòng bên dưới không được lấy. Hãy nhập riêng bảng đó.".into()
        }
        TableFault::FormulaLike { text, wanted_number: true } => format!(
            "“{}” trông như công thức, không phải số. Công thức không được tính; hãy nhập số.",
            visible(&short(text))
        ),
        TableFault::FormulaLike { text, .. } => format!(
            "“{}” bắt đầu như công thức; được giữ là chữ. Hãy kiểm tra lại ô này.",
            visible(&short(text))
        ),
        TableFault::LineBreak { text } => {
            format!("có dấu xuống dòng hoặc tab trong ô; được đọc là “{}”.", visible(&short(text)))
        }
        TableFault::NotYesNo { text } => format!("“{}” không phải “Có” hay “Không”.", visible(text)),
        TableFault::MixedDecimals { comma, point, doubtful } => format!(
            "{} này lẫn dấu phẩy (ô {comma}) và dấu chấm (ô {point}) làm dấu thập phân.{} Hãy thống nhất một dấu.",
            if comma.column == point.column { "cột" } else { "bảng" },
            if *doubtful { " Dấu phẩy có thể là dấu ngăn cách hàng nghìn." } else { "" }
        ),
        TableFault::SharesForPercents { heading } => format!(
            "các tỷ lệ của cột “{}” đều không quá 1 %. Nếu 0,8394 nghĩa là 83,94 %, hãy nhập 83,94.",
            visible(&short(heading))
        ),
        TableFault::StatedUnread { text } => format!("không hiểu kết quả ghi trong bảng: “{}”.", visible(text)),
        TableFault::StatedDecimals { found, printed } => format!(
            "chỉ số trong bảng ghi {found} chữ số thập phân, bộ tiêu chí in {printed} chữ số."
        ),
        TableFault::StatedDiffers { what, stated, computed } => {
            let number = |text: &str| if *what == StatedKind::Class { visible(text) } else { text.replace('.', ",") };
            format!("{} trong bảng là {}, tính lại được {}.", stated_kind(*what), number(stated), number(computed))
        }
        TableFault::PartsMissing { what, unknown, without } => lacking::parts(*what, unknown, without, framework),
        TableFault::NotWorkbook => {
            "Tệp không phải bảng tính .xlsx hoặc đã hỏng. Hãy mở bằng bảng tính rồi lưu lại thành .xlsx.".into()
        }
        TableFault::OldWorkbook => {
            "Tệp là bảng tính kiểu cũ (.xls) hoặc có mật khẩu. Hãy lưu lại thành .xlsx, không đặt mật khẩu.".into()
        }
        TableFault::WorkbookTooLarge { bytes: found, limit } => format!(
            "Bảng tính khi mở ra nặng {}, quá giới hạn {}. Không mở để bảo vệ máy của bạn.",
            bytes(*found as usize),
            bytes(*limit as usize)
        ),
        TableFault::NoSheet => "Bảng tính không có trang tính nào.".into(),
        TableFault::TooManyCells { limit } => format!(
            "Bản công bố quá lớn để ghi thành bảng tính: quá {} ô hoặc quá nhiều cột. Hãy lưu tệp công bố.",
            whole(*limit)
        ),
    }
}

/// Said where every cell of a table stands on a line of its own.
pub const ONE_CELL_A_LINE: &str =
    "mỗi ô của bảng nằm trên một dòng riêng, đã được ghép lại thành hàng và cột; tên ô nêu ở đây là theo bảng đã ghép.";

/// Said where a table prints only results.
pub const ONLY_RESULTS: &str = "bảng chỉ có kết quả, không có điểm từng tiêu chí; các đơn vị được xếp hạng theo tổng điểm hoặc chỉ số ghi trong bảng.";

/// Said where a table prints results, and points of some criteria only.
pub const RANKED_BY_RESULTS: &str = "không đọc được điểm của mọi tiêu chí; các đơn vị được xếp hạng theo tổng điểm hoặc chỉ số ghi trong bảng, không theo các cột điểm đã đọc được.";

/// Said where a table prints totals, indices and no denominators: which units have their own, "mẫu số riêng suy từ tổng điểm
/// và chỉ số: Ban Dân tộc 80; Thanh tra 80.", and of which none is known, with why.
pub fn own_denominators(table: &Table, settled: &Settled, framework: &Framework) -> Vec<String> {
    let named = |at: &usize| table.units.get(*at).map(|unit| visible(&short(&unit.assessment.unit.name)));
    let own = settled.own.iter().filter_map(|at| {
        let own = table.units.get(*at)?.assessment.attainable?;
        Some(format!("{} {}", named(at)?, field(own.normalize())))
    });
    let mut lines =
        vec![("mẫu số riêng suy từ tổng điểm và chỉ số: ".to_owned(), own.collect::<Vec<_>>(), String::new())];
    for why in [NoDenominator::None, NoDenominator::Several] {
        let of = settled.left.iter().filter(|(_, found)| *found == why);
        let row = |(at, _): &(usize, _)| {
            let row = table.units.get(*at)?.row as usize + 1;
            Some(format!("{} (dòng {})", named(at)?, whole(row)))
        };
        let reason = match why {
            NoDenominator::None => format!(
                ": không mẫu số nào (tính đến nửa điểm, không quá {}) khớp với cả tổng điểm và chỉ số",
                framework.attainable().to_decimal().map(|most| field(most.normalize())).unwrap_or_default()
            ),
            NoDenominator::Several => {
                ": chỉ số in ít chữ số nên khớp với nhiều mẫu số. Hãy thêm cột “Mẫu số” vào bảng".to_owned()
            }
        };
        lines.push(("không suy được mẫu số riêng của ".to_owned(), of.filter_map(row).collect(), reason));
    }
    lines.retain(|(_, units, _)| !units.is_empty());
    let line = |(lead, units, reason): (String, Vec<String>, String)| {
        let more = if units.len() > 20 { " …" } else { "" };
        format!("{lead}{}{more}{reason}.", units[..units.len().min(20)].join("; "))
    };
    lines.into_iter().map(line).collect()
}

/// Said where such a table has totals or denominators above the framework's points.
pub const MORE_THAN_FULL: &str = "có tổng điểm hoặc mẫu số lớn hơn điểm tối đa của bộ tiêu chí; nếu bảng không ghi mẫu số của từng đơn vị thì chỉ thứ tự theo tổng điểm là đúng, còn chỉ số và xếp loại thì không. Hãy kiểm tra các số này và chọn đúng bộ tiêu chí của bảng.";

/// Which sheet of a workbook was read, and which were not: "Đã đọc trang “Số liệu”; không đọc các trang “Ghi chú”, “Cũ”."
pub fn other_sheets(sheet: &str, others: &[String]) -> String {
    let quoted: Vec<String> = others.iter().take(10).map(|name| format!("“{}”", visible(&short(name)))).collect();
    let more = if others.len() > 10 { " …" } else { "" };
    format!("Đã đọc trang “{}”; không đọc trang {}{more}.", visible(&short(sheet)), quoted.join(", "))
}

/// A text of at most 80 characters.
pub(crate) fn short(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn group_name(group: &str) -> String {
    if group.is_empty() { "chưa có nhóm".into() } else { format!("nhóm “{}”", visible(group)) }
}

/// What a table says of a result.
pub fn stated_kind(kind: StatedKind) -> &'static str {
    match kind {
        StatedKind::Total => "tổng điểm",
        StatedKind::Index => "chỉ số",
        StatedKind::Rank => "xếp hạng",
        StatedKind::Class => "xếp loại",
    }
}

/// What divides the cells of a table.
pub fn separator(separator: Separator) -> &'static str {
    match separator {
        Separator::Tab => "dấu tab",
        Separator::Semicolon => "dấu chấm phẩy (;)",
        Separator::Comma => "dấu phẩy (,)",
        Separator::Workbook => "ô của bảng tính",
    }
}

/// What a column holds: "điểm của tiêu chí 2.1".
pub fn meaning(meaning: &Meaning, framework: &Framework) -> String {
    match meaning {
        Meaning::Unit => "tên đơn vị".into(),
        Meaning::Code => "mã đơn vị".into(),
        Meaning::Group => "nhóm".into(),
        Meaning::Attainable => "mẫu số riêng của đơn vị".into(),
        Meaning::Ordinals => "số thứ tự".into(),
        Meaning::Remarks => "ghi chú".into(),
        Meaning::Stated(kind) => format!("{} đã ghi, để đối chiếu", stated_kind(*kind)),
        Meaning::Answer(node, part) => {
            format!("{} của {}", part_words(part, *node, framework), node_name(*node, framework))
        }
    }
}

fn part_words(part: &Part, node: NodeIndex, framework: &Framework) -> String {
    let leaf = framework.node(node).leaf.as_ref();
    match part {
        Part::Points => "điểm".into(),
        Part::Choice => "lựa chọn".into(),
        Part::Yes => "trả lời có hoặc không".into(),
        Part::NotApplicable => "lý do không áp dụng".into(),
        Part::Note => "ghi chú".into(),
        Part::Figure(name) => {
            let specs = leaf.map(|leaf| leaf.rule.figures()).unwrap_or_default();
            let label = specs.iter().find(|spec| spec.name == *name).map(|spec| spec.label.as_str());
            format!("số liệu “{}”", label.unwrap_or(name.as_str()))
        }
    }
}

pub(crate) fn node_name(node: NodeIndex, framework: &Framework) -> String {
    let node = framework.node(node);
    match node.number.as_str() {
        "" => format!("tiêu chí “{}”", short(&node.name.vi)),
        number => format!("tiêu chí {number} ({})", short(&node.name.vi)),
    }
}

/// How a cell was understood, in one sentence.
pub fn echo(echo: &Echo, framework: &Framework) -> String {
    let (at, text) = (echo.at, visible(&short(&echo.text)));
    match &echo.read {
        ReadAs::Number(value) => format!("Ô {at}: “{text}” được đọc là {}.", field(*value)),
        ReadAs::Column(column) => format!("Ô {at}: cột “{text}” là {}.", meaning(column, framework)),
        ReadAs::Group(name) => format!("Ô {at}: các dòng bên dưới thuộc nhóm “{}”.", visible(&short(name))),
        ReadAs::Percent => {
            format!("Ô {at}: cột “{text}” ghi tỷ lệ dạng số thập phân (0,87 thay cho 87 %), được nhân với 100.")
        }
        ReadAs::Nothing => format!("Ô {at}: “{text}” được hiểu là chưa chấm."),
        ReadAs::TakenAway(points) => format!("Ô {at}: “{text}” được hiểu là trừ {} điểm.", field(*points)),
        ReadAs::PassedOver(PassedOver::Most) => {
            format!("Ô {at}: cột “{text}” là điểm tối đa, đã có trong bộ tiêu chí, nên không lấy.")
        }
        ReadAs::PassedOver(PassedOver::EarlierStage) => {
            format!("Ô {at}: cột “{text}” là điểm của bước trước; lấy cột điểm của bước sau.")
        }
        ReadAs::PassedOver(PassedOver::Target) => {
            format!("Ô {at}: cột “{text}” là mục tiêu hoặc kế hoạch, không phải kết quả, nên được bỏ qua.")
        }
        ReadAs::PassedOver(PassedOver::Earlier) => {
            format!("Ô {at}: cột “{text}” là kết quả của kỳ trước nên được bỏ qua.")
        }
        ReadAs::PassedOver(PassedOver::Band) => {
            format!("Ô {at}: dòng “{text}” là mức xếp loại, không phải nhóm xếp hạng riêng; các đơn vị được xếp chung.")
        }
        ReadAs::PassedOver(PassedOver::Note) => format!("Ô {at}: dòng “{text}” là ghi chú dưới bảng nên được bỏ qua."),
        ReadAs::PassedOver(PassedOver::Ordinals | PassedOver::Remarks) => {
            format!("Ô {at}: cột “{text}” không dùng để tính nên được bỏ qua.")
        }
        ReadAs::PassedOver(what) => {
            let what = match what {
                PassedOver::Title => "nằm trên tiêu đề",
                PassedOver::Heading => "là tiêu đề lặp lại",
                PassedOver::ColumnNumbers => "đánh số cột",
                _ => "không phải đơn vị",
            };
            format!("Ô {at}: dòng “{text}” {what} nên được bỏ qua.")
        }
    }
}

/// All that was understood, in few lines: numbers column by column, the rest one by one.
pub fn echoes(table: &Table, framework: &Framework) -> Vec<String> {
    let mut lines = vec![format!("Các ô được ngăn bằng {}.", separator(table.separator))];
    let mut numbers: std::collections::BTreeMap<u32, (usize, &Echo)> = std::collections::BTreeMap::new();
    let mut dashes: std::collections::BTreeMap<u32, (usize, &Echo)> = std::collections::BTreeMap::new();
    for one in &table.echoes {
        match one.read {
            ReadAs::Number(_) => numbers.entry(one.at.column).or_insert((0, one)).0 += 1,
            ReadAs::Nothing => dashes.entry(one.at.column).or_insert((0, one)).0 += 1,
            _ => lines.push(echo(one, framework)),
        }
    }
    for (column, (count, first)) in numbers {
        let ReadAs::Number(value) = first.read else { continue };
        lines.push(format!(
            "Cột {}: {} số có dấu phân cách, ví dụ ô {} “{}” được đọc là {}.",
            Place::new(0, column).column_letters(),
            whole(count),
            first.at,
            visible(&short(&first.text)),
            field(value)
        ));
    }
    for (column, (count, first)) in dashes {
        if first.text.chars().any(char::is_alphanumeric) {
            lines.push(format!(
                "Cột {}: {} đơn vị không có số liệu, ví dụ ô {} “{}”, được hiểu là chưa chấm.",
                Place::new(0, column).column_letters(),
                whole(count),
                first.at,
                visible(&short(&first.text))
            ));
            continue;
        }
        lines.push(format!(
            "Cột {}: {} ô ghi “{}”, ví dụ ô {}, được hiểu là chưa chấm.",
            Place::new(0, column).column_letters(),
            whole(count),
            visible(&short(&first.text)),
            first.at
        ));
    }
    if table.more_echoes > 0 {
        lines.push(format!("Và {} số khác.", whole(table.more_echoes)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::Period;
    use thuocdo_core::exchange::table::{Decisions, Grid, read, settle_denominators};
    use thuocdo_core::framework::by_id;

    #[test]
    fn a_table_is_told_cell_by_cell() {
        let text =
            "BẢNG ĐIỂM\nSTT;Đơn vị;1;DIEU_TRAA;Chỉ số\nI;Các sở;;;\n1;Sở Nội vụ;1.234;;87,4\n2;=x;71,5;;\n;Tổng;;;";
        let framework = by_id("lai-chau-2020").unwrap();
        let table = read(&Grid::read(text).unwrap(), &framework, Period::Year(2020), &Decisions::default());
        let told: Vec<String> = table.problems.iter().map(|problem| line(problem, Some(&framework))).collect();
        assert_eq!(
            told,
            [
                "T08: Ô D2: không rõ cột “DIEU_TRAA” là gì nên chưa lấy số liệu của cột này. Có phải là “DIEU_TRA”?",
                "T33: Ô E2: chỉ số ghi trong bảng gồm cả phần điểm chưa đọc được: chưa có cột điểm của tiêu chí 2 (Điểm điều tra xã hội học). Xếp hạng theo các cột đã đọc được sẽ sai.",
                "N04: Ô C4: “1.234” ở tiêu chí 1 có thể hiểu là 1234 hoặc 1,234. Hãy chọn một cách hiểu.",
                "T25: Ô E4: chỉ số trong bảng ghi 1 chữ số thập phân, bộ tiêu chí in 2 chữ số.",
                "T26: Ô E4: chỉ số trong bảng là 87,4, tính lại được 0,0.",
                "T19: Ô B5: “=x” bắt đầu như công thức; được giữ là chữ. Hãy kiểm tra lại ô này.",
                "N11: Ô C5: Điểm (71,5) ở tiêu chí 1 lớn hơn điểm tối đa (70). Kiểm tra lại; tạm tính bằng điểm tối đa.",
            ]
        );
        assert_eq!(
            echoes(&table, &framework),
            [
                "Các ô được ngăn bằng dấu chấm phẩy (;).",
                "Ô A1: dòng “BẢNG ĐIỂM” nằm trên tiêu đề nên được bỏ qua.",
                "Ô A2: cột “STT” không dùng để tính nên được bỏ qua.",
                "Ô C2: cột “1” là điểm của tiêu chí 1 (Điểm thẩm định).",
                "Ô E2: cột “Chỉ số” là chỉ số đã ghi, để đối chiếu.",
                "Ô B3: các dòng bên dưới thuộc nhóm “Các sở”.",
                "Ô B6: dòng “Tổng” không phải đơn vị nên được bỏ qua.",
                "Cột C: 1 số có dấu phân cách, ví dụ ô C5 “71,5” được đọc là 71,5.",
                "Cột E: 1 số có dấu phân cách, ví dụ ô E4 “87,4” được đọc là 87,4.",
            ]
        );
    }

    #[test]
    fn own_denominators_are_told_with_those_that_are_not_known() {
        let framework = by_id("lai-chau-2020").unwrap();
        let text = "Đơn vị;Điểm thẩm định;Điểm điều tra;Tổng điểm;Chỉ số (%)\nSở A;51,20;18,02;69,22;86,53\nSở B;51,20;18,02;69,22;86,70\nSở C;51,20;18,02;69,22;87";
        let mut table = read(&Grid::read(text).unwrap(), &framework, Period::Year(2020), &Decisions::default());
        let settled = settle_denominators(&mut table, &framework);
        assert_eq!(
            own_denominators(&table, &settled, &framework),
            [
                "mẫu số riêng suy từ tổng điểm và chỉ số: Sở A 80.",
                "không suy được mẫu số riêng của Sở B (dòng 3): không mẫu số nào (tính đến nửa điểm, không quá 98) khớp với cả tổng điểm và chỉ số.",
                "không suy được mẫu số riêng của Sở C (dòng 4): chỉ số in ít chữ số nên khớp với nhiều mẫu số. Hãy thêm cột “Mẫu số” vào bảng.",
            ]
        );
        assert!(own_denominators(&table, &Settled::default(), &framework).is_empty());
    }

    #[test]
    fn units_without_results_are_told_in_one_line() {
        let framework = by_id("lai-chau-2020").unwrap();
        let text = "Đơn vị;Thẩm định\nSở X;\nSở A;60\nSở Y;";
        let table = read(&Grid::read(text).unwrap(), &framework, Period::Year(2020), &Decisions::default());
        let line = "Cột A: 2 đơn vị không có số liệu, ví dụ ô A2 “Sở X”, được hiểu là chưa chấm.";
        assert!(echoes(&table, &framework).contains(&line.to_owned()));
    }
}

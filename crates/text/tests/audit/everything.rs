//! Everything that the auditor can say, each with its sentence.

use thuocdo_core::audit::{
    BaseOrigin, ClassEdge, Counted, Interval, Mark, Matter, Measure, MoveFault, Moved, Part, Printed, Reason, Sample,
    SignedColumn, Standing, SummaryKind, TableDefect, Term, Whole,
};
use thuocdo_core::number::{Decimal, Exact};

pub fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn e(text: &str) -> Exact {
    Exact::from(d(text))
}

/// A printed number; with `%` behind it, in percent.
fn p(text: &str) -> Printed {
    let (number, percent) = text.strip_suffix('%').map_or((text, false), |number| (number, true));
    Printed { value: d(number), mark: Some(Mark::Comma), percent }
}

fn standing(name: &str, rank: u32, line: u32) -> Standing {
    Standing { line, name: name.into(), rank, of: None, points: Some(p("90.04")), before: Some(3) }
}

fn moved(up: bool, places: Option<u32>, before: Option<u32>, fault: Option<MoveFault>) -> Moved {
    Moved { name: "huyện A".into(), now: 8, of: Some(9), up, places, before, fault }
}

fn hidden() -> Interval {
    Interval { from: e("67.925"), from_in: true, to: e("67.929975"), to_in: false }
}

/// What can be said, each with its sentence.
pub fn everything() -> Vec<(Matter, &'static str)> {
    use Matter::*;
    let term = |column, value: &str, minus| Term { column, value: p(value), minus };
    let terms = || vec![term(2, "60.5", false), term(3, "20", true)];
    let part = |points: &str, max: &str| Part { line: 1, points: p(points), max: p(max) };
    let parts = || vec![part("18.7", "20"), part("3.2", "12")];
    let sample = |line, text: &str| Sample { line, text: text.into() };
    let words = |text: &str| text.to_owned();
    vec![
        (
            TooLarge { bytes: 5 << 20, limit: 4 << 20 },
            "Văn bản nặng 5 MB, quá giới hạn 4 MB nên chưa được đọc. Hãy dán riêng phần cần đối chiếu.",
        ),
        (
            TooManyLines { limit: 200_000 },
            "Văn bản có quá 200.000 dòng; các dòng sau chưa được đọc. Hãy dán riêng phần cần đối chiếu.",
        ),
        (MoreFindings { left_out: 1_205 }, "Còn 1.205 nhận xét nữa không được liệt kê."),
        (
            RowNotRead,
            "Không đọc được dòng này của bảng: thiếu ô, hoặc ô không đúng chỗ. Các số của dòng chưa được kiểm tra.",
        ),
        (
            TableNotRead(TableDefect::NoHeading),
            "Có vẻ là một bảng nhưng không thấy dòng tiêu đề có cột tên đơn vị và cột số. Hãy dán cả dòng tiêu đề.",
        ),
        (TableNotRead(TableDefect::NoRows), "Có tiêu đề cột nhưng không đọc được dòng nào bên dưới."),
        (TableNotRead(TableDefect::TooLarge), "Bảng có quá nhiều dòng hoặc cột nên chưa được đọc."),
        (
            TableNotRead(TableDefect::Width { headings: 7, cells: 6 }),
            "Có 7 tiêu đề nhưng mỗi dòng có 6 ô nên không biết ô nào thuộc cột nào. Hãy chép bảng qua bảng tính rồi dán lại.",
        ),
        (UnitTwice { line: 12 }, "Đơn vị này đã có ở dòng 12. Hãy kiểm tra, mỗi đơn vị chỉ có một dòng."),
        (NotANumber, "“KAD” không phải là số nên chưa được kiểm tra."),
        (LongSentence { limit: 600 }, "Câu dài quá 600 từ nên chưa được đọc."),
        (
            Turned { character: '\u{202e}' },
            "Dòng có chữ số và có ký tự ẩn U+202E, có thể làm số hiện ra khác với số thật. Hãy gõ lại các số ở dòng này.",
        ),
        (
            MixedMarks { comma: sample(3, "84,92"), point: sample(7, "88.37") },
            "Văn bản dùng cả dấu phẩy (84,92, dòng 3) và dấu chấm (88.37, dòng 7) làm dấu thập phân. Nên thống nhất một dấu.",
        ),
        (
            SumsAgree {
                columns: vec![SignedColumn { column: 2, minus: false }, SignedColumn { column: 3, minus: true }],
                total: 4,
                exact: 20,
                hidden: 2,
            },
            "“Điểm A” − “Điểm B” = “Tổng điểm”: đúng ở 20 dòng; 2 dòng nữa chỉ lệch trong phạm vi làm tròn.",
        ),
        (
            SumHidden { terms: terms(), sum: e("40.5"), total: p("40.6"), hidden: hidden() },
            "60,5 − 20 = 40,5, bảng ghi 40,6. Lệch 0,1 có thể do các số đã được làm tròn trước khi in: tổng chưa làm tròn phải nằm trong [67,925; 67,929975).",
        ),
        (
            SumWrong { terms: terms(), sum: e("40.5"), total: p("45") },
            "60,5 − 20 = 40,5 nhưng bảng ghi 45, lệch 4,5. Ít nhất một trong các số này sai.",
        ),
        (
            SumUnknown { fits: 2, of: 8 },
            "Không rõ những cột nào cộng thành tổng: cách cộng sát nhất chỉ đúng ở 2/8 dòng.",
        ),
        (AboveMaximum { value: d("20.7"), max: d("20") }, "20,7 lớn hơn mức cao nhất có thể đạt là 20."),
        (
            IndexAgrees { base: Some(d("98")), origin: BaseOrigin::Stated, rows: 15, of: 15 },
            "Tổng điểm ÷ 98 × 100 cho đúng chỉ số ở 15/15 dòng (mẫu số ghi trong bảng).",
        ),
        (
            IndexAgrees { base: None, origin: BaseOrigin::Column, rows: 15, of: 15 },
            "Chỉ số tính lại được ở 15/15 dòng, mỗi dòng theo mẫu số của nó.",
        ),
        (
            BaseInferred { base: d("98"), rows: 8, of: 8 },
            "Không thấy ghi mẫu số. 98 là bội duy nhất của 0,25 (đến 100) khớp với chỉ số in ra, ở 8/8 dòng.",
        ),
        (
            SeveralBases { bases: vec![d("97.75"), d("98")], rows: 2 },
            "Chưa xác định được mẫu số của 2 dòng: 97,75; 98 đều khớp với chỉ số in ra.",
        ),
        (
            OwnBase { total: p("67.93"), index: p("86.53"), bases: vec![d("78.5")] },
            "Với tổng 67,93, mẫu số 78,5 là bội duy nhất của 0,25 (đến 100) cho ra chỉ số 86,53. Đơn vị có mẫu số riêng không được ghi, hoặc một trong hai số sai.",
        ),
        (
            OwnBase { total: p("67.93"), index: p("86"), bases: vec![d("78.5"), d("79")] },
            "Với tổng 67,93, mẫu số 78,5; 79 đều cho ra chỉ số 86. Đơn vị có mẫu số riêng không được ghi, hoặc một trong hai số sai.",
        ),
        (
            IndexHidden {
                total: p("67.93"),
                base: d("78.5"),
                index: p("86.53"),
                exact: e("6793").checked_div(&e("78.5")).unwrap(),
                rounded: d("86.54"),
                hidden: hidden(),
            },
            "67,93 ÷ 78,5 × 100 = 86,5350… → 86,54, bảng ghi 86,53. Chỉ khớp khi tổng điểm còn chữ số thập phân không in ra và nằm trong [67,925; 67,929975).",
        ),
        (
            IndexWrong {
                total: p("67.93"),
                base: d("78.5"),
                index: p("86.35"),
                exact: e("6793").checked_div(&e("78.5")).unwrap(),
                rounded: d("86.54"),
            },
            "67,93 ÷ 78,5 × 100 = 86,5350… → 86,54 nhưng bảng ghi 86,35; chữ số thập phân không in ra cũng không giải thích được.",
        ),
        (
            NoBase { total: p("67.93"), index: p("86.53") },
            "Không có mẫu số nào là bội của 0,25 (đến 100) để từ tổng 67,93 ra chỉ số 86,53.",
        ),
        (
            StatedBaseFails { stated: d("98"), fits: 1, found: Some((d("96"), 8)), of: 8 },
            "Mẫu số ghi là 98 nhưng chỉ khớp với chỉ số ở 1/8 dòng. Mẫu số 96 khớp ở 8/8 dòng.",
        ),
        (
            StatedBaseFails { stated: d("98"), fits: 1, found: None, of: 8 },
            "Mẫu số ghi là 98 nhưng chỉ khớp với chỉ số ở 1/8 dòng.",
        ),
        (
            RoundingRule { half_up: 25, cut: 14, of: 28 },
            "Tính lại chỉ số từ tổng điểm in ra: làm tròn nửa lên khớp 25/28 dòng, cắt bỏ chữ số thừa khớp 14/28 dòng.",
        ),
        (OrderAgrees { by: 5, rows: 20, ranked: true }, "Thứ hạng của 20 đơn vị đúng theo “Chỉ số (%)”."),
        (OrderAgrees { by: 5, rows: 20, ranked: false }, "20 đơn vị xếp giảm dần theo “Chỉ số (%)”."),
        (
            RankAgainstValue { rank: d("3"), value: p("80"), other: 1, other_rank: d("2"), other_value: p("70") },
            "Xếp hạng 3 với 80, trong khi Sở Y tế xếp hạng 2 với 70: thứ hạng ngược với “Chỉ số (%)”.",
        ),
        (
            ListedOutOfOrder { value: p("80"), other: 1, other_value: p("70") },
            "Có 80 nhưng đứng không đúng chỗ so với Sở Y tế (70); các dòng khác xếp giảm dần theo “Chỉ số (%)”.",
        ),
        (
            TieRanked {
                rows: vec![0, 1],
                numbers: vec![d("4"), d("5")],
                value: p("85.66"),
                falling: vec![2],
                by_name: true,
            },
            "Sở Nội vụ và Sở Y tế cùng có 85,66 nhưng được xếp thứ 4 và 5. Thứ tự này hợp với: “Điểm A” cao hơn đứng trước; tên theo vần chữ cái. Nên ghi rõ cách xếp khi bằng nhau.",
        ),
        (
            TieRanked {
                rows: vec![0, 1],
                numbers: vec![d("4"), d("5")],
                value: p("85.66"),
                falling: vec![],
                by_name: false,
            },
            "Sở Nội vụ và Sở Y tế cùng có 85,66 nhưng được xếp thứ 4 và 5. Trong bảng không thấy căn cứ của thứ tự này. Nên ghi rõ cách xếp khi bằng nhau.",
        ),
        (
            SharedRank { rank: d("2"), value: p("70"), other: 0, other_value: p("80") },
            "Cùng hạng 2 với Sở Nội vụ nhưng 70 khác 80.",
        ),
        (
            SharedAlone { printed: "=4".into(), wanted: None, found: 1 },
            "Ghi “=4” là đồng hạng, nhưng trong bảng không có đơn vị nào khác cùng hạng.",
        ),
        (
            SharedAlone { printed: "1-2".into(), wanted: Some(d("2")), found: 1 },
            "Ghi “1-2” là 2 đơn vị đồng hạng, nhưng trong bảng có 1 đơn vị ghi như vậy.",
        ),
        (
            NumberGap { before: d("7"), number: d("9") },
            "Số thứ tự đi từ 7 đến 9: có thể thiếu, thừa hoặc sai một dòng.",
        ),
        (
            NotSorted { by: 5, out_of_order: 4, of: 9 },
            "Các dòng không xếp theo “Chỉ số (%)” (4/9 dòng lệch) nên thứ tự chưa được kiểm tra.",
        ),
        (
            ClassesAgree {
                edges: vec![ClassEdge {
                    better: words("Tốt"),
                    worse: words("Khá"),
                    above: p("77.77"),
                    at_most: p("80.81"),
                }],
                rows: 28,
                stated: false,
            },
            "Xếp loại của 28 đơn vị đi đúng theo chỉ số. Suy ra: mức Tốt phải bắt đầu trên 77,77 và không quá 80,81. Văn bản không ghi điểm của từng mức.",
        ),
        (ClassesAgree { edges: vec![], rows: 3, stated: true }, "Xếp loại của 3 đơn vị đi đúng theo chỉ số."),
        (
            ClassAgainstIndex {
                class: words("Khá"),
                index: p("80"),
                other: 1,
                other_class: words("Tốt"),
                other_index: p("70"),
            },
            "80 xếp loại Khá trong khi Sở Y tế có 70 lại xếp loại Tốt.",
        ),
        (
            SameIndexOtherClass { class: words("Khá"), index: p("80"), other: 1, other_class: words("Tốt") },
            "Cùng chỉ số 80 với Sở Y tế nhưng xếp loại Khá, không phải Tốt. Có thể ranh giới nằm giữa các chữ số không in ra.",
        ),
        (
            ClassAgainstFramework { class: words("Khá"), index: p("85"), wanted: words("Tốt"), from: d("80") },
            "Chỉ số 85 được xếp loại Khá; theo bộ tiêu chí phải là Tốt (từ 80).",
        ),
        (
            ClassAcrossGroups {
                class: words("Khá"),
                index: p("80"),
                other: 1,
                other_class: words("Tốt"),
                other_index: p("78"),
            },
            "80 xếp loại Khá trong khi Sở Y tế có 78 lại xếp loại Tốt: hai nhóm có thể dùng mức khác nhau.",
        ),
        (
            ClassesUnclear { out_of_order: 9, of: 12 },
            "Xếp loại không đi theo chỉ số (9/12 dòng lệch) nên chưa được kiểm tra.",
        ),
        (
            MeanAgrees { printed: p("82.08%"), mean: e("82.081"), rows: 20 },
            "Trung bình của 20 giá trị in ra là 82,081, đúng với 82,08 %.",
        ),
        (
            MeanHidden { printed: p("82.09%"), mean: e("82.081"), rows: 20 },
            "Trung bình của 20 giá trị in ra là 82,081, văn bản ghi 82,09 %. Lệch trong phạm vi làm tròn của từng giá trị.",
        ),
        (
            MeanDiffers { printed: p("82.8%"), mean: e("82.081"), rows: 20 },
            "Trung bình của 20 giá trị in ra là 82,081 nhưng văn bản ghi 82,8 %. Có thể trung bình được tính cách khác, hoặc trên những đơn vị khác.",
        ),
        (
            MeanOutside { printed: p("92%"), mean: e("82"), rows: 20, lowest: p("72.19"), highest: p("87.42") },
            "Trung bình ghi là 92 % nhưng 20 giá trị in ra chỉ từ 72,19 đến 87,42.",
        ),
        (
            SummaryUnclear { kind: SummaryKind::Mean, printed: p("82") },
            "Chưa rõ số 82 là của cột nào và của những dòng nào.",
        ),
        (
            ExtremeAgrees { highest: true, row: 0, printed: p("80%") },
            "Giá trị cao nhất đúng là của Sở Nội vụ với 80 %.",
        ),
        (
            ExtremeWrong { highest: false, printed: p("70%"), row: 1, value: p("60") },
            "Ghi thấp nhất là 70 % nhưng Sở Y tế có 60.",
        ),
        (
            ChangesAgree { measure: Measure::Index, rows: 8, hidden: 1 },
            "Mức tăng, giảm của chỉ số khớp với hai kỳ ở 8 dòng; 1 dòng nữa chỉ lệch trong phạm vi làm tròn.",
        ),
        (
            ChangeHidden { before: p("80"), now: p("82.5"), change: p("2.6"), wanted: e("2.5") },
            "Từ 80 đến 82,5 là 2,5, bảng ghi 2,6: lệch trong phạm vi làm tròn.",
        ),
        (
            ChangeWrong { before: p("80"), now: p("82.5"), change: p("3.5"), wanted: e("2.5") },
            "Từ 80 đến 82,5 là 2,5 nhưng bảng ghi 3,5.",
        ),
        (ChangesUnclear { fits: 1, of: 8 }, "Không rõ cột này ghi thay đổi thế nào: chỉ khớp ở 1/8 dòng."),
        (
            BeforeOutOfRange { rank: d("2"), change: d("-2"), before: d("0"), of: 9 },
            "Hạng 2 với thay đổi −2 thì kỳ trước phải ở hạng 0, không có trong 9 đơn vị.",
        ),
        (
            PartsAgree { parts: parts(), sum: e("21.9"), rest: e("68"), full: e("100"), total: p("77.85") },
            "18,7 + 3,2 = 21,9; các phần không nêu có thể cho nhiều nhất 68, nên tổng 77,85 có thể đạt được.",
        ),
        (
            PartsImpossible { parts: parts(), sum: e("21.9"), rest: e("36"), full: e("100"), total: p("77.85") },
            "18,7 + 3,2 = 21,9; các phần không nêu cho nhiều nhất 100 − (20 + 12) = 36. Cộng lại không quá 57,9, nhưng văn bản ghi 77,85. Có thể các số thuộc những thời điểm khác nhau.",
        ),
        (
            PartsImpossible { parts: parts(), sum: e("21.9"), rest: e("68"), full: e("100"), total: p("20") },
            "18,7 + 3,2 = 21,9, đã lớn hơn tổng 20 mà văn bản ghi.",
        ),
        (
            RatioAgrees { num: d("120"), den: d("125"), percent: p("96%"), exact: e("96") },
            "120 ÷ 125 = 96 %, đúng với 96 %.",
        ),
        (
            RatioWrong { num: d("1200"), den: d("1250"), percent: p("69%"), exact: e("96") },
            "1.200 ÷ 1.250 = 96 % nhưng văn bản ghi 69 %.",
        ),
        (
            RatioDiffers { num: d("59782"), den: d("65900"), percent: p("96.7%"), exact: e("90.7162") },
            "59.782 ÷ 65.900 = 90,7162 %, văn bản ghi 96,7 %. Có thể tỷ lệ được tính trên một tổng khác.",
        ),
        (
            DifferenceAgrees { before: p("86.98%"), now: p("88.37%"), change: p("1.39%"), rises: true },
            "Từ 86,98 % đến 88,37 %: tăng 1,39 điểm phần trăm, khớp.",
        ),
        (
            DifferenceWrong {
                before: p("86.98%"),
                now: p("88.37%"),
                change: p("1.93%"),
                rises: true,
                wanted: e("1.39"),
            },
            "Từ 86,98 % đến 88,37 % là tăng 1,39 nhưng văn bản ghi tăng 1,93 điểm phần trăm.",
        ),
        (
            DifferenceWrong { before: p("86.98%"), now: p("85%"), change: p("1.98%"), rises: true, wanted: e("-1.98") },
            "Từ 86,98 % đến 85 % là giảm 1,98 nhưng văn bản ghi tăng 1,98 điểm phần trăm.",
        ),
        (
            PercentOfPercents { changes: vec![p("1.39%"), p("4.3%")] },
            "Chênh lệch giữa hai tỷ lệ phần trăm (1,39 %; 4,3 %) nên ghi là “điểm phần trăm”, không phải “%”.",
        ),
        (CountAgrees { stated: d("8"), counted: d("8"), summed: vec![] }, "Nêu 8 và kể đủ 8."),
        (CountAgrees { stated: d("29"), counted: d("29"), summed: vec![d("20"), d("9")] }, "20 + 9 = 29: khớp."),
        (CountWrong { stated: d("3"), counted: d("2"), summed: vec![] }, "Nêu 3 nhưng kể 2."),
        (
            CountWrong { stated: d("29"), counted: d("28"), summed: vec![d("20"), d("8")] },
            "20 + 8 = 28 nhưng văn bản ghi 29.",
        ),
        (
            RanksAgree { standings: vec![standing("huyện A", 1, 9), standing("huyện B", 2, 16)] },
            "2 thứ hạng được nêu không mâu thuẫn với nhau: huyện A hạng 1 (90,04); huyện B hạng 2 (90,04).",
        ),
        (RankOutOfRange { rank: d("12"), of: d("9") }, "Không thể xếp thứ 12 trong 9 đơn vị."),
        (
            MoveAgrees(moved(false, Some(6), None, None)),
            "huyện A: giảm 6 bậc đến hạng 8/9, vậy trước đó ở hạng 2: có thể có.",
        ),
        (MoveAgrees(moved(true, None, Some(9), None)), "huyện A: tăng từ hạng 9 đến hạng 8/9: khớp."),
        (
            MoveWrong(moved(true, Some(2), None, Some(MoveFault::OutOfRange))),
            "huyện A: tăng 2 bậc đến hạng 8/9: trước đó phải ở hạng 10, không có hạng này.",
        ),
        (
            MoveWrong(moved(true, Some(2), Some(9), Some(MoveFault::Places))),
            "huyện A: tăng 2 bậc từ hạng 9 đến hạng 8/9: hai hạng cách nhau 1 bậc.",
        ),
        (
            MoveWrong(moved(true, None, Some(2), Some(MoveFault::Direction))),
            "huyện A: tăng từ hạng 2 đến hạng 8/9: như vậy là giảm.",
        ),
        (
            RankClash { one: standing("huyện A", 2, 9), other: standing("huyện B", 2, 16) },
            "huyện A (dòng 9) và huyện B (dòng 16) cùng được nêu ở hạng 2.",
        ),
        (
            RankClash { one: standing("huyện A", 2, 9), other: standing("huyện A", 3, 16) },
            "huyện A được nêu ở hạng 2 (dòng 9) và ở hạng 3 (dòng 16).",
        ),
        (
            RankClash { one: standing("huyện A", 1, 9), other: standing("huyện B", 2, 16) },
            "Theo câu chữ, kỳ trước huyện A (dòng 9) và huyện B (dòng 16) cùng ở hạng 3.",
        ),
        (
            RankAgainstPoints { one: standing("huyện A", 1, 9), other: standing("huyện B", 2, 16) },
            "huyện A hạng 1 (90,04) nhưng huyện B hạng 2 (90,04): thứ hạng ngược với điểm.",
        ),
        (TextAgrees { value: p("80%") }, "Bài viết và bảng cùng ghi 80 %."),
        (TextDiffers { said: p("58%"), value: p("85.00") }, "Bài viết ghi 58 % nhưng bảng ghi 85,00."),
        (
            AcrossBases { highest: false, value: p("72.19"), base: d("76.5"), common: d("98") },
            "Gọi 72,19 là thấp nhất là so sánh giữa các đơn vị có mẫu số khác nhau (76,5 và 98).",
        ),
        (TableCountAgrees { what: Counted::Units, said: d("20") }, "Bảng có đúng 20 đơn vị."),
        (TableCountAgrees { what: Counted::Rising, said: d("15") }, "Bảng có đúng 15 đơn vị tăng."),
        (
            TableCountDiffers { what: Counted::Class(words("khá")), said: d("4"), found: 3 },
            "Bài viết nói 4 đơn vị xếp loại khá nhưng bảng có 3.",
        ),
        (
            TableCountDiffers { what: Counted::Falling, said: d("4"), found: 3 },
            "Bài viết nói 4 đơn vị giảm nhưng bảng có 3.",
        ),
        (
            PartNamedOtherwise { said: words("điểm tự chấm"), points: d("70") },
            "Bài viết gọi phần 70 điểm là “điểm tự chấm” nhưng cột trong bảng là “Chỉ số (%)”.",
        ),
        (
            WholeOutsideParts {
                whole: Whole {
                    name: words("tỉnh A"),
                    points: p("84.54"),
                    part: standing("huyện B", 9, 18),
                    below: true,
                },
            },
            "tỉnh A có 84,54, thấp hơn cả đơn vị xếp cuối là huyện B hạng 9 (90,04). Điểm của tỉnh không phải là trung bình của các đơn vị; nên nói rõ cách tính.",
        ),
        (
            OtherMoment { moment: words("14/11"), period: words("tháng 10 năm 2024") },
            "Số liệu tính đến 14/11 đứng cùng kết quả của tháng 10 năm 2024: hai thời điểm khác nhau.",
        ),
        (
            NameCut { name: words("huyện Văn"), whole: words("huyện Văn Yên") },
            "“huyện Văn” có thể bị thiếu chữ: chỗ khác viết “huyện Văn Yên”.",
        ),
        (ClaimNotChecked(Reason::NoColumn), "Không có bảng hoặc cột nào để kiểm tra con số này."),
        (ClaimNotChecked(Reason::SeveralReadings), "Có nhiều cách hiểu nên con số này chưa được kiểm tra."),
        (ClaimNotChecked(Reason::OpenList), "Không rõ danh sách kết thúc ở đâu nên chưa đếm."),
    ]
}

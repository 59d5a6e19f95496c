//! What the auditor can say of scales, classes and wording, each with its sentence.

use thuocdo_core::audit::{ClassCount, Mark, Matter, Printed};

use crate::everything::d;

fn p(text: &str, percent: bool) -> Printed {
    Printed { value: d(text), mark: Some(Mark::Comma), percent }
}

/// What can be said, each with its sentence.
pub fn wording() -> Vec<(Matter, &'static str)> {
    use Matter::*;
    let words = |text: &str| text.to_owned();
    let counts = [("xuất sắc", "2"), ("tốt", "1")];
    let counts = counts.map(|(class, count)| ClassCount { class: class.into(), count: d(count) }).to_vec();
    vec![
        (
            DeductionWrong { whole: d("100"), points: d("2"), left: d("97") },
            "Thang 100 điểm trừ 2 điểm còn 98 nhưng văn bản ghi 97.",
        ),
        (
            PartLessened { name: words("điều tra xã hội học"), part: d("30"), points: d("2"), left: d("28") },
            "Trừ 2 điểm thì phần “điều tra xã hội học” còn 28 điểm, không phải 30 điểm như văn bản ghi. Nên ghi rõ điểm tối đa của từng phần.",
        ),
        (
            ClassesUndefined { class: words("trung bình"), of_table: true },
            "Văn bản có xếp loại (“trung bình”) nhưng không ghi mỗi mức bắt đầu từ bao nhiêu.",
        ),
        (
            ClassesUndefined { class: words("khá"), of_table: false },
            "Văn bản nói điểm “khá trở lên” nhưng không ghi mức này bắt đầu từ bao nhiêu.",
        ),
        (
            ClassesIncomplete { counts, sum: d("3"), total: d("4") },
            "2 xuất sắc + 1 tốt = 3: còn 1 trong 4 đơn vị không thuộc mức nào được nêu.",
        ),
        (
            MeanOfOne { name: words("tỉnh A"), value: p("84.92", true) },
            "84,92 % là kết quả của riêng tỉnh A nhưng được gọi là giá trị trung bình. Nên ghi rõ là trung bình của những gì.",
        ),
        (
            AreasOtherwise {
                said: d("6"), found: 8, framework: words("Chỉ số cải cách hành chính cấp tỉnh")
            },
            "Văn bản nêu 6 lĩnh vực nhưng “Chỉ số cải cách hành chính cấp tỉnh” có 8. Nên ghi rõ các lĩnh vực này theo văn bản nào.",
        ),
        (
            PeriodMissing {
                one: words("năm 2022"),
                other: words("6 tháng đầu năm 2023"),
                without: words("kết quả dịch vụ công"),
            },
            "Cùng câu có kết quả của năm 2022 và của 6 tháng đầu năm 2023 nhưng “kết quả dịch vụ công” không ghi của kỳ nào.",
        ),
        (
            PointsOfPercent { name: words("SIPAS"), points: p("9.16", false), max: p("10", false) },
            "SIPAS là tỷ lệ phần trăm nhưng được ghi là 9,16/10 điểm. Đây có thể là điểm của một tiêu chí, không phải chỉ số.",
        ),
        (AbbreviationNear { said: words("DCCI"), known: words("DDCI") }, "“DCCI” có thể là viết sai của “DDCI”."),
    ]
}

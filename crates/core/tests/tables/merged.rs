//! Headings of two and three rows, whatever the upper, merged words say; and rows of data that look like such headings.

use crate::shown::{DECREE, LAI_CHAU, columns, problems, table, units};

/// What a shape is, its rows, what its columns mean, the units with their rows, and what is wrong.
type Shape = (&'static str, &'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

/// Shapes of published tables; all names and numbers are invented.
const HEADINGS: [Shape; 24] = [
    (
        "words nobody knows over both, the ordinals beside them",
        "STT;Thông tin đơn vị;;Kết quả;\n;Tên đơn vị;Mã;Thẩm định;Điều tra\n1;Sở A;H1;60;20",
        &["Ordinals", "Unit", "Code", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "nothing beside them",
        "Thông tin đơn vị;;Kết quả;\nTên đơn vị;Mã;Thẩm định;Điều tra\nSở A;H1;60;20",
        &["Unit", "Code", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "the units' word itself is the merged one",
        "STT;Đơn vị;;Kết quả;\n;Tên;Mã;Thẩm định;Điều tra\n1;Sở A;H1;60;20",
        &["Ordinals", "Unit", "Code", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "the code before the name",
        "STT;Đơn vị;;Kết quả;\n;Mã;Tên;Thẩm định;Điều tra\n1;H1;Sở A;60;20",
        &["Ordinals", "Code", "Unit", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "names under a word that names no units by itself",
        "STT;Thông tin đơn vị;;Kết quả;\n;Tên;Mã;Thẩm định;Điều tra\n1;Sở A;H1;60;20",
        &["Ordinals", "Unit", "Code", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "the units' word merged downwards, the result parted",
        "STT;Đơn vị;Kết quả;;;\n;;Thẩm định;Điều tra;Tổng điểm;Xếp hạng\n1;Sở A;60;20;80;1",
        &["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA", "Total", "Rank"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "a workbook repeats what was merged downwards",
        "STT;Đơn vị;Abc;;Ghi chú\nSTT;Đơn vị;Thẩm định;Điều tra;Ghi chú\n1;Sở A;60;20;x",
        &["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA", "Remarks"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "words nobody knows below: told at their columns, and no row without a unit",
        "Đơn vị;Thẩm định;Điều tra;So sánh;\n;;;Cao hơn;Thấp hơn\nSở A;60;20;;",
        &["Unit", "THAM_DINH", "DIEU_TRA", "-", "-"],
        &["Sở A | 3"],
        &["T08 D2!", "T08 E2!"],
    ),
    (
        "under a criterion its most points and what was reached",
        "STT;Đơn vị;Thẩm định;;Điều tra;\n;;Điểm tối đa;Điểm đạt;Thang điểm;Kết quả\n1;Sở A;70;60;30;20",
        &["Ordinals", "Unit", "-", "THAM_DINH", "-", "DIEU_TRA"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "self-scores beside appraised ones, and their totals",
        "STT;Đơn vị;Thẩm định;;Điều tra;Tổng điểm;\n;;Tự chấm;Thẩm định;;Tự chấm;Thẩm định\n1;Sở A;65;60;20;85;80",
        &["Ordinals", "Unit", "-", "THAM_DINH", "DIEU_TRA", "-", "Total"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "the council's points last",
        "Đơn vị;Thẩm định;;;Điều tra\n;Điểm tự đánh giá;Điểm thẩm định;Điểm Hội đồng;\nSở A;65;60;61;20",
        &["Unit", "-", "-", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "self-scores alone are the points",
        "Đơn vị;Thẩm định;Điều tra\n;Tự chấm;Tự chấm\nSở A;65;20",
        &["Unit", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "years below the results",
        "Đơn vị;Thẩm định;Điều tra;Chỉ số;;Xếp hạng;\n;;;2019;2020;2019;2020\nSở A;60;20;75,00;80,00;2;1",
        &["Unit", "THAM_DINH", "DIEU_TRA", "-", "Index", "-", "Rank"],
        &["Sở A | 3"],
        &["T26 E3"],
    ),
    (
        "years above the results",
        "Đơn vị;Thẩm định;Điều tra;Năm 2019;;Năm 2020;\n;;;Chỉ số;Hạng;Chỉ số;Hạng\nSở A;60;20;75,00;2;80,00;1",
        &["Unit", "THAM_DINH", "DIEU_TRA", "-", "-", "Index", "Rank"],
        &["Sở A | 3"],
        &["T26 F3"],
    ),
    (
        "years above, what was merged downwards repeated",
        "TT;Thông tin đơn vị;;Hợp phần;;Năm 2019;;Năm 2020;\nTT;Đơn vị;Mã;Thẩm định;Điều tra;Chỉ số;Hạng;Chỉ số;Hạng\n1;Sở A;H1;60;20;75,00;2;80,00;1",
        &["Ordinals", "Unit", "Code", "THAM_DINH", "DIEU_TRA", "-", "-", "Index", "Rank"],
        &["Sở A | 3"],
        &["T26 H3"],
    ),
    (
        "a value, a rank and a class under the index",
        "TT;Đơn vị;Thẩm định;Điều tra;Chỉ số CCHC;;\n;;;;Giá trị (%);Xếp hạng;Xếp loại\n1;Sở A;60;20;80,00;1;Tốt",
        &["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA", "Index", "Rank", "Class"],
        &["Sở A | 3"],
        &["T26 E3"],
    ),
    (
        "three rows, unknown words in the first two",
        "STT;Thông tin đơn vị;;Kết quả;;;\n;Tên đơn vị;Mã;Các hợp phần;;Tổng điểm;Xếp hạng\n;;;Thẩm định;Điều tra;;\n1;Sở A;H1;60;20;80;1",
        &["Ordinals", "Unit", "Code", "THAM_DINH", "DIEU_TRA", "Total", "Rank"],
        &["Sở A | 4"],
        &[],
    ),
    (
        "three rows, the units named in the first",
        "STT;Đơn vị;Kết quả;;;\n;;Phần một;;Phần hai;\n;;Thẩm định;Tổng điểm;Điều tra;Xếp hạng\n1;Sở A;60;80;20;1",
        &["Ordinals", "Unit", "THAM_DINH", "Total", "DIEU_TRA", "Rank"],
        &["Sở A | 4"],
        &[],
    ),
    (
        "three rows, the units named in the last",
        "STT;Bảng một;;;;\n;Phần một;;Phần hai;;\n;Đơn vị;Mã;Thẩm định;Điều tra;Hạng\n1;Sở A;H1;60;20;1",
        &["Ordinals", "Unit", "Code", "THAM_DINH", "DIEU_TRA", "Rank"],
        &["Sở A | 4"],
        &[],
    ),
    (
        "titles above, and column numbers below",
        "UBND TỈNH;;;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM;\nBẢNG XẾP HẠNG;;;;\nSTT;Thông tin đơn vị;;Kết quả;\n;Tên đơn vị;Mã;Thẩm định;Điều tra\nA;B;1;2;3\n1;Sở A;H1;60;20",
        &["Ordinals", "Unit", "Code", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 6"],
        &[],
    ),
    (
        "empty columns, as a page of a site leaves them",
        ";STT;;Thông tin đơn vị;;;Kết quả;;\n;;;Tên đơn vị;;Mã;Thẩm định;;Điều tra\n;1;;Sở A;;H1;60;;20",
        &["Ordinals", "Unit", "Code", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "rows that are cut behind their last cell",
        "STT;Đơn vị;Kết quả\n;;Thẩm định;Điều tra;Xếp hạng\n1;Sở A;60;20;1",
        &["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA", "Rank"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "one row, and a two-celled letterhead right above it",
        "UBND TỈNH;;SỞ NỘI VỤ;\n;Đơn vị;Thẩm định;Điều tra\n;Sở A;60;20",
        &["Unit", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "the points of each part under it",
        "STT;Đơn vị;Điểm;;Chỉ số\n;;thẩm định;điều tra;\n;;(70 điểm);(30 điểm);(%)\n1;Sở A;60;20;80,00",
        &["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA", "Index"],
        &["Sở A | 4"],
        &["T26 E4"],
    ),
];

/// Rows below a heading that are none of it.
const ROWS: [Shape; 10] = [
    (
        "a group's row",
        "STT;Đơn vị;Thẩm định;Điều tra\nI;Các sở;;\n1;Sở A;60;20",
        &["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "a group's row where a column has no heading",
        "STT;Đơn vị;;Thẩm định;Điều tra\nA;Các sở, ban, ngành;;;\n1;Sở A;;60;20",
        &["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 3"],
        &[],
    ),
    (
        "numbers without a name",
        "STT;Đơn vị;Kết quả;\n;;Thẩm định;Điều tra\n;;60;20\n1;Sở A;60;20",
        &["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 4"],
        &["T13 C3!"],
    ),
    (
        "words without a name, under words that mean something",
        "Đơn vị;Thẩm định;Xếp loại;\n;;Tốt;Khá\nSở A;60;Tốt;",
        &["Unit", "THAM_DINH", "Class"],
        &["Sở A | 3"],
        &["T13 C2!", "T26 C3"],
    ),
    (
        "a unit without numbers",
        "STT;Đơn vị;Thẩm định;Điều tra;Ghi chú;\n1;Sở A;–;–;chưa gửi;x\n2;Sở B;60;20;;",
        &["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA", "Remarks"],
        &["Sở A | 2", "Sở B | 3"],
        &["T12 F2!"],
    ),
    (
        "a unit that is called like the units' word",
        "Đơn vị;;Thẩm định;Điều tra\nThành phố;H1;60;20\nThị xã;H2;50;20",
        &["Unit", "THAM_DINH", "DIEU_TRA"],
        &["Thành phố | 2", "Thị xã | 3"],
        &["T11 B2!"],
    ),
    (
        "the full points",
        "STT;Đơn vị;Kết quả;\n;;Thẩm định;Điều tra\n;Điểm tối đa;70;30\n1;Sở A;60;20",
        &["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 4"],
        &[],
    ),
    (
        "a remark without a name",
        "Đơn vị;Thẩm định;Ghi chú\n;;chưa thẩm định xong\nSở A;60;",
        &["Unit", "THAM_DINH", "Remarks"],
        &["Sở A | 3"],
        &["T13 C2!"],
    ),
    (
        "a fourth row",
        "STT;Đơn vị;Một;;;\n;;Hai;;Ba;\n;;Thẩm định;Tổng điểm;Điều tra;Hạng\n;;x;y;;\n1;Sở A;60;80;20;1",
        &["Ordinals", "Unit", "THAM_DINH", "Total", "DIEU_TRA", "Rank"],
        &["Sở A | 5"],
        &["T13 C4!"],
    ),
    (
        "a title of two cells is no heading over one that is full",
        "Bảng 1;;Đơn vị tính: điểm\nĐơn vị;Thẩm định;Điều tra\nSở A;60;20",
        &["Unit", "THAM_DINH", "DIEU_TRA"],
        &["Sở A | 3"],
        &[],
    ),
];

#[test]
fn headings_are_understood_whatever_the_merged_words_are() {
    for (what, text, wanted, rows, wrong) in HEADINGS.into_iter().chain(ROWS) {
        for text in [text.to_owned(), text.replace(';', "\t")] {
            let read = table(LAI_CHAU, &text);
            assert_eq!(columns(LAI_CHAU, &read), wanted, "{what}: {text}");
            let named: Vec<String> = units(&read)
                .iter()
                .map(|line| line.rsplitn(3, " | ").collect::<Vec<_>>())
                .map(|parts| format!("{} | {}", parts[1], parts[0]))
                .collect();
            assert_eq!(named, rows, "{what}: {text}");
            assert_eq!(problems(&read), wrong, "{what}: {text}");
        }
    }
}

/// Headings over parts and results alike; the words of the lower row tell which is which. All made up.
#[test]
fn what_reaches_over_several_columns_is_not_the_first_of_them() {
    let over = |upper: &str| {
        format!(
            "TT;Đơn vị;{upper};;;;Xếp loại\n;;Điểm thẩm định;Điểm điều tra XHH;Tổng điểm;Chỉ số (%);\n1;Sở A;60;20;80;81,63;Tốt"
        )
    };
    for upper in [
        "Kết quả Chỉ số CCHC 2025",
        "Chỉ số CCHC năm 2025",
        "Chỉ số cải cách hành chính năm 2025",
        "PAR INDEX 2025",
        "Chỉ số CCHC",
        "Kết quả đánh giá",
    ] {
        let text = over(upper);
        let read = |framework| columns(framework, &table(framework, &text));
        let wanted = ["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA", "Total", "Index", "Class"];
        assert_eq!(read(LAI_CHAU), wanted, "{upper}");
        assert_eq!(read(DECREE), ["Ordinals", "Unit", "-", "-", "Total", "Index", "Class"], "{upper}");
    }
    let cases: [(&str, &str, &[&str]); 7] = [
        (
            DECREE,
            "STT;Đơn vị;Kết quả Chỉ số CCHC 2025;;;Xếp hạng\n;;Điểm thẩm định;Điểm XHH;Tổng;\n1;Xã A;62,5;25,5;88;1",
            &["Ordinals", "Unit", "-", "-", "Total", "Rank"],
        ),
        (
            DECREE,
            "STT;Đơn vị;Chỉ số CCHC;;;Xếp hạng\n;;Tự chấm;Thẩm định;Chỉ số (%);\n1;Xã A;62,5;65,5;88;1",
            &["Ordinals", "Unit", "-", "-", "Index", "Rank"],
        ),
        (
            LAI_CHAU,
            "STT;Đơn vị;Chỉ số CCHC;;Xếp hạng\n;;Điểm thẩm định;Điểm điều tra;\n1;Xã A;62,5;20;1",
            &["Ordinals", "Unit", "THAM_DINH", "DIEU_TRA", "Rank"],
        ),
        (
            DECREE,
            "TT;Sở, ban, ngành;Chỉ số CCHC năm 2025;;Xếp loại\n;;Điểm đạt;Tỷ lệ %;\n1;Sở A;85,67;87,42;Tốt",
            &["Ordinals", "Unit", "Total", "Index", "Class"],
        ),
        (
            DECREE,
            "TT;Đơn vị;Điểm đạt;Điểm chuẩn;Chỉ số (%);Xếp hạng\n1;Sở A;62,3;70,5;88,37;1",
            &["Ordinals", "Unit", "Total", "Attainable", "Index", "Rank"],
        ),
        // Stages of one result, which the upper words name.
        (
            DECREE,
            "TT;Đơn vị;Tổng điểm;;Chỉ số CCHC;\n;;Tự chấm;Thẩm định;Tự chấm;Thẩm định\n1;Xã A;80;79;80;79",
            &["Ordinals", "Unit", "-", "Total", "-", "Index"],
        ),
        (
            DECREE,
            "TT;Đơn vị;Chỉ số CCHC 2025;\n;;Giá trị (%);Xếp hạng\n1;Xã A;80;1",
            &["Ordinals", "Unit", "Index", "Rank"],
        ),
    ];
    for (framework, text, wanted) in cases {
        assert_eq!(columns(framework, &table(framework, text)), wanted, "{text}");
    }
}

/// Short forms of criteria as provinces head their columns; all made up.
#[test]
fn criteria_by_their_short_forms() {
    let columns_of = |framework, text: &str| columns(framework, &table(framework, &format!("Đơn vị;{text}\nXã A;1")));
    for survey in ["Điểm XHH", "ĐTXHH", "Điểm ĐTXHH", "Điểm khảo sát", "Khảo sát XHH", "Điều tra"] {
        assert_eq!(columns_of(LAI_CHAU, survey), ["Unit", "DIEU_TRA"], "{survey}");
    }
    for (heading, id) in [
        ("Số hoá hồ sơ", "MDSH"),
        ("DVC trực tuyến", "ONLINE"),
        ("DVCTT", "ONLINE"),
        ("Tiến độ giải quyết", "TDGQ"),
        ("Hài lòng", "MDHL"),
        ("Điểm hài lòng", "MDHL"),
        ("Hồ sơ", "-"),
        ("Giải quyết", "-"),
    ] {
        // Beside another column of numbers.
        let read = table(DECREE, &format!("Đơn vị;{heading};Cột Q\nXã A;1;2"));
        assert_eq!(columns(DECREE, &read)[..2], ["Unit", id], "{heading}");
    }
}

//! Numbers of every kind and the levels they give. All tables are made up, but for the beginning of one.

use crate::{check, check_text};

#[test]
fn tables_as_they_are_pasted() {
    // Cà Mau 1880/QĐ-UBND (2013), beginning of its annex; other layouts of the same made up.
    let wanted = "0 1|Công tác chỉ đạo, điều hành CCHC|20
                  1 1.1|Kế hoạch CCHC năm|5
                  2 1.1.1|Ban hành kế hoạch|1
                  2 1.1.4|Mức độ thực hiện kế hoạch|2
                  1 1.2|Báo cáo CCHC|2
                  ";
    for (text, faults) in [
        (
            "STT\tLĩnh vực/Tiêu chí/Tiêu chí thành phần\tĐiểm tối đa\n1\tCông tác chỉ đạo, điều hành CCHC\t20\n1.1\tKế hoạch CCHC năm\t5\n1.1.1\tBan hành kế hoạch\t1\n1.1.4\tMức độ thực hiện kế hoạch\t2,00\n1.2\tBáo cáo CCHC\t2\n",
            "1: Heading\n2: below 20 7\n3: below 5 3.00",
        ),
        (
            "1.\t\"Công tác chỉ đạo,\nđiều hành CCHC\"\t20\r\n1.1.\tKế hoạch CCHC năm\t5\r\n1.1.1.\tBan hành kế hoạch\t1\r\n1.1.4.\tMức độ thực hiện kế hoạch\t2\r\n\r\n1.2.\tBáo cáo CCHC\t2\r\nTổng cộng\t\t20",
            "1: below 20 7\n3: below 5 3\n8: SumAgrees",
        ),
        (
            "1 | Công tác chỉ đạo, điều hành CCHC | 20\n1.1 | Kế hoạch CCHC năm | 5\n1.1.1 | Ban hành kế hoạch | 1\n1.1.4 | Mức độ thực hiện kế hoạch | 2\n1.2 | Báo cáo CCHC | 2",
            "1: below 20 7\n2: below 5 3",
        ),
        (
            "1 Công tác chỉ đạo, điều hành CCHC\t20\n1.1 Kế hoạch CCHC năm\t5\n1.1.1 Ban hành kế hoạch\t1\n1.1.4 Mức độ thực hiện kế hoạch\t2\n1.2 Báo cáo CCHC\t2",
            "1: below 20 7\n2: below 5 3",
        ),
    ] {
        check_text(text, text, &format!("{}\n{faults}", wanted.trim()));
    }
}

#[test]
fn roman_numbers_letters_and_bullets_nest() {
    check(
        "made up: parts, areas, criteria, letters, bullets",
        "TT | Nội dung | Điểm tối đa
         A | PHẦN CHUNG | 36,5
         I | Kết quả thực hiện nhiệm vụ | 36,5
         1 | Ban hành văn bản | 0,5
         a) | Đúng hạn | 0,25
         b) | Đủ | 0,25
         2. | Nội quy | 36
         - | Có nội quy | 30
         + | Niêm yết | 20
         + | Thực hiện | 10
         - | Có kiểm tra | 6
         B | PHẦN RIÊNG | 25
         I | Kế hoạch | 25",
        "0 A|PHẦN CHUNG|36.5
         1 I|Kết quả thực hiện nhiệm vụ|36.5
         2 1|Ban hành văn bản|0.5
         3 a|Đúng hạn|0.25
         3 b|Đủ|0.25
         2 2|Nội quy|36
         3 -|Có nội quy|30
         4 +|Niêm yết|20
         4 +|Thực hiện|10
         3 -|Có kiểm tra|6
         0 B|PHẦN RIÊNG|25
         1 I|Kế hoạch|25
         1: Heading",
    );
}

#[test]
fn numbers_within_names_and_behind_words() {
    check(
        "made up: the number merged with the name",
        "STT | Tiêu chí | Điểm tối đa
         I. CÔNG TÁC CHỈ ĐẠO (3 điểm) | |
         Tiêu chí 1: Kế hoạch | | 2
         Tiêu chí 2: Báo cáo | | 1
         II.THỂ CHẾ (1 điểm) | |
         | - Rà soát văn bản | 1",
        "0 I|CÔNG TÁC CHỈ ĐẠO (3 điểm)|3
         1 Tiêu chí 1|Kế hoạch|2
         1 Tiêu chí 2|Báo cáo|1
         0 II|THỂ CHẾ (1 điểm)|1
         1 -|Rà soát văn bản|1
         1: Heading",
    );
}

#[test]
fn numbers_that_a_spreadsheet_made_dates_of_are_told() {
    check(
        "made up: 1.1 and 1.2 became dates",
        "STT | Tiêu chí | Điểm
         1 | Chỉ đạo | 3
         01/01 | Kế hoạch | 1
         1-Feb | Báo cáo | 1
         01-thg 3 | Kiểm tra | 1",
        "0 1|Chỉ đạo|3
         1 01/01|Kế hoạch|1
         1 1-Feb|Báo cáo|1
         1 01-thg 3|Kiểm tra|1
         1: Heading
         3: date 01/01 1.1
         4: date 1-Feb 1.2
         5: date 01-thg 3 1.3",
    );
    check(
        "made up: 1.10 became 1.1, and the comma is the decimal mark",
        "1 | Chỉ đạo | 3
         1,1 | Kế hoạch | 1
         1,9 | Báo cáo | 1
         1,1 | Kiểm tra | 1",
        "0 1|Chỉ đạo|3
         1 1,1|Kế hoạch|1
         1 1,9|Báo cáo|1
         1 1,1|Kiểm tra|1
         4: again 1,1 2",
    );
}

#[test]
fn a_group_that_is_missing_is_told() {
    check(
        "made up: the row of area 2 was not copied",
        "1 | Chỉ đạo | 1
         1.1 | Kế hoạch | 1
         2.1 | Văn bản | 2",
        "0 1|Chỉ đạo|1
         1 1.1|Kế hoạch|1
         1 2.1|Văn bản|2
         1: below 1 3
         3: orphan 2.1",
    );
}

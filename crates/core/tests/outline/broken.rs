//! Plain texts of documents whose cells hold several paragraphs, and cells of spreadsheets with line breaks. All made up.

use crate::{check, check_text};

#[test]
fn rows_that_paragraphs_broke_are_joined_and_told() {
    check_text(
        "made up: paragraphs in the name and in the evidence",
        "STT\tTiêu chí\tĐiểm tối đa\tTài liệu kiểm chứng\r\nI\tCHỈ ĐẠO\t5\t\r\n1\tKế hoạch CCHC\r\nban hành đúng hạn\t2\tQuyết định;\r\nKế hoạch\r\n2\tBáo cáo\t3\tBáo cáo quý\r\nTổng cộng\t\t5\t",
        "0 I|CHỈ ĐẠO|5
         1 1|Kế hoạch CCHC ban hành đúng hạn|2|Quyết định; / Kế hoạch
         1 2|Báo cáo|3|Báo cáo quý
         1: Heading
         4: Joined
         5: Joined
         7: SumAgrees",
    );
    check_text(
        "made up: the heading is broken too, and no row is whole but the last two",
        "STT\tLĩnh vực/\ntiêu chí\tĐiểm\ntối đa\n1\tKế hoạch\nnăm\t2\n2\tBáo cáo\t3\n3\tKiểm tra\t1",
        "0 1|Kế hoạch năm|2
         0 2|Báo cáo|3
         0 3|Kiểm tra|1
         1: Heading
         2: Joined
         3: Joined
         5: Joined",
    );
}

#[test]
fn rows_that_go_on_without_a_number_are_joined_and_told() {
    check(
        "made up: names and evidence over several rows of a spreadsheet",
        "STT | Tiêu chí | Điểm | Minh chứng
         1 | Kế hoạch CCHC | | Quyết định
         | ban hành đúng hạn | 2 | Kế hoạch
         | | | Biên bản
         2 | Báo cáo | 1 | Báo cáo",
        "0 1|Kế hoạch CCHC ban hành đúng hạn|2|Quyết định / Kế hoạch / Biên bản
         0 2|Báo cáo|1|Báo cáo
         1: Heading
         3: Joined
         4: Joined",
    );
    check(
        "made up: rows without a number that are rows of their own",
        "STT | Tiêu chí | Điểm
         1 | Kế hoạch CCHC | 2
         | Ban hành kịp thời | 1
         | Thực hiện đủ | 1",
        "0 1|Kế hoạch CCHC|2
         1 |Ban hành kịp thời|1
         1 |Thực hiện đủ|1
         1: Heading",
    );
}

#[test]
fn cells_in_quotation_marks_may_hold_line_breaks() {
    check_text(
        "made up: as a spreadsheet copies them",
        "STT\tTiêu chí\t\"Điểm\ntối đa\"\t\"Tài liệu\nkiểm chứng\"\n1\t\"Bộ phận \"\"một cửa\"\"\nhiện đại\"\t2\t\"Quyết định\nẢnh chụp\"",
        "0 1|Bộ phận \"một cửa\" hiện đại|2|Quyết định / Ảnh chụp
         1: Heading",
    );
    check_text(
        "made up: marks that only belong to the words",
        "STT\tTiêu chí\tĐiểm\n1\t\"Một cửa\" điện tử\t2\n2\t\"Chưa đóng\t1",
        "0 1|\"Một cửa\" điện tử|2
         0 2|\"Chưa đóng|1
         1: Heading",
    );
}

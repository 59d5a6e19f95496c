//! Sentences for folders of publications: why none can be made, and what their guide says to the people of the web site.

use thuocdo_core::framework::Status;
use thuocdo_core::snapshot::folder::{ANSWERS, FILE, FolderFault, GUIDE, LIST, PAGE, PREVIOUS, STANDINGS};
use thuocdo_core::snapshot::{Detail, Snapshot};

use crate::{publication, ui, visible, visible_lines};

/// Why no folder can be made.
pub fn fault(fault: &FolderFault) -> String {
    match fault {
        FolderFault::NoList => format!(
            "Tệp {LIST} không phải danh sách tệp của ứng dụng. Hãy build lại ứng dụng (make build) hoặc chỉ đúng thư mục bằng --app."
        ),
        FolderFault::BadPath { path } => {
            format!("Danh sách tệp có “{}”, không phải đường dẫn trong thư mục ứng dụng.", visible(path))
        }
        FolderFault::Missing { path } => {
            format!("Ứng dụng thiếu tệp {}. Hãy build lại ứng dụng (make build).", visible(path))
        }
        FolderFault::Taken { path } => {
            format!("Ứng dụng có sẵn tệp {}, trùng tên với tệp của bản công bố.", visible(path))
        }
        FolderFault::NotBuilt => {
            format!("{PAGE} không phải trang của ứng dụng đã build. Hãy build lại ứng dụng (make build).")
        }
    }
}

/// The text of the folder's guide.
pub fn guide(snapshot: &Snapshot, has_previous: bool) -> String {
    let Snapshot { title, publisher, decision, note, published_at, detail, .. } = snapshot;
    let mut text = format!("{}\n{}\n", visible(title), visible(publisher));
    if snapshot.framework.status == Status::Example {
        text.push_str(&format!("{}\n", ui::NOT_OFFICIAL));
    }
    if !decision.is_empty() {
        text.push_str(&format!("{}\n", visible(decision)));
    }
    text.push_str(&format!("Chốt lúc {}\n", publication::moment(published_at)));
    if !note.is_empty() {
        text.push_str(&format!("{}\n", visible_lines(note)));
    }
    let (held, answers) = match detail {
        Detail::Answers => {
            ("có đủ số liệu để tính lại", format!("{ANSWERS}: số liệu của từng đơn vị, mỗi đơn vị một dòng.\n"))
        }
        Detail::Totals => ("chỉ có kết quả, không có số liệu chi tiết", String::new()),
    };
    let previous = if has_previous {
        format!("{PREVIOUS}: bản công bố kỳ trước, để so sánh.\n")
    } else {
        String::new()
    };
    text.push_str(&format!(
        "
ĐƯA LÊN TRANG WEB

Thư mục này là một trang web tĩnh hoàn chỉnh: không cần cơ sở dữ liệu, không cần chương trình trên máy chủ.

1. Chép cả thư mục lên máy chủ web, giữ nguyên tên tệp. Đặt trong thư mục con nào cũng được.
2. Mở địa chỉ của thư mục, có dấu / ở cuối. Trang mở ngay bản công bố này.
3. Máy chủ phải gửi đúng kiểu nội dung: .html text/html, .js text/javascript, .css text/css,
   .wasm application/wasm, .json application/json, .csv text/csv, .svg image/svg+xml.
4. Dùng https, nhờ đó người đã mở một lần mở lại được khi không có mạng. Bật nén (brotli hoặc gzip).
5. {PAGE} và các tệp không có dãy mã trong tên: Cache-Control: no-cache. Các tệp khác lưu tạm bao lâu cũng được.

Trang không gửi gì ra ngoài và không lấy gì từ nơi khác. Bấm đúp vào {PAGE} trên máy tính thì trang không chạy,
vì trình duyệt chỉ chạy chương trình lấy qua http.

CÁC TỆP DÀNH CHO NGƯỜI ĐỌC

{FILE}: bản công bố, {held}.
{STANDINGS}: bảng xếp hạng, mở được bằng phần mềm bảng tính.
{answers}{previous}{GUIDE}: tệp này; không bắt buộc phải đưa lên.

KIỂM TRA

Trình duyệt của người đọc tự tính lại và nói rõ con số nào không khớp.
Trên máy có lệnh thuocdo: thuocdo verify {FILE}
Không sửa {FILE}. Cần đính chính thì làm bản công bố mới.
"
    ));
    text
}

#[cfg(test)]
mod tests {
    use thuocdo_core::snapshot::read;

    use super::*;

    #[test]
    fn a_guide_names_the_files_that_are_there() {
        let text = include_str!("../../../assets/publications/lai-chau-2020.json");
        let Ok(read) = read(text) else { return assert!(read(text).is_ok()) };
        let guide = super::guide(&read.snapshot, false);
        for name in [FILE, STANDINGS, ANSWERS, GUIDE, PAGE, read.snapshot.title.as_str()] {
            assert!(guide.contains(name), "{name}");
        }
        assert!(!super::guide(&read.snapshot.totals(), false).contains(ANSWERS));
        assert!(!guide.contains(PREVIOUS) && super::guide(&read.snapshot, true).contains(PREVIOUS));
        // An example is told from law there too.
        let is_marked = |guide: &str| guide.lines().any(|line| line == ui::NOT_OFFICIAL);
        let Some(framework) = thuocdo_core::framework::by_id("xa-mau-2026") else { return assert!(is_marked("")) };
        let example = Snapshot { framework, ..read.snapshot.totals() };
        assert!(!is_marked(&guide) && is_marked(&super::guide(&example, false)));
        assert!(guide.lines().all(|line| line.chars().count() <= 400), "lines that a text editor shows");
    }
}

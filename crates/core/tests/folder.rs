//! Folders of publications: what they hold, how the page opens the publication, and which folders may be replaced.
#![allow(clippy::unwrap_used, clippy::panic)]

use thuocdo_core::exchange::table::Headings;
use thuocdo_core::snapshot::folder::{
    ANSWERS, FILE, FolderFault, FolderFile, GUIDE, LIST, PAGE, PREVIOUS, STANDINGS, Words, app_files, folder, strangers,
};
use thuocdo_core::snapshot::{self, Snapshot, verify};

const WORDS: Words = Words {
    headings: Headings {
        rank: "Hạng",
        unit: "Đơn vị",
        group: "Nhóm",
        total: "Tổng điểm",
        attainable: "Mẫu số",
        index: "Chỉ số",
        class: "Xếp loại",
        remarks: "Ghi chú",
        example: "Ví dụ",
    },
    guide: "Hãy chép lên máy chủ.\n",
};

/// The page as a build leaves it: without quotes where HTML needs none.
const BUILT: &str = "<!doctype html><html lang=vi><head><meta charset=utf-8><title>Thước Đo</title>\
                     <meta content=./thuocdo-1.js name=thuocdo-js><meta content=./thuocdo-1.wasm name=thuocdo-wasm></head>";

fn app(page: &str) -> Vec<FolderFile> {
    let file = |path: &str, content: &[u8]| FolderFile { path: path.into(), content: content.to_vec() };
    vec![file(PAGE, page.as_bytes()), file("thuocdo-1.js", b"js"), file("thuocdo-1.wasm", &[0, 0x61, 0x73, 0x6d])]
}

fn lai_chau() -> Snapshot {
    snapshot::read(include_str!("../../../assets/publications/lai-chau-2020.json")).unwrap().snapshot
}

fn content<'f>(files: &'f [FolderFile], path: &str) -> &'f str {
    let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(&file.content).unwrap()
}

#[test]
fn a_folder_holds_the_app_the_publication_and_its_tables() {
    let snapshot = lai_chau();
    let files = folder(app(BUILT), &snapshot, None, &WORDS).unwrap();
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["thuocdo-1.js", "thuocdo-1.wasm", LIST, GUIDE, STANDINGS, ANSWERS, FILE, PAGE]);
    let wanted = BUILT.replace(
        "<meta content=./thuocdo-1.wasm",
        "<meta name=\"thuocdo-publication\" content=\"./cong-bo.json\"><meta content=./thuocdo-1.wasm",
    );
    assert_eq!(content(&files, PAGE), wanted);
    let read = snapshot::read(content(&files, FILE)).unwrap().snapshot;
    assert_eq!(read.to_json(), snapshot.to_json());
    assert_eq!(verify(&read).mismatches, verify(&snapshot).mismatches);
    assert_eq!(content(&files, GUIDE), WORDS.guide);
    assert_eq!(content(&files, STANDINGS).lines().count(), 29);
    assert!(content(&files, ANSWERS).contains(";THAM_DINH;DIEU_TRA\r\n"));
    assert_eq!(app_files(content(&files, LIST)).unwrap(), ["index.html", "thuocdo-1.js", "thuocdo-1.wasm"]);
    // Of totals there are no answers to write.
    let files = folder(app(BUILT), &snapshot.totals(), None, &WORDS).unwrap();
    assert!(files.iter().all(|file| file.path != ANSWERS));
}

#[test]
fn the_app_of_a_folder_makes_another_folder() {
    let snapshot = lai_chau();
    let first = folder(app(BUILT), &snapshot, None, &WORDS).unwrap();
    let paths = app_files(content(&first, LIST)).unwrap();
    let again = first.iter().filter(|file| paths.contains(&file.path)).cloned().collect();
    let second = folder(again, &snapshot, None, &WORDS).unwrap();
    assert_eq!(second, first, "the page names one publication, once");
}

#[test]
fn the_last_period_lies_beside_and_goes_with_the_next_publication() {
    let snapshot = lai_chau();
    let files = folder(app(BUILT), &snapshot, Some(&snapshot), &WORDS).unwrap();
    assert_eq!(content(&files, PREVIOUS), content(&files, FILE));
    assert!(content(&files, PAGE).contains(r#"content="./cong-bo.json" data-previous="./ky-truoc.json">"#));
    let paths = app_files(content(&files, LIST)).unwrap();
    let again = files.iter().filter(|file| paths.contains(&file.path)).cloned().collect();
    assert_eq!(folder(again, &snapshot, None, &WORDS), folder(app(BUILT), &snapshot, None, &WORDS));
    let all: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
    assert_eq!(strangers(content(&files, LIST), &all), Ok(Vec::new()));
}

#[test]
fn what_is_no_built_app_makes_no_folder() {
    let snapshot = lai_chau();
    let without = |path: &str| app(BUILT).into_iter().filter(|file| file.path != path).collect();
    let taken = FolderFile { path: FILE.into(), content: Vec::new() };
    let mut wide = app(BUILT);
    wide[0].content = vec![0xff, 0xfe];
    let table = [
        (without(PAGE), FolderFault::Missing { path: PAGE.into() }),
        (app("<html><head></head>"), FolderFault::NotBuilt),
        (app("thuocdo-wasm <meta charset=utf-8>"), FolderFault::NotBuilt),
        (wide, FolderFault::NotBuilt),
        ([app(BUILT), vec![taken]].concat(), FolderFault::Taken { path: FILE.into() }),
    ];
    for (app, fault) in table {
        assert_eq!(folder(app, &snapshot, None, &WORDS), Err(fault));
    }
}

fn list(files: &str) -> String {
    format!(r#"{{"format":"thuocdo.files","version":1,"files":{files}}}"#)
}

#[test]
fn a_list_names_files_below_the_app_and_nothing_else() {
    let named = list(r#"["a/b-1.js","index.html"]"#);
    assert_eq!(app_files(&named), Ok(vec!["a/b-1.js".to_owned(), "index.html".to_owned()]));
    for path in
        ["../a", "/a", "a/../b", "a//b", "a/", "", ".", ".htaccess", "C:a", "a\\\\b", "a?b", "a#b", "a%2fb", "á.js"]
    {
        let bad = app_files(&list(&format!(r#"["index.html","{path}"]"#)));
        assert_eq!(bad, Err(FolderFault::BadPath { path: path.replace("\\\\", "\\") }), "{path}");
    }
    assert_eq!(app_files(&list("[\"a.js\"]")), Err(FolderFault::Missing { path: PAGE.into() }));
    for bad in ["", "[]", "{}", r#"{"files":["index.html"]}"#, &list("1"), &list("[1]"), &named.replace(":1,", ":2,")] {
        assert_eq!(app_files(bad), Err(FolderFault::NoList), "{bad}");
    }
}

#[test]
fn only_the_apps_files_and_ours_may_be_replaced() {
    let found: Vec<String> = ["index.html", "a.js", FILE, GUIDE, "anh.png", "a.js/b"].map(str::to_owned).into();
    assert_eq!(strangers(&list(r#"["a.js","index.html"]"#), &found), Ok(vec!["anh.png", "a.js/b"]));
    assert_eq!(strangers("", &found), Err(FolderFault::NoList));
}

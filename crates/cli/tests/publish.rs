//! `thuocdo publish`: folders of publications, from every kind of input, and what is never overwritten.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::{Folder, ON_TIME, Ran, json, keys, ordered, repository_file, run, run_with, sheet};
use serde_json::Value;
use thuocdo_core::snapshot;

const PAGE: &str =
    "<!doctype html><head><meta content=./a.js name=thuocdo-js><meta content=./a.wasm name=thuocdo-wasm></head>";
const LIST: &str = r#"{"format":"thuocdo.files","version":1,"files":["a.js","css/a.css","index.html","sw.js"]}"#;
const MOMENT: &str = "2026-11-25T14:05:00+07:00";

/// A stand-in for the built app, and a place for folders.
struct Desk {
    folder: Folder,
    app: String,
}

impl Desk {
    fn new() -> Desk {
        let folder = Folder::new();
        fs::create_dir_all(folder.path().join("dist/css")).unwrap();
        for (path, content) in
            [("index.html", PAGE), ("a.js", "js"), ("css/a.css", "css"), ("sw.js", "worker"), ("files.json", LIST)]
        {
            folder.file(&format!("dist/{path}"), content);
        }
        // What lies in dist and is not the app's own stays there.
        folder.file("dist/ghi-chu.txt", "riêng");
        let app = folder.path().join("dist").to_str().unwrap().to_owned();
        Desk { folder, app }
    }

    fn at(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn publish(&self, name: &str, rest: &[&str]) -> Ran {
        let (target, app) = (self.at(name), format!("--app={}", self.app));
        run(&[&["publish", target.as_str()], rest, &[app.as_str()]].concat())
    }
}

fn files_in(folder: &Path) -> Vec<String> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                found.push(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, folder, &mut found);
    found.sort();
    found
}

const LAI_CHAU: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/publications/lai-chau-2020.json");
const GIA_LAI: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/publications/gia-lai-2026.json");
const HEADING: &[&str] = &["--title", "Kết quả năm 2026", "--publisher=UBND tỉnh", "--published-at", MOMENT];

#[test]
fn a_publication_becomes_a_folder_that_a_host_can_serve() {
    let desk = Desk::new();
    let ran = desk.publish("cong-bo/nam-2020", &[LAI_CHAU]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let wanted = [
        "HUONG-DAN.txt",
        "a.js",
        "cong-bo.json",
        "css/a.css",
        "files.json",
        "index.html",
        "phieu-cham.csv",
        "sw.js",
        "xep-hang.csv",
    ];
    let folder = desk.folder.path().join("cong-bo/nam-2020");
    assert_eq!(files_in(&folder), wanted);
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    assert!(page.contains(r#"<meta name="thuocdo-publication" content="./cong-bo.json">"#), "{page}");
    let told = ran.line();
    assert_eq!((&told["units"], &told["period"], &told["replaced"]), (&28.into(), &"2020".into(), &Value::Null));
    assert_eq!(told["files"].as_array().unwrap().last().unwrap(), "index.html");
    let names = ["folder", "title", "publisher", "published_at", "framework", "period", "units", "files", "replaced"];
    assert_eq!(keys(&ordered(&ran.out)), names);
    // What does not come out in it is told, and published all the same: it is frozen.
    assert!(ran.err.contains("86,54"), "{}", ran.err);
    let file = fs::read_to_string(folder.join("cong-bo.json")).unwrap();
    assert_eq!(
        snapshot::read(&file).unwrap().snapshot.to_json(),
        snapshot::read(&repository_file("assets/publications/lai-chau-2020.json")).unwrap().snapshot.to_json()
    );
    let ranked = fs::read_to_string(folder.join("xep-hang.csv")).unwrap();
    assert!(ranked.starts_with("\u{feff}Xếp hạng;Đơn vị;Nhóm;"), "{ranked}");
    let guide = fs::read_to_string(folder.join("HUONG-DAN.txt")).unwrap();
    assert!(guide.starts_with(told["title"].as_str().unwrap()) && guide.contains("thuocdo verify cong-bo.json"));
    // The CSV of the answers is one that `rank` takes.
    let csv = folder.join("phieu-cham.csv").to_str().unwrap().to_owned();
    let ran = run(&["rank", &csv, "--framework", "lai-chau-2020"]);
    assert_eq!((ran.code, ran.line().as_array().unwrap().len()), (Some(0), 28));
}

/// What is frozen stays as it is, also where it comes on standard input: an excerpt with the ranks of its table.
#[test]
fn a_publication_on_standard_input_is_published_as_it_is() {
    let desk = Desk::new();
    for id in ["gia-lai-2026", "lao-cai-sipas-2024", "lao-cai-766-2024"] {
        let text = repository_file(&format!("assets/publications/{id}.json"));
        let (target, app) = (desk.at(id), format!("--app={}", desk.app));
        let ran = run_with(&["publish", &target, "-", &app], text.as_str());
        assert_eq!(ran.code, Some(0), "{id}: {}", ran.err);
        let file = fs::read_to_string(Path::new(&target).join("cong-bo.json")).unwrap();
        let read = |text: &str| snapshot::read(text).unwrap().snapshot.to_json();
        assert_eq!(read(&file), read(&text), "{id}");
        let ran = run_with(&["publish", &target, "-", &app, "--title=Khác"], text);
        assert_eq!(ran.code, Some(1));
        assert!(ran.err.contains("đã chốt nên không nhận --title"), "{}", ran.err);
    }
    // Anything else is what `rank` takes.
    let ran = desk.publish("rong", &["-"]);
    assert_eq!((ran.code, ran.codes().len()), (Some(1), 1), "{}", ran.err);
    let (target, app) = (desk.at("phieu"), format!("--app={}", desk.app));
    let arguments = [&["publish", target.as_str(), "-", app.as_str()], HEADING].concat();
    let ran = run_with(&arguments, sheet("xã A", ON_TIME));
    assert_eq!((ran.code, &ran.line()["units"]), (Some(0), &1.into()), "{}", ran.err);
}

#[test]
fn the_last_period_goes_into_the_folder_and_leaves_with_it() {
    let desk = Desk::new();
    let ran = desk.publish("ra", &[LAI_CHAU, "--previous", GIA_LAI]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(files_in(Path::new(&desk.at("ra"))).contains(&"ky-truoc.json".to_owned()));
    assert_eq!(desk.publish("ra", &[LAI_CHAU]).code, Some(0));
    assert!(!files_in(Path::new(&desk.at("ra"))).contains(&"ky-truoc.json".to_owned()));
    assert_eq!(desk.publish("khac", &[LAI_CHAU, "--previous", "khong-co.json"]).code, Some(1));
    assert!(!Path::new(&desk.at("khac")).exists());
}

#[test]
fn what_rank_takes_becomes_a_publication_that_verifies() {
    let desk = Desk::new();
    let sheets = desk.folder.file("phieu.ndjson", [sheet("xã A", ON_TIME), sheet("xã B", "{}")].join("\n"));
    let round = desk.folder.file(
        "dot.json",
        format!(
            r#"{{"format":"thuocdo.round","version":1,"title":"Đợt năm 2026","framework":{{"id":"qd766-2022"}},
            "period":"2026","groups":["Xã"],"units":[{{"unit":{{"name":"xã A","group":"Xã"}},"answers":{ON_TIME}}}]}}"#
        ),
    );
    let table = desk.folder.file("bang.csv", "unit;THAM_DINH;DIEU_TRA\nSở A;60;20\nSở B;50,5;21\n");
    let results = desk.folder.file("ket-qua.csv", "unit;Tổng điểm;Chỉ số\nSở A;80;81,63\nSở B;60;75,00\n");
    type Case<'c> = (&'c str, &'c [&'c str], &'c str, &'c str);
    let cases: [Case; 5] = [
        (&sheets, &[], "Kết quả năm 2026", "2026"),
        (&round, &[], "Kết quả năm 2026", "2026"),
        (&table, &["--framework", "lai-chau-2020", "--period", "2020"], "Kết quả năm 2026", "2020"),
        // Results alone make a framework of their own.
        (&results, &["--framework", "lai-chau-2020", "--period", "2020"], "Kết quả năm 2026", "2020"),
        (&sheets, &["--decision", "1/QĐ-UBND", "--note", "Lần đầu"], "Kết quả năm 2026", "2026"),
    ];
    for (at, (file, more, title, period)) in cases.into_iter().enumerate() {
        let name = format!("ra-{at}");
        let ran = desk.publish(&name, &[&[file], HEADING, more].concat());
        assert_eq!(ran.code, Some(0), "{file}: {}", ran.err);
        let file = desk.at(&format!("{name}/cong-bo.json"));
        let verified = run(&["verify", &file]);
        assert_eq!((verified.code, &verified.line()["agrees"]), (Some(0), &Value::Bool(true)), "{}", verified.err);
        let published = json(&fs::read_to_string(&file).unwrap());
        assert_eq!((&published["title"], &published["period"]), (&title.into(), &period.into()));
        assert_eq!(published["published_at"], MOMENT);
    }
    // A round has a title of its own.
    let ran = desk.publish("ra-dot", &[&round, "--publisher", "UBND tỉnh", "--published-at", MOMENT]);
    assert_eq!(ran.line()["title"], "Đợt năm 2026");
    // A link of a publication as well.
    let (payload, _) = thuocdo_core::exchange::encode_publication(
        &snapshot::read(&fs::read_to_string(desk.at("ra-0/cong-bo.json")).unwrap()).unwrap().snapshot,
    )
    .unwrap();
    let ran = desk.publish("ra-lien-ket", &[&format!("https://a.example/#/xem/{payload}")]);
    assert_eq!((ran.code, &ran.line()["units"]), (Some(0), &2.into()), "{}", ran.err);
    // From standard input too.
    let (target, app) = (desk.at("ra-vao"), format!("--app={}", desk.app));
    let arguments = [&["publish", &target, "-", &app], HEADING].concat();
    assert_eq!(run_with(&arguments, sheet("xã A", ON_TIME)).code, Some(0));
}

#[test]
fn an_earlier_publication_is_replaced_and_told_and_nothing_else_is() {
    let desk = Desk::new();
    assert_eq!(desk.publish("ra", &[LAI_CHAU]).code, Some(0));
    // The build has another file now; the one that went is taken away.
    desk.folder.file("dist/b.js", "js");
    desk.folder.file("dist/files.json", LIST.replace("a.js", "b.js"));
    let ran = desk.publish("ra", &[GIA_LAI]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let old = json(&repository_file("assets/publications/lai-chau-2020.json"));
    assert_eq!(ran.line()["replaced"]["title"], old["title"]);
    assert_eq!(ran.line()["replaced"]["published_at"], old["published_at"]);
    assert!(ran.err.contains("đã thay bản công bố"), "{}", ran.err);
    let files = files_in(&desk.folder.path().join("ra"));
    assert!(files.contains(&"b.js".to_owned()) && !files.contains(&"a.js".to_owned()), "{files:?}");
    // A folder of a publication is an app too, and may be its own.
    let ran = run(&["publish", &desk.at("ra"), LAI_CHAU, "--app", &desk.at("ra")]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let page = fs::read_to_string(desk.at("ra/index.html")).unwrap();
    assert_eq!(page.matches("thuocdo-publication").count(), 1);

    fs::create_dir(desk.at("rieng")).unwrap();
    desk.folder.file("rieng/luan-van.docx", "x");
    desk.folder.file("ra/them.txt", "x");
    desk.folder.file("tep", "x");
    for (name, said) in
        [("rieng", "luan-van.docx"), ("ra", "them.txt"), ("tep", "không phải thư mục"), ("dist", "cong-bo.json")]
    {
        // The list of the app does not know the file beside it.
        if name == "dist" {
            fs::remove_file(desk.at("dist/ghi-chu.txt")).unwrap();
            fs::remove_file(desk.at("dist/a.js")).unwrap();
        }
        let before = if name == "tep" { Vec::new() } else { files_in(&desk.folder.path().join(name)) };
        let ran = desk.publish(name, &[LAI_CHAU]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{name}");
        assert!(ran.err.contains(said), "{name}: {}", ran.err);
        if name != "tep" {
            assert_eq!(files_in(&desk.folder.path().join(name)), before, "{name}");
        }
    }
    // A folder that is there and empty is welcome.
    fs::create_dir(desk.at("trong")).unwrap();
    assert_eq!(desk.publish("trong", &[LAI_CHAU]).code, Some(0));
}

#[test]
fn what_is_missing_or_wrong_is_told_and_no_folder_is_made() {
    let desk = Desk::new();
    let good = desk.folder.file("phieu.json", sheet("xã A", ON_TIME));
    let bad = desk.folder.file("sai.json", sheet("xã A", r#"{"ONLINE":{"points":"99"}}"#));
    let two = [sheet("xã A", "{}"), sheet("xã B", "{}").replace("\"2026\"", "\"2025\"")].join("\n");
    let two = desk.folder.file("hai-ky.ndjson", two);
    let table = desk.folder.file("bang.csv", "unit;THAM_DINH\nSở A;60\n");
    let mut changed = json(&repository_file("assets/publications/lai-chau-2020.json"));
    common::edit(&mut changed, "/framework/hash", Some("0".repeat(64).into()));
    let changed = desk.folder.file("khac.json", changed.to_string());
    let long = "x".repeat(1_001);
    let long_title = ["--title", long.as_str(), "--publisher=A", "--published-at", MOMENT];
    type Case<'c> = (Vec<&'c str>, &'c str, i32);
    let cases: Vec<Case> = vec![
        (vec![&good], "--title, --publisher, --published-at", 1),
        ([&[good.as_str()], &HEADING[..3]].concat(), "thiếu --published-at", 1),
        ([&[bad.as_str()], HEADING].concat(), "N11", 1),
        ([&[two.as_str()], HEADING].concat(), "thiếu --period", 1),
        ([&[two.as_str(), "--period=2026"], HEADING].concat(), "kỳ 2025", 1),
        ([&[table.as_str(), "--framework=lai-chau-2020"], HEADING].concat(), "thiếu --period", 1),
        ([&[good.as_str()], &long_title[..]].concat(), "F13", 1),
        (vec![LAI_CHAU, "--title", "Khác"], "không nhận --title", 1),
        (vec![&changed], "A02", 1),
        (vec!["khong-co.json"], "F21", 1),
        (vec!["#/xem/3hong"], "L0", 1),
        (vec![], "tên tệp", 2),
        (vec![&good, "--published-at", "2026-11-25"], "--published-at", 2),
        (vec![&good, "--period", "Q1"], "--period", 2),
        (vec![&good, "--khac"], "--khac", 2),
    ];
    for (arguments, said, code) in cases {
        let ran = desk.publish("ra", &arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(code), ""), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
        assert!(!desk.folder.path().join("ra").exists(), "{arguments:?}");
    }
}

#[test]
fn without_a_built_app_no_folder_is_made() {
    let desk = Desk::new();
    let check = |said: &str| {
        let ran = desk.publish("ra", &[LAI_CHAU]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{said}");
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
        assert!(!desk.folder.path().join("ra").exists(), "{said}");
    };
    desk.folder.file("dist/index.html", "<html>");
    check("index.html");
    desk.folder.file("dist/index.html", PAGE);
    fs::remove_file(desk.at("dist/a.js")).unwrap();
    check("a.js");
    desk.folder.file("dist/files.json", LIST.replace("a.js", "../a.js"));
    check("../a.js");
    desk.folder.file("dist/files.json", "{}");
    check("files.json");
    fs::remove_file(desk.at("dist/files.json")).unwrap();
    check("make build");
    // Where nobody says, the app is looked for in `dist`, here and not elsewhere.
    let mut command = common::command(&["publish", &desk.at("ra"), LAI_CHAU]);
    let output = command.current_dir(desk.folder.path().join("dist")).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("dist: không có ứng dụng đã build") && said.contains("--app"), "{said}");
    desk.folder.file("dist/files.json", LIST);
    desk.folder.file("dist/a.js", "js");
    let mut command = common::command(&["publish", "ra", LAI_CHAU]);
    assert_eq!(command.current_dir(desk.folder.path()).output().unwrap().status.code(), Some(0));
}

//! What a round says it is compared with, in what `rank` and `publish` make of it, as the app compares.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::fs;
use std::sync::Arc;

use common::{Folder, repository_file, run};
use thuocdo_core::round::{Round, RoundUnit};
use thuocdo_core::snapshot::{self, Snapshot};

fn example(id: &str) -> Snapshot {
    snapshot::read(&repository_file(&format!("assets/publications/{id}.json"))).unwrap().snapshot
}

/// A round of the units of an example, and what it is compared with.
fn round(previous: Option<Snapshot>) -> String {
    let now = example("lai-chau-2020");
    let mut round = Round::new(Arc::clone(&now.framework), "Đợt thử", now.period);
    round.groups.clone_from(&now.groups);
    let unit = |unit: &snapshot::PublishedUnit| RoundUnit { sheet: Arc::clone(&unit.sheet), received: None };
    round.units = now.units.iter().map(unit).collect();
    round.previous = previous.map(Arc::new);
    round.to_json().to_line()
}

#[test]
fn a_round_is_ranked_and_published_against_its_own_last_period() {
    let folder = Folder::new();
    let with = folder.file("co.json", round(Some(example("lai-chau-2020"))));
    let without = folder.file("khong.json", round(None));
    let other = folder.file("khac.json", repository_file("assets/publications/gia-lai-2026.json"));
    fs::create_dir_all(folder.path().join("dist")).unwrap();
    folder.file("dist/a.js", "js");
    folder.file(
        "dist/index.html",
        "<!doctype html><head><meta content=./a.js name=thuocdo-js><meta content=./a.wasm name=thuocdo-wasm></head>",
    );
    folder.file("dist/files.json", r#"{"format":"thuocdo.files","version":1,"files":["a.js","index.html"]}"#);
    let app = format!("--app={}", folder.path().join("dist").display());
    let heading = ["--publisher=UBND tỉnh", "--published-at=2026-11-25T14:05:00+07:00"];
    // The arguments, and the title of what it is compared with; what is said goes before what the round has.
    for (at, (arguments, against)) in [
        (vec![with.as_str()], Some("lai-chau-2020")),
        (vec![&with, "--previous", &other], Some("gia-lai-2026")),
        (vec![&without, "--previous", &other], Some("gia-lai-2026")),
        (vec![&without], None),
    ]
    .into_iter()
    .enumerate()
    {
        let ranked = run(&[&["rank"], &arguments[..]].concat());
        assert_eq!(ranked.code, Some(0), "{}", ranked.err);
        let line = ranked.line();
        let earlier = &line[0]["change"]["earlier"];
        let wanted = against.map(|id| if id == "lai-chau-2020" { "found" } else { "new" });
        assert_eq!(earlier.as_str(), wanted, "{arguments:?}");
        let target = folder.path().join(format!("ra-{at}"));
        let published = run(&[&["publish", target.to_str().unwrap(), &app], &arguments[..], &heading].concat());
        assert_eq!(published.code, Some(0), "{}", published.err);
        let beside = fs::read_to_string(target.join("ky-truoc.json")).ok();
        let title = beside.map(|text| snapshot::read(&text).unwrap().snapshot.title);
        assert_eq!(title, against.map(|id| example(id).title), "{arguments:?}");
    }
}

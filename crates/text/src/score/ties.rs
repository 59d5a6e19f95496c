//! What tells equal results apart, in words.

use thuocdo_core::framework::{Framework, TieBreaker};

/// One tie-breaker: "Điểm mục 3 Cải cách thủ tục hành chính cao hơn xếp trước".
pub fn tie_breaker(framework: &Framework, breaker: &TieBreaker) -> String {
    match breaker {
        TieBreaker::Attainable => "Mẫu số lớn hơn xếp trước".to_owned(),
        TieBreaker::Points(id) => {
            let node = framework.find(id).map(|index| framework.node(index));
            let name = node.map_or_else(|| id.clone(), |node| format!("{} {}", node.number, node.name.vi));
            format!("Điểm mục {} cao hơn xếp trước", name.trim())
        }
    }
}

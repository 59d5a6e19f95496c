//! What is wrong with a framework in work, in the words of the editor's forms.

use thuocdo_core::problem::{Fault, Problem, WantedType};

use super::editor::*;
use super::editor_choices::choices_at;
use super::editor_places::place_words;
use crate::{formula, problem, visible};

/// The most letters of a criterion's name that stand in a sentence about it.
const NAME_LETTERS: usize = 60;

/// Where a finding is: in the file, and as the forms call it.
pub struct FormPlace<'p> {
    /// The place in the file, below the node where there is one; with the field that is missing: `rule.full_at`.
    pub place: &'p str,
    /// The node it belongs to, in words; `None` for the heading and the policies.
    pub node: Option<String>,
    /// Whether the node has children.
    pub has_children: bool,
    /// The labels of the fields of the node's rule.
    pub of_rule: &'p dyn Fn(&str) -> Option<&'static str>,
}

impl FormPlace<'_> {
    /// "“Điểm tối đa” của tiêu chí 1.1 “Ban hành kế hoạch”".
    fn whose(&self) -> String {
        match (&self.node, self.place) {
            (Some(node), "") => node.clone(),
            (Some(node), place) => format!("{} của {node}", place_words(place, self.of_rule)),
            (None, "") => format!("“{PART_HEADING}”"),
            (None, place) => place_words(place, self.of_rule),
        }
    }
}

/// A criterion as its findings call it: its number and its name, or what of them there is.
pub fn node_words(number: &str, name: &str, id: &str, is_leaf: bool) -> String {
    let kind = if is_leaf { "tiêu chí" } else { "nhóm" };
    let name = match name.char_indices().nth(NAME_LETTERS) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name.to_owned(),
    };
    match (number.trim(), name.trim()) {
        ("", "") if id.is_empty() => format!("{kind} chưa có tên"),
        ("", "") => format!("{kind} có mã “{}”", visible(id)),
        ("", name) => format!("{kind} “{}”", visible(name)),
        (number, "") => format!("{kind} {}", visible(number)),
        (number, name) => format!("{kind} {} “{}”", visible(number), visible(name)),
    }
}

/// The button that takes a field of the file away.
pub fn drop_field(field: &str) -> String {
    match field {
        "rule" => format!("Bỏ “{NODE_RULE}”"),
        _ => format!("Bỏ trường “{}”", visible(field)),
    }
}

/// What a criterion lost when it got criteria below it: the fields of the file, told as its form calls them.
pub fn leaf_taken(node: &str, fields: &[&str]) -> String {
    let words: Vec<String> = fields.iter().map(|field| place_words(field, &|_| None)).collect();
    format!("{} nay có mục con nên không còn: {}.", begun(node), words.join(", "))
}

/// What the reader finds wrong, in the words of the form.
pub fn form_sentence(found: &Problem, at: &FormPlace) -> String {
    let whose = at.whose();
    let named = match at.choices() {
        list if list.is_empty() => String::new(),
        list if list.len() == 1 => format!(" Hãy chọn “{}”.", list[0]),
        list => format!(" Hãy chọn một trong: {}.", list.join("; ")),
    };
    match &found.fault {
        // The head of the file is in no form.
        _ if at.node.is_none() && matches!(at.place, "format" | "version") => problem::sentence(found, None),
        Fault::MissingField { .. } => match (parts(at.place), at.is_yes_or_no()) {
            ([], true) => format!("Chưa ghi rõ {whose}. Hãy bấm vào ô này để chọn có hoặc không."),
            ([], _) if at.place == "policies.classes.list" => {
                format!("Chưa điền {whose}. Hãy thêm từng mức: “{CLASS_NAME}”, “{CLASS_FROM}”.")
            }
            ([], _) if named.is_empty() => format!("Chưa điền {whose}. Hãy điền vào."),
            ([], _) => format!("Chưa chọn {whose}.{named}"),
            (parts, _) => format!("Chưa điền phần {whose}. Cần có đủ: {}.", parts.join("; ")),
        },
        Fault::EmptyText => format!("Chưa điền {whose}. Hãy điền vào."),
        Fault::UnknownField { field } => format!(
            "Tệp có trường “{}” ở {whose}, biểu mẫu không có ô nào như vậy. Hãy bỏ trường này, hoặc sửa lại tên cho đúng trong tệp.",
            visible(field)
        ),
        Fault::DuplicateField { .. } => {
            format!("Tệp ghi hai lần {whose}, không rõ lấy giá trị nào. Hãy sửa lại ô này; giá trị mới thay cả hai.")
        }
        Fault::UnknownWord { found, .. } if !named.is_empty() => {
            format!("Không dùng được “{}” cho {whose}.{named}", visible(found))
        }
        Fault::WrongType { wanted } => {
            format!("Tệp ghi sai kiểu dữ liệu ở {whose}: phải là {}. Hãy nhập lại.", kind_of(*wanted))
        }
        Fault::BadDate { found } => {
            format!("“{}” ở {whose} không phải là một ngày. Hãy ghi ngày/tháng/năm, ví dụ 02/11/2026.", visible(found))
        }
        Fault::NeitherLeafNorInner if at.has_children => {
            format!("{} vừa có mục con vừa có “{NODE_RULE}”. Hãy chỉ giữ một trong hai.", begun(&whose))
        }
        Fault::NeitherLeafNorInner => {
            format!(
                "{} chưa có “{NODE_RULE}” và chưa có mục con. Hãy chọn cách tính điểm hoặc thêm mục con.",
                begun(&whose)
            )
        }
        Fault::Formula { fault } => format!("{} sai: {}. Hãy sửa công thức.", begun(&whose), formula::fault(fault)),
        _ if at.node.is_some() || !at.place.is_empty() => problem::sentence_at(found, &format!("ở {whose}")),
        _ => problem::sentence(found, None),
    }
}

impl FormPlace<'_> {
    fn choices(&self) -> Vec<&'static str> {
        choices_at(self.place).iter().map(|(_, words)| *words).collect()
    }

    fn is_yes_or_no(&self) -> bool {
        self.place.ends_with("whole") || (self.place == "not_applicable" && self.node.is_some())
    }
}

/// What a part of the forms consists of, all of which is needed.
fn parts(place: &str) -> &'static [&'static str] {
    match place {
        "rule.num" | "rule.den" | "rule.count" | "rule.percent" | "rule.value" => {
            &[FIGURE_LABEL, FIGURE_NOUN, FIGURE_WHOLE]
        }
        _ => &[],
    }
}

fn kind_of(wanted: WantedType) -> &'static str {
    match wanted {
        WantedType::Text => "chữ",
        WantedType::Bool => "có hoặc không",
        WantedType::Number => "một số",
        WantedType::List => "một danh sách",
        WantedType::Object => "một nhóm ô",
    }
}

/// The words at the beginning of a sentence.
fn begun(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(node: Option<&str>, place: &str, fault: Fault) -> String {
        let of_rule = |name: &str| (name == "full_at").then_some(FULL_AT_PERCENT);
        let at = FormPlace { place, node: node.map(str::to_owned), has_children: false, of_rule: &of_rule };
        form_sentence(&Problem::at(place, fault), &at)
    }

    fn missing(field: &str) -> Fault {
        Fault::MissingField { field: field.into(), choices: &["\"none\"", "{\"decimals\": 2, \"mode\": \"half_up\"}"] }
    }

    #[test]
    fn the_forms_words_stand_for_those_of_the_file() {
        let node = node_words("1.1.2", "Ban hành kế hoạch", "A", true);
        let node = Some(node.as_str());
        let table = [
            (
                None,
                "policies.classes.list",
                missing("list"),
                "Chưa điền “Các mức xếp loại, từ cao xuống thấp”. Hãy thêm từng mức: “Tên mức”, “Từ chỉ số (%)”.",
            ),
            (
                None,
                "policies.rounding.total",
                missing("total"),
                "Chưa chọn “Làm tròn tổng điểm”. Hãy chọn một trong: Không làm tròn; Làm tròn.",
            ),
            (
                None,
                "status",
                missing("status"),
                "Chưa chọn “Nguồn”. Hãy chọn một trong: Chép đủ từ văn bản; Chép một phần từ văn bản; Ví dụ, không phải văn bản chính thức.",
            ),
            (
                node,
                "zero_denominator",
                missing("zero_denominator"),
                "Chưa chọn “Khi không phát sinh (0/0)” của tiêu chí 1.1.2 “Ban hành kế hoạch”. Hãy chọn một trong: 0 điểm; Đủ điểm; Không áp dụng; Chưa có kết quả (cộng 0).",
            ),
            (
                node,
                "rule.measure",
                missing("value"),
                "Chưa chọn “Đo bằng” của tiêu chí 1.1.2 “Ban hành kế hoạch”. Hãy chọn một trong: Tỷ lệ (tử số ÷ mẫu số, %); Một con số.",
            ),
            (
                node,
                "rule.num",
                missing("num"),
                "Chưa điền phần “Tử số” của tiêu chí 1.1.2 “Ban hành kế hoạch”. Cần có đủ: Nhãn trên phiếu; Từ để đếm; Số nguyên.",
            ),
            (node, "id", missing("id"), "Chưa điền “Mã” của tiêu chí 1.1.2 “Ban hành kế hoạch”. Hãy điền vào."),
            (
                node,
                "id",
                Fault::DuplicateId { id: "A".into(), like: "a".into() },
                "Mã “A” ở “Mã” của tiêu chí 1.1.2 “Ban hành kế hoạch” trùng với mã “a”. Mỗi tiêu chí cần một mã riêng.",
            ),
            (
                node,
                "max",
                Fault::DuplicateField { field: "max".into() },
                "Tệp ghi hai lần “Điểm tối đa” của tiêu chí 1.1.2 “Ban hành kế hoạch”, không rõ lấy giá trị nào. Hãy sửa lại ô này; giá trị mới thay cả hai.",
            ),
            (
                node,
                "",
                Fault::NeitherLeafNorInner,
                "Tiêu chí 1.1.2 “Ban hành kế hoạch” chưa có “Cách tính điểm” và chưa có mục con. Hãy chọn cách tính điểm hoặc thêm mục con.",
            ),
            (
                None,
                "in_force.from",
                Fault::BadDate { found: "31/02/2026".into() },
                "“31/02/2026” ở “Áp dụng từ ngày” không phải là một ngày. Hãy ghi ngày/tháng/năm, ví dụ 02/11/2026.",
            ),
            (
                node,
                "rule.options",
                Fault::NoOptions,
                "Chưa có mức nào ở “Các mức” của tiêu chí 1.1.2 “Ban hành kế hoạch”. Hãy thêm ít nhất một mức.",
            ),
        ];
        for (node, place, fault, words) in table {
            assert_eq!(said(node, place, fault), words, "{place}");
        }
    }

    #[test]
    fn no_choice_of_a_form_is_told_in_the_words_of_the_file() {
        for (place, word) in [("rule.kind", "no_such"), ("status", "x"), ("policies.ties", "x"), ("scored_by", "x")] {
            let fault = Fault::UnknownWord { found: word.into(), choices: &["official", "linear_ratio", "dense"] };
            let words = said(None, place, fault);
            assert!(
                !words.contains("official") && !words.contains("linear_ratio") && !words.contains("dense"),
                "{words}"
            );
        }
    }

    #[test]
    fn a_criterion_is_called_by_what_it_has() {
        for (number, name, id, is_leaf, words) in [
            ("1.1", "Ban hành", "A", true, "tiêu chí 1.1 “Ban hành”"),
            ("1", "", "A", false, "nhóm 1"),
            ("", "Ban hành", "A", true, "tiêu chí “Ban hành”"),
            ("", "", "A", true, "tiêu chí có mã “A”"),
            ("", "", "", true, "tiêu chí chưa có tên"),
        ] {
            assert_eq!(node_words(number, name, id, is_leaf), words);
        }
        assert!(node_words("1", &"ă".repeat(61), "A", true).ends_with("ă…”"));
    }
}

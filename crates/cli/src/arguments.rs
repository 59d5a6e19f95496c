//! Arguments of a command: its inputs, and its options, each with a value behind it.

/// Whether somebody asks how a command is called: `--help` or `-h`, wherever it stands.
pub(crate) fn asks_for_help(arguments: &[String]) -> bool {
    arguments.iter().any(|argument| matches!(argument.as_str(), "--help" | "-h"))
}

/// What stands behind a command.
pub(crate) struct Arguments {
    /// What is no option, in order.
    pub(crate) inputs: Vec<String>,
    options: Vec<(&'static str, String)>,
}

impl Arguments {
    /// Reads `--name value` and `--name=value` for the known options; all else is an input.
    pub(crate) fn of(arguments: &[String], known: &[&'static str]) -> Result<Arguments, String> {
        let (mut inputs, mut options) = (Vec::new(), Vec::<(&'static str, String)>::new());
        let mut left = arguments.iter();
        while let Some(argument) = left.next() {
            if !argument.starts_with("--") {
                inputs.push(argument.clone());
                continue;
            }
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (argument.as_str(), None),
            };
            let Some(name) = known.iter().copied().find(|known| *known == name) else {
                return Err(format!("không có tùy chọn “{name}”."));
            };
            if options.iter().any(|(other, _)| *other == name) {
                return Err(format!("{name} chỉ được ghi một lần."));
            }
            match value.or_else(|| left.next().cloned()) {
                Some(value) if !value.is_empty() => options.push((name, value)),
                _ => return Err(format!("sau {name} phải có giá trị.")),
            }
        }
        Ok(Arguments { inputs, options })
    }

    /// The value of an option, where it is given.
    pub(crate) fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str())
    }
}

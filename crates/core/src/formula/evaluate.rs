//! What a formula is worth: its tree computed with exact numbers.

use super::{Choice, FormulaFault, FormulaFaultKind as Kind, Node, Step};
use crate::number::{Decimal, Exact};

pub(super) struct Evaluation<'a> {
    pub(super) names: &'a [String],
    pub(super) max_points: &'a Exact,
    pub(super) value: &'a dyn Fn(&str) -> Option<Decimal>,
}

impl Evaluation<'_> {
    pub(super) fn node(&self, node: &Node) -> Result<Exact, FormulaFault> {
        match node {
            Node::Number(value) => Ok(Exact::from(*value)),
            Node::MaxPoints => Ok(self.max_points.clone()),
            Node::Figure { name, at } => self.figure(*name, *at),
            Node::Negated(inner) => Ok(&Exact::ZERO - &self.node(inner)?),
            Node::Chain { first, steps } => {
                steps.iter().try_fold(self.node(first)?, |value, step| self.step(&value, step))
            }
            Node::Least(arguments) => self.best(arguments, Exact::min),
            Node::Greatest(arguments) => self.best(arguments, Exact::max),
            Node::If(choice) => self.choice(choice),
        }
    }

    fn figure(&self, name: usize, at: usize) -> Result<Exact, FormulaFault> {
        let name = self.names.get(name).map_or("", String::as_str);
        let value = (self.value)(name).ok_or_else(|| Kind::UnknownName { name: name.to_owned() }.at(at))?;
        Ok(Exact::from(value))
    }

    fn step(&self, value: &Exact, step: &Step) -> Result<Exact, FormulaFault> {
        let operand = self.node(&step.operand)?;
        step.operator.of(value, &operand).ok_or_else(|| Kind::DivisionByZero.at(step.at))
    }

    fn best(&self, arguments: &[Node], better: fn(Exact, Exact) -> Exact) -> Result<Exact, FormulaFault> {
        let mut values = arguments.iter().map(|argument| self.node(argument));
        let first = values.next().unwrap_or(Ok(Exact::ZERO))?;
        values.try_fold(first, |best, value| Ok(better(best, value?)))
    }

    fn choice(&self, choice: &Choice) -> Result<Exact, FormulaFault> {
        let order = self.node(&choice.left)?.cmp(&self.node(&choice.right)?);
        self.node(choice.taken(order))
    }
}

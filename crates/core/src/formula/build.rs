//! A formula built anew in another language, part by part: for those who write it as a formula of a spreadsheet.

pub use super::token::{Comparison, Operator};
use super::{Choice, Formula, Node, Step};
use crate::number::Decimal;

/// Builds a formula in a language of its own.
pub trait Builder {
    /// What a part of the formula becomes.
    type Part;

    /// A number as it stands.
    fn number(&self, value: Decimal) -> Self::Part;
    /// The leaf's maximum points.
    fn max_points(&self) -> Self::Part;
    /// A figure by its name.
    fn figure(&self, name: &str) -> Self::Part;
    /// A value with the other sign.
    fn negated(&self, value: Self::Part) -> Self::Part;
    /// Two values joined by a sign.
    fn joined(&self, left: Self::Part, operator: Operator, right: Self::Part) -> Self::Part;
    /// The least of some values.
    fn least(&self, values: Vec<Self::Part>) -> Self::Part;
    /// The greatest of some values.
    fn greatest(&self, values: Vec<Self::Part>) -> Self::Part;
    /// One of two values, as a comparison decides; the other one is not computed.
    fn choice(
        &self,
        condition: (Self::Part, Comparison, Self::Part),
        then: Self::Part,
        otherwise: Self::Part,
    ) -> Self::Part;
}

impl Formula {
    /// The formula in another language.
    pub fn build<B: Builder>(&self, builder: &B) -> B::Part {
        self.part(&self.root, builder)
    }

    fn part<B: Builder>(&self, node: &Node, builder: &B) -> B::Part {
        let all = |nodes: &[Node]| nodes.iter().map(|node| self.part(node, builder)).collect();
        match node {
            Node::Number(value) => builder.number(*value),
            Node::MaxPoints => builder.max_points(),
            Node::Figure { name, .. } => builder.figure(self.names.get(*name).map_or("", String::as_str)),
            Node::Negated(inner) => builder.negated(self.part(inner, builder)),
            Node::Chain { first, steps } => {
                let first = self.part(first, builder);
                steps.iter().fold(first, |left, Step { operator, operand, .. }| {
                    builder.joined(left, *operator, self.part(operand, builder))
                })
            }
            Node::Least(nodes) => builder.least(all(nodes)),
            Node::Greatest(nodes) => builder.greatest(all(nodes)),
            Node::If(choice) => {
                let Choice { left, comparison, right, then, otherwise } = &**choice;
                let condition = (self.part(left, builder), *comparison, self.part(right, builder));
                builder.choice(condition, self.part(then, builder), self.part(otherwise, builder))
            }
        }
    }
}

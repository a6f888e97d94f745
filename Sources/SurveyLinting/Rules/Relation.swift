internal import SurveyModel

/// A check that compares two things which are always there, as `len(t) > 5` or `k < n`.
///
/// The solver knows questions one by one; that two comparisons of the same two things exclude each other can be seen
/// without it.
struct Relation {
    private enum Order: Hashable { case less, equal, greater }

    private let left: Expression
    private let right: Expression
    /// How the two may stand to each other.
    private let orders: Set<Order>

    /// - Parameters:
    ///   - condition: The check.
    ///   - isPresent: Whether a name surely has a value where the check is looked at.
    init?(_ condition: Expression, isPresent: (String) -> Bool) {
        guard case .binary(let operation, let left, let right) = condition.node else { return nil }
        let orders: Set<Order>
        switch operation {
        case .less: orders = [.less]
        case .lessOrEqual: orders = [.less, .equal]
        case .greater: orders = [.greater]
        case .greaterOrEqual: orders = [.greater, .equal]
        case .equal: orders = [.equal]
        case .notEqual: orders = [.less, .greater]
        default: return nil
        }
        guard left.isPlain, right.isPlain, condition.references.allSatisfy(isPresent) else { return nil }
        // What is a constant stands on the right.
        let isTurned = left.references.isEmpty || (!right.references.isEmpty && right.description < left.description)
        self.left = isTurned ? right : left
        self.right = isTurned ? left : right
        self.orders = isTurned ? Set(orders.map { $0 == .less ? .greater : $0 == .greater ? .less : .equal }) : orders
    }

    /// Whether no values are in both relations.
    func excludes(_ other: Relation) -> Bool {
        guard left.node == other.left.node else { return false }
        if right.node == other.right.node { return orders.isDisjoint(with: other.orders) }
        guard let limit = right.constant?.first?.position, let otherLimit = other.right.constant?.first?.position else {
            return false
        }
        // Up to the lower limit and from the higher one on: what the two allow on the side where they could meet.
        let (low, high) = limit < otherLimit ? (self, other) : (other, self)
        return limit != otherLimit && !low.orders.contains(.greater) && !high.orders.contains(.less)
    }
}

extension Expression {
    /// Whether it has a value wherever its names do.
    fileprivate var isPlain: Bool {
        switch node {
        case .integer, .decimal, .date, .time, .dateTime, .name: true
        case .member(let base, _): base.node == .name("case")
        case .call("len", let arguments), .call("words", let arguments), .call("count", let arguments):
            arguments.count == 1 && arguments[0].filter == nil && arguments[0].value.isPlain
        case .unary(.minus, let operand): operand.isPlain
        default: false
        }
    }
}

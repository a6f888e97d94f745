/// Which way an interview goes at a place, for who counts the ways.
extension Interview {
    /// Which of its jumps is taken after an item now, from 0; `nil` for none.
    package func jumpTaken(after position: Int) -> Int? {
        plan.formulas[position].jumps.firstIndex { isTrue($0, at: position) }
    }

    /// Which of ``PlanItem/conditions`` is the first that does not hold now, from 0; `nil` where all do.
    package func firstFalseCondition(at position: Int) -> Int? {
        plan.formulas[position].conditions.firstIndex { !isTrue($0, at: position) }
    }
}

/// How much of a survey some sittings reached together.
package struct Coverage: Sendable {
    package let map: ReachMap
    /// The numbers of the points that were reached.
    package private(set) var reached: Set<Int> = []

    package init(_ map: ReachMap) { self.map = map }

    package mutating func add(_ sitting: Sitting) { reached.formUnion(map.reached(by: sitting)) }

    /// How many points of a kind were reached, and how many there are.
    package func share(of kind: ReachMap.Kind) -> (reached: Int, total: Int) {
        let points = map.points.indices.filter { map.points[$0].kind == kind }
        return (points.count { reached.contains($0) }, points.count)
    }

    /// What was not reached, in the order of the map; no test goes through every point of a scale.
    package var unreached: [ReachMap.Point] {
        map.points.indices.filter { !reached.contains($0) && map.points[$0].kind != .point }.map { map.points[$0] }
    }
}

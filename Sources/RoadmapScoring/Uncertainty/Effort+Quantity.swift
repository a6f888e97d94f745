package import Statistics

extension Initiative.Effort {
    /// How the ends are meant.
    package enum Shape: String, Codable, Hashable, Sendable, CaseIterable {
        /// The least, the likeliest and the most, as a smooth hump.
        case pert
        /// The same with straight lines between them.
        case triangular
    }

    /// What is known about the person-weeks.
    package var quantity: UncertainQuantity {
        guard low < high else { return .fixed(low) }
        switch shape {
        case .pert: if let pert = PERT(low: low, mode: middle, high: high) { return .pert(pert) }
        case .triangular:
            if let triangular = Triangular(low: low, mode: middle, high: high) { return .triangular(triangular) }
        case nil: break
        }
        return .lognormal(Lognormal(interval: low...high))
    }

    private var middle: Double { min(max(likely ?? (low + high) / 2, low), high) }
}

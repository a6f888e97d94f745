internal import FoundationEssentials
internal import SurveyModel

extension Account {
    /// What a condition of `target` sees under a name.
    func value(named name: String) -> Value? {
        switch name {
        case "id": .text(id)
        case "name": .text(self.name)
        case "source": .text(source)
        case "lifecycle": lifecycle.map(Value.text)
        case "seats": seats.map(Value.integer)
        case "revenue":
            revenue.flatMap { ThemeEstimate.plausibleRevenue.contains($0) ? .decimal(Decimal($0)) : nil }
        default: attributes[name].map(Value.text)
        }
    }
}

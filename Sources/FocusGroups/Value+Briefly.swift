internal import FoundationEssentials
package import SurveyModel

extension Value {
    /// As a moderator reads it at a glance: numbers with at most two digits behind the point.
    package var briefly: String {
        guard case .decimal(let number) = self, let value = Double(number.description), abs(value) < 1e12 else {
            return shown
        }
        return (Decimal(Int((value * 100).rounded())) / 100).description
    }
}

/// The customer base that shares are shares of.
package struct Population: Hashable, Sendable {
    /// In rising order of id; of two with one id the first counts.
    package let accounts: [Account]
    /// How far the product is for each account, 0 to 1: f of the guard `icp`.
    package let fits: [Double]
    /// What one voice is.
    package let unit: WorkspaceSettings.Unit
    private let numbers: [String: Int]
    /// Which accounts could write a ticket now, in the order of ``accounts``.
    let isActive: [Bool]
    /// What each account pays, as it is on file.
    let revenues: [Double?]

    /// Makes the base from the accounts on file, and from those that only evidence names.
    ///
    /// Of the latter nothing is known: they are for the product, and in the segment of those without attributes.
    package init(
        _ accounts: [Account], unlisted: [String] = [], target: TargetSettings? = nil,
        unit: WorkspaceSettings.Unit = .accounts
    ) {
        // Nothing is copied where nothing is added: there may be very many.
        let all = unlisted.isEmpty ? accounts : accounts + unlisted.map { Account(id: $0, source: "", name: "") }
        self.init(all, fits: target?.fits(of: all) ?? Array(repeating: 1, count: all.count), unit: unit)
    }

    /// Makes the base with how far the product is for each account, in the order of the accounts given.
    package init(_ accounts: [Account], fits: [Double], unit: WorkspaceSettings.Unit = .accounts) {
        // As a store gives them, they need no second look, which would take as much memory again.
        if zip(accounts, accounts.dropFirst()).allSatisfy({ $0.id < $1.id }), fits.count == accounts.count {
            self.accounts = accounts
            self.fits = fits
        } else {
            var seen: Set<String> = []
            let distinct = zip(accounts, fits).filter { seen.insert($0.0.id).inserted }.sorted { $0.0.id < $1.0.id }
            self.accounts = distinct.map(\.0)
            self.fits = distinct.map(\.1)
        }
        self.unit = unit
        isActive = self.accounts.map(\.isActive)
        revenues = self.accounts.map(\.revenue)
        numbers = Dictionary(uniqueKeysWithValues: self.accounts.lazy.enumerated().map { ($1.id, $0) })
    }

    package var count: Int { accounts.count }

    /// The place of an account, by id.
    package func number(of account: String) -> Int? { numbers[account] }

    /// The weight T of each account: what its voice is worth in the workspace's unit, times how far it is a target.
    ///
    /// Where the unit is not known of an account, it weighs nothing; where it is known of none, all weigh the same.
    package var weights: [Double] {
        let base = self.base(unit) ?? Array(repeating: 1, count: count)
        return zip(base, fits).map { $0 * $1 }
    }

    /// What each account's voice is worth in a unit; `nil` where it is known of none.
    package func base(_ unit: WorkspaceSettings.Unit) -> [Double]? {
        let base: [Double] =
            switch unit {
            case .accounts: Array(repeating: 1, count: count)
            case .users: accounts.map { Double(max(0, $0.users ?? 0)) }
            case .seats: accounts.map { Double(max(0, $0.seats ?? 0)) }
            case .revenue: accounts.map { $0.countedRevenue ?? 0 }
            }
        return base.contains { $0 > 0 } ? base : nil
    }

    /// The value of a segment attribute, or an empty text.
    func level(_ attribute: String, of account: Int) -> String {
        accounts[account].attributes[attribute] ?? (attribute == "lifecycle" ? accounts[account].lifecycle : nil) ?? ""
    }
}

extension Account {
    /// Its revenue where that can be summed: plausible and not negative.
    package var countedRevenue: Double? {
        guard let revenue, revenue >= 0, ThemeEstimate.plausibleRevenue.contains(revenue) else { return nil }
        return revenue
    }

    /// Whether it could write a ticket now: it has come, and has not left.
    fileprivate var isActive: Bool {
        switch lifecycle?.lowercased() {
        case "churned", "prospect": false
        default: true
        }
    }
}

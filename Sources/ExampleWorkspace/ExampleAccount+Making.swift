internal import Tabulation

extension ExampleAccount {
    /// Sixty customers, some with names that trip programs up.
    static func make(seed: UInt64) -> [ExampleAccount] {
        names.enumerated().map { index, name in
            var chance = Chance(seed: seed, name: "account \(index)")
            let plan = ["free", "team", "enterprise"][chance.index(weights: [12, 32, 16])]
            let seats =
                switch plan {
                case "free": chance.integer(in: 1...5)
                case "team": chance.integer(in: 6...80)
                default: chance.integer(in: 60...900)
                }
            let price =
                switch plan {
                case "free": 0
                case "team": chance.integer(in: 150...210)
                default: chance.integer(in: 220...320)
                }
            // Two leavers are certain, since the follow-up interviews are about them.
            let leaves = index == 11 || index == 23 || chance.happens(0.06)
            return ExampleAccount(
                id: String(4_200_000_101 + index), name: name, plan: plan, seats: seats, revenue: seats * price,
                region: chance.pick(["EMEA", "EMEA", "AMER", "APAC"]),
                lifecycle: leaves ? "churned" : plan != "free" && chance.happens(0.05) ? "trial" : "active",
                needs: Complaint.all.filter { chance.happens($0.likelihood(plan: plan)) }.map(\.theme))
        }
    }

    /// The accounts as a customer system exports them.
    package static func csv(_ accounts: [ExampleAccount]) -> String {
        let columns = ["Account ID", "Account Name", "Plan", "Seats", "ARR (EUR)", "Size Band", "Region", "Lifecycle"]
        let rows: [[Cell]] = accounts.map { account in
            [
                .text(account.id), .text(account.name), .text(account.plan), .integer(account.seats),
                .integer(account.revenue), .text(account.sizeBand), .text(account.region), .text(account.lifecycle),
            ]
        }
        return Table(columns: columns.map { Table.Column($0) }, rows: rows).text(as: .csv)
    }

    private static let names = [
        "Aldergate Freight", "Amberfield Foods", "Anker & Sohn Logistik", "Arbutus Clinics", "Bellwether Energy",
        "Birchwood Schools", "Blauwal Versand", "Bluebell Hotels", "Boulangerie Noël", "Brightwater Shipping",
        "Brouwerij De Eik", "Calder Steelworks", "Cantilever Homes", "Casa Ibáñez", "Cedar & Pine Furniture",
        "Clearbrook Water", "Cobalt Robotics", "Copperline Rail", "Dunmore Insurance", "Eastgate Dental",
        "Elmhurst Libraries", "Fenwick \"Fast\" Couriers", "Fjordkraft Nett", "Foxglove Pharmacy", "Galena Mining",
        "Gläserne Manufaktur", "Greenholt Farms", "Halcyon Travel", "Harbour Lane, Inc.", "Hazelmere Council",
        "Hollis Paper", "Ironbridge Tools", "Juniper Optics", "Kestrel Aviation", "Kingfisher Labs",
        "Kuźnia Łódź", "Larch Legal", "Lumen Theatre", "Marigold Catering", "Meridian Mutual",
        "Minato Trading 港商事", "Northgate Vets", "Oakhurst Motors", "Orchard Valley", "Osprey Security",
        "Pebble Beach Rentals", "Pinecrest Credit Union", "Quayside Markets", "Ravenna Tiles", "Redstart Media",
        "Rowan Biotech", "Saltmarsh Seafood", "Silverbirch Care", "Skylark Telecom", "Sorrel Fashion",
        "Stonecrop Builders", "Tamarind Spices", "Thistledown Yarn", "Umbra Lighting", "Yarrow Games",
    ]
}

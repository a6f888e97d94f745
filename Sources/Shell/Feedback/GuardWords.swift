internal import FeedbackModel

extension Guard {
    /// What it does, for people who know nothing of statistics.
    var sentence: String {
        switch self {
        case .distinctAccounts: "An account counts once, however often it speaks or writes."
        case .shrinkage:
            "Where few were asked, the share is drawn towards what is usual for needs of its kind, so that three loud "
                + "voices make no trend."
        case .poststratify:
            "Answers are weighted so that those asked are like all customers: if mostly large ones were reached, the few "
                + "small ones count more."
        case .silentMajority:
            "Most customers with a need never write. Those who were asked show how many do, and so what the tickets say "
                + "about the silent ones."
        case .translation:
            "What we wrote down for a customer is taken as sometimes wrong, a customer's own tick as right."
        case .calm:
            "How bad it is comes from what happened. How loudly it is told moves that only a little, in either direction."
        case .icp:
            "Customers that the product is not made for count less, by the rules under 'target'. They are set aside, not "
                + "thrown away."
        case .recency: "Old answers count less. They do not change the share by themselves; they leave more doubt."
        case .focusGroup: "People who answered in one room influence each other, so together they count for fewer."
        case .concentration:
            "Says so where one customer has most of the revenue behind a need. It changes no need; in the roadmap's weighted "
                + "score such a customer counts only up to the limit."
        }
    }

    /// What a ledger line calls its effect.
    var effect: String {
        switch self {
        case .distinctAccounts: "each account once"
        case .shrinkage: "few answers drawn to what is usual"
        case .poststratify: "those asked made like all customers"
        case .silentMajority: "the silent ones, from tickets"
        case .translation: "errors in what we wrote down"
        case .calm: "what happened, not how loud it is told"
        case .icp: "customers it is not made for set aside"
        case .recency: "old answers count less"
        case .focusGroup: "one room is not many voices"
        case .concentration: "one large customer pointed out"
        }
    }
}

extension NeedEstimate.Badge {
    /// One or two words for a narrow column.
    var label: String {
        switch self {
        case .notAsked: "not asked"
        case .smallSample: "small sample"
        case .isolated: "isolated"
        case .singleCustomer: "one customer"
        case .heavyWeights: "heavy weights"
        case .notWeighted: "not weighted"
        case .unmatched: "no account"
        }
    }

    /// What it means for whoever reads the number.
    func sentence(_ estimate: ThemeEstimate, largest: String?) -> String {
        switch self {
        case .notAsked: "nobody was asked: the share comes from tickets alone"
        case .smallSample:
            "small sample: \(estimate.askedAccounts) asked; below \(ThemeEstimate.smallSample) the true share lies outside "
                + "of the interval more often than 1 time in 10"
        case .isolated: "isolated: fewer than three accounts are known to have it"
        case .singleCustomer:
            "one customer\(largest.map { ", \($0)," } ?? "") has most of the revenue behind it"
        case .heavyWeights:
            "those asked differ so much from all customers that the weights cost more than half of the answers"
        case .notWeighted: "those asked could not be weighted to be like all customers, so they count alike"
        case .unmatched: "more than a fifth of the answers belong to no known account"
        }
    }
}

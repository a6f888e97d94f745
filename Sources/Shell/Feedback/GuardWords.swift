internal import FeedbackModel
internal import Reporting

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
        case .agreement:
            "A need about which our own coders disagree is in no ranking until it is described better and coded again; "
                + "surveys/audit.yaml says who found what. It changes no number."
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
        case .agreement: "what coders disagree about left out of ranks"
        }
    }
}

extension NeedEstimate.Badge {
    private func alpha(_ estimate: ThemeEstimate) -> String {
        estimate.agreement.map { " (α \(NumberText.score($0.alpha)) over \(NumberText.count($0.items, "item")))" } ?? ""
    }

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
        case .tentativeCoding: "coders differ"
        case .unreliableCoding: "coders disagree"
        }
    }

    /// What it means for whoever reads the number.
    func sentence(_ estimate: ThemeEstimate, largest: String?) -> String {
        switch self {
        case .notAsked: "nobody was asked: the share comes from tickets alone"
        case .smallSample:
            EvidenceSentences.smallSample(estimate)
        case .isolated: "isolated: fewer than three accounts are known to have it"
        case .singleCustomer:
            "one customer\(largest.map { ", \($0)," } ?? "") has most of the revenue behind it"
        case .heavyWeights:
            "those asked differ so much from all customers that the weights cost more than half of the answers"
        case .notWeighted: "those asked could not be weighted to be like all customers, so they count alike"
        case .unmatched: "more than a fifth of the answers belong to no known account"
        case .tentativeCoding: "coders differ about what belongs to it\(alpha(estimate)): take it as a first conclusion"
        case .unreliableCoding:
            "coders disagree about what belongs to it\(alpha(estimate)), so it has no rank: describe it better in "
                + "surveys/themes.yaml and code it again"
        }
    }
}

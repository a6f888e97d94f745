/// A question that is asked everywhere in the same words, so that its numbers can be compared.
///
/// A preset becomes an ordinary question of an ordinary type; that it was one is kept for results and lint.
package enum Preset: String, Hashable, Sendable, CaseIterable {
    /// The Net Promoter Score: promoters (9, 10) less detractors (0 to 6), in percent of all who answered.
    ///
    /// Source: Reichheld, "The one number you need to grow", Harvard Business Review 81(12), 2003.
    case nps
    /// Customer satisfaction: the share of the two best of five points.
    ///
    /// Source: Farris, Bendle, Pfeifer & Reibstein, "Marketing Metrics" (2010), section 2.7, customer satisfaction.
    case csat
    /// The Customer Effort Score in its second version: the share who agree at least somewhat (5 to 7) that it was easy.
    ///
    /// Source: Dixon, Toman & DeLisi, "The Effortless Experience" (2013), chapter 6; the first version is Dixon, Freeman
    /// & Toman, "Stop trying to delight your customers", Harvard Business Review 88(7/8), 2010.
    case ces
    /// The importance of an outcome, one half of an opportunity score.
    case importance
    /// The satisfaction with an outcome, the other half.
    case satisfaction
    /// The opportunity score: importance + max(importance − satisfaction, 0), from 1 to 9 on scales of five points.
    ///
    /// Source: Ulwick, "Turn customer input into innovation", Harvard Business Review 80(1), 2002; the score of a group
    /// takes ten times the share of the two best points in the place of each rating.
    case opportunity
}

/// One step of the store's shape.
///
/// A migration is text and nothing else, so that no later change of our types can alter what it did. One that was
/// shipped is never edited: the next change is the next migration.
struct Migration: Sendable {
    /// The store's `user_version` after this step.
    var version: Int
    var sql: String

    static let all = [
        first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth,
        thirteenth, fourteenth, fifteenth,
    ]

    /// Marks a file as a Canvass store: "CANV" in its header.
    static let applicationID: Int64 = 0x4341_4E56
}

/// The forms in which a group is written down for others.
package enum PaperForm: String, Hashable, Sendable, CaseIterable {
    case markdown = "md"
    case html, csv, json, vtt
}

package import FeedbackModel

/// Ideas and who supports them.
package protocol IdeaStore {
    /// All ideas with their supporters and the themes that were found in them, in the order of their ids.
    ///
    /// Beside what the board says of a supporter stands what is on file about the contact.
    func ideaSupport() throws(StoreFailure) -> [IdeaSupport]

    /// The same for one idea; `nil` where there is none with this id.
    func ideaSupport(_ id: String) throws(StoreFailure) -> IdeaSupport?
}

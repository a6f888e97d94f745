/// An array in pieces, of which a changed copy shares all pieces but the one that was changed.
///
/// A plain array copies all of its elements when one is changed in a copy. A session's state is copied with every line
/// that is tried out on it, so what grows with the survey lies in pieces: trying a line then costs the same in a survey of
/// ten questions and of a thousand.
///
/// All of it can be inlined: as generic code of another module, each access would cost more than what it gives access to.
package struct ChunkedArray<Element> {
    /// Pieces of 16, which cost least with a thousand questions.
    ///
    /// All but the last are full, and none is empty.
    @usableFromInline var chunks: [[Element]] = []

    @inlinable package init() {}

    @inlinable package init(repeating element: Element, count: Int) {
        for start in stride(from: 0, to: count, by: 16) {
            chunks.append(Array(repeating: element, count: Swift.min(16, count - start)))
        }
    }

    @inlinable package init(_ elements: some Sequence<Element>) {
        for element in elements { append(element) }
    }

    @inlinable package mutating func append(_ element: Element) {
        if count.isMultiple(of: 16) { chunks.append([]) }
        chunks[chunks.count - 1].append(element)
    }

    @inlinable package mutating func popLast() -> Element? {
        guard !chunks.isEmpty else { return nil }
        let element = chunks[chunks.count - 1].removeLast()
        if chunks[chunks.count - 1].isEmpty { chunks.removeLast() }
        return element
    }
}

extension ChunkedArray: RandomAccessCollection, MutableCollection {
    @inlinable package var startIndex: Int { 0 }
    @inlinable package var endIndex: Int { count }

    @inlinable package var count: Int {
        chunks.isEmpty ? 0 : (chunks.count - 1) * 16 + chunks[chunks.count - 1].count
    }

    @inlinable package subscript(index: Int) -> Element {
        get { chunks[index / 16][index % 16] }
        _modify { yield &chunks[index / 16][index % 16] }
    }
}

extension ChunkedArray: Sendable where Element: Sendable {}
extension ChunkedArray: Equatable where Element: Equatable {}
extension ChunkedArray: Hashable where Element: Hashable {}

import FeedbackModel
import SourceDiagnostics
import Testing

@testable import Importing

/// Reviews of the shapes that stores and listening tools export, written for these tests.
struct ReviewPresetTests {
    private func imported(_ bytes: [UInt8], preset expected: String) throws -> (ImportReport, Gathering) {
        let fitting = Preset.fitting(try FileShape(of: source(bytes)), kind: nil)
        #expect(fitting.map(\.preset.name) == [expected])
        let mapping = try #require(fitting.first?.mapping)
        let (report, sink) = try ImportingTests.imported(bytes, by: mapping)
        let (again, _) = try ImportingTests.imported(bytes, by: mapping, into: sink, pieces: 3)
        #expect((again.stored, again.updated) == (0, 0))
        return (report, sink)
    }

    private func utf16(_ text: String) -> [UInt8] {
        [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    private let play = """
        Package Name,App Version Code,App Version Name,Reviewer Language,Device,Review Submit Date and Time,Review Submit Millis Since Epoch,Review Last Update Date and Time,Review Last Update Millis Since Epoch,Star Rating,Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,Developer Reply Text,Review Link
        com.x,7,1.2,de,starlte,2026-01-01T00:00:00Z,1767225600000,2026-01-02T00:00:00Z,1767312000000,2,Naja,"Export hängt,
        immer",2026-01-03T00:00:00Z,1767398400000,Sorry for that,http://play.google.com/console/app-details?reviewId=gp:AOq-1&x=2
        com.x,7,1.2,en,beyond1,2026-01-01T00:00:01Z,1767225601000,2026-01-01T00:00:01Z,1767225601000,5,,,,,,

        """

    @Test func googlePlayReviewsAreInUTF16AndSomeAreARatingAlone() throws {
        let (report, sink) = try imported(utf16(play), preset: "google-play-reviews")
        #expect((report.read, report.stored) == (2, 2))
        let review = try #require(sink.tickets["play:gp:AOq-1"])
        #expect((review.kind, review.subject, review.satisfaction, review.language) == (.review, "Naja", 0.25, "de"))
        #expect(review.body == "Export hängt,\nimmer")
        #expect((review.createdAt, review.updatedAt) == (1_767_225_600, 1_767_312_000))
        #expect((review.accountID, review.contactID) == (nil, nil))
        // The stars as they were given, and what we said to it, which is no evidence.
        #expect(review.unmapped?.contains(#""Star Rating":"2""#) == true)
        #expect(review.unmapped?.contains("Sorry for that") == true)
        let rating = try #require(sink.tickets.values.first { $0.id != review.id })
        #expect((rating.satisfaction, rating.subject, rating.body) == (1, "", ""))
    }

    // A review that is changed comes again in a later month, and so does a rating without words.
    @Test func aChangedReviewIsTheSameReview() throws {
        let (_, sink) = try imported(utf16(play), preset: "google-play-reviews")
        let later = play.replacing("1767312000000,2,Naja", with: "1769990400000,4,Besser")
            .replacing("1767225601000,5,", with: "1769990400000,1,")
        let (report, _) = try ImportingTests.imported(
            utf16(later), by: try preset("google-play-reviews"), into: sink)
        #expect((report.stored, report.updated) == (0, 2))
        #expect(sink.tickets["play:gp:AOq-1"]?.satisfaction == 0.75)
    }

    @Test func theAppStoreListsReviewsAsDataAndAsAFeed() throws {
        let (_, sink) = try imported(
            Array(
                #"""
                {"data":[
                {"type":"customerReviews","id":"r1","attributes":{"rating":1,"title":"No","body":"Export stops","reviewerNickname":"ann77","createdDate":"2026-02-03T04:05:06-08:00","territory":"USA"},"links":{"self":"x"}}],"links":{}}
                """#.utf8), preset: "app-store-reviews")
        let review = try #require(sink.tickets["appstore:r1"])
        #expect((review.satisfaction, review.createdAt, review.channel) == (0, 1_770_120_306, "app_store"))
        #expect(review.unmapped == #"{"attributes.rating":1,"attributes.territory":"USA","type":"customerReviews"}"#)
        #expect(review.contactID?.hasPrefix("p_") == true)
        let (report, feed) = try imported(
            Array(
                #"""
                {"feed":{"author":{"name":{"label":"iTunes"}},"entry":[
                {"id":{"label":"9"},"title":{"label":"The app"},"content":{"label":"Buy"},"im:name":{"label":"App"}},
                {"author":{"uri":{"label":"u"},"name":{"label":"bob"}},"updated":{"label":"2026-02-03T04:05:06-07:00"},"im:rating":{"label":"4"},"im:version":{"label":"1.2"},"id":{"label":"77"},"title":{"label":"Good"},"content":{"label":"Works","attributes":{"type":"text"}}}]}}
                """#.utf8), preset: "itunes-reviews")
        #expect(report.dropped == ["the app itself": 1])
        #expect(feed.tickets["appstore:77"]?.satisfaction == 0.75)
        #expect(feed.tickets["appstore:77"]?.unmapped?.contains("bob") == false)
    }

    // What a tool thinks of a mood never becomes ours.
    @Test func postsKeepTheirToolsOpinionBesideThem() throws {
        let (report, sink) = try imported(
            Array(
                """
                text,author,url,published_at,channel,language,sentiment
                Export stops again,@ann,https://example.com/1,2026-02-03T04:05:06Z,reddit,en,-0.93
                No address,@bo,,2026-02-03T04:05:06Z,x,en,0.1

                """.utf8), preset: "social-posts")
        #expect(report.stored == 2)
        let post = try #require(sink.tickets["social:https://example.com/1"])
        #expect((post.kind, post.satisfaction, post.channel) == (.review, nil, "reddit"))
        #expect(post.unmapped == #"{"sentiment":"-0.93","url":"https://example.com/1"}"#)
        #expect(!sink.tickets.values.contains { $0.contactID?.hasPrefix("@") == true })
    }

    @Test func aReviewHasNoAccount() {
        let found = mistakes(
            """
            mapping: 1
            name: x
            kind: review
            source: x
            keep: [a b]
            fields: {id: {column: i}, account: {column: a}}
            """)
        #expect(found.map(\.message) == ["a review has no field 'account'"])
    }
}

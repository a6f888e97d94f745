internal import FeedbackModel
internal import Importing
@testable internal import StoreSQLite
internal import Testing

struct RecordDigestTests {
    // As stores of version 9 hold them: tickets that come again after the upgrade must be found unchanged.
    @Test
    func aTicketWithoutDetailsHasTheDigestThatItAlwaysHad() throws {
        var batch = TicketBatch()
        batch.add(
            Ticket(
                id: "csv:1", source: "csv", subject: "Export stops", body: "It ends", createdAt: 1_767_312_000,
                accountID: "A1"))
        let row = try #require(batch.rows.first)
        let digests = TicketDigests(row, of: batch.fields)
        #expect(hexadecimal(digests.text) == "A56F36A4296040E0AD7F83375C9ABC99")
        #expect(hexadecimal(digests.whole) == "FD7F39DF5AA3B4861DEC0C6F508008AF")
        #expect(!row.hasDetails)
    }

    private func hexadecimal(_ digest: RecordDigest) -> String {
        let digits = Array("0123456789ABCDEF")
        return digest.withUnsafeBytes { bytes in
            String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
        }
    }
}

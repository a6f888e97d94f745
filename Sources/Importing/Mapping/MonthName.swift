/// The names of months, short and long, in the languages in which exports are met: a closed list.
enum MonthName {
    /// English, German, Spanish, French, Portuguese, Italian and Dutch, as CLDR 44 has them; none means two months.
    private static let names: [[String]] = [
        ["jan", "january", "jän", "januar", "ene", "enero", "janv", "janvier", "janeiro", "gen", "gennaio", "januari"],
        ["feb", "february", "februar", "febrero", "févr", "février", "fev", "fevereiro", "febbraio", "februari"],
        ["mar", "march", "mär", "mrz", "märz", "marzo", "mars", "março", "mrt", "maart"],
        ["apr", "april", "abr", "abril", "avr", "avril", "aprile"],
        ["may", "mai", "mayo", "maio", "mag", "maggio", "mei"],
        ["jun", "june", "juni", "junio", "juin", "junho", "giu", "giugno"],
        ["jul", "july", "juli", "julio", "juil", "juillet", "julho", "lug", "luglio"],
        ["aug", "august", "ago", "agosto", "août", "augustus"],
        ["sep", "sept", "september", "septiembre", "septembre", "set", "setembro", "settembre"],
        ["oct", "october", "okt", "oktober", "octubre", "octobre", "out", "outubro", "ott", "ottobre"],
        ["nov", "november", "noviembre", "novembre", "novembro"],
        ["dec", "december", "dez", "dezember", "dic", "diciembre", "déc", "décembre", "dezembro", "dicembre"],
    ]

    private static let months: [String: Int] = {
        var months: [String: Int] = [:]
        for (index, names) in names.enumerated() {
            for name in names { months[name] = index + 1 }
        }
        return months
    }()

    /// The number of a month, from 1; strings are compared by canonical equivalence.
    static func month(_ name: String) -> Int? { months[name.lowercased()] }
}

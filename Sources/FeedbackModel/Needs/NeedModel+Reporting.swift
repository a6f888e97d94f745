extension NeedModel {
    /// How many accounts' worth of certainty the rate of writing has: as set, or as the themes show.
    package var reportingStrength: Double {
        settings.reportingStrength ?? ReportingRate.strength(self, ReportingRate.byCategory(self))
    }

    /// To which power weights are taken with the guards that are on: as set, or as the answers show.
    package var weightPower: Double {
        var calculation = NeedCalculation(self)
        return calculation.smoothing(settings.active).power
    }
}

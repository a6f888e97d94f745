package import FeedbackModel
internal import Reporting
package import RoadmapScoring

/// The roadmap with what the feedback says now.
package struct RoadmapPicture: Hashable, Sendable {
    package var roadmap: Roadmap
    package var feedback: FeedbackPicture
    /// How needs that one initiative covers go together.
    package var overlaps: [NeedOverlap]

    /// What surveys answered, for methods that ask them.
    package var answers: [MethodAnswer]

    package init(roadmap: Roadmap, feedback: FeedbackPicture, answers: [MethodAnswer] = []) {
        self.roadmap = roadmap
        self.feedback = feedback
        self.answers = answers
        overlaps = NeedOverlap.all(roadmap, estimates: feedback.estimates, model: feedback.model)
    }

    /// What the scores by some methods follow from.
    package func scoring(_ configuration: RoadmapScoring.Configuration) -> RoadmapScoring {
        var configuration = configuration
        configuration.guards = configuration.guards ?? guards
        return RoadmapScoring(
            roadmap, estimates: feedback.estimates, targetAccounts: feedback.targetAccounts, overlaps: overlaps,
            answers: answers, configuration: configuration)
    }

    /// The decision guards as the workspace has them.
    package var guards: DecisionGuardSettings { feedback.model.settings.decision }

    /// All methods that the roadmap has something for, with the guards as the workspace has them.
    package func configuration(seed: UInt64) -> RoadmapScoring.Configuration {
        .init(seed: seed, methods: roadmap.usedMethods, guards: guards)
    }

    /// How many were asked about what each initiative rests on.
    var samples: SampleSizes { SampleSizes(roadmap, estimates: feedback.estimates) }

    /// The scores by some methods.
    package func scores(_ configuration: RoadmapScoring.Configuration) -> [RoadmapScore] {
        scoring(configuration).scores()
    }
}

extension Session {
    /// The roadmap as `surveys/roadmap.yaml` has it now.
    package func roadmap() throws -> Roadmap {
        let path = try requireWorkspace().surveys + "/roadmap.yaml"
        guard surroundings.files.isFile(path) else {
            throw CommandFailure(
                .missingFile, "there is no roadmap: \(path)", hint: "write the initiatives to choose from into it")
        }
        let codebook = try codebook()
        let teams = try settings()?.teams.map(\.name) ?? []
        return try definition(path) { bytes, file, log in
            RoadmapParser.parse(
                bytes, file: file, codebook: codebook, teams: teams.isEmpty ? nil : teams, log: log)
        }
    }

    /// The roadmap and all evidence, counted.
    package func roadmapPicture(counting given: [Evidence]? = nil) throws -> RoadmapPicture {
        // Mistakes in the roadmap are told before tickets are matched.
        let roadmap = try roadmap()
        let feedback = try feedbackPicture(counting: given)
        return RoadmapPicture(
            roadmap: roadmap.resolving(feedback.merges), feedback: feedback, answers: try methodAnswers(for: roadmap))
    }

    /// An initiative by its id as typed.
    func initiative(_ id: String, in roadmap: Roadmap) throws(CommandFailure) -> Initiative {
        guard let initiative = roadmap.initiatives.first(where: { $0.id == id }) else {
            throw .unknown(
                "initiative", id, of: roadmap.initiatives.map(\.id), otherwise: "surveys/roadmap.yaml has none")
        }
        return initiative
    }
}

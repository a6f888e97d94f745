// EvidenceGathering

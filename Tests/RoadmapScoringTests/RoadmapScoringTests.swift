// RoadmapScoring

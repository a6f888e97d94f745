// SurveyYAML

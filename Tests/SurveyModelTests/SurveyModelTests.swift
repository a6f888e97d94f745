// SurveyModel

// FeedbackModel

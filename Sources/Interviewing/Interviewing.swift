// Interviewing

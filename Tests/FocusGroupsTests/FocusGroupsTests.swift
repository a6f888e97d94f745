// FocusGroups

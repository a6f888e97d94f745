// ExampleWorkspace

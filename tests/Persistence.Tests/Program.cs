using LiveView.Persistence.Tests.Durability;

// The test runner loads this assembly and never calls this; the durability tests start it as a process they can kill.
await AppendUntilKilled.RunAsync();

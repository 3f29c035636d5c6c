using LiveView.Persistence.Tests.Durability;

// The test runner loads this assembly and never calls this. The durability tests start it as a process they can kill, and
// "dotnet LiveView.Persistence.Tests.dll write-rate" measures.
if (args is ["write-rate"])
{
    await WriteRate.MeasureAsync();
}
else
{
    await AppendUntilKilled.RunAsync();
}

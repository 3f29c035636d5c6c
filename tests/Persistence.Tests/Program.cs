using LiveView.Persistence.Tests.Audit;
using LiveView.Persistence.Tests.Durability;
using LiveView.Persistence.Tests.Spool;

// The test runner loads this assembly and never calls this. The durability tests start it as a process they can kill, and
// "dotnet LiveView.Persistence.Tests.dll write-rate" (or audit-rate) measures.
if (args is ["write-rate"])
{
    await WriteRate.MeasureAsync();
}
else if (args is ["audit-rate"])
{
    await AuditRate.MeasureAsync();
}
else if (args is [KeepUntilKilled.Verb, var directory])
{
    await KeepUntilKilled.RunAsync(directory);
}
else
{
    await AppendUntilKilled.RunAsync();
}

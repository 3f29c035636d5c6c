namespace LiveView.Media.Tests.Ingest;

/// <summary>Tests that count processes: each has the machine to itself.</summary>
[CollectionDefinition("processes", DisableParallelization = true)]
public class ProcessTests;

// Browsers and servers that run beside each other on a small machine measure each other.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]

namespace LiveView.Api.Tests.Hosting;

/// <summary>Tests of pictures, which wait for cameras most of the time, have a server of their own: beside the other one they cost nobody time.</summary>
[CollectionDefinition(Name)]
public sealed class PictureServerCollection : ICollectionFixture<LiveServer>
{
    public const string Name = "picture server";
}

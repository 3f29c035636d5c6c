using LiveView.Media.Mp4;

namespace LiveView.Media.Tests.Mp4;

/// <summary>Keeps what a reader cut.</summary>
internal sealed class Pieces : IFragmentReceiver
{
    public List<InitSegment> Inits { get; } = [];

    public List<CutFragment> Fragments { get; } = [];

    public InitSegment Init => Assert.Single(Inits);

    public byte[] AllBytes =>
        [.. Inits.SelectMany(init => init.Bytes.ToArray()), .. Fragments.SelectMany(cut => cut.Memory[cut.Headroom..].ToArray())];

    public void OnInit(InitSegment init) => Inits.Add(init);

    public void OnFragment(CutFragment fragment) => Fragments.Add(fragment);
}
